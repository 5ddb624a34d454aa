-- Feeds that a hub pushes (W3C WebSub): what was asked of the hub, and until when it promised.
CREATE TABLE push (
	feed       TEXT PRIMARY KEY,
	token      TEXT NOT NULL UNIQUE,       -- of the address the hub calls; nobody else knows it
	secret     TEXT NOT NULL,              -- with which the hub signs what it sends
	hub        TEXT NOT NULL,
	topic      TEXT NOT NULL,              -- the feed's own address, as it states it
	asked      TEXT NOT NULL,              -- when the hub was last asked
	until      TEXT NOT NULL DEFAULT '',   -- when what it promised ends; '' while it promised nothing
	pushed     TEXT NOT NULL DEFAULT '',   -- when it last sent something; '' never
	error      TEXT NOT NULL DEFAULT ''    -- why it was not asked or refused
) STRICT;
