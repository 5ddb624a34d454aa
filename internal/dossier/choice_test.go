package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestHeadlineIsOfMain holds that an article about a side aspect does not head the story,
// however many names and numbers its title has.
func TestHeadlineIsOfMain(t *testing.T) {
	c := parallax.Coverage{Story: parallax.Story{ID: "s_flood"}, Articles: []parallax.Covered{
		source("a_1", "Vell News", "en", at(9, 8), "Flood in Odra valley kills three after dam breaks", "A flood killed three people in the Odra valley after a dam broke."),
		source("a_2", "The Beck", "en", at(9, 9), "Three dead in flood as Odra dam breaks", "Three people died in a flood in the Odra valley when a dam broke."),
		source("a_3", "Rail Weekly", "en", at(9, 10), "Line 14 between Harn and Mosel closed until 2 April 2027", "Line 14 is closed until 2 April after the flood."),
	}}
	d, err := Compose(c, parallax.Comparison{Story: c.Story.ID}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Section(parallax.SectionHeadline).Blocks[0].Headlines[0].Outlet; got == "Rail Weekly" {
		t.Errorf("the headline is of %s", got)
	}
}

// TestUntitledStory holds that a story without titles is headed by its best sentence.
func TestUntitledStory(t *testing.T) {
	c := parallax.Coverage{Story: parallax.Story{ID: "s_flood"}, Articles: []parallax.Covered{
		source("a_1", "", "en", at(9, 8), "", "A flood killed three people in the Odra valley after a dam broke."),
	}}
	d, err := Compose(c, parallax.Comparison{Story: c.Story.ID}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := newView(English(), &d, 1).Title.Plain(); got != c.Articles[0].Article.Text {
		t.Errorf("headed by %q", got)
	}
}

func TestCountText(t *testing.T) {
	for _, test := range []struct {
		counts parallax.Counts
		want   string
	}{
		{parallax.Counts{Outlets: 1, Origins: 1}, "1 outlet, 1 origin"},
		{parallax.Counts{Outlets: 5, Origins: 2}, "5 outlets, 2 independent origins"},
		{parallax.Counts{Outlets: 1, Origins: 2}, "1 outlet with articles of 2 independent origins"},
	} {
		if got := English().counts(test.counts); got != test.want {
			t.Errorf("%+v: %q, want %q", test.counts, got, test.want)
		}
	}
}

func TestOneEach(t *testing.T) {
	both := parallax.Citation{Evidence: parallax.Evidence{Article: "a_1", Span: parallax.TextSpan(0, 50)}}
	row := func(value string, outlets int) parallax.ValueRow {
		return parallax.ValueRow{Value: value, Counts: parallax.Counts{Outlets: outlets}, Line: parallax.Line{Evidence: []parallax.Citation{both}}}
	}
	card := parallax.ValueCard{Values: []parallax.ValueRow{row("41", 1), row("9", 4)}}
	oneEach(&card)
	if len(card.Values) != 1 || card.Values[0].Value != "9" {
		t.Errorf("left %+v", card.Values)
	}
}

func TestOwnName(t *testing.T) {
	for _, test := range []struct {
		outlet, name string
		own          bool
	}{
		{"Rhine News Service", "RNS", true}, {"The Valley Echo", "The Echo", true}, {"Valley Echo", "valley echo", true},
		{"The Valley Echo", "The Valley Post", false}, {"Echo", "RNS", false},
	} {
		if got := ownName(test.outlet, test.name); got != test.own {
			t.Errorf("%s credits %s: own %v", test.outlet, test.name, got)
		}
	}
}

// TestWholeSentence holds that signs of lists and datelines are no part of a sentence.
func TestWholeSentence(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"• The dam broke at night.", "The dam broke at night."},
		{"- The dam broke at night.", "The dam broke at night."},
		{"ODRA, Vell (RNS) – The dam broke at night.", "The dam broke at night."},
		{"Odra (RNS) - The dam broke at night.", "The dam broke at night."},
		{"The Odra (the river) – broke its dam.", "The Odra (the river) – broke its dam."},
	} {
		c := source("a_1", "Vell News", "en", at(9, 8), "", test.text)
		got, err := c.Article.Words(c.Whole(parallax.TextSpan(len(test.text)-8, len(test.text))))
		if err != nil || got != test.want {
			t.Errorf("%q: %q (%v)", test.text, got, err)
		}
	}
}

