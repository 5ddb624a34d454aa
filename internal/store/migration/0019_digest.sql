-- Lists, pages of versions and what is asked anew read of a dossier what stands behind its bytes in the row, tens of thousands of them that
-- SQLite walks through: they read this index alone.
CREATE INDEX dossier_digest ON dossier(story, version, content, digest);
