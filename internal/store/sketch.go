package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"parallax"
)

// readSketches puts the sketches within the window into r: of articles reported from a stamp on, and of unknown time. It gives
// those that are written as earlier versions did.
func readSketches(ctx context.Context, q querier, r *Recent, from string) (old []parallax.ArticleID, err error) {
	var data sql.RawBytes
	_, err = all(ctx, q, func(rows *sql.Rows) (_ struct{}, err error) { // one by one: whole ones take many times the memory
		var article, story string
		if err = rows.Scan(&article, &data, &story); err != nil {
			return struct{}{}, err
		}
		if isPacked(data) {
			old = append(old, parallax.ArticleID(article))
		}
		k, err := sketchOf(article, data)
		if err != nil {
			return struct{}{}, err
		}
		k.Story = parallax.StoryID(story)
		r.put(k)
		r.putBack(r.get(r.at[k.Article]))
		return struct{}{}, nil
	}, `SELECT k.article, k.data, p.story FROM sketch k JOIN placement p ON p.article = k.article
		WHERE k.at >= ?1 OR k.at = '' AND p.sequence > (SELECT COALESCE(MAX(sequence), 0) FROM placement) - ?2 ORDER BY p.sequence`, from, keptUndated)
	return old, err
}

// sketches reads the sketches of articles, in any order.
func (s *Store) sketches(ids []parallax.ArticleID) ([]parallax.Sketch, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	var data sql.RawBytes
	return all(context.Background(), s.read, func(rows *sql.Rows) (k parallax.Sketch, err error) {
		var article string
		if err = rows.Scan(&article, &data); err != nil {
			return k, err
		}
		return sketchOf(article, data)
	}, `SELECT article, data FROM sketch WHERE article IN (SELECT value FROM json_each(?))`, string(list))
}

// sketchOf reads the sketch of an article from its bytes.
func sketchOf(article string, data []byte) (k parallax.Sketch, err error) {
	if isPacked(data) {
		k, err = oldSketch(data)
	} else {
		err = k.UnmarshalBinary(data)
	}
	if err != nil {
		return k, fmt.Errorf("sketch of %s: %w", article, err)
	}
	k.Article, k.Story, k.Storyline = parallax.ArticleID(article), "", ""
	return k, nil
}

// packed is what begins all that pack writes: the number of a zstd frame (RFC 8878).
var packed = []byte{0x28, 0xb5, 0x2f, 0xfd}

// isPacked reports whether data is what pack wrote.
func isPacked(data []byte) bool { return bytes.HasPrefix(data, packed) }

// oldSketch reads a sketch that is written as packed JSON, with 32 bits of each of its Hashes.
func oldSketch(data []byte) (parallax.Sketch, error) {
	var k struct {
		parallax.Sketch
		Hashes []uint32 `json:"hashes"`
	}
	err := unpack(data, &k)
	for _, h := range k.Hashes {
		k.Sketch.Hashes = append(k.Sketch.Hashes, uint16(h))
	}
	return k.Sketch, err
}

// renewed is how many sketches are written anew in one transaction, so that who waits to write waits for a tenth of a second.
const renewed = 500

// renewSketches writes sketches as this version does, once: reading the old ones takes twenty times as long. One that another
// program has written since it was read stays.
func (s *Store) renewSketches(ctx context.Context, r *Recent, old []parallax.ArticleID) error {
	for len(old) > 0 {
		some := old[:min(len(old), renewed)]
		old = old[len(some):]
		var numbers []int
		for _, id := range some {
			numbers = append(numbers, r.at[id])
		}
		read := r.sketches(numbers) // before it is written: a store in memory has one connection
		if r.failed != nil {
			return r.failed
		}
		err := s.write(ctx, func(tx *sql.Tx) error {
			for _, k := range read {
				data, err := k.MarshalBinary()
				if err == nil {
					_, err = tx.ExecContext(ctx, `UPDATE sketch SET data = ? WHERE article = ? AND substr(data, 1, ?) = ?`, data, k.Article, len(packed), packed)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("write sketches anew: %w", err)
		}
	}
	return nil
}
