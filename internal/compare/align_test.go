package compare

import (
	"testing"

	"parallax"
)

func TestAlignment(t *testing.T) {
	const mill = `Seven workers were killed when a boiler exploded at the Harn paper mill.
The mill in Harn belongs to a family from the coast.
Police detained the manager of the mill on Tuesday.`
	for _, tt := range []struct {
		name, other, language string
		a, b                  string
		want                  bool
	}{
		{"by meaning", "Explosion leaves dead at the Harn mill.\nThe town has a market hall and two schools.", "en", "Seven workers", "Explosion leaves", true},
		{"verb and noun", "The arrest of the mill manager came after a day of questions.\nRain is expected at the weekend.", "en", "Police detained", "The arrest", true},
		{"another claim of one place", "Explosion leaves dead at the Harn mill.\nThe town has a market hall and two schools.", "en", "The mill in Harn", "The town has", false},
		{"in Spanish", "Siete muertos por la explosión de una caldera en la fábrica de papel de Harn.\nEl tiempo será bueno el fin de semana.", "es", "Seven workers", "Siete muertos", true},
		{"nothing in common in Spanish", "Siete muertos por la explosión de una caldera en la fábrica de papel de Harn.\nEl tiempo será bueno el fin de semana.", "es", "Police detained", "El tiempo", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := invented(mill, tt.other)
			c.Articles[1].Article.Language = tt.language
			if got := together(comparedOf(t, c), tt.a, tt.b); got != tt.want {
				t.Errorf("%q and %q share a claim: %v, want %v", tt.a, tt.b, got, tt.want)
			}
		})
	}
}

func TestDensePassage(t *testing.T) {
	// The same three words in common: side by side, and spread over a long sentence.
	s := prepare(*invented("The council of Harn closed the swimming pool.",
		"The council of Harn closed the swimming pool while crews dredged gravel from three distant quarries.",
		"Council members, whose gravel quarries near Harn flooded in spring, swam across a distant mountain lake before dredging closed its pool."), nil, nil)
	close, spread := s.get(s.statements[0], s.statements[1]), s.get(s.statements[0], s.statements[2])
	if close == nil || spread == nil {
		t.Fatal("pairs are no candidates")
	}
	if s.looksOf(close)[lookDenser] <= s.looksOf(spread)[lookDenser] {
		t.Errorf("dense %.2f when side by side, %.2f when spread", s.looksOf(close)[lookDenser], s.looksOf(spread)[lookDenser])
	}
}

func TestEchoesNameTheWeightierClaim(t *testing.T) {
	cmp := comparedOf(t, invented(ferryA, ferryB, ferryC))
	at := map[parallax.ClaimID]int{}
	for i, c := range cmp.Claims {
		at[c.ID] = i
	}
	for i, c := range cmp.Claims {
		if c.Echo == "" {
			continue
		}
		of, ok := at[c.Echo]
		if !ok || of >= i || c.Core || cmp.Claims[of].Echo != "" {
			t.Errorf("claim %d echoes %q, which is no weightier claim of its own", i, c.Echo)
		}
	}
	one, two := &claim{members: []*statement{{id: 1}, {id: 2}, {id: 3}}, weight: 0.9}, &claim{weight: 0.5, core: true}
	two.members = append(two.members, one.members[0], one.members[1], &statement{id: 4})
	s := &story{claims: []*claim{one, two}}
	if s.echoes(); two.echo != one || two.core || one.echo != nil {
		t.Errorf("two of three statements in common: echo %v, core %v", two.echo, two.core)
	}
}

// looksOf gives what is looked at in one pair.
func (s *story) looksOf(want *pair) (out [looks]float64) {
	s.each(func(_ int, p *pair, x *[looks]float64) {
		if p == want {
			out = *x
		}
	})
	return out
}

// TestEachInParts holds what is looked at in the pairs of a story too large to be looked at at once against what is seen
// when each is looked at alone.
func TestEachInParts(t *testing.T) {
	texts, _ := manyTellings(300)
	cov := invented(texts...)
	s := prepare(*cov, nil, nil)
	if len(s.pairs) <= mostAtOnce {
		t.Fatalf("%d pairs are looked at at once", len(s.pairs))
	}
	visits, board := make([]int, len(s.pairs)), newBoard(s.lexicon)
	seen := map[int][looks]float64{}
	s.each(func(i int, p *pair, x *[looks]float64) {
		if visits[i]++; p != s.pairs[i] {
			t.Fatalf("pair %d is visited as another", i)
		}
		if i%307 == 0 || i/mostAtOnce != (i+1)/mostAtOnce {
			seen[i] = *x
		}
	})
	for i, n := range visits {
		if n != 1 {
			t.Fatalf("pair %d is visited %d times", i, n)
		}
	}
	for i, want := range seen {
		var x [looks]float64
		p := s.pairs[i]
		board.set(p.a)
		back := half{met: board.meet(p.b), content: board.found(p.b)}
		board.set(p.b)
		if s.look(p, back, board, &x); x != want {
			t.Errorf("pair %d alone: %v, among all %v", i, x, want)
		}
	}
}
