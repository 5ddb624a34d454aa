-- The first schema. Everything but page can be made again from page.
-- Times are RFC 3339 text in UTC where they are compared, as printed where they are shown.
-- Columns named data hold JSON, compressed with zstd where it is long.

CREATE TABLE page (
	id         TEXT PRIMARY KEY,           -- p_..., from input, address and bytes
	input      TEXT NOT NULL,              -- as the user named it
	url        TEXT NOT NULL,
	fetched    TEXT NOT NULL,
	head       TEXT NOT NULL,              -- JSON: everything of the page but its bytes
	body       BLOB NOT NULL,              -- the bytes as they came, zstd
	stage      TEXT NOT NULL,              -- '' when taken whole, else the stage that failed
	error      TEXT NOT NULL,              -- why it failed
	version    TEXT NOT NULL               -- of the program that took it
) STRICT;

CREATE TABLE article (
	id         TEXT NOT NULL,
	revision   INTEGER NOT NULL,           -- from 1; the highest is current
	page       TEXT NOT NULL REFERENCES page(id),
	input      TEXT NOT NULL,
	outlet     TEXT NOT NULL,              -- Outlet.Key
	language   TEXT NOT NULL,
	state      TEXT NOT NULL,              -- page state
	reported   TEXT NOT NULL,              -- Article.Reported, UTC; '' when unknown
	data       BLOB NOT NULL,              -- parallax.Article
	notes      BLOB NOT NULL,              -- []parallax.Annotation
	version    TEXT NOT NULL,
	PRIMARY KEY (id, revision)
) STRICT;

CREATE TABLE edge (
	from_article TEXT NOT NULL,
	to_article   TEXT NOT NULL,            -- '' when only the name is known
	kind         TEXT NOT NULL,
	data         TEXT NOT NULL             -- parallax.Edge
) STRICT;
CREATE INDEX edge_from ON edge(from_article);
CREATE INDEX edge_to ON edge(to_article);

CREATE TABLE storyline (
	id         TEXT PRIMARY KEY,
	redirect   TEXT NOT NULL DEFAULT ''    -- the storyline it became part of
) STRICT;

CREATE TABLE story (
	id         TEXT PRIMARY KEY,
	sequence   INTEGER NOT NULL,           -- order in which stories started; the older ID wins a merge
	storyline  TEXT NOT NULL DEFAULT '',
	redirect   TEXT NOT NULL DEFAULT ''    -- the story it was merged into
) STRICT;

-- Where an article stands: in one story, or in none when it was held off.
CREATE TABLE placement (
	article    TEXT PRIMARY KEY,
	story      TEXT NOT NULL,              -- '' when held
	sequence   INTEGER NOT NULL,           -- order of arrival
	score      REAL NOT NULL,
	why        TEXT NOT NULL               -- []parallax.Reason
) STRICT;
CREATE INDEX placement_story ON placement(story);

-- What is kept at hand of each article to find out what it belongs with.
CREATE TABLE sketch (
	article    TEXT PRIMARY KEY,
	at         TEXT NOT NULL,              -- UTC; '' when unknown
	data       BLOB NOT NULL               -- parallax.Sketch without its placement
) STRICT;
CREATE INDEX sketch_at ON sketch(at);

CREATE TABLE dossier (
	story      TEXT NOT NULL,
	version    INTEGER NOT NULL,           -- from 1; the highest is shown
	made       TEXT NOT NULL,
	comparison BLOB NOT NULL,              -- parallax.Comparison
	data       BLOB NOT NULL,              -- parallax.Dossier
	PRIMARY KEY (story, version)
) STRICT;
