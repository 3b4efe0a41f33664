-- What the walk needs: one scan from the counter to the citizen.
--
-- Tables that an agency owns have the agency first in every primary key, unique key and index, and
-- no unique key reaches across agencies; only agency, official and session stand outside. Ids are
-- UUIDv7, moments are timestamptz (UTC), days are days in Asia/Ho_Chi_Minh.

-- ---------------------------------------------------------------- offices and people

CREATE TABLE agency (
    id uuid PRIMARY KEY,
    short_id integer GENERATED ALWAYS AS IDENTITY UNIQUE, -- in public codes, which must name their agency
    code text NOT NULL UNIQUE,                            -- of the dossier code, such as H55.242
    name text NOT NULL,
    place text NOT NULL DEFAULT '',                       -- of the clause, such as a commune
    from_day date NOT NULL,
    to_day date,
    successor_id uuid REFERENCES agency
);

CREATE TABLE official (
    id uuid PRIMARY KEY,
    login text NOT NULL UNIQUE,
    name text NOT NULL,
    password_hash text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE official_right (
    agency_id uuid NOT NULL REFERENCES agency,
    official_id uuid NOT NULL REFERENCES official,
    role text NOT NULL CHECK (role IN ('INTAKE', 'LEADER', 'CLERK')),
    title text NOT NULL DEFAULT '',                       -- as it stands above the name, such as CHỦ TỊCH
    basis text NOT NULL DEFAULT '',                       -- KT., TL., TUQ., or empty
    from_day date NOT NULL,
    to_day date,
    PRIMARY KEY (agency_id, official_id, role)
);

CREATE TABLE session (
    token_hash bytea PRIMARY KEY,                         -- SHA-256 of the cookie
    official_id uuid NOT NULL REFERENCES official,
    agency_id uuid REFERENCES agency,
    csrf text NOT NULL,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

-- official_id null: the office's own
CREATE TABLE certificate (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    official_id uuid REFERENCES official,
    sha256 bytea NOT NULL,
    pem text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, id),
    UNIQUE NULLS NOT DISTINCT (agency_id, official_id, sha256)
);

-- official_id null: the office's seal; else that official's signature
CREATE TABLE stamp_image (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    official_id uuid REFERENCES official,
    png bytea NOT NULL,
    width_mm double precision NOT NULL CHECK (width_mm > 0),
    height_mm double precision NOT NULL CHECK (height_mm > 0),
    active boolean NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, id)
);
CREATE UNIQUE INDEX stamp_image_one_active ON stamp_image (agency_id, official_id)
    NULLS NOT DISTINCT WHERE active;

CREATE TABLE document_type (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    name text NOT NULL,
    position integer NOT NULL,
    active boolean NOT NULL DEFAULT true,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, name)
);

CREATE TABLE clause (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    position integer NOT NULL,
    from_day date NOT NULL,
    to_day date,
    PRIMARY KEY (agency_id, id)
);

CREATE TABLE holiday (
    agency_id uuid NOT NULL REFERENCES agency,
    day date NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (agency_id, day)
);

-- ---------------------------------------------------------------- dossiers

CREATE TABLE dossier_serial (
    agency_id uuid NOT NULL REFERENCES agency,
    day date NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (agency_id, day)
);

CREATE TABLE dossier (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    code text NOT NULL,
    submission text NOT NULL,                             -- the form's idempotency key
    version integer NOT NULL,
    stage text NOT NULL CHECK (stage IN ('AWAITING_SIGNATURE', 'SIGNED', 'AWAITING_SEAL', 'SEALED',
        'COMPLETED', 'RETURNED', 'CANCELLED', 'REFUSED', 'STOPPED', 'ANNULLED')),
    stage_since timestamptz NOT NULL,
    reason text,                                          -- of Returned, Cancelled, Refused, Stopped, Annulled
    returned_by uuid REFERENCES official,
    returned_to text CHECK (returned_to IN ('INTAKE', 'LEADER')),
    signed_by uuid REFERENCES official,
    number_year integer,
    number integer,
    document_id uuid NOT NULL,                            -- the last segment of its document
    registrant_kind text NOT NULL CHECK (registrant_kind IN ('CITIZEN', 'BUSINESS')),
    registrant_name text NOT NULL,
    registrant_email text NOT NULL,
    registrant_phone text NOT NULL,
    registrant_id_number text NOT NULL,
    on_behalf_of text NOT NULL,
    search_text text NOT NULL,                            -- name, number, address: folded
    document_type text NOT NULL,
    original_pages integer NOT NULL CHECK (original_pages > 0),
    copies integer NOT NULL CHECK (copies > 0),
    note text NOT NULL,
    fee_dong integer NOT NULL CHECK (fee_dong >= 0),
    receipt text NOT NULL,
    clause text NOT NULL,
    compared_at timestamptz NOT NULL,                     -- scan held against the original, by intake_official
    intake_official uuid NOT NULL REFERENCES official,
    named_leader uuid REFERENCES official,                -- null: the shared queue
    lookup_code text NOT NULL,
    pick_up_code text NOT NULL,
    received_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, code),
    UNIQUE (agency_id, submission),
    UNIQUE (agency_id, lookup_code),
    CHECK ((number IS NULL) = (number_year IS NULL)),
    CHECK (stage NOT IN ('SEALED', 'COMPLETED', 'ANNULLED') OR number IS NOT NULL),
    CHECK (stage <> 'RETURNED' OR (reason IS NOT NULL AND returned_by IS NOT NULL AND returned_to IS NOT NULL))
);
CREATE INDEX dossier_queue ON dossier (agency_id, stage, received_at);
CREATE INDEX dossier_received ON dossier (agency_id, received_at);

