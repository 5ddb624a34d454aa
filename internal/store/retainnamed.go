package store

import (
	"context"
	"database/sql"
	"sync"

	"parallax"
)

// namedArticles remembers which articles the dossiers of each story name, so that a version is taken apart once and not each time
// something is let go of: versions are added and dropped, and never change.
type namedArticles struct {
	mu sync.Mutex
	of map[parallax.StoryID]*namedIn
}

// namedIn is what the versions of one story name.
type namedIn struct {
	versions
	articles map[parallax.ArticleID]bool
}

// versions tells one state of the dossiers of a story from another.
type versions struct {
	low, high, count  int
	lowMade, highMade string
	story             parallax.StoryID
	line              string // to which the story belongs now
}

const versionsNow = `SELECT d.story, MIN(d.version), MAX(d.version), COUNT(*), MIN(d.made), MAX(d.made), COALESCE(NULLIF(n.storyline, ''), n.id)
	FROM dossier d JOIN story s ON s.id = d.story JOIN story n ON n.id = COALESCE(NULLIF(s.redirect, ''), s.id) GROUP BY d.story`

func scanVersions(r *sql.Rows) (v versions, err error) {
	return v, r.Scan(&v.story, &v.low, &v.high, &v.count, &v.lowMade, &v.highMade, &v.line)
}

// each tells, of every story with a dossier, to which line it belongs now and which articles any version names.
func (n *namedArticles) each(ctx context.Context, q querier, yield func(line string, article parallax.ArticleID)) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	list, err := all(ctx, q, scanVersions, versionsNow)
	if err != nil {
		return err
	}
	now := make(map[parallax.StoryID]*namedIn, len(list)) // stories that are gone are forgotten
	for _, v := range list {
		known, err := n.of[v.story].upTo(ctx, q, v)
		if err != nil {
			return err
		}
		now[v.story] = known
		for article := range known.articles {
			yield(v.line, article)
		}
	}
	n.of = now
	return nil
}

// upTo gives what the versions name that there are now. Those added since are taken apart, and all where some were dropped.
func (k *namedIn) upTo(ctx context.Context, q querier, v versions) (*namedIn, error) {
	out := &namedIn{v, map[parallax.ArticleID]bool{}}
	after := v.low - 1
	if k != nil && k.low == v.low && k.lowMade == v.lowMade && v.count == k.count+v.high-k.high && v.highMade >= k.highMade && (v.high > k.high || v.highMade == k.highMade) {
		out.articles, after = k.articles, k.high
	}
	if after == v.high {
		return out, nil
	}
	_, err := all(ctx, q, func(r *sql.Rows) (none struct{}, err error) {
		var comparison, data []byte
		if err := r.Scan(&comparison, &data); err != nil {
			return none, err
		}
		for _, packed := range [][]byte{comparison, data} {
			raw, err := decoder.DecodeAll(packed, nil)
			if err != nil {
				return none, err
			}
			articlesIn(raw, out.articles)
		}
		return none, nil
	}, `SELECT comparison, data FROM dossier WHERE story = ? AND version > ?`, v.story, after)
	return out, err
}
