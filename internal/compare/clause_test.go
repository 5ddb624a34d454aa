package compare

import (
	"strings"
	"testing"
)

func TestClauses(t *testing.T) {
	const said = "The council of Harn closed the swimming pool."
	meet := func(language, a, b string) (clause, near, fresh float64) {
		c := invented(a, b)
		for i := range c.Articles {
			c.Articles[i].Article.Language = language
		}
		s := prepare(*c, nil, nil)
		board := newClauses(s.lexicon)
		board.set(s.statements[len(s.statements)-1])
		return board.meet(s.statements[len(s.statements)-2])
	}
	clause, near, fresh := meet("en", said, said)
	if clause < 0.7 || near < 0.5 || fresh < 0.5 {
		t.Errorf("one sentence twice: clause %.2f, near %.2f, fresh %.2f", clause, near, fresh)
	}
	one, _, _ := meet("en", said, "The council of Harn closed the swimming pool, and crews dredge gravel from three distant quarries near the railway.")
	none, _, _ := meet("en", said, "The council of Harn and crews from three distant quarries closed near the railway, where a swimming club has its pool.")
	if one < clause-0.1 || none > one-0.1 {
		t.Errorf("one clause in common %.2f, the same words in several %.2f, alone %.2f", one, none, clause)
	}
	one, _, _ = meet("de", "Der Stadtrat von Harn schloss das Schwimmbad.", "Der Stadtrat von Harn schloss das Schwimmbad und Bagger holten Kies aus drei fernen Gruben.")
	if one < 0.6 {
		t.Errorf("a clause before \"und\": %.2f", one)
	}
	if _, mixed, _ := meet("en", said, "Pool swimming: Harn council closed."); mixed >= near {
		t.Errorf("near %.2f in another order, %.2f in the same", mixed, near)
	}
	c := invented("Warehouse Varnow Tessel Harn burned.", "Harn Tessel Varnow brannte.")
	c.Articles[1].Article.Language = "de"
	s := prepare(*c, nil, nil)
	board := newClauses(s.lexicon)
	board.set(s.statements[1])
	if _, foreign, _ := board.meet(s.statements[0]); foreign < 0.5 {
		t.Errorf("near %.2f in another language, which has an order of its own", foreign)
	}
	if _, _, again := meet("en", said, "The council of Harn closed the swimming pool.\nThe council of Harn closed the swimming pool for good."); again > 0.1 {
		t.Errorf("said before in its own article, and fresh by %.2f", again)
	}
	if clause, _, _ := meet("en", said, "Rain fell."); clause != 0 {
		t.Errorf("nothing in common: %.2f", clause)
	}
}

// TestClausesOfOneWord holds that a text that repeats a word takes no time in the cube of its length.
func TestClausesOfOneWord(t *testing.T) {
	again := strings.Repeat("ox yu ", 400) + "."
	c := invented("Two ferries met.\n"+again, "Two ferries sank.\n"+again)
	s := prepare(*c, nil, nil)
	board := newClauses(s.lexicon)
	a, b := s.statements[1], s.statements[3]
	board.set(b)
	board.meet(a)
	if n := len(a.words); n != 800 || len(board.met) != n*mostPartners {
		t.Errorf("%d meetings of %d words", len(board.met), n)
	}
}
