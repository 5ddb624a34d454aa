package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
)

// Mean is the running sum of the vectors that a model gave of a language.
type Mean struct {
	Model    string
	Kind     string // of text: "text", "title"
	Language string
	Count    float64
	Sum      []float64
}

// Means gives the sums of a model kept by earlier runs.
func (s *Store) Means(ctx context.Context, model string) ([]Mean, error) {
	return all(ctx, s.read, func(r *sql.Rows) (m Mean, err error) {
		var raw []byte
		if err = r.Scan(&m.Model, &m.Kind, &m.Language, &m.Count, &raw); err != nil {
			return m, err
		}
		m.Sum = make([]float64, len(raw)/8)
		_, err = binary.Decode(raw, binary.LittleEndian, m.Sum)
		return m, err
	}, `SELECT model, kind, language, count, sum FROM mean WHERE model = ? ORDER BY kind, language`, model)
}

// keepMean keeps a sum in place of the one before.
func keepMean(ctx context.Context, tx *sql.Tx, m Mean) error {
	var raw bytes.Buffer
	err := binary.Write(&raw, binary.LittleEndian, m.Sum)
	if err == nil {
		_, err = tx.ExecContext(ctx, `INSERT INTO mean (model, kind, language, count, sum) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (model, kind, language) DO UPDATE SET count = excluded.count, sum = excluded.sum`, m.Model, m.Kind, m.Language, m.Count, raw.Bytes())
	}
	if err != nil {
		return fmt.Errorf("keep mean of %s in %s: %w", m.Kind, m.Language, err)
	}
	return nil
}
