-- The administrator's desk: who sets an office up, and what was changed by whom.

ALTER TABLE official_right DROP CONSTRAINT official_right_role_check;
ALTER TABLE official_right ADD CONSTRAINT official_right_role_check
    CHECK (role IN ('INTAKE', 'LEADER', 'CLERK', 'ADMIN'));

-- A right that ended and was given again has two lines: the old one stays.
ALTER TABLE official_right DROP CONSTRAINT official_right_pkey;
ALTER TABLE official_right ADD PRIMARY KEY (agency_id, official_id, role, from_day);
CREATE INDEX official_right_of ON official_right (official_id);

-- A password that somebody else made: it opens only the page that changes it.
ALTER TABLE official ADD COLUMN password_once boolean NOT NULL DEFAULT false;

-- What administrators changed; lines are only ever added.
CREATE TABLE administration (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    by_official uuid REFERENCES official,                 -- null: from the command line
    kind text NOT NULL,
    subject text NOT NULL,                                -- log-in name, dossier code, name of a thing
    detail text NOT NULL,
    PRIMARY KEY (agency_id, id)
);

-- A person decided that an entry is not tried any more.
ALTER TABLE outbox ADD COLUMN given_up_at timestamptz;
ALTER TABLE outbox ADD COLUMN given_up_by uuid REFERENCES official;
ALTER TABLE outbox ADD COLUMN given_up_reason text;
ALTER TABLE outbox ADD CHECK (num_nulls(given_up_at, given_up_by, given_up_reason) IN (0, 3));
ALTER TABLE outbox ADD CHECK (given_up_at IS NULL OR state = 'SET_ASIDE');
CREATE INDEX outbox_set_aside ON outbox (agency_id, created_at) WHERE state = 'SET_ASIDE';
