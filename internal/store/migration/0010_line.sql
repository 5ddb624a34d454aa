-- The lines of the articles as they are now, by outlet, to know those that an outlet prints with
-- whatever it reports. Articles kept before there was a table are not in it until they are taken anew.
CREATE TABLE line (
	key        INTEGER NOT NULL,         -- lineKey of outlet and line
	article    TEXT NOT NULL,
	PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
