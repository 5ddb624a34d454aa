-- What lists of stories show of a dossier, so that a page of a hundred stories does not
-- unpack a hundred dossiers. '' in rows of an older version; they are read from data.
ALTER TABLE dossier ADD COLUMN digest TEXT NOT NULL DEFAULT ''; -- JSON: parallax.Digest
