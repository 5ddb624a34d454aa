-- The stories next to one in its storyline are found in the order they started.
DROP INDEX story_storyline;
CREATE INDEX story_storyline ON story(storyline, sequence);
