-- Finished copies are raised to B-LTA and renewed; until when each is preserved.
CREATE TABLE long_term (
    agency_id uuid NOT NULL,
    document_id uuid NOT NULL,                            -- that ends with this revision
    dossier_id uuid NOT NULL,
    made_at timestamptz NOT NULL,
    until timestamptz NOT NULL,                           -- end of its timestamp's certificate
    PRIMARY KEY (agency_id, document_id),
    FOREIGN KEY (agency_id, document_id) REFERENCES document_segment,
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier
);
CREATE INDEX long_term_of ON long_term (agency_id, dossier_id);

-- One raising waits for a dossier at most, but for the moment in which one ends and the next begins.
CREATE INDEX outbox_due_by_kind ON outbox (kind, due_at) WHERE state = 'WAITING';

-- Copies that were finished before are owed theirs, too.
INSERT INTO outbox (agency_id, id, kind, subject_id, state, created_at, due_at)
SELECT agency_id, gen_random_uuid(), 'LONG_TERM', id, 'WAITING', now(), now()
FROM dossier WHERE stage = 'COMPLETED';
