-- The catalogue of an archive of letters. The tables may change from version
-- to version; the views at the end are a promise: they may gain columns and
-- lose none. Dates and times are ISO 8601; "code" and the like are those of
-- the JSON.

-- A document that was looked at: a file, or a member of a .zip.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,     -- bytes, not always UTF-8
  container TEXT,                -- the .zip that it is a member of
  size INTEGER NOT NULL,         -- of the container, for a member; so below
  modified INTEGER NOT NULL,     -- nanoseconds since 1970
  inode INTEGER NOT NULL,
  document INTEGER REFERENCES document,
  error_code TEXT,               -- why it is no letter of the archive
  error_message TEXT,
  tool TEXT NOT NULL,            -- version of program and grammars
  added TEXT NOT NULL,
  vanished TEXT                  -- when it was not found any more
);
CREATE INDEX file_container ON file(container) WHERE container IS NOT NULL;
CREATE INDEX file_document ON file(document) WHERE document IS NOT NULL;

-- The content of files: a letter in one language and format.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: see "words"
  letter INTEGER NOT NULL REFERENCES letter,
  sha256 TEXT NOT NULL UNIQUE,
  tool TEXT NOT NULL,
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  rank INTEGER NOT NULL,         -- the least is shown for the letter
  is_gone INTEGER NOT NULL DEFAULT 1,  -- no file has it any more
  date TEXT,
  reference TEXT,
  subject TEXT,
  signatory TEXT,
  record TEXT NOT NULL,          -- the JSON, from the top of the archive
  record_sha256 TEXT NOT NULL,
  original TEXT                  -- the copy of the file, if one is kept
);
CREATE INDEX document_letter ON document(letter, is_gone, rank);

CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,      -- T25-SG17-COL-0002!A1
  base TEXT NOT NULL,            -- T25-SG17-COL-0002
  code TEXT NOT NULL,            -- as others refer to it: "TSB Circular 67"
  kind TEXT NOT NULL,
  "group" TEXT,
  period TEXT,
  number INTEGER,
  amendment TEXT,                -- addendum, corrigendum or revision
  amendment_number INTEGER,
  date TEXT,
  -- current: its own facts hold; amended: those in amended_* do; applied: they
  -- are in those of its base.
  state TEXT NOT NULL DEFAULT 'current',
  is_stale INTEGER NOT NULL DEFAULT 1  -- the state is to be looked at again
);
CREATE INDEX letter_base ON letter(base);
CREATE INDEX letter_code ON letter(code, date);
CREATE INDEX letter_stale ON letter(is_stale) WHERE is_stale;

