-- What people decided about stories. It is not derived from pages and never rebuilt.
CREATE TABLE decision (
	id       INTEGER PRIMARY KEY,        -- in order of time
	kind     TEXT NOT NULL,              -- together, apart, locked, named
	at       TEXT NOT NULL,              -- UTC
	data     TEXT NOT NULL               -- parallax.Decision
) STRICT;
