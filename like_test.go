package parallax

import (
	"fmt"
	"testing"
)

// A light sketch tells of every article what the whole one told.
func TestLikeTo(t *testing.T) {
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
		want, there := k.LikeTo(id)
		got, ok := light.LikeTo(id)
		if got != want || ok != there || there != (i%2 == 0) {
			t.Errorf("%s: %v %v, want %v %v", id, got, ok, want, there)
		}
	}
	if _, ok := new(Sketch).LikeTo("a_1"); ok {
		t.Error("a sketch that was held against nothing was held against an article")
	}
}
