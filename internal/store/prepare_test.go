package store

import (
	"database/sql"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax"
)

// TestPrepared wants of articles that were prepared what is written of those that were not, and that preparing is no
// idle talk: what was prepared is written.
func TestPrepared(t *testing.T) {
	everything := func(s *Store) (out []string) {
		for _, q := range []string{`SELECT hex(body) FROM page ORDER BY id`, `SELECT hex(data) || hex(notes) FROM article ORDER BY id`,
			`SELECT group_concat(rowid) FROM term WHERE term MATCH 'title : pier OR text : port'`, `SELECT article || revision FROM searched ORDER BY id`} {
			rows, err := all(t.Context(), s.read, func(r *sql.Rows) (line sql.NullString, err error) { return line, r.Scan(&line) }, q)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, fmt.Sprint(rows))
		}
		return out
	}
	made := func() []*Taken {
		return []*Taken{written("bote", "de", 1, "Fähre rammt Pier", "Neun Verletzte.", "Lena Brandt"), written("phare", "fr", 2, "L’incendie", "Un port."), held(taken("mute", 4, ""))}
	}
	plain, ready := open(t, Memory), open(t, Memory)
	add(t, plain, made()...)
	for _, x := range made() {
		if err := x.Prepare(); err != nil {
			t.Fatal(err)
		}
		add(t, ready, x)
	}
	if diff := cmp.Diff(everything(plain), everything(ready)); diff != "" {
		t.Error(diff)
	}
	x := written("bote", "de", 1, "Fähre rammt Pier", "Neun Verletzte.")
	if err := x.Prepare(); err != nil {
		t.Fatal(err)
	}
	x.made.found.text = "port"
	other := open(t, Memory)
	add(t, other, written("ayr", "en", 0, "Ferry", "Nine."), x)
	if got := everything(other)[2]; got != "[{2 true}]" || everything(ready)[2] != "[{1,2 true}]" {
		t.Errorf("what was prepared is found as %s, two articles as %s", got, everything(ready)[2])
	}
}

// An article whose notes no store can hold is named by the error.
func TestPrepareNamesWhatFails(t *testing.T) {
	x := written("bote", "de", 1, "Fähre rammt Pier", "Neun Verletzte.")
	x.Article.Input = "bote.html"
	x.Notes = append(x.Notes, parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Value: math.Inf(1)}})
	if err := x.Prepare(); err == nil || !strings.Contains(err.Error(), "bote.html") {
		t.Errorf("got %v", err)
	}
}
