-- Running means of the vectors of each language: what is subtracted from those of later articles.
CREATE TABLE mean (
	kind       TEXT NOT NULL,            -- text, title
	language   TEXT NOT NULL,
	count      REAL NOT NULL,            -- of texts
	sum        BLOB NOT NULL,            -- float64, little endian, one for each dimension
	PRIMARY KEY (kind, language)
) STRICT;
