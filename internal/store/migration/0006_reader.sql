-- What articles are found by: the terms of the current revision (language.Terms), joined by
-- spaces, so that the tokenizer has nothing to decide. Only the index is kept, not the words.
CREATE VIRTUAL TABLE IF NOT EXISTS term USING fts5(
	title, text,
	name,                                -- keys of the words of names (language.NameKey), "_" between names
	content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'"
);

-- One row for each article that is in term, under the same rowid, with what a search narrows by.
CREATE TABLE IF NOT EXISTS searched (
	id       INTEGER PRIMARY KEY,
	article  TEXT NOT NULL UNIQUE,
	revision INTEGER NOT NULL,
	analyser INTEGER NOT NULL,           -- version of the rules that made the terms
	language TEXT NOT NULL,              -- BCP 47 base
	outlet   TEXT NOT NULL,              -- Outlet.Key
	country  TEXT NOT NULL,              -- of the outlet
	at       TEXT NOT NULL               -- Article.Reported, UTC; '' when unknown
) STRICT;
CREATE INDEX IF NOT EXISTS searched_at ON searched(at);
CREATE INDEX IF NOT EXISTS searched_outlet ON searched(outlet, at);

-- An article that goes is found no more.
CREATE TRIGGER IF NOT EXISTS searched_gone AFTER DELETE ON article
WHEN NOT EXISTS (SELECT 1 FROM article WHERE id = old.id) BEGIN
	DELETE FROM term WHERE rowid IN (SELECT id FROM searched WHERE article = old.id);
	DELETE FROM searched WHERE article = old.id;
END;

-- The password of the owner, and who is logged in. Neither is derived from pages.
CREATE TABLE IF NOT EXISTS password (
	id     INTEGER PRIMARY KEY CHECK (id = 1),
	hash   TEXT NOT NULL                 -- argon2id in PHC form
) STRICT;
CREATE TABLE IF NOT EXISTS session (
	hash    BLOB PRIMARY KEY,            -- SHA-256 of the token in the cookie
	made    TEXT NOT NULL,
	expires TEXT NOT NULL                -- UTC
) STRICT;
