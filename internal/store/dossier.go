package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parallax"
)

// Publish keeps a checked dossier with its comparison as the next version for its story.
func (s *Store) Publish(ctx context.Context, c parallax.Comparison, d parallax.Dossier) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	rawCmp, err1 := pack(c)
	raw, err2 := pack(d)
	digest, err3 := json.Marshal(d.Digest())
	if err := errors.Join(err1, err2, err3); err != nil {
		return fmt.Errorf("publish %s: %w", d.Story, err)
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO dossier (story, version, made, comparison, data, digest)
		VALUES (?1, (SELECT COALESCE(MAX(version), 0) + 1 FROM dossier WHERE story = ?1), ?2, ?3, ?4, ?5)`, d.Story, stamp(d.Made), rawCmp, raw, string(digest))
	if err != nil {
		return fmt.Errorf("publish %s: %w", d.Story, err)
	}
	return nil
}

// Dossier gives the newest dossier of a story with its comparison.
func (s *Store) Dossier(ctx context.Context, id parallax.StoryID) (parallax.Comparison, parallax.Dossier, error) {
	return s.dossier(ctx, `SELECT comparison, data FROM dossier WHERE story = ? ORDER BY version DESC LIMIT 1`, id)
}

// DossierVersion gives a version of the dossier of a story, as it was published; version
// counts from 1.
func (s *Store) DossierVersion(ctx context.Context, id parallax.StoryID, version int) (parallax.Comparison, parallax.Dossier, error) {
	return s.dossier(ctx, `SELECT comparison, data FROM dossier WHERE story = ? AND version = ?`, id, version)
}

func (s *Store) dossier(ctx context.Context, query string, id parallax.StoryID, args ...any) (c parallax.Comparison, d parallax.Dossier, err error) {
	var rawCmp, raw []byte
	if err := s.db.QueryRowContext(ctx, query, append([]any{id}, args...)...).Scan(&rawCmp, &raw); err != nil {
		return c, d, notFound(err, "dossier", id)
	}
	return c, d, errors.Join(unpack(rawCmp, &c), unpack(raw, &d))
}

// Versions gives the digests of all dossiers that were published for a story, newest first.
func (s *Store) Versions(ctx context.Context, id parallax.StoryID) ([]parallax.Digest, error) {
	return all(ctx, s.db, scanDigest, `SELECT d.story, '', d.version, d.digest, CASE d.digest WHEN '' THEN d.data END
		FROM dossier d WHERE d.story = ? ORDER BY d.version DESC`, id)
}

// Digests gives the digest of the newest dossier of every story that stands, the one
// reported last first; stories of which no time is known come last.
func (s *Store) Digests(ctx context.Context) ([]parallax.Digest, error) {
	out, err := all(ctx, s.db, scanDigest, `SELECT d.story, s.storyline, d.version, d.digest, CASE d.digest WHEN '' THEN d.data END
		FROM dossier d JOIN story s ON s.id = d.story
		WHERE s.redirect = '' AND d.version = (SELECT MAX(version) FROM dossier e WHERE e.story = d.story)`)
	slices.SortFunc(out, func(a, b parallax.Digest) int {
		return cmp.Or(b.Last.Compare(a.Last), strings.Compare(string(a.Story), string(b.Story)))
	})
	return out, err
}

// scanDigest reads a digest, from the dossier where an older version of the program kept none.
func scanDigest(r *sql.Rows) (g parallax.Digest, err error) {
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

// Redirect gives the story an ID stands for now: itself, or the one it was merged into. The
// error wraps parallax.ErrNotFound for an ID that was never given.
func (s *Store) Redirect(ctx context.Context, id parallax.StoryID) (parallax.StoryID, error) {
	var to parallax.StoryID
	err := s.db.QueryRowContext(ctx, `SELECT redirect FROM story WHERE id = ?`, id).Scan(&to)
	if err != nil {
		return "", notFound(err, "story", id)
	}
	return cmp.Or(to, id), nil
}

// StoryOf gives the story an article stands in; "" when it was held off.
func (s *Store) StoryOf(ctx context.Context, id parallax.ArticleID) (parallax.StoryID, error) {
	var story parallax.StoryID
	err := s.db.QueryRowContext(ctx, `SELECT story FROM placement WHERE article = ?`, id).Scan(&story)
	if err != nil {
		return "", notFound(err, "article", id)
	}
	return story, nil
}
