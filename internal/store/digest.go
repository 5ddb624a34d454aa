package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"parallax"
)

// digestList keeps the digest of the newest dossier of each story decoded and in order, since a list of
// all stories is made for each look at the front page. The table touched says which stories to
// read anew. The zero value is ready.
type digestList struct {
	mu   sync.Mutex
	read bool                        // whether all were read once
	seen int64                       // highest n of touched that was
	list []*parallax.Digest          // in order; list and digests are never changed, since they are given out, but put in place of by others
	own  map[parallax.StoryID]string // the name of its storyline as the dossier of each story has it, which is not the one in list
	says map[parallax.StoryID]string // the content of that dossier; absent where it is not known
}

// newestDossier is which version a story that stands has.
type newestDossier struct {
	story   parallax.StoryID
	line    parallax.StorylineID
	version int
	content string // a hash of what it says; "" when an older version of the program made it
}

// A story that nothing tells any more is not among them.
const newestDossiers = `SELECT s.id, s.storyline, MAX(d.version), d.content FROM dossier d INDEXED BY dossier_digest JOIN story s ON s.id = d.story WHERE +s.redirect = ''
	AND EXISTS (SELECT 1 FROM placement p WHERE p.story = s.id)`

// mostTouched is how many stories are asked for by name, where they are no more than a quarter of all; when more changed, all are read.
const mostTouched = 500

// Digests gives the digest of the newest dossier of every story that stands, the one
// reported last first; stories of which no time is known come last. The list and what
// it holds are shared: do not write to them.
func (s *Store) Digests(ctx context.Context) ([]*parallax.Digest, error) {
	s.digests.mu.Lock()
	defer s.digests.mu.Unlock()
	err := s.snapshot(ctx, func(q querier) error { return s.digests.refresh(ctx, q) })
	if err != nil {
		s.digests.read = false // it may be half done
		return nil, err
	}
	return s.digests.list, nil
}

// DigestsOf is Digests for the stories alone; those that do not stand or have no dossier are absent.
func (s *Store) DigestsOf(ctx context.Context, ids []parallax.StoryID) (out []parallax.Digest, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = s.snapshot(ctx, func(q querier) error {
		out, err = digestsOf(ctx, q, ids)
		return err
	})
	slices.SortFunc(out, func(a, b parallax.Digest) int { return byReport(&a, &b) })
	return out, err
}

// byReport orders digests by their last report, the latest first.
func byReport(a, b *parallax.Digest) int {
	return cmp.Or(b.Last.Compare(a.Last), strings.Compare(string(a.Story), string(b.Story)))
}

