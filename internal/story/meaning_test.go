package story

import (
	"math"
	"testing"

	"parallax"
)

func TestMeanings(t *testing.T) {
	article := parallax.Vector{1, 0, 0}
	tests := []struct {
		name    string
		stories map[string]parallax.Vector // sums, of any length
		want    map[string]Meaning
	}{
		{"alone and near", map[string]parallax.Vector{"a": {4, 0, 0}}, map[string]Meaning{"a": {Cosine: 1, Ahead: 1 - crowd}}},
		{"alone and far", map[string]parallax.Vector{"a": {0, 2, 0}}, map[string]Meaning{"a": {Ahead: -crowd}}},
		{"two", map[string]parallax.Vector{"a": {4, 3, 0}, "b": {3, 0, 4}}, map[string]Meaning{"a": {Cosine: 0.8, Ahead: 0.2}, "b": {Cosine: 0.6, Ahead: -0.2}}},
		{"no words", map[string]parallax.Vector{"a": {0, 0, 0}}, map[string]Meaning{"a": {Ahead: -crowd}}},
	}
	for _, test := range tests {
		got := Meanings(article, test.stories)
		for k, want := range test.want {
			if g := got[k]; math.Abs(g.Cosine-want.Cosine) > 1e-6 || math.Abs(g.Ahead-want.Ahead) > 1e-6 {
				t.Errorf("%s: story %s is %+v, want %+v", test.name, k, g, want)
			}
		}
	}
}
