-- Searches that people named and keep. Each row is a change; the last one of a topic says what it is now.
CREATE TABLE topic (
	change INTEGER PRIMARY KEY AUTOINCREMENT,  -- in order of time
	id     INTEGER NOT NULL,                   -- of the topic: the number of its first change
	name   TEXT NOT NULL,
	query  TEXT NOT NULL,                      -- as parallax.ParseQuery reads it
	gone   INTEGER NOT NULL DEFAULT 0,         -- 1: a person removed it
	who    TEXT NOT NULL,
	at     TEXT NOT NULL                       -- UTC
) STRICT;
CREATE INDEX topic_id ON topic (id, change);
