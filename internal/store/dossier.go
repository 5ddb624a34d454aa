package store

import (
	"context"
	"errors"
	"fmt"

	"parallax"
)

// Publish keeps a checked dossier with its comparison as the next version for its story.
func (s *Store) Publish(ctx context.Context, cmp parallax.Comparison, d parallax.Dossier) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	rawCmp, err1 := pack(cmp)
	raw, err2 := pack(d)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("publish %s: %w", d.Story, err)
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO dossier (story, version, made, comparison, data)
		VALUES (?1, (SELECT COALESCE(MAX(version), 0) + 1 FROM dossier WHERE story = ?1), ?2, ?3, ?4)`, d.Story, stamp(d.Made), rawCmp, raw)
	if err != nil {
		return fmt.Errorf("publish %s: %w", d.Story, err)
	}
	return nil
}

// Dossier gives the newest dossier of a story with its comparison.
func (s *Store) Dossier(ctx context.Context, id parallax.StoryID) (parallax.Comparison, parallax.Dossier, error) {
	var rawCmp, raw []byte
	var cmp parallax.Comparison
	var d parallax.Dossier
	err := s.db.QueryRowContext(ctx, `SELECT comparison, data FROM dossier WHERE story = ? ORDER BY version DESC LIMIT 1`, id).Scan(&rawCmp, &raw)
	if err != nil {
		return cmp, d, notFound(err, "dossier", id)
	}
	return cmp, d, errors.Join(unpack(rawCmp, &cmp), unpack(raw, &d))
}
