-- Decisions that people took back: their history. A number is never given twice.
CREATE TABLE undone (
	id       INTEGER PRIMARY KEY,        -- that the decision had
	at       TEXT NOT NULL,              -- when it was taken back, UTC
	who      TEXT NOT NULL,              -- who took it back
	data     TEXT NOT NULL               -- parallax.Decision
) STRICT;

-- The numbers of verdicts that were withdrawn; their words are gone.
CREATE TABLE withdrawn (id INTEGER PRIMARY KEY) STRICT;
