package compare

import (
	"cmp"
	"slices"
	"testing"

	"parallax"
)

func TestNumberKinds(t *testing.T) {
	for _, tc := range []struct {
		name       string
		a, b       parallax.Annotation
		wa, wb     string
		textA      string
		textB      string
		sameDay    bool
		want       parallax.DifferenceKind
		wantValues []string
	}{
		{name: "conflict", textA: "Two ferries collided off Varnow in dense fog, killing nine passengers.", textB: "Two ferries collided off Varnow in dense fog, killing six passengers.",
			wa: "nine", a: number(9, "passenger", "kill", ""), wb: "six", b: number(6, "passenger", "kill", ""), sameDay: true, want: parallax.Conflict, wantValues: []string{"nine", "six"}},
		{name: "a later report knows of more", textA: "Two ferries collided off Varnow in dense fog, killing six passengers.", textB: "Two ferries collided off Varnow in dense fog, killing nine passengers.",
			wa: "six", a: number(6, "passenger", "kill", ""), wb: "nine", b: number(9, "passenger", "kill", ""), want: parallax.Update, wantValues: []string{"nine", "six"}},
		{name: "rounding", textA: "Two ferries collided off Varnow in dense fog, killing nine passengers.", textB: "Two ferries collided off Varnow in dense fog, killing at least nine passengers.",
			wa: "nine", a: number(9, "passenger", "kill", ""), wb: "at least nine", b: number(9, "passenger", "kill", parallax.AtLeast), want: parallax.Rounding, wantValues: []string{"at least nine", "nine"}},
		{name: "other things", textA: "Two ferries collided off Varnow in dense fog, killing nine passengers.", textB: "Two ferries collided off Varnow in dense fog, injuring six sailors.",
			wa: "nine", a: number(9, "passenger", "kill", ""), wb: "six", b: number(6, "sailor", "injur", ""), want: ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.textA+"\nSchools in Hallow stayed closed.", tc.textB+"\nA choir sang in the square.")
			if tc.sameDay {
				c.Articles[1].Article.Published = c.Articles[0].Article.Published
			}
			note(c, 1, tc.wa, tc.a)
			note(c, 2, tc.wb, tc.b)
			cmp := comparedOf(t, c)
			for _, kind := range []parallax.DifferenceKind{parallax.Conflict, parallax.Update, parallax.Rounding} {
				got := of(cmp, kind)
				switch {
				case kind != tc.want && len(got) > 0:
					t.Errorf("found %s %v", kind, values(got[0]))
				case kind == tc.want && len(got) != 1:
					t.Errorf("found %d of %s", len(got), kind)
				case kind == tc.want && !slices.Equal(values(got[0]), tc.wantValues):
					t.Errorf("values %v, want %v", values(got[0]), tc.wantValues)
				}
			}
		})
	}
}

// ascribe says that the source, in the article counted from 1, tells the content.
func ascribe(c *parallax.Coverage, article int, content, source, sort string) {
	a := &c.Articles[article-1]
	note(c, article, content, parallax.Annotation{Kind: parallax.KindAttribution, Attribution: &parallax.Attribution{
		Source: find(a, source), Content: find(a, content), Name: source, Sort: sort}})
}

