-- Lists that an index alone can answer: the desks work what is due first, tracking shows what came
-- last. What filters ask for lies in the leaves; search_text too, since a fragment of a name is
-- looked for among all dossiers of an agency, and what registers and statistics add up.
DROP INDEX dossier_queue;
CREATE INDEX dossier_queue ON dossier (agency_id, stage, due_at, received_at, id)
    INCLUDE (returned_to, named_leader);
DROP INDEX dossier_received;
CREATE INDEX dossier_received ON dossier (agency_id, received_at, id)
    INCLUDE (stage, returned_to, named_leader, registrant_kind, code, search_text, document_type, copies, fee_dong);
