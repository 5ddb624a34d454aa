package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
)

// Mean is the running sum of the vectors of a language.
type Mean struct {
	Kind     string // of text: "text", "title"
	Language string
	Count    float64
	Sum      []float64
}

// Means gives the sums kept by earlier runs.
func (s *Store) Means(ctx context.Context) ([]Mean, error) {
	return all(ctx, s.read, func(r *sql.Rows) (m Mean, err error) {
		var raw []byte
		if err = r.Scan(&m.Kind, &m.Language, &m.Count, &raw); err != nil {
			return m, err
		}
		m.Sum = make([]float64, len(raw)/8)
		_, err = binary.Decode(raw, binary.LittleEndian, m.Sum)
		return m, err
	}, `SELECT kind, language, count, sum FROM mean ORDER BY kind, language`)
}

// keepMean keeps a sum in place of the one before.
func keepMean(ctx context.Context, tx *sql.Tx, m Mean) error {
	var raw bytes.Buffer
	err := binary.Write(&raw, binary.LittleEndian, m.Sum)
	if err == nil {
		_, err = tx.ExecContext(ctx, `INSERT INTO mean (kind, language, count, sum) VALUES (?, ?, ?, ?)
			ON CONFLICT (kind, language) DO UPDATE SET count = excluded.count, sum = excluded.sum`, m.Kind, m.Language, m.Count, raw.Bytes())
	}
	if err != nil {
		return fmt.Errorf("keep mean of %s in %s: %w", m.Kind, m.Language, err)
	}
	return nil
}