func TestAscription(t *testing.T) {
	const fog = "Dense fog caused the collision of two ferries off Varnow"
	for _, tc := range []struct {
		name         string
		a, b         string
		sortA, sortB string // of the source before "said" in each; "" where the article says it
		sourceA      string
		sourceB      string
		before       string // what the source of b says in the sentence before a
		printed      string // how the source of b is shown; "" as it stands
		want         int
	}{
		{name: "fact and source", a: fog + ".", b: fog + ", Nordwire said.", sourceB: "Nordwire", sortB: "outlet", want: 1},
		{name: "both of one body", a: fog + ", coast guards said.", sourceA: "coast guards", sortA: "organisation", b: fog + ", the Varnow coast guards said.", sourceB: "the Varnow coast guards", sortB: "person"},
		{name: "two sources", a: fog + ", witnesses said.", sourceA: "witnesses", sortA: "anonymous", b: fog + ", Nordwire said.", sourceB: "Nordwire", sortB: "outlet", want: 1},
		{name: "an unnoticed source", a: fog + ", according to pilots.", b: fog + ", Nordwire said.", sourceB: "Nordwire", sortB: "outlet"},
		{name: "something else is ascribed", a: fog + ".", b: fog + " while the harbour band played a waltz, Nordwire said.", sourceB: "Nordwire", sortB: "outlet"},
		{name: "its source is in the sentence before", a: "Nordwire reporters came.\nNordwire said pilots were warned.\n" + fog + ".", b: fog + ", Nordwire said.", sourceB: "Nordwire", sortB: "outlet", before: "pilots were warned"},
		{name: "two sources, one of which says the sentence before", a: "Nordwire said pilots were warned.\n" + fog + ", witnesses said.", sourceA: "witnesses", sortA: "anonymous", b: fog + ", Nordwire said.", sourceB: "Nordwire", sortB: "outlet", before: "pilots were warned"},
		{name: "told of its own source", a: fog + ", as a survey for the port has it.", b: fog + ", a survey said.", sourceB: "a survey", sortB: "document"},
		{name: "a named source of somebody", a: fog + ".", b: fog + ", its secretary Elsa Brandt said.", sourceB: "its secretary Elsa Brandt", sortB: "person", printed: "secretary Elsa Brandt", want: 1},
		{name: "a pronoun", a: fog + ".", b: fog + ", They said.", sourceB: "They", sortB: "organisation"},
		{name: "two sources, one a pronoun", a: fog + ", she said.", sourceA: "she", sortA: "anonymous", b: fog + ", Nordwire said.", sourceB: "Nordwire", sortB: "outlet"},
		{name: "a person and who he may be", a: fog + ", Elsa Brandt said.", sourceA: "Elsa Brandt", sortA: "person", b: fog + ", the officials said.", sourceB: "the officials", sortB: "anonymous"},
		{name: "told of a report by a word every text has", a: "As the pilots slept, " + fog + ".", b: fog + ", the report said.", sourceB: "the report", sortB: "document", want: 1},
		{name: "half of a phrase", a: fog + ".", b: fog + ", with police said.", sourceB: "with police", sortB: "organisation"},
		{name: "no source at all", a: fog + ".", b: fog + ", half a sentence said.", sourceB: "half a sentence", sortB: "anonymous"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("The ferry company is bankrupt.\n"+tc.a+"\nSchools stayed closed.", "A choir sang.\n"+tc.b+"\nThe square was full.")
			content := fog
			if tc.name == "something else is ascribed" {
				content = "the harbour band played a waltz"
			}
			if tc.sourceA != "" {
				ascribe(c, 1, fog, tc.sourceA, tc.sortA)
			}
			if tc.sourceB != "" {
				ascribe(c, 2, content, tc.sourceB, tc.sortB)
			}
			if tc.before != "" {
				ascribe(c, 1, tc.before, tc.sourceB, tc.sortB)
			}
			got := of(comparedOf(t, c), parallax.Ascription)
			if len(got) != tc.want {
				t.Fatalf("got %d, want %d: %v", len(got), tc.want, got)
			}
			if tc.want > 0 && got[0].Sides[1].Value != cmp.Or(tc.printed, tc.sourceB) {
				t.Errorf("got source %q", got[0].Sides[1].Value)
			}
		})
	}
}

// Of who is told to have found something by somebody else, the latter is the source, but for outlets.
func TestSourceWithinWhatIsSaid(t *testing.T) {
	const said, sunk = "divers found both ferries broken in two beneath the fog off Varnow", "both ferries broken in two beneath the fog off Varnow"
	for _, tc := range []struct{ outer, sort, want string }{{"Elsa Brandt", "person", "Elsa Brandt"}, {"Nordwire", "outlet", "divers"}} {
		c := invented("Both ferries lay broken in two beneath the fog off Varnow.\nSchools stayed closed.", "A choir sang.\n"+said+", "+tc.outer+" said.")
		b := &c.Articles[1]
		note(c, 2, said, parallax.Annotation{Kind: parallax.KindAttribution, Attribution: &parallax.Attribution{
			Source: find(b, "divers"), Cue: find(b, "found"), Content: find(b, sunk), Name: "divers", Sort: "organisation"}})
		ascribe(c, 2, said, tc.outer, tc.sort)
		if got := of(comparedOf(t, c), parallax.Ascription); len(got) != 1 || got[0].Sides[1].Value != tc.want {
			t.Errorf("%s: got %v", tc.outer, got)
		}
	}
}

