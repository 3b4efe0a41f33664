-- Whoever holds a copy may ask whether it is one of ours: by the digest of all its bytes.
CREATE INDEX document_segment_whole ON document_segment (agency_id, whole_hash);

-- Programs of other offices that ask by the API; no agency owns them.
CREATE TABLE api_key (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,                            -- whose it is
    key_hash bytea NOT NULL UNIQUE,                       -- SHA-256 of the key, which is not kept
    a_minute integer NOT NULL CHECK (a_minute > 0),       -- files it may send in a minute
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);
