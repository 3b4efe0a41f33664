-- What an office issued between two days, without reading its whole register.
CREATE INDEX certification_number_day ON certification_number (agency_id, day) WHERE state = 'ISSUED';
CREATE INDEX refusal_at ON refusal (agency_id, at);
CREATE INDEX annulment_at ON annulment (agency_id, at);
