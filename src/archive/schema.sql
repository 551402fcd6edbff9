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
  series TEXT NOT NULL,          -- the code but for the number
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
CREATE INDEX letter_series ON letter(series, period, number);
CREATE INDEX letter_stale ON letter(is_stale) WHERE is_stale;

CREATE TABLE addressee (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  role TEXT NOT NULL, category TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- Also what a letter says once its amendments are taken in: "document" is then
-- the negative of its "id".
CREATE TABLE meeting (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  title TEXT, "group" TEXT, start TEXT, "end" TEXT, opens TEXT, closes TEXT,
  time_zone TEXT, place TEXT, mode TEXT, status TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- The same holds here.
CREATE TABLE deadline (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  date TEXT NOT NULL, time TEXT, time_zone TEXT, action TEXT NOT NULL,
  text TEXT NOT NULL, basis TEXT NOT NULL, rule TEXT, contact TEXT,
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE reference (
  document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL,
  occurrences INTEGER NOT NULL,
  series TEXT, number INTEGER,   -- of a letter that it means
  is_dated INTEGER NOT NULL,     -- an earlier year is said with it
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
  line INTEGER, paragraph INTEGER,   -- of a text, or of a document
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

-- What the letter that speaks says of others. Numbers begin anew with each
-- study period, so that a target is the last letter of that number which is no
-- younger. It is of this period, or numbers had not come so far in it: else a
-- letter is meant that the archive lacks.
CREATE VIEW citation AS
SELECT letter.id AS letter, chosen.document, reference.ordinal, (
    SELECT cited.id FROM letter AS cited
    WHERE cited.code = reference.code AND cited.id <> letter.id
      AND (cited.date <= letter.date OR letter.date IS NULL)
      AND (cited.period IS letter.period OR NOT EXISTS (
        SELECT 1 FROM letter AS higher
        WHERE higher.series = reference.series
          AND higher.period = letter.period
          AND higher.number >= reference.number
          AND higher.date <= letter.date))
    ORDER BY cited.date DESC LIMIT 1) AS target
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN reference ON reference.document = chosen.document;

-- What shows only beside other letters, by the rules of "check".

-- A number has one date and, in each language, one subject. The days that
-- versions take are no other letter, nor are other words for the same: half of
-- what three letters in a row of the shorter subject are is in the longer one.
CREATE VIEW number_reused AS
SELECT letter.id AS letter, document.id AS document,
  letter.code || ' is the number of another letter, too: of ' || other.date ||
    ', "' || coalesce(other.subject, '') || '"' AS message
FROM letter JOIN document ON document.letter = letter.id
JOIN document AS other ON other.id = (
  SELECT former.id FROM document AS former
  WHERE former.letter = letter.id AND NOT former.is_gone
    AND (former.date, former.sha256) < (document.date, document.sha256)
    AND (julianday(document.date) - julianday(former.date) > 7
      OR (former.language = document.language
        AND former.subject <> document.subject
        AND 0.5 > (
          WITH RECURSIVE
            words(short, long) AS (
              SELECT iif(length(former.subject) < length(document.subject),
                  lower(former.subject), lower(document.subject)),
                iif(length(former.subject) < length(document.subject),
                  lower(document.subject), lower(former.subject))),
            place(at) AS (
              SELECT 1 UNION ALL SELECT at + 1 FROM place, words
              WHERE at + 2 < length(short))
          SELECT avg(instr(long, substr(short, at, 3)) > 0)
          FROM place, words)))
  ORDER BY former.date, former.sha256 LIMIT 1)
WHERE letter.number IS NOT NULL AND NOT document.is_gone;

-- Readers take a number for one of this study period, unless a year is said.
-- Without a target, one of a lower number that came more than a month later
-- tells: days and numbers do not always go together.
CREATE VIEW letter_out_of_period AS
SELECT letter.id AS letter, citation.document,
  reference.code || ' is of an earlier study period' ||
    coalesce(' (' || target.key || ')', '') || ', which is not said' AS message
FROM citation JOIN letter ON letter.id = citation.letter
JOIN reference ON reference.document = citation.document
  AND reference.ordinal = citation.ordinal
LEFT JOIN letter AS target ON target.id = citation.target
WHERE reference.number IS NOT NULL AND NOT reference.is_dated
  AND (reference.series, reference.number) <> (letter.series, letter.number)
  AND CASE WHEN target.id IS NULL THEN EXISTS (
    SELECT 1 FROM letter AS later
    WHERE later.series = reference.series AND later.period = letter.period
      AND later.number <= reference.number
      AND later.date > date(letter.date, '+1 month'))
  ELSE target.period <> letter.period END;

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
JOIN meeting ON meeting.document = iif(
  letter.state = 'amended', -letter.id, chosen.document)
WHERE letter.state <> 'applied';

CREATE VIEW deadlines AS
SELECT letter.key AS letter, letter."group", deadline.date, time, time_zone,
  action, text, basis, rule, contact, ordinal
FROM letter JOIN chosen ON chosen.letter = letter.id
JOIN deadline ON deadline.document = iif(
  letter.state = 'amended', -letter.id, chosen.document)
WHERE letter.state <> 'applied';

-- "target" is the letter that a reference means, if the archive has it.
CREATE VIEW refs AS
SELECT letter.key AS letter, reference.kind, reference.code, reference.text,
  reference.occurrences, (
    SELECT cited.key FROM letter AS cited WHERE cited.id = citation.target
  ) AS target
FROM citation JOIN letter ON letter.id = citation.letter
JOIN reference ON reference.document = citation.document
  AND reference.ordinal = citation.ordinal;

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
  finding.code, message, line, paragraph
FROM finding JOIN document ON document.id = finding.document
JOIN letter ON letter.id = document.letter
UNION ALL
SELECT letter.key, document.language, document.format, 'warning',
  'head/number-reused', message, NULL, NULL
FROM number_reused JOIN letter ON letter.id = number_reused.letter
JOIN document ON document.id = number_reused.document
UNION ALL
SELECT letter.key, document.language, document.format, 'information',
  'ref/letter-out-of-period', message, NULL, NULL
FROM letter_out_of_period
JOIN letter ON letter.id = letter_out_of_period.letter
JOIN document ON document.id = letter_out_of_period.document;