CREATE TABLE dossier_event (
    agency_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    version integer NOT NULL,                             -- the dossier's, after the move
    kind text NOT NULL,
    from_stage text,
    to_stage text NOT NULL,
    at timestamptz NOT NULL,
    by_official uuid REFERENCES official,                 -- null: the portal itself
    reason text NOT NULL DEFAULT '',
    document_id uuid NOT NULL,
    PRIMARY KEY (agency_id, dossier_id, version),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier
);

-- A document is named by its last segment: signing anew adds a second child to the same parent, and
-- the earlier revision stays where it was.
CREATE TABLE document_segment (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    parent_id uuid,
    kind text NOT NULL CHECK (kind IN ('SCAN', 'CERTIFICATION_PAGE', 'LEADER_SIGNATURE', 'OFFICE_SEAL', 'LONG_TERM')),
    hash bytea NOT NULL,                                  -- SHA-256 of this segment: its name in the store
    length bigint NOT NULL CHECK (length > 0),
    whole_hash bytea NOT NULL,                            -- SHA-256 of the document up to and with this segment
    whole_length bigint NOT NULL,
    digest_form text,                                     -- how digest_state is encoded; null: hash again
    digest_state bytea,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, parent_id) REFERENCES document_segment
);
CREATE INDEX document_segment_of ON document_segment (agency_id, dossier_id);

-- ---------------------------------------------------------------- signing

CREATE TABLE ticket (
    agency_id uuid NOT NULL REFERENCES agency,
    jti text NOT NULL,
    dossier_id uuid NOT NULL,
    stage text NOT NULL CHECK (stage IN ('SIGN', 'SEAL')),
    hash bytea NOT NULL,                                  -- SHA-256 of the compact JWS, which is not kept
    claims text NOT NULL,
    item bytea NOT NULL,
    official_id uuid NOT NULL REFERENCES official,
    document_id uuid NOT NULL,                            -- the base
    issued_at timestamptz NOT NULL,
    result_by timestamptz NOT NULL,
    spent_at timestamptz,
    spent_by text CHECK (spent_by IN ('RESULT', 'NEWER_TICKET', 'REFUSED_RESULT', 'DOSSIER_MOVED')),
    result_hash bytea,
    PRIMARY KEY (agency_id, jti),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier,
    CHECK ((spent_at IS NULL) = (spent_by IS NULL)),
    CHECK ((spent_by = 'RESULT') = (result_hash IS NOT NULL))
);
CREATE UNIQUE INDEX ticket_one_live ON ticket (agency_id, dossier_id, stage) WHERE spent_at IS NULL;

-- ---------------------------------------------------------------- registers and numbers

CREATE TABLE register (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    name text NOT NULL,
    volume text NOT NULL,                                 -- as printed, such as 01/2026-SCTĐT/BS
    first_number integer NOT NULL CHECK (first_number > 0),
    takeover_reason text NOT NULL DEFAULT '',             -- why first_number is not the next one
    opened date NOT NULL,
    closed date NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES official,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, name),
    UNIQUE (agency_id, volume),
    CHECK (opened < closed)
);

-- The sequence belongs to agency and calendar year; this row is its lock.
CREATE TABLE number_counter (
    agency_id uuid NOT NULL REFERENCES agency,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (agency_id, year)
);

CREATE TABLE certification_number (
    agency_id uuid NOT NULL,
    year integer NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    register_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('RESERVED', 'ISSUED', 'VOIDED')),
    day date NOT NULL,                                    -- of numbering, as printed on the copy
    reserved_at timestamptz NOT NULL,
    reserved_by uuid NOT NULL REFERENCES official,
    issued_at timestamptz,
    voided_at timestamptz,
    voided_by uuid REFERENCES official,
    void_reason text,
    PRIMARY KEY (agency_id, year, number),
    FOREIGN KEY (agency_id, register_id) REFERENCES register,
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier,
    CHECK ((state = 'ISSUED') = (issued_at IS NOT NULL)),
    CHECK ((state = 'VOIDED') = (voided_at IS NOT NULL AND void_reason <> ''))
);
CREATE UNIQUE INDEX certification_number_one_a_dossier ON certification_number (agency_id, dossier_id)
    WHERE state <> 'VOIDED';
CREATE INDEX certification_number_register ON certification_number (agency_id, register_id);

-- ---------------------------------------------------------------- delivery

CREATE TABLE outbox (
    agency_id uuid NOT NULL REFERENCES agency,
    id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('WAITING', 'DONE', 'SET_ASIDE')),
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,                          -- not tried before; also the lease of who tries
    attempts integer NOT NULL DEFAULT 0,
    trouble text,                                         -- code of what went wrong last
    trouble_detail text,
    done_at timestamptz,
    PRIMARY KEY (agency_id, id)
);
CREATE INDEX outbox_due ON outbox (agency_id, due_at) WHERE state = 'WAITING';

CREATE TABLE delivery_link (
    agency_id uuid NOT NULL,
    code text NOT NULL,                                   -- at least 128 random bits
    dossier_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    wrong_tries integer NOT NULL DEFAULT 0,
    blocked_until timestamptz,
    downloads integer NOT NULL DEFAULT 0,
    last_download_at timestamptz,
    PRIMARY KEY (agency_id, code),
    UNIQUE (agency_id, dossier_id),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier
);

CREATE TABLE delivery (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,                                     -- also the outbox entry's
    dossier_id uuid NOT NULL,
    address text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES official,
    instead_of uuid,                                      -- the delivery that this one repeats
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, dossier_id) REFERENCES dossier,
    FOREIGN KEY (agency_id, id) REFERENCES outbox
);
CREATE INDEX delivery_of ON delivery (agency_id, dossier_id);