func TestQuotation(t *testing.T) {
	quoted := func(c *parallax.Coverage, article int, words, speaker string) {
		note(c, article, words, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&c.Articles[article-1], words)}, Speaker: speaker}})
	}
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"other words", "we have learned something important from this night", "we have learned something very important from this night", 1},
		{"the same", "we have learned something important from this night", "We have learned something important, from this night", 0},
		{"cut at its end", "we have learned something important from this night", "we have learned something important", 0},
		{"edited in brackets", "we have learned it from this dark night", "we have learned [the truth] from this dark night", 0},
		{"another utterance", "we have learned something important from this night", "the harbour will be closed until the fog lifts", 0},
		{"a spelling", "we realise something important from this night", "we realize something important from this night", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+" said Elsa Brandt.", tc.b+" said Elsa Brandt.")
			quoted(c, 1, tc.a, "Elsa Brandt")
			quoted(c, 2, tc.b, "Elsa Brandt")
			if got := of(comparedOf(t, c), parallax.Quotation); len(got) != tc.want {
				t.Errorf("got %d, want %d: %v", len(got), tc.want, got)
			}
		})
	}
}

func TestWording(t *testing.T) {
	for _, tc := range []struct {
		name                 string
		a, b                 string
		plainA, plainB, want bool
	}{
		{name: "a loaded word for a plain one", a: "Gunmen", b: "Terrorists", plainA: true, want: true},
		{name: "two loaded words in one place", a: "Rebels", b: "Terrorists", want: true},
		{name: "two plain words", a: "Gunmen", b: "Fighters", plainA: true, plainB: true},
		{name: "one word", a: "Rebels", b: "Rebels"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+" seized the port of Varnow on Monday after a night of shelling.\nPlums are dear.", tc.b+" seized the port of Varnow on Monday after a night of shelling.\nA choir sang.")
			for i, w := range []string{tc.a, tc.b} {
				n := claimWord(parallax.Loaded, "militant")
				n.Word.Neutral = i == 0 && tc.plainA || i == 1 && tc.plainB
				note(c, i+1, w, n)
			}
			got := of(comparedOf(t, c), parallax.Wording)
			if (len(got) == 1) != tc.want {
				t.Fatalf("got %v, want %v", got, tc.want)
			}
			if tc.want && !slices.Equal(values(got[0]), []string{tc.a, tc.b}) {
				t.Errorf("got %v", values(got[0]))
			}
		})
	}
}

func TestRole(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want int
	}{
		{"Senator", "Secretary of State", 1},
		{"Senator", "former Secretary of State", 0},
		{"Foreign Minister", "Foreign Secretary", 0},
		{"Senator", "spokesman", 0},
	} {
		c := invented(tc.a+" Elsa Brandt visited Varnow.", tc.b+" Elsa Brandt visited Varnow.")
		note(c, 1, "Elsa Brandt", person("Elsa Brandt", tc.a, find(&c.Articles[0], tc.a)))
		note(c, 2, "Elsa Brandt", person("Elsa Brandt", tc.b, find(&c.Articles[1], tc.b)))
		got := of(comparedOf(t, c), parallax.Conflict)
		if len(got) != tc.want {
			t.Errorf("%s, %s: got %d conflicts, want %d", tc.a, tc.b, len(got), tc.want)
		}
		for _, d := range got {
			if both := tc.a + ", " + tc.b; d.Why[len(d.Why)-1].Value != both {
				t.Errorf("the reason names %q, not %q", d.Why[len(d.Why)-1].Value, both)
			}
		}
	}
}

