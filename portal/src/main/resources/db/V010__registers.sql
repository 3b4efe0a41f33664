-- A register that was closed ("khóa sổ") gives no number any more; the certifier signs its total.
ALTER TABLE register ADD COLUMN closing_at timestamptz;
ALTER TABLE register ADD COLUMN closing_by uuid REFERENCES official;
ALTER TABLE register ADD COLUMN closing_total integer;   -- numbers issued in it, voided ones not counted
ALTER TABLE register ADD CHECK (num_nulls(closing_at, closing_by, closing_total) IN (0, 3));

-- A register is read from its first line to its last, page by page.
DROP INDEX certification_number_register;
CREATE INDEX certification_number_register
    ON certification_number (agency_id, register_id, year, number);