// refresh reads what changed since the last time.
func (c *digestList) refresh(ctx context.Context, q querier) error {
	var last int64
	if err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(n), 0) FROM touched`).Scan(&last); err != nil {
		return err
	}
	if c.read && last == c.seen {
		return nil
	}
	var ids []parallax.StoryID
	most := max(mostTouched, len(c.list)/4)
	if c.read {
		var err error
		ids, err = all(ctx, q, func(r *sql.Rows) (id parallax.StoryID, err error) { return id, r.Scan(&id) }, `SELECT story FROM touched WHERE n > ? LIMIT ?`, c.seen, most+1)
		if err != nil {
			return err
		}
	}
	if !c.read || last < c.seen || len(ids) > most {
		ids = nil
	}
	rows, err := newest(ctx, q, ids)
	if err != nil {
		return err
	}
	fresh, err := c.changed(ctx, q, rows)
	if err != nil {
		return err
	}
	if ids == nil {
		c.list = nil
	}
	c.nameLines(c.merge(ids, fresh))
	for _, n := range rows {
		c.says[n.story] = n.content
	}
	c.read, c.seen = true, last
	return nil
}

// changed gives the digests of dossiers: as they were read before where the same is shown, though its storyline be another. One article can
// make one storyline of two of thousands of stories.
func (c *digestList) changed(ctx context.Context, q querier, rows []newestDossier) ([]parallax.Digest, error) {
	old := make(map[parallax.StoryID]*parallax.Digest, len(rows))
	for _, n := range rows {
		if n.content != "" && c.says[n.story] == n.content {
			old[n.story] = nil
		}
	}
	for _, g := range c.list {
		if _, same := old[g.Story]; same {
			old[g.Story] = g
		}
	}
	out := make([]parallax.Digest, len(rows))
	for i, n := range rows {
		var err error
		if g := old[n.story]; g != nil && g.Version == n.version {
			out[i] = *g
			out[i].Line = c.own[n.story]
		} else if out[i], err = digest(ctx, q, n.story, n.version); err != nil {
			return nil, err
		}
		out[i].Storyline = n.line
	}
	return out, nil
}

// merge puts what was read of stories in place of what was known of them, and gives the storylines that these are
// and were in.
func (c *digestList) merge(ids []parallax.StoryID, read []parallax.Digest) map[parallax.StorylineID]bool {
	was, lines := map[parallax.StoryID]bool{}, map[parallax.StorylineID]bool{}
	for _, id := range ids {
		was[id] = true
	}
	c.remember(was, read)
	fresh := make([]*parallax.Digest, len(read))
	for i := range read {
		g := read[i] // apart from the others read with it, which may go before it does
		fresh[i], lines[g.Storyline] = &g, true
	}
	slices.SortFunc(fresh, byReport)
	list := make([]*parallax.Digest, 0, len(c.list)+len(fresh))
	for _, g := range c.list {
		if was[g.Story] {
			lines[g.Storyline] = true
			continue
		}
		for len(fresh) > 0 && byReport(fresh[0], g) < 0 {
			list, fresh = append(list, fresh[0]), fresh[1:]
		}
		list = append(list, g)
	}
	c.list = append(list, fresh...)
	return lines
}

// nameLines gives all stories of the storylines the name that the dossier made last knows: others were made before it grew.
func (c *digestList) nameLines(lines map[parallax.StorylineID]bool) {
	newest := map[parallax.StorylineID]*parallax.Digest{}
	for _, g := range c.list {
		if g.Storyline == "" || !lines[g.Storyline] || c.own[g.Story] == "" {
			continue
		}
		if at := newest[g.Storyline]; at == nil || g.Made.After(at.Made) {
			newest[g.Storyline] = g
		}
	}
	for i, g := range c.list {
		if !lines[g.Storyline] {
			continue
		}
		name := ""
		if at := newest[g.Storyline]; at != nil {
			name = c.own[at.Story]
		}
		if g.Line != name {
			named := *g // which may have been given out
			named.Line = name
			c.list[i] = &named
		}
	}
}

// remember keeps the names of storylines of what was read, in place of those of what was read anew.
func (c *digestList) remember(again map[parallax.StoryID]bool, fresh []parallax.Digest) {
	if c.own == nil || len(c.list) == 0 {
		c.own, c.says = map[parallax.StoryID]string{}, map[parallax.StoryID]string{}
	}
	for id := range again {
		delete(c.own, id)
		delete(c.says, id)
	}
	for i := range fresh {
		if g := &fresh[i]; g.Storyline != "" && g.Line != "" {
			c.own[g.Story] = g.Line
		}
	}
}

// digestsOf reads the digests of stories, of all that stand when none are named.
func digestsOf(ctx context.Context, q querier, ids []parallax.StoryID) (out []parallax.Digest, err error) {
	rows, err := newest(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	for _, n := range rows {
		g, err := digest(ctx, q, n.story, n.version)
		if err != nil {
			return nil, err
		}
		g.Storyline = n.line
		out = append(out, g)
	}
	return out, nil
}

// newest gives which dossier of stories is shown, of all that stand when none are named.
func newest(ctx context.Context, q querier, ids []parallax.StoryID) ([]newestDossier, error) {
	query, args := newestDossiers, []any(nil)
	if ids != nil {
		list, err := json.Marshal(ids)
		if err != nil {
			return nil, err
		}
		query, args = query+` AND d.story IN (SELECT value FROM json_each(?))`, []any{string(list)}
	}
	return all(ctx, q, func(r *sql.Rows) (n newestDossier, err error) {
		return n, r.Scan(&n.story, &n.line, &n.version, &n.content)
	}, query+` GROUP BY d.story`, args...)
}

// digestQuery reads digests from the index alone, but of a dossier of an older version of the program, which kept none.
const digestQuery = `SELECT d.story, '', d.version, d.digest, CASE d.digest WHEN '' THEN d.data END FROM dossier d INDEXED BY dossier_digest WHERE d.story = ?`

// digest reads one digest.
func digest(ctx context.Context, q querier, id parallax.StoryID, version int) (parallax.Digest, error) {
	return digestOf(q.QueryRowContext(ctx, digestQuery+` AND d.version = ?`, id, version))
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
