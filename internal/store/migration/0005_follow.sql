-- Following feeds: whom we follow, what was seen of them, and the work that is still to be done.
PRAGMA application_id = 1886547064; -- "prlx": tells a store from other SQLite files

CREATE TABLE feed (
	id         TEXT PRIMARY KEY,           -- f_..., from the address it was added with
	address    TEXT NOT NULL UNIQUE,       -- where it is now; it may have moved
	title      TEXT NOT NULL,              -- as a person named it, else as it calls itself
	site       TEXT NOT NULL,              -- address of the site it belongs to; '' when it names none
	outlet     TEXT NOT NULL,              -- name of the outlet for pages that name none; '' to leave it to them
	tags       TEXT NOT NULL,              -- JSON list of a person's words
	languages  TEXT NOT NULL,              -- JSON list, BCP 47
	paused     INTEGER NOT NULL DEFAULT 0,
	added      TEXT NOT NULL,
	next       TEXT NOT NULL,              -- not polled before then; '' at once
	claimed    TEXT NOT NULL DEFAULT '',   -- until when somebody polls it; '' when nobody does
	state      TEXT NOT NULL               -- parallax.FeedState
) STRICT;
CREATE INDEX feed_next ON feed(next);

-- What a feed held. An item has a row of work under its link, or an article, or says why it was passed over.
CREATE TABLE item (
	feed       TEXT NOT NULL,
	id         TEXT NOT NULL,              -- FeedItem.ID
	link       TEXT NOT NULL,              -- key of its work
	seen       TEXT NOT NULL,              -- when it was last in the feed
	updated    TEXT NOT NULL,              -- FeedItem.Updated; '' when not said
	article    TEXT NOT NULL DEFAULT '',   -- what was made of it
	passed     TEXT NOT NULL DEFAULT '',   -- why nothing is made of it
	PRIMARY KEY (feed, id)
) STRICT;
CREATE INDEX item_link ON item(link);

-- The queue. A row is written in the transaction that makes the work and taken away in the one that keeps its result.
CREATE TABLE work (
	kind       TEXT NOT NULL,              -- page, story
	key        TEXT NOT NULL,              -- address of the page, ID of the story
	host       TEXT NOT NULL,              -- who is asked for it; '' when nobody is
	priority   INTEGER NOT NULL,           -- higher comes first
	not_before TEXT NOT NULL,
	created    TEXT NOT NULL,
	leased     TEXT NOT NULL DEFAULT '',   -- until when somebody has it; '' when nobody has
	lease      INTEGER NOT NULL DEFAULT 0, -- counts leases, so that a worker that lost its own can be told
	wanted     INTEGER NOT NULL DEFAULT 1, -- counts how often it was asked for, so that what is asked for meanwhile is done again
	attempts   INTEGER NOT NULL DEFAULT 0, -- leases since it was asked for or unparked
	parked     TEXT NOT NULL DEFAULT '',   -- since when it waits for a person; '' when it does not
	error      TEXT NOT NULL DEFAULT '',   -- of the last attempt
	data       BLOB NOT NULL,              -- what the worker needs, JSON packed; empty when the key is enough
	PRIMARY KEY (kind, key)
) STRICT;
CREATE INDEX work_host ON work(kind, parked, host, not_before, priority);
CREATE INDEX work_leased ON work(kind, leased, host);

-- When a host was last given work to, so that all get their turn.
CREATE TABLE host (
	name       TEXT PRIMARY KEY,
	served     TEXT NOT NULL
) STRICT;

-- What a person wants never to see again.
CREATE TABLE forgotten (
	kind       TEXT NOT NULL,              -- article, outlet
	key        TEXT NOT NULL,              -- ID of the article, Outlet.Key
	at         TEXT NOT NULL,
	PRIMARY KEY (kind, key)
) STRICT;

-- The article made of a page, so that it keeps its ID when everything is made anew.
ALTER TABLE page ADD COLUMN article TEXT NOT NULL DEFAULT '';
CREATE INDEX article_page ON article(page);
UPDATE page SET article = COALESCE((SELECT MIN(id) FROM article WHERE article.page = page.id), '');

-- A hash of what a dossier says, without when and by which version it was made.
ALTER TABLE dossier ADD COLUMN content TEXT NOT NULL DEFAULT '';

CREATE INDEX placement_sequence ON placement(sequence);
CREATE INDEX story_sequence ON story(sequence);
CREATE INDEX story_storyline ON story(storyline);
CREATE INDEX story_redirect ON story(redirect);
