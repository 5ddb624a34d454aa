package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"parallax"
)

// unit is what can only be let go of together: a storyline (or a story without one, or an article that was held off), with those
// that show articles of it in a dossier.
type unit struct {
	lines    []string // IDs of storylines, and of stories without one
	articles []parallax.ArticleID
	last     string // when the last of it came, as stamp writes it
	kept     bool   // a person spoke of it
}

// stood is where an article stands, with what tells whether it is let go of.
type stood struct {
	article parallax.ArticleID
	line    string // of a unit; "" for an article that was held off
	last    string
	kept    bool
}

// An article is as old as when it last came, and only where that is not known as when it was reported: what a person
// gave yesterday is not old for being of another year.
const stoodIn = `WITH spoken (article) AS (
		SELECT j.value FROM decision d, json_each(d.data, '$.articles') j UNION SELECT j.value FROM decision d, json_each(d.data, '$.others') j
		UNION SELECT article FROM verdict_article)
	SELECT p.article, CASE p.story WHEN '' THEN '' ELSE COALESCE(NULLIF(s.storyline, ''), p.story) END, MAX(COALESCE(NULLIF(g.fetched, ''), a.reported)),
		p.article IN (SELECT article FROM spoken) OR p.story IN (SELECT json_extract(data, '$.story') FROM decision)
	FROM placement p LEFT JOIN story s ON s.id = p.story JOIN article a ON a.id = p.article JOIN page g ON g.id = a.page`

func scanStood(r *sql.Rows) (x stood, err error) {
	return x, r.Scan(&x.article, &x.line, &x.last, &x.kept)
}

// units gives what can be let go of, the oldest first: nothing that a person spoke of, and nothing of which no time is known. old says
// of when the last of a unit came whether it would go; where none would, dossiers are not looked at.
func (s *Store) units(ctx context.Context, old func(last string) bool) (out []unit, err error) {
	j := ties{of: map[string]string{}}
	placed := map[parallax.ArticleID]string{}
	var list []stood
	err = s.snapshot(ctx, func(q querier) error {
		if list, err = all(ctx, q, scanStood, stoodIn+` GROUP BY p.article`); err != nil {
			return err
		}
		if !slices.ContainsFunc(list, func(x stood) bool { return x.last != "" && old(x.last) }) {
			list = nil // what belongs together is as young as the youngest of it
			return nil
		}
		for _, x := range list {
			placed[x.article] = cmp.Or(x.line, string(x.article))
		}
		return s.named.each(ctx, q, func(line string, article parallax.ArticleID) {
			if at, there := placed[article]; there {
				j.join(line, at)
			}
		})
	})
	made := map[string]*unit{}
	for _, x := range list {
		root := j.root(placed[x.article])
		u := made[root]
		if u == nil {
			u = &unit{}
			made[root] = u
		}
		u.articles, u.last, u.kept = append(u.articles, x.article), max(u.last, x.last), u.kept || x.kept
		if x.line != "" && !slices.Contains(u.lines, x.line) {
			u.lines = append(u.lines, x.line)
		}
	}
	for _, u := range made {
		if u.last != "" && !u.kept {
			out = append(out, *u)
		}
	}
	slices.SortFunc(out, func(a, b unit) int {
		return cmp.Or(cmp.Compare(a.last, b.last), cmp.Compare(a.articles[0], b.articles[0]))
	})
	return out, err
}

// articlesIn notes every ID of an article that stands in JSON as a string or as a name.
func articlesIn(raw []byte, seen map[parallax.ArticleID]bool) {
	begin := []byte(`"a_`)
	for {
		i := bytes.Index(raw, begin)
		if i < 0 {
			return
		}
		raw = raw[i+1:]
		end := bytes.IndexByte(raw, '"')
		if end < 0 {
			return
		}
		seen[parallax.ArticleID(raw[:end])] = true
		raw = raw[end:]
	}
}

// stands reports whether a unit is as it was found: the same articles, of the same age, and nobody spoke of it meanwhile.
func (u *unit) stands(ctx context.Context, tx *sql.Tx) (bool, error) {
	lines, err1 := json.Marshal(u.lines)
	articles, err2 := json.Marshal(u.articles)
	if err := cmp.Or(err1, err2); err != nil {
		return false, err
	}
	now, err := all(ctx, tx, scanStood, stoodIn+` WHERE p.article IN (SELECT value FROM json_each(?1))
		OR p.story IN (SELECT id FROM story WHERE id IN (SELECT value FROM json_each(?2)) OR storyline IN (SELECT value FROM json_each(?2))) GROUP BY p.article`,
		string(articles), string(lines))
	if err != nil || len(now) != len(u.articles) {
		return false, err
	}
	for _, x := range now {
		if x.kept || x.last > u.last || x.line != "" && !slices.Contains(u.lines, x.line) || !slices.Contains(u.articles, x.article) {
			return false, nil
		}
	}
	return true, nil
}

// ties tells what belongs together.
type ties struct{ of map[string]string }

// root gives the name of all that belongs together with one.
func (j *ties) root(x string) string {
	for j.of[x] != "" {
		x = j.of[x]
	}
	return x
}

// join has two belong together from now on.
func (j *ties) join(a, b string) {
	if a, b = j.root(a), j.root(b); a != b {
		j.of[max(a, b)] = min(a, b)
	}
}
