-- A province of offices and a year of their work, invented: for looking at the portal with real
-- amounts of data. Each block is told by its title while it runs. Settings seed.m
-- (offices in all), seed.n (dossiers), seed.hash (of everybody's password).

-- step: đơn vị và công chức
INSERT INTO agency (id, code, name, place, from_day)
SELECT uuidv7(), 'H99.' || lpad(g::text, 4, '0'), 'Ủy ban nhân dân xã Mẫu số ' || g, 'xã Mẫu số ' || g, '2025-07-01'
FROM generate_series(2, current_setting('seed.m')::int) g
ON CONFLICT DO NOTHING;
-- the sample office is the busiest, the others follow
CREATE TEMP TABLE seed_agency ON COMMIT PRESERVE ROWS AS
SELECT row_number() OVER (ORDER BY code NOT LIKE 'H99.%' DESC, code) AS rank, id, short_id, code,
  code NOT LIKE 'H99.%' AS sample
FROM agency;
CREATE UNIQUE INDEX ON seed_agency (rank);
INSERT INTO official (id, login, name, password_hash)
SELECT uuidv7(), r.login || '-' || a.rank, r.name || ' ' || a.rank, current_setting('seed.hash')
FROM seed_agency a, (VALUES ('can-bo', 'Lò Văn Mẫu'), ('lanh-dao', 'Đặng Thị Mẫu'), ('van-thu', 'Nguyễn Mỹ Mẫu')) r (login, name)
WHERE NOT a.sample
ON CONFLICT DO NOTHING;
INSERT INTO official_right (agency_id, official_id, role, title, from_day)
SELECT a.id, o.id, r.role, r.title, '2025-07-01'
FROM seed_agency a, (VALUES ('can-bo', 'INTAKE', 'Công chức tư pháp – hộ tịch'), ('lanh-dao', 'LEADER', 'CHỦ TỊCH'),
  ('van-thu', 'CLERK', 'Văn thư')) r (login, role, title), official o
WHERE NOT a.sample AND o.login = r.login || '-' || a.rank
ON CONFLICT DO NOTHING;
INSERT INTO document_type (agency_id, id, name, position)
SELECT a.id, uuidv7(), t.name, t.position
FROM seed_agency a, unnest(ARRAY['Bằng tốt nghiệp, văn bằng, chứng chỉ', 'Giấy khai sinh', 'Giấy chứng nhận kết hôn',
  'Căn cước công dân, thẻ căn cước', 'Giấy chứng nhận quyền sử dụng đất', 'Giấy đăng ký doanh nghiệp'])
  WITH ORDINALITY t (name, position)
WHERE NOT a.sample
ON CONFLICT DO NOTHING;
INSERT INTO clause (agency_id, id, title, body, position, from_day)
SELECT a.id, uuidv7(), 'Chứng thực bản sao đúng với bản chính', '', 0, '2025-07-01'
FROM seed_agency a WHERE NOT a.sample AND NOT EXISTS (SELECT 1 FROM clause c WHERE c.agency_id = a.id);
INSERT INTO register (agency_id, id, name, volume, first_number, opened, closed, created_at, created_by)
SELECT a.id, uuidv7(), 'Sổ chứng thực bản sao điện tử ' || y || '/ĐT', '01/' || y || '-SCTĐT/BS', 1,
  make_date(y, 1, 1), make_date(y, 12, 31), make_timestamptz(y, 1, 1, 1, 0, 0),
  (SELECT official_id FROM official_right r WHERE r.agency_id = a.id AND role = 'CLERK' LIMIT 1)
FROM seed_agency a, generate_series(extract(year FROM now() - interval '365 days')::int, extract(year FROM now())::int) y
ON CONFLICT DO NOTHING;
CREATE TEMP TABLE seed_desk ON COMMIT PRESERVE ROWS AS
SELECT a.*,
  (SELECT official_id FROM official_right r WHERE r.agency_id = a.id AND role = 'INTAKE' LIMIT 1) AS intake,
  (SELECT official_id FROM official_right r WHERE r.agency_id = a.id AND role = 'LEADER' LIMIT 1) AS leader,
  (SELECT official_id FROM official_right r WHERE r.agency_id = a.id AND role = 'CLERK' LIMIT 1) AS clerk
FROM seed_agency a;
CREATE UNIQUE INDEX ON seed_desk (rank);
ANALYZE seed_desk;

-- step: hồ sơ của một năm
-- a few offices have very much to do, most of them little; work is done in office hours
CREATE TEMP TABLE seed_draw ON COMMIT PRESERVE ROWS AS
SELECT g AS n, 1 + floor(current_setting('seed.m')::int * power(random(), 2.5))::int AS rank, random() AS roll,
  random() AS who, 1 + floor(power(random(), 3) * 4)::int AS copies, 1 + floor(power(random(), 2) * 9)::int AS pages,
  least(now() - random() * interval '1 hour',
    (date_trunc('day', (now() - random() * interval '365 days') AT TIME ZONE 'Asia/Ho_Chi_Minh')
      + interval '7 hours 30 minutes' + random() * interval '9 hours') AT TIME ZONE 'Asia/Ho_Chi_Minh') AS received
FROM generate_series(1, current_setting('seed.n')::int) g;
CREATE TEMP TABLE seed_dossier ON COMMIT PRESERVE ROWS AS
SELECT uuidv7(s.received - now()) AS id, d.id AS agency, d.short_id, d.code AS agency_code, d.intake, d.leader, d.clerk,
  s.n, s.roll, s.who, s.copies, s.pages, s.received, (s.received AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day,
  CASE WHEN s.received > now() - interval '4 days' AND NOT d.sample THEN CASE
      WHEN s.roll < 0.30 THEN 'AWAITING_SIGNATURE' WHEN s.roll < 0.35 THEN 'SIGNED' WHEN s.roll < 0.50 THEN 'AWAITING_SEAL'
      WHEN s.roll < 0.55 THEN 'SEALED' WHEN s.roll < 0.60 THEN 'RETURNED' ELSE 'COMPLETED' END
    ELSE CASE WHEN s.roll < 0.015 THEN 'CANCELLED' WHEN s.roll < 0.025 THEN 'REFUSED' WHEN s.roll < 0.03 THEN 'STOPPED'
      WHEN s.roll < 0.032 THEN 'ANNULLED' ELSE 'COMPLETED' END END AS stage,
  -- a sixth takes longer than it should
  s.received + CASE WHEN s.roll > 0.85 THEN interval '3 days' ELSE interval '5 hours' END * s.who AS ended
FROM seed_draw s JOIN seed_desk d USING (rank);
CREATE TEMP TABLE seed_number ON COMMIT PRESERVE ROWS AS
SELECT id, extract(year FROM day)::int AS year, coalesce(k.last, 0)
  + row_number() OVER (PARTITION BY agency, extract(year FROM day) ORDER BY received) AS number
FROM seed_dossier s LEFT JOIN number_counter k ON k.agency_id = s.agency AND k.year = extract(year FROM day)::int
WHERE stage IN ('SEALED', 'COMPLETED', 'ANNULLED');
CREATE UNIQUE INDEX ON seed_number (id);
ANALYZE seed_dossier;
ANALYZE seed_number;
WITH named AS (
  SELECT s.*, row_number() OVER (PARTITION BY agency, day ORDER BY received) AS serial,
    1 + (s.n::bigint * 7919) % 14 AS family, 1 + (s.n::bigint * 104729) % 10 AS middle, 1 + (s.n::bigint * 1299709) % 20 AS given
  FROM seed_dossier s)
INSERT INTO dossier (agency_id, id, code, submission, version, stage, stage_since, reason, returned_by, returned_to,
  signed_by, number_year, number, document_id, registrant_kind, registrant_name, registrant_email, registrant_phone,
  registrant_id_number, on_behalf_of, search_text, document_type, original_pages, copies, note, fee_dong, receipt,
  clause, compared_at, intake_official, lookup_code, pick_up_code, received_at, due_at)
SELECT s.agency, s.id, s.agency_code || '-' || to_char(s.day, 'YYMMDD') || '-99' || lpad(s.serial::text, 4, '0'),
  s.id::text, CASE s.stage WHEN 'AWAITING_SIGNATURE' THEN 1 WHEN 'COMPLETED' THEN 5 WHEN 'ANNULLED' THEN 6
    WHEN 'SEALED' THEN 4 WHEN 'AWAITING_SEAL' THEN 3 WHEN 'CANCELLED' THEN 3 ELSE 2 END,
  s.stage, CASE WHEN s.stage = 'AWAITING_SIGNATURE' THEN s.received ELSE s.ended END,
  CASE s.stage WHEN 'RETURNED' THEN 'Bản quét mờ trang 2' WHEN 'CANCELLED' THEN 'Người yêu cầu rút'
    WHEN 'REFUSED' THEN 'Bản chính bị tẩy xóa' WHEN 'STOPPED' THEN 'Theo đề nghị của người yêu cầu'
    WHEN 'ANNULLED' THEN '12/QĐ-UBND' END,
  CASE WHEN s.stage = 'RETURNED' THEN s.leader END, CASE WHEN s.stage = 'RETURNED' THEN 'INTAKE' END,
  CASE WHEN s.stage IN ('SIGNED', 'AWAITING_SEAL', 'SEALED', 'COMPLETED', 'ANNULLED') THEN s.leader END,
  k.year, k.number, s.id, CASE WHEN s.who < 0.9 THEN 'CITIZEN' ELSE 'BUSINESS' END,
  (ARRAY['Nguyễn','Trần','Lê','Phạm','Hoàng','Phan','Vũ','Đặng','Bùi','Đỗ','Hồ','Ngô','Dương','Lý'])[family] || ' '
    || (ARRAY['Văn','Thị','Hữu','Đức','Ngọc','Minh','Thu','Quốc','Thanh','Xuân'])[middle] || ' '
    || (ARRAY['Ẩn','Ằng','Ẵm','Bình','Châu','Dũng','Giang','Hạnh','Hòa','Khánh','Lan','Mẫu','Nga','Oanh','Phúc','Quý',
      'Sơn','Thủy','Uyên','Yến'])[given],
  'nguoi.dan.' || s.n || '@mau.example', '0000' || lpad((s.n % 1000000)::text, 6, '0'),
  '000' || lpad(s.n::text, 9, '0'), '',
  (ARRAY['nguyen','tran','le','pham','hoang','phan','vu','dang','bui','do','ho','ngo','duong','ly'])[family] || ' '
    || (ARRAY['van','thi','huu','duc','ngoc','minh','thu','quoc','thanh','xuan'])[middle] || ' '
    || (ARRAY['an','ang','am','binh','chau','dung','giang','hanh','hoa','khanh','lan','mau','nga','oanh','phuc','quy',
      'son','thuy','uyen','yen'])[given] || ' 000' || lpad(s.n::text, 9, '0') || ' nguoi.dan.' || s.n || '@mau.example',
  (ARRAY['Bằng tốt nghiệp, văn bằng, chứng chỉ','Giấy khai sinh','Căn cước công dân, thẻ căn cước',
    'Giấy chứng nhận quyền sử dụng đất','Giấy chứng nhận kết hôn','Giấy đăng ký doanh nghiệp'])[1 + floor(s.who * s.who * 6)::int],
  s.pages, s.copies, '', least(s.pages, 2) * 2000 + greatest(s.pages - 2, 0) * 1000, '',
  'Chứng thực bản sao đúng với bản chính', s.received, s.intake,
  translate(encode(int4send(s.short_id) || uuid_send(gen_random_uuid()), 'base64'), '+/=', '-_'),
  lpad((s.n % 100000000)::text, 8, '0'), s.received,
  (s.day + CASE extract(isodow FROM s.day) WHEN 5 THEN 3 WHEN 6 THEN 2 ELSE 1 END + time '17:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'
FROM named s LEFT JOIN seed_number k USING (id);

-- step: diễn biến của từng hồ sơ
INSERT INTO dossier_event (agency_id, dossier_id, version, kind, from_stage, to_stage, at, by_official, reason, document_id)
SELECT s.agency, s.id, e.version, e.kind, e.before, e.after,
  s.received + (s.ended - s.received) * (e.version - 1) / e.steps,
  CASE e.who WHEN 'I' THEN s.intake WHEN 'L' THEN s.leader ELSE s.clerk END, '', s.id
FROM seed_dossier s JOIN (VALUES
  ('AWAITING_SIGNATURE', 1, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'),
  ('SIGNED', 1, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('SIGNED', 1, 2, 'SIGNED', 'AWAITING_SIGNATURE', 'SIGNED', 'L'),
  ('AWAITING_SEAL', 2, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('AWAITING_SEAL', 2, 2, 'SIGNED', 'AWAITING_SIGNATURE', 'SIGNED', 'L'),
  ('AWAITING_SEAL', 2, 3, 'FORWARDED', 'SIGNED', 'AWAITING_SEAL', 'L'),
  ('SEALED', 3, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('SEALED', 3, 2, 'SIGNED', 'AWAITING_SIGNATURE', 'SIGNED', 'L'),
  ('SEALED', 3, 3, 'FORWARDED', 'SIGNED', 'AWAITING_SEAL', 'L'), ('SEALED', 3, 4, 'SEALED', 'AWAITING_SEAL', 'SEALED', 'C'),
  ('COMPLETED', 4, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('COMPLETED', 4, 2, 'SIGNED', 'AWAITING_SIGNATURE', 'SIGNED', 'L'),
  ('COMPLETED', 4, 3, 'FORWARDED', 'SIGNED', 'AWAITING_SEAL', 'L'), ('COMPLETED', 4, 4, 'SEALED', 'AWAITING_SEAL', 'SEALED', 'C'),
  ('COMPLETED', 4, 5, 'COMPLETED', 'SEALED', 'COMPLETED', 'C'),
  ('ANNULLED', 5, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('ANNULLED', 5, 2, 'SIGNED', 'AWAITING_SIGNATURE', 'SIGNED', 'L'),
  ('ANNULLED', 5, 3, 'FORWARDED', 'SIGNED', 'AWAITING_SEAL', 'L'), ('ANNULLED', 5, 4, 'SEALED', 'AWAITING_SEAL', 'SEALED', 'C'),
  ('ANNULLED', 5, 5, 'COMPLETED', 'SEALED', 'COMPLETED', 'C'), ('ANNULLED', 5, 6, 'ANNULLED', 'COMPLETED', 'ANNULLED', 'C'),
  ('RETURNED', 1, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('RETURNED', 1, 2, 'RETURNED', 'AWAITING_SIGNATURE', 'RETURNED', 'L'),
  ('CANCELLED', 2, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('CANCELLED', 2, 2, 'RETURNED', 'AWAITING_SIGNATURE', 'RETURNED', 'L'),
  ('CANCELLED', 2, 3, 'CANCELLED', 'RETURNED', 'CANCELLED', 'I'),
  ('REFUSED', 1, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('REFUSED', 1, 2, 'REFUSED', 'AWAITING_SIGNATURE', 'REFUSED', 'L'),
  ('STOPPED', 1, 1, 'SUBMITTED', NULL, 'AWAITING_SIGNATURE', 'I'), ('STOPPED', 1, 2, 'STOPPED', 'AWAITING_SIGNATURE', 'STOPPED', 'I')
) e (stage, steps, version, kind, before, after, who) ON e.stage = s.stage;

-- step: số chứng thực trong sổ
INSERT INTO certification_number (agency_id, year, number, register_id, dossier_id, state, day, reserved_at, reserved_by, issued_at)
SELECT s.agency, k.year, k.number, r.id, s.id, 'ISSUED', s.day, s.received, s.clerk, s.ended
FROM seed_number k JOIN seed_dossier s USING (id)
JOIN register r ON r.agency_id = s.agency AND r.opened = make_date(k.year, 1, 1);
INSERT INTO number_counter (agency_id, year, last)
SELECT s.agency, k.year, max(k.number) FROM seed_number k JOIN seed_dossier s USING (id) GROUP BY 1, 2
ON CONFLICT (agency_id, year) DO UPDATE SET last = excluded.last;

-- step: thư đã gửi và đường dẫn tải
INSERT INTO outbox (agency_id, id, kind, subject_id, state, created_at, due_at, attempts, done_at)
SELECT agency, id, 'delivery-mail', id, 'DONE', ended, ended, 1, ended FROM seed_dossier WHERE stage = 'COMPLETED';
INSERT INTO delivery_link (agency_id, code, dossier_id, created_at, expires_at)
SELECT agency, translate(encode(int4send(short_id) || uuid_send(gen_random_uuid()), 'base64'), '+/=', '-_'), id, ended,
  ended + interval '90 days'
FROM seed_dossier WHERE stage = 'COMPLETED';
INSERT INTO delivery (agency_id, id, dossier_id, address, created_at, created_by)
SELECT agency, id, id, 'nguoi.dan.' || n || '@mau.example', ended, clerk FROM seed_dossier WHERE stage = 'COMPLETED';
