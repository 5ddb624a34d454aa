package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestGainsays wants a sentence that says of something that it is not so to gainsay one that tells it, and no other.
func TestGainsays(t *testing.T) {
	const not = "not"
	for _, tc := range []struct {
		a, denial, b, negation string // what a denies by which word, where that is a "not"; the same of b
		want                   bool
	}{
		{"The pilot was not on the bridge when we hit the wall.", not, "The pilot was on the bridge when we hit the wall.", "", true},
		{"The line did not give the talks its blessing.", not, "The talks have the blessing of the line.", "", true},
		{"The line denied that it had closed its mine.", "", "The line has closed its mine.", "", true},
		{"The union called off the strike.", "", "The union plans to strike on the ferries.", "", true},
		{"The strike was called off by the union.", "", "The union plans to strike on the ferries.", "", true},
		{"The union did not only strike on the ferries.", not, "The union will strike on the ferries.", "", false},
		{"The pilot was not hurt when we hit the wall.", not, "The pilot was on the bridge when we hit the wall.", "", false},
		{"Pupils left without a teacher.", "without", "The teacher of the pupils left.", "", false},
		{"The mould has not been removed.", not, "Nobody has removed the mould.", "Nobody", false},
		{"The ferry left the harbour.", "", "The ferry left the harbour.", "", false},
	} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", tc.a), source("a_2", "The Beck", "en", at(9, 9), "Two", tc.b)}
		for i, word := range []string{tc.denial, tc.negation} {
			if word != "" {
				note(&list[i], word, parallax.Annotation{Kind: parallax.KindWord, Word: &parallax.Word{Class: parallax.Negation}})
			}
		}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		first := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(tc.a))}
		second := ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(tc.b))}
		if got := k.gainsays(first, second); got != tc.want || k.gainsays(second, first) != tc.want {
			t.Errorf("%q gainsays %q is %v", tc.a, tc.b, got)
		}
	}
}

// TestOtherStance wants a sentence about what somebody thinks to stand with one that holds it for likely, and not with one
// that tells it as so, nor one that somebody demands with one that holds it for likely.
func TestOtherStance(t *testing.T) {
	const thought, demanded = "The ferry line believes that ice broke the rudder.", "The ferry line demands that ice breakers clear the harbour."
	for _, tc := range []struct {
		line, cue, strength, other, hedge string
		want                              bool
	}{
		{thought, "believes", "thought", "The line said ice had probably broken the rudder.", "probably", false},
		{thought, "believes", "thought", "The line said ice had broken the rudder.", "", true},
		{demanded, "demands", "urged", "Ice breakers will perhaps clear the harbour.", "perhaps", true},
	} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", tc.line), source("a_2", "The Beck", "en", at(9, 9), "Two", tc.other)}
		start, end := strings.Index(tc.line, tc.cue), strings.Index(tc.line, " that ")
		cue, content := parallax.TextSpan(start, end), parallax.TextSpan(end+len(" that "), len(tc.line)-1)
		note(&list[0], tc.line, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Cue: &cue, Strength: tc.strength, Content: []parallax.Span{content}}})
		if tc.hedge != "" {
			note(&list[1], tc.hedge, parallax.Annotation{Kind: parallax.KindWord, Word: &parallax.Word{Class: parallax.Hedge}})
		}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		line := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(tc.line))}
		other := ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(tc.other))}
		if k.otherStance(line, other) != tc.want || k.otherStance(other, line) != tc.want {
			t.Errorf("%q stands otherwise than %q: %v", tc.other, tc.line, !tc.want)
		}
	}
}

// TestOnlyNames wants a sentence that has nothing but names of a line not to stand behind it, whatever its article tells.
func TestOnlyNames(t *testing.T) {
	const line = "Brandt gave his blessing to talks about the border."
	for text, want := range map[string]bool{"Brandt will visit the town of Dall on a boat.": true, "Brandt blessed talks, and closed a border.": false} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", line), source("a_2", "The Beck", "en", at(9, 9), "Two", text)}
		for i := range list {
			note(&list[i], "Brandt", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: "Tomas Brandt"}})
		}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		got := k.onlyNames(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}, ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(text))})
		if got != want {
			t.Errorf("%q has only names: %v", text, got)
		}
	}
}

// TestOfficesAreNames wants the office printed with a name to be no word that a line and a sentence on the same people have in common, unless
// the sentence names two who do what the line tells.
func TestOfficesAreNames(t *testing.T) {
	const line = "Brandt and Moe spoke in candid terms to former harbour office director Ida Holm about a pier, a mole and a wall."
	const office = "former harbour office director"
	for text, want := range map[string]bool{
		"The notes of the former director of the harbour office, Ida Holm, on Brandt are out.":                     true,
		"Brandt spoke to the director Ida Holm about a wall.":                                                      false,
		"Brandt and Moe were with the former director of the harbour office when it opened the mole in the storm.": false,
	} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", line), source("a_2", "The Beck", "en", at(9, 9), "Two", text)}
		for i := range list {
			for _, person := range []string{"Brandt", "Moe", "Ida Holm"} {
				name := parallax.Name{Type: parallax.Person, Canonical: person}
				if i == 0 && person == "Ida Holm" {
					name.Role, name.RoleSpan = office, find(&list[0], office)
				}
				if !strings.Contains(list[i].Article.Text, person) {
					continue
				}
				note(&list[i], person, parallax.Annotation{Kind: parallax.KindName, Name: &name})
			}
		}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		if got := k.onlyNames(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}, ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(text))}); got != want {
			t.Errorf("%q has only names: %v", text, got)
		}
	}
}
