-- What the pages keep between two requests.

-- Wrong passwords, by account and address together: a stranger elsewhere locks nobody out.
CREATE TABLE sign_in_failure (
    who bytea PRIMARY KEY,                                -- SHA-256 of log-in name and address
    failures integer NOT NULL,
    last_at timestamptz NOT NULL
);

-- A scan that passed the checks while the form around it did not yet: the person need not choose
-- it again. Its bytes lie in the store, under the dossier that it will belong to.
CREATE TABLE kept_scan (
    agency_id uuid NOT NULL REFERENCES agency,
    submission text NOT NULL,                             -- the form's idempotency key
    official_id uuid NOT NULL REFERENCES official,
    name text NOT NULL,
    hash bytea NOT NULL,
    length bigint NOT NULL CHECK (length > 0),
    pages integer NOT NULL CHECK (pages > 0),
    kept_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, submission)
);
