package store

import (
	"context"
	"fmt"

	"parallax"
)

// Faults lists what is wrong in the store, in words for people: pages of the file that are
// damaged, rows that lead nowhere, items that are not accounted for. Whether dossiers are true
// to their sources is checked by pipeline.Check.
func (s *Store) Faults(ctx context.Context) (faults []string, err error) {
	damaged, err := all(ctx, s.read, one[string], `PRAGMA integrity_check(50)`)
	if err != nil {
		return nil, err
	}
	for _, d := range damaged {
		if d != "ok" {
			faults = append(faults, "the file is damaged: "+d)
		}
	}
	for _, q := range []struct{ says, query string }{
		{"article %s has no page", `SELECT id FROM article WHERE page NOT IN (SELECT id FROM page)`},
		{"article %s stands nowhere", `SELECT DISTINCT id FROM article WHERE id NOT IN (SELECT article FROM placement)`},
		{"a place is kept for article %s, which is gone", `SELECT article FROM placement WHERE article NOT IN (SELECT id FROM article)`},
		{"lines are kept of article %s, which is gone", `SELECT DISTINCT article FROM line WHERE article NOT IN (SELECT id FROM article)`},
		{"an article stands in story %s, which is gone", `SELECT DISTINCT story FROM placement WHERE story != '' AND story NOT IN (SELECT id FROM story)`},
		{"an article stands in story %s, which became part of another", `SELECT DISTINCT p.story FROM placement p JOIN story s ON s.id = p.story WHERE s.redirect != ''`},
		{"the story that %s became part of is gone", `SELECT id FROM story WHERE redirect != '' AND redirect NOT IN (SELECT id FROM story)`},
		{"item %s has an article that is gone", `SELECT feed || ' ' || link FROM item WHERE article != '' AND article NOT IN (SELECT id FROM article) AND article NOT IN (SELECT key FROM forgotten WHERE kind = 'article')`},
		{"work on story %s, which is gone", `SELECT key FROM work WHERE kind = 'story' AND key NOT IN (SELECT id FROM story)`},
	} {
		ids, err := all(ctx, s.read, one[string], q.query)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			faults = append(faults, fmt.Sprintf(q.says, id))
		}
	}
	lost, err := s.Unaccounted(ctx)
	for _, item := range lost {
		faults = append(faults, "item "+item+" is not accounted for")
	}
	return faults, err
}

// Tables counts the rows of what a store holds, for people.
type Tables struct{ Pages, Articles, Stories, Dossiers, Feeds, Items, Work, Parked int }

// Tables counts.
func (s *Store) Tables(ctx context.Context) (t Tables, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM page), (SELECT COUNT(*) FROM placement), (SELECT COUNT(*) FROM story WHERE redirect = ''),
		(SELECT COUNT(*) FROM dossier), (SELECT COUNT(*) FROM feed), (SELECT COUNT(*) FROM item), (SELECT COUNT(*) FROM work WHERE parked = ''), (SELECT COUNT(*) FROM work WHERE parked != '')`).
		Scan(&t.Pages, &t.Articles, &t.Stories, &t.Dossiers, &t.Feeds, &t.Items, &t.Work, &t.Parked)
	return t, err
}

// Settled gives the stories that have a dossier and wait for no new one, in order.
func (s *Store) Settled(ctx context.Context) ([]parallax.StoryID, error) {
	return all(ctx, s.read, one[parallax.StoryID], `SELECT s.id FROM story s WHERE s.redirect = '' AND EXISTS (SELECT 1 FROM dossier d WHERE d.story = s.id)
		AND NOT EXISTS (SELECT 1 FROM work w WHERE w.kind = 'story' AND w.key = s.id) AND EXISTS (SELECT 1 FROM placement p WHERE p.story = s.id) ORDER BY s.sequence`)
}
