package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestOneDeath: two sentences tell one death when both tell it by a verb and name the person, or name nobody under a headline on it; not when
// the second names another, counts the dead, or only speaks of the death.
func TestOneDeath(t *testing.T) {
	const told, asleep = "Singer Anna Rudberg died on Tuesday in Skarv.", "Anna Rudberg died in Skarv, asleep."
	for text, want := range map[string]bool{
		"Anna Rudberg passed away in her sleep.":           true,
		"The star of many shows passed away in her sleep.": true,
		asleep: true,
		"Her brother Jens Odde died in his sleep.":      false,
		"Jens Odde killed Anna Rudberg.":                false, // who died is not told by the names
		"Anna Rudberg has not died.":                    false,
		"Nine people were killed on the ferry.":         false,
		"Jens Odde spoke of the death of Anna Rudberg.": false,
	} {
		a, b := source("a", "Courier", "en", at(9, 8), "Anna Rudberg dies", told), source("b", "Weekly", "en", at(9, 9), "", text)
		for _, c := range []*parallax.Covered{&a, &b} {
			for _, name := range []string{"Anna Rudberg", "Jens Odde"} {
				if strings.Contains(c.Article.Text, name) {
					note(c, name, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: name}})
				}
			}
		}
		title := parallax.Span{Field: parallax.FieldTitle, End: len("Anna Rudberg")}
		a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindName, Span: title, Name: &parallax.Name{Type: parallax.Person, Canonical: "Anna Rudberg"}})
		if strings.Contains(text, " not ") {
			note(&b, "not", parallax.Annotation{Kind: parallax.KindWord, Word: &parallax.Word{Class: parallax.Negation}})
		}
		if text[:4] == "Nine" {
			quantityNote(&b, "Nine", parallax.Quantity{Type: parallax.Number, Value: 9, Step: 1, Thing: "people", Act: "kill"})
		}
		k := newComposer((&parallax.Coverage{Articles: []parallax.Covered{a, b}}).Indexed(), &parallax.Comparison{}, Options{})
		k.headed = "a"
		first := sentence{"a", parallax.TextSpan(0, len(told))}
		if got := k.oneDeath(first, sentence{"b", parallax.TextSpan(0, len(text))}); got != want {
			t.Errorf("%s: %v", text, got)
		}
		line, err := k.quote(k.cov.Find("b"), parallax.TextSpan(0, len(text)))
		if err != nil {
			t.Fatal(err)
		}
		if k.isLine[first] = true; k.diesAgain(&line) != (text == asleep) {
			t.Errorf("%s: says half of what was told: %v", text, text != asleep)
		}
		events := []parallax.Event{{Start: at(9, 0), Line: parallax.Line{Evidence: []parallax.Citation{{Evidence: parallax.Evidence{Article: "a", Span: first.span}}}}}}
		if got := k.diedThen(events, &parallax.Event{Start: at(9, 0), Line: line}) == 0; got != want {
			t.Errorf("%s: an entry of the day again %v", text, got)
		}
	}
}

// TestDeathOfMoreOutlets wants a death to stand in the timeline in the line that more outlets bear out.
func TestDeathOfMoreOutlets(t *testing.T) {
	const one, two = "Anna Rudberg, who had danced in nine films on whales, died at home.", "Anna Rudberg died in her sleep, said her sister Ada at the gate."
	a, b := source("a", "Vell News", "en", at(9, 8), "Actress", one), source("b", "The Beck", "en", at(9, 9), "Star", two)
	for _, c := range []*parallax.Covered{&a, &b} {
		note(c, "Anna Rudberg", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: "Anna Rudberg"}})
	}
	k := newComposer((&parallax.Coverage{Articles: []parallax.Covered{a, b}}).Indexed(), &parallax.Comparison{}, Options{})
	entry := func(id parallax.ArticleID, text string, outlets int) parallax.Event {
		line, err := k.quote(k.cov.Find(id), parallax.TextSpan(0, len(text)))
		if err != nil {
			t.Fatal(err)
		}
		return parallax.Event{Start: at(8, 0), Line: line, Counts: parallax.Counts{Outlets: outlets}}
	}
	for outlets, want := range map[int]string{1: one, 2: two} {
		other := entry("b", two, outlets)
		if got, _ := k.entered([]parallax.Event{entry("a", one, 1)}, 0, &other); len(got) != 1 || got[0].Line.Text != want {
			t.Errorf("%d outlets: %v", outlets, got)
		}
	}
}
