-- Which stories changed in anything that a list of them shows, the last of all with the highest
-- n: whoever keeps the list at hand reads those only. Written by triggers, so that no way of writing is left out.
CREATE TABLE touched (story TEXT NOT NULL PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX touched_n ON touched (n);

CREATE TRIGGER dossier_touched AFTER INSERT ON dossier BEGIN
	INSERT INTO touched VALUES (new.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER dossier_changed AFTER UPDATE ON dossier BEGIN
	INSERT INTO touched VALUES (new.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER dossier_gone AFTER DELETE ON dossier BEGIN
	INSERT INTO touched VALUES (old.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER story_touched AFTER INSERT ON story BEGIN
	INSERT INTO touched VALUES (new.id, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER story_changed AFTER UPDATE ON story WHEN old.redirect != new.redirect OR old.storyline != new.storyline BEGIN
	INSERT INTO touched VALUES (new.id, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER story_gone AFTER DELETE ON story BEGIN
	INSERT INTO touched VALUES (old.id, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER placement_touched AFTER INSERT ON placement WHEN new.story != '' BEGIN
	INSERT INTO touched VALUES (new.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER placement_changed AFTER UPDATE ON placement WHEN old.story != new.story BEGIN
	INSERT INTO touched VALUES (new.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
	INSERT INTO touched VALUES (old.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER placement_gone AFTER DELETE ON placement BEGIN
	INSERT INTO touched VALUES (old.story, (SELECT COALESCE(MAX(n), 0) + 1 FROM touched)) ON CONFLICT (story) DO UPDATE SET n = excluded.n;
END;