func TestOmission(t *testing.T) {
	silent := "The regional museum reopened its whaling gallery.\nAnglers complained about bait.\nA choir sang in the square.\nPlums are dear this autumn.\nThe bridge opens in spring.\nA chess club won again.\nRye bread won a prize."
	for _, tc := range []struct {
		name     string
		state    parallax.PageState
		day      int
		language string
		want     int
	}{
		{"full and later", parallax.PageFull, 20, "en", 1},
		{"a teaser", parallax.PagePartial, 20, "en", 0},
		{"published before", parallax.PageFull, 2, "en", 0},
		{"in a language nobody tells it in", parallax.PageFull, 20, "es", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(ferryA, ferryB, ferryC, silent)
			a := &c.Articles[3].Article
			a.State, a.Language = tc.state, tc.language
			a.Why = []parallax.Reason{parallax.Because("test", "")}
			a.Published.Time = c.Articles[0].Article.Published.Time.AddDate(0, 0, tc.day-12)
			got := of(comparedOf(t, c), parallax.Omission)
			n := 0
			for _, d := range got {
				if len(d.Silent) > 0 && d.Silent[0].Article == "a_4" {
					n = 1
				}
			}
			if n != tc.want {
				t.Errorf("got %d, want %d: %v", n, tc.want, got)
			}
		})
	}
}

func TestEmphasis(t *testing.T) {
	buried := "Plums are dear this autumn.\nA bridge opens in spring.\nThe chess club won again.\nRye bread took a prize.\nWinter timetables begin.\nSchools need teachers.\nTwo ferries collided off Varnow on Monday, killing nine passengers."
	got := of(comparedOf(t, invented(ferryA, ferryC, buried)), parallax.Emphasised)
	if len(got) != 1 || got[0].Sides[0].Rank != 0 || got[0].Sides[len(got[0].Sides)-1].Rank != 1 {
		t.Fatalf("got %v", got)
	}
}

func TestSelfConflict(t *testing.T) {
	c := invented("The talks began on Monday, 13 October 2026.\nThey ended on Sunday.")
	a := &c.Articles[0].Article
	span := find(&c.Articles[0], "Monday, 13 October 2026")
	a.Findings = []parallax.Finding{{What: "weekday does not fit date", Sides: []parallax.FindingSide{
		{Span: parallax.TextSpan(span.Start, span.Start+6), Exact: "Monday"}, {Span: parallax.TextSpan(span.Start+8, span.End), Exact: "13 October 2026", Value: "Tuesday"}}}}
	got := of(comparedOf(t, c), parallax.SelfConflict)
	if len(got) != 1 || len(got[0].Sides) != 2 {
		t.Fatalf("got %v", got)
	}
}

// A source that the statement does not print cannot be shown with its words.
func TestSourceOutsideTheStatement(t *testing.T) {
	const fog = "Dense fog caused the collision of two ferries off Varnow"
	c := invented("The ferry company is bankrupt.\n"+fog+".\nSchools stayed closed.", "A choir sang.\n"+fog+", Nordwire said.\nThe square was full.")
	ascribe(c, 2, fog, "Nordwire", "outlet")
	if got := of(comparedOf(t, c), parallax.Ascription); len(got) != 1 {
		t.Fatalf("%d differences", len(got))
	}
	a := &c.Articles[1]
	a.Notes[len(a.Notes)-1].Attribution.Source = find(a, "choir") // named in another sentence
	if got := of(comparedOf(t, c), parallax.Ascription); len(got) != 0 {
		t.Errorf("sides %v", values(got[0]))
	}
}

// What an article quotes in one place and prints without quotation marks in another is its
// speaker's in both.
func TestPostBelowItsQuotation(t *testing.T) {
	const fog = "Dense fog caused the collision of two ferries off Varnow"
	c := invented("“"+fog+".”\nThe mayor wrote that.\n"+fog+".", "A choir sang.\n"+fog+", Nordwire said.\nThe square was full.")
	ascribe(c, 2, fog, "Nordwire", "outlet")
	if got := of(comparedOf(t, c), parallax.Ascription); len(got) != 1 {
		t.Fatalf("%d differences before it is known to be quoted", len(got))
	}
	note(c, 1, fog, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&c.Articles[0], fog)}}})
	if got := of(comparedOf(t, c), parallax.Ascription); len(got) != 0 {
		t.Errorf("stated as a fact: %v", values(got[0]))
	}
}