// A sentence that holds one end of a quotation only comes behind one that stands whole.
func TestTornQuoteComesLater(t *testing.T) {
	at := source("a_1", "Vell News", "en", at(9, 8), "", `"The dam at Vell broke at nine on Tuesday. It will be mended," said Mayor Ida Mora. The dam at Vell broke at nine on Tuesday evening.`)
	torn, whole := at.Notes[0].Span, at.Notes[2].Span
	before := alone(&at, torn, leansBack(&at, torn))
	quote(&at, parallax.Direct, `"The dam at Vell broke at nine on Tuesday. It will be mended," said Mayor Ida Mora`, "The dam at Vell broke at nine on Tuesday. It will be mended,", "Mayor Ida Mora", "Ida Mora")
	if after := alone(&at, torn, leansBack(&at, torn)); after >= before || after >= alone(&at, whole, leansBack(&at, whole)) {
		t.Errorf("half of a quotation is worth %v (%v before it was known to be one), a whole sentence %v", after, before, alone(&at, whole, leansBack(&at, whole)))
	}
}

// Of what somebody says, what speaks of the story comes before small talk.
func TestSayingsOnTopic(t *testing.T) {
	a := source("a", "Tidende", "en", at(12, 9), "", "The bridge of stone will hold. We play golf tomorrow in Skerry.")
	k := newComposer((&parallax.Coverage{Articles: []parallax.Covered{a}}).Indexed(), &parallax.Comparison{}, Options{})
	k.heading = stems("Torvik gets a bridge of stone", "en")
	one := &k.cov.Articles[0]
	on := k.onTopic(&saying{at: one, span: find(one, "The bridge of stone will hold.")})
	off := k.onTopic(&saying{at: one, span: find(one, "We play golf tomorrow in Skerry.")})
	if on <= off || off != 0 {
		t.Errorf("on the story %.1f, small talk %.1f", on, off)
	}
}

// TestNewFigureIsTold: a sentence that stands behind a point told before is told all the same
// when it gives a figure that no point gives, though each outlet gives another.
func TestNewFigureIsTold(t *testing.T) {
	d, _ := composed(t)
	for _, p := range d.Section(parallax.SectionKeyPoints).Blocks[0].Points {
		if strings.Contains(p.Line.Text, "people were injured") {
			return
		}
	}
	t.Error("no key point says how many were injured")
}

// A line of which most was shown in one line is told again, though it has words of its own.
func TestTellsAgain(t *testing.T) {
	cov := parallax.Coverage{Articles: []parallax.Covered{source("a_1", "Courier", "en", at(9, 8), "Spark", "Skarv said a spark from welding on a beam had probably lit oakum.")}}
	k := &composer{cov: cov.Indexed(), known: newKnown()}
	line, err := k.quote(k.cov.Find("a_1"), parallax.TextSpan(0, len(cov.Articles[0].Article.Text)))
	if err != nil {
		t.Fatal(err)
	}
	for shown, want := range map[string]bool{
		"Skarv believes that a spark from welding on a beam ignited oakum.": true,
		"Skarv said a spark from the stove had burnt the office.":           false,
	} {
		k.shownWords = []numbers{k.numbered(stems(shown, "en"))}
		if got := k.tellsAgain(&line); got != want {
			t.Errorf("%s: %v", shown, got)
		}
	}
}

// TestHeadlineInText: the line of a plain text that is its headline says too little for a line, however it ends; a sentence that
// has its words does not.
func TestHeadlineInText(t *testing.T) {
	title := "Swimmer and harbour master Elin Toft dies aged 91."
	at := source("a_1", "Vell News", "en", at(9, 8), title, title+"\n7 March 2027\nSwimmer and harbour master Elin Toft dies aged 91. It was told on Sunday.")
	if got := alone(&at, at.Whole(find(&at, title)), false); got > standsAlone {
		t.Errorf("the headline is worth %v", got)
	}
	if got := alone(&at, at.Whole(parallax.TextSpan(len(title)+len("\n7 March 2027\n"), 2*len(title)+len("\n7 March 2027\n"))), false); got <= standsAlone {
		t.Errorf("a sentence is worth %v", got)
	}
}
