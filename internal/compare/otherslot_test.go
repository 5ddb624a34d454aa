package compare

import (
	"testing"

	"parallax"
)

// What looks like two values of one slot and is none.
func TestOtherSlots(t *testing.T) {
	share := func(v float64) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Percent, Value: v, Step: 1, Unit: "%"}}
	}
	for _, tc := range []struct {
		name         string
		a, b         string
		wordA, wordB string
		noteA, noteB parallax.Annotation
		thing        string
		sources      [2]string
		want         int
	}{
		{name: "of one kind", a: "The clerks of Varnow stamped 189 yellow forms at the harbour counter.", b: "The clerks of Varnow stamped 168 yellow forms at the harbour counter.",
			wordA: "189", wordB: "168", noteA: number(189, "form", "", ""), noteB: number(168, "form", "", ""), thing: "forms", want: 1},
		{name: "of two kinds", a: "The clerks of Varnow stamped 189 yellow forms at the harbour counter.", b: "The clerks of Varnow stamped 168 purple forms at the harbour counter.",
			wordA: "189", wordB: "168", noteA: number(189, "form", "", ""), noteB: number(168, "form", "", ""), thing: "forms"},
		{name: "at two hours of trade", a: "The ferry line of Varnow was hit by fear of fog and its shares traded down 61 percent after the harbour board met.", b: "The ferry line of Varnow was hit by fear of fog and its shares closed down 54 percent after the harbour board met.",
			wordA: "61", wordB: "54", noteA: share(61), noteB: share(54)},
		{name: "a day that ended with a count", a: "The clerks of Varnow stamped 189 yellow forms at the harbour counter.", b: "The clerks of Varnow ended with 168 yellow forms at the harbour counter.",
			wordA: "189", wordB: "168", noteA: number(189, "form", "", ""), noteB: number(168, "form", "", ""), thing: "forms", want: 1},
		{name: "at no hour of trade", a: "The ferry line of Varnow was hit by fear of fog and its shares traded down 61 percent after the harbour board met.", b: "The ferry line of Varnow was hit by fear of fog and its shares went down 54 percent after the harbour board met.",
			wordA: "61", wordB: "54", noteA: share(61), noteB: share(54), want: 1},
		{name: "a share", a: "Of the voters of Varnow 61 percent want the old bridge to stay open.", b: "Of the voters of Varnow 54 percent want the old bridge to stay open.",
			wordA: "61", wordB: "54", noteA: share(61), noteB: share(54), want: 1},
		{name: "shares by two polls", a: "A poll by Hallow Post says 61 percent of voters of Varnow want the old bridge to stay open.", b: "A poll by Dune Radio says 54 percent of voters of Varnow want the old bridge to stay open.",
			wordA: "61", wordB: "54", noteA: share(61), noteB: share(54), sources: [2]string{"Hallow Post", "Dune Radio"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b)
			c.Articles[1].Article.Published = c.Articles[0].Article.Published
			for i, n := range []parallax.Annotation{tc.noteA, tc.noteB} {
				if tc.thing != "" {
					n.Quantity.ThingSpan = find(&c.Articles[i], tc.thing)
				}
				note(c, i+1, []string{tc.wordA, tc.wordB}[i], n)
				if s := tc.sources[i]; s != "" {
					ascribe(c, i+1, "percent of voters of Varnow want the old bridge to stay open", s, "outlet")
				}
			}
			if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
				t.Errorf("found %d conflicts, want %d: %v", len(got), tc.want, got)
			}
		})
	}
}

func TestInsideClock(t *testing.T) {
	for text, want := range map[string]bool{"before 6: 00 p.m.": true, "before 6:00 p.m.": true, "before noon: 00 p.m.": false, "00 p.m.": false} {
		s := &statement{}
		s.Exact, s.Span = text, parallax.TextSpan(0, len(text))
		if got := s.insideClock(parallax.TextSpan(len(text)-len("00 p.m."), len(text))); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestRefusesToSay(t *testing.T) {
	for text, want := range map[string]bool{"He would not say what it was.": true, "He would not sail on Monday.": false} {
		s := &statement{telling: &telling{covered: &parallax.Covered{Article: parallax.Article{Language: "en"}}}}
		s.Exact, s.Span = text, parallax.TextSpan(0, len(text))
		if got := s.refusesToSay(len("He would not")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestEndsInside(t *testing.T) {
	for name, want := range map[string]bool{"Dune Post.The talks": true, "J. R. Brandt": false, "U.S. Navy": false, "the harbour office": false, "varnow.org": false} {
		if got := endsInside(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

func TestSourceRunsOver(t *testing.T) {
	for text, want := range map[string]bool{"according to Elsa Brandt and Dune Post.The talks, held in fog": true, "according to Elsa Brandt, the talks, held in fog": false} {
		s := &statement{telling: &telling{covered: &parallax.Covered{Article: parallax.Article{Language: "en", Text: text}}}}
		at := func(words string) parallax.Span { return find(s.telling.covered, words) }
		if got := s.runsOver(&parallax.Attribution{Source: at("Elsa Brandt"), Content: at("held in fog"), Name: "Elsa Brandt"}); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestPart(t *testing.T) {
	whole, part, other := number(12, "people", "injure", ""), number(3, "people", "injure", ""), number(40, "boat", "", "")
	s := &statement{quantities: []*parallax.Annotation{&whole, &part, &other}}
	for _, tc := range []struct {
		note *parallax.Annotation
		want bool
	}{{&whole, false}, {&part, true}, {&other, false}} {
		if got := (&value{at: s, note: tc.note, q: tc.note.Quantity}).part(); got != tc.want {
			t.Errorf("%g: %v", tc.note.Quantity.Value, got)
		}
	}
}
