-- How a dossier ends other than by delivery, and what stays of it.

-- Which leader has seen what was submitted: until then the counter may withdraw it.
CREATE TABLE dossier_opening (
    agency_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    version integer NOT NULL,                             -- the dossier's, when it was seen
    official_id uuid NOT NULL REFERENCES official,
    at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, dossier_id, version, official_id),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier
);

-- "Từ chối chứng thực": the slip that the requester has a right to (Decree 23/2015, article 22).
CREATE TABLE refusal (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    dossier_id uuid,                                      -- null: refused at the counter, nothing was submitted
    requester text NOT NULL,
    id_number text NOT NULL,
    document_type text NOT NULL,
    ground text NOT NULL CHECK (ground IN ('ALTERED', 'UNREADABLE', 'SECRET', 'UNLAWFUL', 'NOT_LEGALISED', 'SELF_MADE')),
    explanation text NOT NULL CHECK (explanation <> ''),
    certifier_name text NOT NULL,                         -- in whose name, as printed on that day
    certifier_title text NOT NULL,
    at timestamptz NOT NULL,
    by_official uuid NOT NULL REFERENCES official,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier
);
CREATE INDEX refusal_of ON refusal (agency_id, dossier_id);

-- "Hủy bỏ giá trị pháp lý": the decision that took a copy's value; nothing is deleted.
CREATE TABLE annulment (
    agency_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    decision text NOT NULL CHECK (decision <> ''),        -- its number, such as 12/QĐ-UBND
    day date NOT NULL,
    signer text NOT NULL CHECK (signer <> ''),
    reason text NOT NULL CHECK (reason <> ''),
    link text NOT NULL,                                   -- where it is published; may be empty until it is
    hash bytea NOT NULL,                                  -- SHA-256 of its PDF, which lies with the dossier's files
    length bigint NOT NULL CHECK (length > 0),
    at timestamptz NOT NULL,
    by_official uuid NOT NULL REFERENCES official,
    PRIMARY KEY (agency_id, dossier_id),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier
);

-- "Cấp lại": the annulled copy in whose place this one is made.
ALTER TABLE dossier ADD COLUMN replaces uuid;
ALTER TABLE dossier ADD FOREIGN KEY (agency_id, replaces) REFERENCES dossier;
CREATE INDEX dossier_replaces ON dossier (agency_id, replaces) WHERE replaces IS NOT NULL;
