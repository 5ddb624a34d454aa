package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"

	"parallax"
)

// digests keeps the digest of the newest dossier of each story decoded, since a list of all
// stories is made for each look at the front page. What was published never changes, so that
// an entry is true as long as its version is the newest. The zero value is ready.
type digests struct {
	mu      sync.Mutex
	byStory map[parallax.StoryID]parallax.Digest
}

// newestDossier is which version a story that stands has.
type newestDossier struct {
	story   parallax.StoryID
	line    parallax.StorylineID
	version int
	made    string
}

// A story that nothing tells any more is not among them. The columns beside the greatest version are of its row (SQLite, "bare columns").
const newestDossiers = `SELECT s.id, s.storyline, MAX(d.version), d.made FROM dossier d JOIN story s ON s.id = d.story WHERE s.redirect = ''
	AND EXISTS (SELECT 1 FROM placement p WHERE p.story = s.id)`

// Digests gives the digest of the newest dossier of every story that stands, the one
// reported last first; stories of which no time is known come last. What digests hold is
// shared: do not write to it.
func (s *Store) Digests(ctx context.Context) ([]parallax.Digest, error) {
	return s.digestsOf(ctx, newestDossiers+` GROUP BY d.story`)
}

// DigestsOf is Digests for the stories alone; those that do not stand or have no dossier are absent.
func (s *Store) DigestsOf(ctx context.Context, ids []parallax.StoryID) ([]parallax.Digest, error) {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	return s.digestsOf(ctx, newestDossiers+` AND d.story IN (`+marks(len(ids))+`) GROUP BY d.story`, args...)
}

func (s *Store) digestsOf(ctx context.Context, query string, args ...any) ([]parallax.Digest, error) {
	rows, err := all(ctx, s.read, func(r *sql.Rows) (n newestDossier, err error) {
		err = r.Scan(&n.story, &n.line, &n.version, &n.made)
		return n, err
	}, query, args...)
	if err != nil {
		return nil, err
	}
	s.digests.mu.Lock()
	defer s.digests.mu.Unlock()
	if s.digests.byStory == nil {
		s.digests.byStory = map[parallax.StoryID]parallax.Digest{}
	}
	out := make([]parallax.Digest, 0, len(rows))
	for _, n := range rows {
		g, known := s.digests.byStory[n.story]
		if !known || g.Version != n.version || stamp(g.Made) != n.made {
			if g, err = s.digest(ctx, n.story, n.version); errors.Is(err, sql.ErrNoRows) {
				continue // gone meanwhile
			} else if err != nil {
				return nil, err
			}
			s.digests.byStory[n.story] = g
		}
		g.Storyline = n.line
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b parallax.Digest) int {
		return cmp.Or(b.Last.Compare(a.Last), strings.Compare(string(a.Story), string(b.Story)))
	})
	return out, nil
}

// digest reads one digest.
func (s *Store) digest(ctx context.Context, id parallax.StoryID, version int) (parallax.Digest, error) {
	return digestOf(s.read.QueryRowContext(ctx, `SELECT d.story, '', d.version, d.digest, CASE d.digest WHEN '' THEN d.data END
		FROM dossier d WHERE d.story = ? AND d.version = ?`, id, version))
}

// scanDigest reads a digest from one of several rows.
func scanDigest(r *sql.Rows) (parallax.Digest, error) { return digestOf(r) }

// digestOf reads a digest, from the dossier where an older version of the program kept none.
func digestOf(r interface{ Scan(...any) error }) (g parallax.Digest, err error) {
	var story parallax.StoryID
	var line parallax.StorylineID
	var version int
	var digest string
	var data []byte
	if err := r.Scan(&story, &line, &version, &digest, &data); err != nil {
		return g, err
	}
	if digest == "" {
		var d parallax.Dossier
		err = unpack(data, &d)
		g = d.Digest()
	} else {
		err = json.Unmarshal([]byte(digest), &g)
	}
	g.Story, g.Storyline, g.Version = story, line, version
	return g, err
}
