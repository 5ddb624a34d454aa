package parallax

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math"
	"slices"
	"testing"
	"time"
)

// invented is a sketch with something of everything.
func invented() Sketch {
	return Sketch{
		Article: "a_1", Story: "s_1", Storyline: "l_1", Outlet: "gazette.example", Language: "de-AT",
		At:     time.Date(2031, 5, 2, 12, 30, 0, 5, time.FixedZone("", 2*3600)),
		Vector: Vector{0.6, -0.8, 0}, Opening: Vector{0, 0, 1},
		Like: map[ArticleID]float32{"a_7": -1.5, "a_8": 4.25, "a_9": 0}, Hashes: []uint16{9, 65535, 0}, Passages: []uint32{3, 1 << 31, math.MaxUint32},
		Terms: NewTerms(map[string]int{"w:ferri": 213, "n:brandt": 65535, "d:2031-05-02": 40, "q:213 people": 7}), Title: NewTerms(map[string]int{"w:ferri": 400}),
	}
}

// same reports whether two light sketches are the same, but for where they stand.
func same(a, b *Sketch) bool {
	return a.Outlet == b.Outlet && a.Language == b.Language && a.At.Equal(b.At) && a.vector.Equal(b.vector) && a.opening.Equal(b.opening) && a.like.Equal(b.like) &&
		slices.Equal(a.Hashes, b.Hashes) && slices.Equal(a.Passages, b.Passages) && a.Terms.Equal(b.Terms) && a.Title.Equal(b.Title)
}

// TestSketchBytes wants what was written to be read as the light sketch, of one that says nothing too.
func TestSketchBytes(t *testing.T) {
	for _, k := range []Sketch{invented(), {}, {Terms: NewTerms(map[string]int{"k:4": 1})}, invented().Light()} {
		raw, err := k.MarshalBinary()
		var back Sketch
		if err != nil || back.UnmarshalBinary(raw) != nil {
			t.Fatalf("%x, %v", raw, err)
		}
		light := k.Light()
		if !same(&light, &back) || back.Article != "" || back.At.IsZero() != k.At.IsZero() || back.Story != "" {
			t.Errorf("%+v\nwas %+v", back, light)
		}
		if odds, ok := back.LikeWith(&Sketch{Article: "a_8"}); ok != (len(k.Like) > 0 || len(k.like.ids) > 0) || ok && odds != 4.25 {
			t.Errorf("like a_8 by %v, %v", odds, ok)
		}
		if cap(back.Hashes) != len(back.Hashes) || cap(back.Terms.numbers) != back.Terms.Len() {
			t.Error("lists with room for more")
		}
	}
}

// TestSketchForm holds the bytes of a sketch: stores hold them. When it fails, sketchForm must be another number, and stores
// written before must still be read.
func TestSketchForm(t *testing.T) {
	k := invented()
	k.Vector, k.Passages = Vector{0.5}, nil
	raw, err := k.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(raw); got != wantForm {
		t.Errorf("%s", got)
	}
}

const wantForm = "010f010000000eeaef1c280000000500780f67617a657474652e6578616d706c650564652d4154" + // time, outlet, language
	"0402813b017f" + "0402013c0300007f" + // vectors
	"031987252176d2d7760b34a8a5" + "000000000000c0bf00008840" + // Like
	"030900ffff0000" + "00" + // Hashes, Passages
	"04344faf09d2813f95f36dadac91544fca2800ffff0700d500" + "0191544fca9001" // Terms, Title

// TestNoSketch wants a vector that is none to be refused.
func TestNoSketch(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1)} {
		k := invented()
		k.Opening[1] = float32(x)
		if raw, err := k.MarshalBinary(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%v: %x, %v", x, raw, err)
		}
	}
}

// TestSketchOfBytes wants an error of what is no sketch, and the sketch to stay as it was.
func TestSketchOfBytes(t *testing.T) {
	good, err := invented().MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	bad := [][]byte{nil, {}, {sketchForm}, {sketchForm + 1}, append(bytes.Clone(good), 0)}
	for n := range good {
		bad = append(bad, good[:n])
	}
	for _, raw := range bad {
		k := Sketch{Outlet: "as it was"}
		if err := k.UnmarshalBinary(raw); !errors.Is(err, errSketch) || k.Outlet != "as it was" || k.Terms.Len() > 0 {
			t.Errorf("%d bytes: %v, %+v", len(raw), err, k)
		}
	}
}

// FuzzSketchBytes holds that whatever is read is an error or a sketch: lists in order that are as long as each other, which
// are written and read again as they are.
func FuzzSketchBytes(f *testing.F) {
	for _, k := range []Sketch{invented(), {}} {
		raw, err := k.MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var k, back Sketch
		if k.UnmarshalBinary(raw) != nil {
			return
		}
		for _, terms := range []Terms{k.Terms, k.Title} {
			numbers, weights := terms.Numbers()
			if len(numbers) != len(weights) || !slices.IsSorted(numbers) {
				t.Errorf("%v of %v", weights, numbers)
			}
		}
		if len(k.like.ids) != len(k.like.odds) || !slices.IsSorted(k.like.ids) || !slices.IsSorted(k.Passages) {
			t.Errorf("%+v", k.like)
		}
		again, err := k.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if err := back.UnmarshalBinary(again); err != nil || len(again) > len(raw)+16 {
			t.Errorf("%x read from %x: %v", again, raw, err)
		}
	})
}
