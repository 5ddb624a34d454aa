package store

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"parallax"
)

// TestPutBack holds what finds articles whose sketches are let go of and read again against what has all of them whole, while articles come,
// come again with other words, move and go.
func TestPutBack(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 8))
	kept, reads, clock := map[parallax.ArticleID][]byte{}, 0, time.Time{}
	all, few := NewRecent(), NewRecent()
	few.most, few.now = 20, func() time.Time { clock = clock.Add(time.Second); return clock }
	few.read = func(ids []parallax.ArticleID) (out []parallax.Sketch, err error) {
		for _, id := range ids {
			k, err := sketchOf(string(id), kept[id])
			if err != nil {
				return nil, err
			}
			out, reads = append(out, k), reads+1
		}
		return out, nil
	}
	for i := range 3 * sweepEvery {
		id := parallax.ArticleID(fmt.Sprint("a_", i))
		if i > 50 && i%5 == 0 {
			id = parallax.ArticleID(fmt.Sprint("a_", i-r.IntN(50)))
		}
		k := anySketch(r, id, i)
		if number, known := few.at[id]; known {
			few.whole(number)
		}
		raw, err := k.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		kept[id] = raw
		all.put(k)
		few.put(k)
		if few.wholes > few.most+1 || few.failed != nil {
			t.Fatalf("%d are whole, %v", few.wholes, few.failed)
		}
		if i%7 == 0 {
			for _, x := range []*Recent{all, few} {
				x.move(id, parallax.StoryID(fmt.Sprint("s_", i/9)))
			}
		}
		if i%40 == 0 {
			sameNear(t, all.Near(k, 240*time.Hour), few.Near(k, 240*time.Hour))
		}
	}
	if a, b := termCounts(all), termCounts(few); !maps.Equal(a, b) || len(a) < 100 {
		t.Errorf("%d terms are counted, %d otherwise", len(a), len(b))
	}
	if reads < 1000 || all.first == 0 {
		t.Errorf("%d were read again, %d went", reads, all.first)
	}
}

// TestWholeIsRead wants each sketch that is asked for, also where hardly one may stay.
func TestWholeIsRead(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	kept, few := map[parallax.ArticleID]parallax.Sketch{}, NewRecent()
	few.most = 1
	few.read = func(ids []parallax.ArticleID) (out []parallax.Sketch, err error) {
		for _, id := range ids {
			out = append(out, kept[id])
		}
		return out, nil
	}
	for i := range 30 {
		k := anySketch(r, parallax.ArticleID(fmt.Sprint("a_", i)), i)
		kept[k.Article] = k
		few.put(k)
	}
	for range 500 {
		number := r.IntN(30)
		if k := few.whole(number); len(k.Passages) == 0 {
			t.Fatalf("%s is read and empty", k.Article)
		}
	}
	if all := few.sketches([]int{3, 7, 11, 20}); len(all[0].Passages)*len(all[1].Passages)*len(all[2].Passages)*len(all[3].Passages) != 1 {
		t.Errorf("%v", all)
	}
}

// anySketch makes the sketch of the nth article, of an hour after the one before.
func anySketch(r *rand.Rand, id parallax.ArticleID, n int) parallax.Sketch {
	terms := map[string]int{}
	for range 60 {
		terms[fmt.Sprint("w:", n/20+r.IntN(30)*r.IntN(30))] = 200 + r.IntN(900)
	}
	return parallax.Sketch{
		Article: id, Story: parallax.StoryID(fmt.Sprint("s_", n/9)), At: hour(n), Language: []string{"en", "de"}[n%2],
		Terms: parallax.NewTerms(terms), Vector: leaning(r, nil, 64, 1), Passages: []uint32{uint32(n)},
	}
}

func sameNear(t *testing.T, a, b parallax.Near) {
	t.Helper()
	if a.Documents != b.Documents || !maps.Equal(a.Frequency, b.Frequency) || len(a.Sketches) != len(b.Sketches) {
		t.Fatalf("%d near of %d, otherwise %d of %d", len(a.Sketches), a.Documents, len(b.Sketches), b.Documents)
	}
	for i := range a.Sketches {
		x, y := &a.Sketches[i], &b.Sketches[i]
		raw, err := x.MarshalBinary()
		other, err2 := y.MarshalBinary()
		if x.Article != y.Article || x.Story != y.Story || x.Story == "" || !reflect.DeepEqual(raw, other) || err != nil || err2 != nil {
			t.Fatalf("%+v\nis otherwise %+v", x, y)
		}
	}
}

func termCounts(r *Recent) map[parallax.Term]int {
	out := map[parallax.Term]int{}
	for term := range r.posts.entries {
		out[term] = r.posts.count(term)
	}
	return out
}

// TestUnreadableSketch wants a sketch that cannot be read to be an error for who asks for it, and all to be at hand again when it can.
func TestUnreadableSketch(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	add(t, s, taken("ayr", 0, "s_1"), taken("bex", 1, "s_1"))
	s.recent.putBack(s.recent.get(s.recent.at["a_bex"]))
	rename := func(from, to string) {
		if _, err := s.db.ExecContext(t.Context(), `UPDATE sketch SET article = ? WHERE article = ?`, to, from); err != nil {
			t.Fatal(err)
		}
	}
	rename("a_bex", "gone")
	if _, err := s.Standing(t.Context(), 10); !errors.Is(err, parallax.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	rename("gone", "a_bex")
	if got, err := s.Standing(t.Context(), 10); err != nil || len(got) != 2 {
		t.Errorf("%d at hand, %v", len(got), err)
	}
}
