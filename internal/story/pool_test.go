package story

import (
	"fmt"
	"testing"

	"parallax"
)

// Sentences that stand alone, without a title or a date: one event of which each tells a part, and another of its kind.
var heist = []string{
	"Four masked men stole the crown of Saint Orla from the cathedral treasury in Quellmark, police said.",
	"Thieves took the crown of Saint Orla from the treasury in less than four minutes.",
	"The crown of Saint Orla, stolen by masked men in Quellmark, weighs nine pounds.",
	"Verger Jorun Falk, tied to a pew in the cathedral in Quellmark, saw the masked men leave with a laundry bag.",
	"Jorun Falk, a verger in Quellmark, was tied to a pew by the thieves in the treasury.",
	"Masked thieves carried the crown away in a laundry bag, said verger Jorun Falk, whom they tied to a pew.",
}

var robbery = []string{
	"A gunman in a blue van robbed the savings bank in Tarsund of 40,000 crowns and fled over the harbour bridge.",
	"The man who robbed the savings bank in Tarsund fled in a blue van over the harbour bridge with 40,000 crowns.",
}

func sentences(names string, texts ...string) (out []parallax.Article) {
	for i, text := range texts {
		out = append(out, article(fmt.Sprint(names, i), "", "", text))
	}
	return out
}

// TestShortArticlesTogether wants sentences that each tell a part of one event in one story, though those of one part share
// little with those of another, and those of another event apart from them.
func TestShortArticlesTogether(t *testing.T) {
	p := placed("aaaaaabb", append(sentences("heist ", heist...), sentences("robbery ", robbery...)...)...)
	for i := range p.sketches {
		p.sketches[i] = p.sketches[i].Light()
	}
	p.look()
	if got, want := p.groups(), "heist 0, heist 1, heist 2, heist 3, heist 4, heist 5; robbery 0, robbery 1"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
