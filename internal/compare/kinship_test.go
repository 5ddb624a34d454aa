package compare

import (
	"testing"

	"parallax"
)

// twins gives one vector to words of a pair and other vectors to all others.
func twins(a, b string) Meanings {
	return func(tag string, words []string) []parallax.Vector {
		out := make([]parallax.Vector, len(words))
		for i, w := range words {
			at := 1 + int(w[0])%7
			if w == a || w == b {
				at = 0
			}
			out[i] = make(parallax.Vector, 8)
			out[i][at] = 1
		}
		return out
	}
}

func TestMeaningsBringStatementsTogether(t *testing.T) {
	c := invented("The mayor of Harn praised the nurses.", "The mayor of Harn lauded the firemen.")
	looks := func(m Meanings) [looks]float64 {
		s := prepare(*c, m, nil)
		return s.looksOf(s.get(s.statements[0], s.statements[1]))
	}
	without, with := looks(nil), looks(twins("praised", "lauded"))
	if with[lookContent] <= without[lookContent] {
		t.Errorf("content %.2f with meanings, %.2f without", with[lookContent], without[lookContent])
	}
}

func TestWhoSaysItIsNoContent(t *testing.T) {
	c := invented("The mayor closed the bridge, coast guards said.", "Coast guards said the ferry sank.")
	ascribe(c, 1, "The mayor closed the bridge", "coast guards", "organisation")
	ascribe(c, 2, "the ferry sank", "Coast guards", "organisation")
	s := prepare(*c, nil, nil)
	if p := s.get(s.statements[0], s.statements[1]); p == nil || s.looksOf(p)[lookContent] > 0.2 || s.looksOf(p)[lookCosine] <= s.looksOf(p)[lookContent] {
		t.Errorf("two claims of one source share content: %v", p)
	}
}

func TestPronounsStandForTheLastPerson(t *testing.T) {
	c := invented("Elsa Brandt sailed to Varnow.\nShe won the race.", "In Varnow Brandt won the race by an hour.\nRain fell.")
	note(c, 1, "Elsa Brandt", person("Elsa Brandt", "", parallax.Span{}))
	note(c, 2, "Brandt", person("Brandt", "", parallax.Span{}))
	s := prepare(*c, nil, nil)
	if p := s.get(s.statements[1], s.statements[2]); p == nil || s.looksOf(p)[lookPerson] != 1 {
		t.Error("she is not the person named before")
	}
}

// TestOneName wants a name with initials to be the one written out, in letters of several bytes too.
func TestOneName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"tim ferri", "timothy j. ferri", true},
		{"ferri", "tim ferri", true},
		{"tim ferri", "ada ferri", false},
		{"тим ферри", "тимоти ферри", true},
		{"тим ферри", "фёдор ферри", false},
		{"вера ферри", "гена ферри", false},
		{"", "tim ferri", false},
	} {
		if got := oneName(c.a, c.b); got != c.want {
			t.Errorf("%q and %q are one: %v", c.a, c.b, got)
		}
	}
}
