package story

import (
	"testing"

	"parallax"
)

// TestRegroupLargeAndDecided holds that members of a story too large to be opened stay
// together also when a person put the article at hand to one of them.
func TestRegroupLargeAndDecided(t *testing.T) {
	large := &candidate{story: "s_large"}
	r := &region{
		members: []member{
			{sketch: &parallax.Sketch{Article: "a_new"}},
			{sketch: &parallax.Sketch{Article: "a_1"}, from: large, block: true},
			{sketch: &parallax.Sketch{Article: "a_2"}, from: large, block: true},
		},
		z: [][]float64{{0, -9, -9}, {-9, 0, -9}, {-9, -9, 0}},
		decisions: []parallax.Decision{
			{Kind: parallax.Together, Articles: []parallax.ArticleID{"a_new", "a_1"}, Story: "s_large"},
		},
	}
	clusters := r.regroup()
	for _, k := range clusters {
		if len(k.members) == 3 {
			return
		}
	}
	t.Errorf("clusters %v, want all three in one", clusters)
}
