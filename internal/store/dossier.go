package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parallax"
)

// Publish keeps a checked dossier with its comparison as the next version for its story,
// unless the newest version says the same.
func (s *Store) Publish(ctx context.Context, c parallax.Comparison, d parallax.Dossier) error {
	_, err := s.publish(ctx, c, d, nil)
	return err
}

// PublishJob is Publish that ends the job of composing in the same transaction. fresh is
// false when the newest version says the same.
func (s *Store) PublishJob(ctx context.Context, c parallax.Comparison, d parallax.Dossier, e Ending) (fresh bool, err error) {
	return s.publish(ctx, c, d, &e)
}

func (s *Store) publish(ctx context.Context, c parallax.Comparison, d parallax.Dossier, e *Ending) (fresh bool, err error) {
	hash, err := contentOf(c, d)
	rawCmp, err1 := pack(c)
	raw, err2 := pack(d)
	digest, err3 := json.Marshal(d.Digest())
	if err := errors.Join(err, err1, err2, err3); err != nil {
		return false, fmt.Errorf("publish %s: %w", d.Story, err)
	}
	s.mu.Lock() // only now: who places articles waits for it
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		newest, err := newestContent(ctx, tx, d.Story)
		if fresh = newest != hash; err == nil && fresh {
			_, err = tx.ExecContext(ctx, `INSERT INTO dossier (story, version, made, comparison, data, digest, content)
				VALUES (?1, (SELECT COALESCE(MAX(version), 0) + 1 FROM dossier WHERE story = ?1), ?2, ?3, ?4, ?5, ?6)`, d.Story, stamp(d.Made), rawCmp, raw, string(digest), hash)
		}
		if err == nil && e != nil {
			err = end(ctx, tx, *e)
		}
		return err
	})
	if err != nil {
		return false, fmt.Errorf("publish %s: %w", d.Story, err)
	}
	return fresh, nil
}

// contentOf is a hash of what a dossier and its comparison say, without when and by which
// version of the program they were made.
func contentOf(c parallax.Comparison, d parallax.Dossier) (string, error) {
	d.Made, d.Version = time.Time{}, ""
	h := sha256.New()
	err := json.NewEncoder(h).Encode(struct {
		Comparison parallax.Comparison
		Dossier    parallax.Dossier
	}{c, d})
	return hex.EncodeToString(h.Sum(nil)), err
}

// newestContent is the hash of the newest version; "" when there is none. An older version of
// the program kept no hash: it is made of what was published.
func newestContent(ctx context.Context, tx *sql.Tx, id parallax.StoryID) (string, error) {
	var hash string
	var rawCmp, raw []byte
	err := tx.QueryRowContext(ctx, `SELECT content, CASE content WHEN '' THEN comparison END, CASE content WHEN '' THEN data END
		FROM dossier INDEXED BY dossier_digest WHERE story = ? ORDER BY version DESC LIMIT 1`, id).Scan(&hash, &rawCmp, &raw)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", nil
	case err != nil || hash != "":
		return hash, err
	}
	var c parallax.Comparison
	var d parallax.Dossier
	if err := errors.Join(unpack(rawCmp, &c), unpack(raw, &d)); err != nil {
		return "", nil //nolint:nilerr // what cannot be read says nothing, and the next version stands beside it
	}
	return contentOf(c, d)
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

// DossierAlone is DossierVersion without the comparison, which a page of the dossier does not need.
func (s *Store) DossierAlone(ctx context.Context, id parallax.StoryID, version int) (d parallax.Dossier, err error) {
	var raw []byte
	if err := s.read.QueryRowContext(ctx, `SELECT data FROM dossier WHERE story = ? AND version = ?`, id, version).Scan(&raw); err != nil {
		return d, notFound(err, "dossier", id)
	}
	return d, unpack(raw, &d)
}

func (s *Store) dossier(ctx context.Context, query string, id parallax.StoryID, args ...any) (c parallax.Comparison, d parallax.Dossier, err error) {
	var rawCmp, raw []byte
	if err := s.read.QueryRowContext(ctx, query, append([]any{id}, args...)...).Scan(&rawCmp, &raw); err != nil {
		return c, d, notFound(err, "dossier", id)
	}
	return c, d, errors.Join(unpack(rawCmp, &c), unpack(raw, &d))
}

// Versions gives the digests of all dossiers that were published for a story, newest first.
func (s *Store) Versions(ctx context.Context, id parallax.StoryID) ([]parallax.Digest, error) {
	return all(ctx, s.read, scanDigest, digestQuery+` ORDER BY d.version DESC`, id)
}

// Redirect gives the story an ID stands for now: itself, or the one it was merged into. The
// error wraps parallax.ErrNotFound for an ID that was never given.
func (s *Store) Redirect(ctx context.Context, id parallax.StoryID) (parallax.StoryID, error) {
	var to parallax.StoryID
	err := s.read.QueryRowContext(ctx, `SELECT redirect FROM story WHERE id = ?`, id).Scan(&to)
	if err != nil {
		return "", notFound(err, "story", id)
	}
	return cmp.Or(to, id), nil
}

// StoryOf gives the story an article stands in; "" when it was held off.
func (s *Store) StoryOf(ctx context.Context, id parallax.ArticleID) (parallax.StoryID, error) {
	var story parallax.StoryID
	err := s.read.QueryRowContext(ctx, `SELECT story FROM placement WHERE article = ?`, id).Scan(&story)
	if err != nil {
		return "", notFound(err, "article", id)
	}
	return story, nil
}