CREATE TABLE addressee (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  role TEXT NOT NULL, category TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE meeting (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  title TEXT, "group" TEXT, start TEXT, "end" TEXT, opens TEXT, closes TEXT,
  time_zone TEXT, place TEXT, mode TEXT, status TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE deadline (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  date TEXT NOT NULL, time TEXT, time_zone TEXT, action TEXT NOT NULL,
  text TEXT NOT NULL, basis TEXT NOT NULL, rule TEXT, contact TEXT,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- What a letter says once its amendments are taken in.
CREATE TABLE amended_meeting (
  letter INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  title TEXT, "group" TEXT, start TEXT, "end" TEXT, opens TEXT, closes TEXT,
  time_zone TEXT, place TEXT, mode TEXT, status TEXT NOT NULL,
  PRIMARY KEY (letter, ordinal)
) WITHOUT ROWID;

CREATE TABLE amended_deadline (
  letter INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  date TEXT NOT NULL, time TEXT, time_zone TEXT, action TEXT NOT NULL,
  text TEXT NOT NULL, basis TEXT NOT NULL, rule TEXT, contact TEXT,
  PRIMARY KEY (letter, ordinal)
) WITHOUT ROWID;

CREATE TABLE reference (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
  occurrences INTEGER NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX reference_code ON reference(code);

CREATE TABLE link (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL, url TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE agenda_item (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  agenda TEXT,                   -- its title
  annex TEXT, depth INTEGER NOT NULL, number TEXT, title TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE finding (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  severity TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- The words of documents, folded as "archive search" does; the row is the
-- document's. The forms of a word that no document has are not asked for.
CREATE VIRTUAL TABLE words USING fts5(
  subject, body, content='', tokenize='ascii');
CREATE VIRTUAL TABLE term USING fts5vocab(words, row);
-- Documents whose words are not there ("archive add --no-index").
CREATE TABLE unindexed (document INTEGER PRIMARY KEY);

CREATE TRIGGER file_added AFTER INSERT ON file WHEN NEW.document IS NOT NULL
BEGIN
  UPDATE document SET is_gone = 0 WHERE id = NEW.document;
END;
CREATE TRIGGER file_changed AFTER UPDATE OF document, vanished ON file
BEGIN
  UPDATE document SET is_gone = NOT EXISTS (
    SELECT 1 FROM file
    WHERE file.document = document.id AND file.vanished IS NULL)
  WHERE id IN (OLD.document, NEW.document);
END;
-- Which document speaks for a letter may change with it.
CREATE TRIGGER document_changed AFTER UPDATE OF is_gone ON document
WHEN OLD.is_gone <> NEW.is_gone
BEGIN
  UPDATE letter SET is_stale = 1 WHERE id = NEW.letter;
END;

-- The document that speaks for a letter.
CREATE VIEW chosen AS
SELECT letter.id AS letter, (
  SELECT document.id FROM document WHERE document.letter = letter.id
  ORDER BY document.is_gone, document.rank, document.id DESC LIMIT 1
) AS document
FROM letter;

-- The promise.

CREATE VIEW letters AS
SELECT letter.key AS letter, letter.kind, letter."group", letter.period,
  letter.number, letter.amendment, letter.amendment_number,
  nullif(letter.base, letter.key) AS amends, letter.date, document.reference,
  document.subject, document.signatory, document.language,
  (SELECT group_concat(language, ' ') FROM (
    SELECT DISTINCT language FROM document AS other
    WHERE other.letter = letter.id AND NOT other.is_gone
    ORDER BY language)) AS languages,
  letter.state, document.is_gone AS is_vanished, document.record
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN document ON document.id = chosen.document;

CREATE VIEW files AS
SELECT file.path, file.size, file.modified, letter.key AS letter,
  document.language, document.format, document.sha256, document.record,
  document.original, file.error_code, file.error_message, file.tool,
  file.added, file.vanished
FROM file LEFT JOIN document ON document.id = file.document
LEFT JOIN letter ON letter.id = document.letter;

CREATE VIEW failures AS
SELECT path, error_code, error_message, tool, added FROM file
WHERE error_code IS NOT NULL AND vanished IS NULL;

CREATE VIEW addressees AS
SELECT letter.key AS letter, addressee.role, addressee.category,
  addressee.text
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN addressee ON addressee.document = chosen.document;

CREATE VIEW meetings AS
SELECT letter.key AS letter, title, meeting."group", start, "end", opens,
  closes, time_zone, place, mode, status, ordinal
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN meeting ON meeting.document = chosen.document
WHERE letter.state = 'current'
UNION ALL
SELECT letter.key, title, amended_meeting."group", start, "end", opens,
  closes, time_zone, place, mode, status, ordinal
FROM letter JOIN amended_meeting ON amended_meeting.letter = letter.id
WHERE letter.state = 'amended';

CREATE VIEW deadlines AS
SELECT letter.key AS letter, letter."group", deadline.date, time, time_zone,
  action, text, basis, rule, contact, ordinal
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN deadline ON deadline.document = chosen.document
WHERE letter.state = 'current'
UNION ALL
SELECT letter.key, letter."group", amended_deadline.date, time, time_zone,
  action, text, basis, rule, contact, ordinal
FROM letter JOIN amended_deadline ON amended_deadline.letter = letter.id
WHERE letter.state = 'amended';

-- "target" is the letter that a reference means, if the archive has it: the
-- last of that number which is no younger than the letter that cites it.
-- Numbers begin anew with each study period.
CREATE VIEW refs AS
SELECT letter.key AS letter, reference.kind, reference.code, reference.text,
  reference.occurrences, (
    SELECT cited.key FROM letter AS cited
    WHERE cited.code = reference.code AND cited.id <> letter.id
      AND (cited.date <= letter.date OR letter.date IS NULL)
    ORDER BY cited.date DESC LIMIT 1) AS target
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN reference ON reference.document = chosen.document;

CREATE VIEW links AS
SELECT letter.key AS letter, link.url
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN link ON link.document = chosen.document;

CREATE VIEW agenda_items AS
SELECT letter.key AS letter, agenda, annex, depth, agenda_item.number,
  title, ordinal
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN agenda_item ON agenda_item.document = chosen.document;

CREATE VIEW findings AS
SELECT letter.key AS letter, document.language, document.format, severity,
  finding.code, message
FROM finding JOIN document ON document.id = finding.document
JOIN letter ON letter.id = document.letter;
