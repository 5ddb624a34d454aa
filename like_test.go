package parallax

import (
	"fmt"
	"slices"
	"testing"
)

// A light sketch tells of every article what the whole one told.
func TestLikeWith(t *testing.T) {
	k := Sketch{Like: map[ArticleID]float32{}}
	for i := range 300 {
		k.Like[ArticleID(fmt.Sprint("a_", 2*i))] = float32(i) - 100
	}
	light := k.Light()
	if light.Like != nil || len(k.Like) != 300 {
		t.Errorf("of the light sketch %d are left, of the whole one %d", len(light.Like), len(k.Like))
	}
	for i := range 600 {
		id := ArticleID(fmt.Sprint("a_", i))
		want, there := k.LikeWith(&Sketch{Article: id})
		got, ok := light.LikeWith(&Sketch{Article: id})
		if got != want || ok != there || there != (i%2 == 0) {
			t.Errorf("%s: %v %v, want %v %v", id, got, ok, want, there)
		}
	}
	if _, ok := new(Sketch).LikeWith(&Sketch{Article: "a_1"}); ok {
		t.Error("a sketch that was held against nothing was held against an article")
	}
}

// TestLightFits wants a light sketch to say what the whole one says in lists without room for more, and the whole one to be as it was.
func TestLightFits(t *testing.T) {
	k := Sketch{Hashes: append(make([]uint16, 0, 9), 3, 1), Passages: append(make([]uint32, 0, 9), 4, 5, 6)}
	light := k.Light()
	if !slices.Equal(light.Hashes, []uint16{3, 1}) || !slices.Equal(light.Passages, []uint32{4, 5, 6}) || cap(light.Hashes) > 2 || cap(light.Passages) > 3 || cap(k.Hashes) != 9 {
		t.Errorf("%v of %d and %v of %d", light.Hashes, cap(light.Hashes), light.Passages, cap(light.Passages))
	}
	if light = (Sketch{}).Light(); light.Hashes != nil || light.Passages != nil {
		t.Error("lists of nothing")
	}
}
