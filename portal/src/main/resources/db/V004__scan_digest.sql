-- The digest state of a scan, made while it was uploaded: it is never read again to be hashed.
ALTER TABLE kept_scan ADD COLUMN digest_form text;
ALTER TABLE kept_scan ADD COLUMN digest_state bytea;
