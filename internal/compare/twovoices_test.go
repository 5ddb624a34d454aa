package compare

import (
	"testing"

	"parallax"
)

// TestTwoVoices wants an article that has one thing from the police and another from a paper to stand on one side of a difference only.
func TestTwoVoices(t *testing.T) {
	side := func(article, normal string) parallax.Side {
		return parallax.Side{Evidence: parallax.Evidence{Article: parallax.ArticleID(article)}, Normal: normal}
	}
	card := []parallax.Side{side("a", "police"), side("b", asFact)}
	if !twoVoices(card, []parallax.Side{side("a", "a paper"), side("c", asFact)}) {
		t.Error("an article has one thing from two")
	}
	if twoVoices(card, []parallax.Side{side("a", "police"), side("c", "a paper")}) {
		t.Error("an article that has both things from one, or has but one, is refused")
	}
}
