-- Means are of the vectors of one model: those of another cannot go on from them. What was kept
-- before there was a column is of the table that ships with the program.
CREATE TABLE mean_of (
	model      TEXT NOT NULL,            -- Embedder.Model
	kind       TEXT NOT NULL,            -- text, title
	language   TEXT NOT NULL,
	count      REAL NOT NULL,            -- of texts
	sum        BLOB NOT NULL,            -- float64, little endian, one for each dimension
	PRIMARY KEY (model, kind, language)
) STRICT;
INSERT INTO mean_of (model, kind, language, count, sum) SELECT 'words-1', kind, language, count, sum FROM mean;
DROP TABLE mean;
ALTER TABLE mean_of RENAME TO mean;
