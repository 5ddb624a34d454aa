-- What people said of claims and differences. It is not derived from pages and never rebuilt.
CREATE TABLE verdict (
	id       INTEGER PRIMARY KEY,        -- in order of arrival
	at       TEXT NOT NULL,              -- UTC
	data     TEXT NOT NULL               -- JSON: parallax.Verdict
) STRICT;

-- The articles a verdict speaks of, by which the story it is for is found.
CREATE TABLE verdict_article (
	verdict  INTEGER NOT NULL REFERENCES verdict(id) ON DELETE CASCADE,
	article  TEXT NOT NULL,
	PRIMARY KEY (article, verdict)
) STRICT;
