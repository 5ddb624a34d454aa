package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestEarlierSayings holds that what somebody said on a day is no event of it in another story of the
// storyline either, and that what he said happened on a day is one.
func TestEarlierSayings(t *testing.T) {
	sunday := time.Date(2027, 2, 28, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		text, content string
		want          int
	}{
		{"In his interview on Sunday, harbour master Jonas Rehn said that the north pier of Karvik was sound.", "the north pier of Karvik was sound", 0},
		{"Harbour master Jonas Rehn said that a storm tore planks from the north pier of Karvik on Sunday.", "a storm tore planks from the north pier of Karvik on Sunday", 1},
	} {
		cov, comparison := fixture()
		storm := source("a_storm", "Karvik Tidende", "en", time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC), "Pier of Karvik", c.text)
		own(&storm)
		moment(&storm, "Sunday", sunday, "weekday before publication")
		quote(&storm, parallax.Indirect, c.text, c.content, "Jonas Rehn", "Jonas Rehn")
		cov.Storyline[0].Articles = []parallax.Covered{storm}
		k := newComposer(cov.Indexed(), &comparison, Options{})
		if got := k.earlier(); len(got) != c.want {
			t.Errorf("%q: %d entries", c.text, len(got))
		}
	}
}

// TestEarlierNames holds that a surname in a line of another story gets the full name that story prints, unless
// two people of the storyline bear it.
func TestEarlierNames(t *testing.T) {
	for _, c := range []struct {
		other string
		want  string
	}{{"Ida Holm", "Nils Haug"}, {"Ida Haug", ""}} {
		cov, comparison := fixture()
		text := "Haug saw the storm tear planks from the pier of Karvik on Sunday. Nils Haug is the baker, " + c.other + " keeps the light."
		storm := source("a_storm", "Karvik Tidende", "en", time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC), "Pier of Karvik", text)
		own(&storm)
		name(&storm, "Haug", "Nils Haug", "")
		name(&storm, "Nils Haug", "Nils Haug", "")
		name(&storm, c.other, c.other, "")
		cov.Storyline[0].Articles = []parallax.Covered{storm}
		indexed := cov.Indexed()
		k := newComposer(indexed, &comparison, Options{})
		at := &indexed.Storyline[0].Articles[0]
		got := ""
		for _, n := range k.brackets(at, at.Whole(find(at, "Haug saw"))) {
			got += n.Text
		}
		if got != c.want {
			t.Errorf("beside %s: %q", c.other, got)
		}
	}
}

// TestEarlierReportOf holds that the day of a report from which something is known is none of what it tells, whoever else is said
// to have agreed on both.
func TestEarlierReportOf(t *testing.T) {
	cov, comparison := fixture()
	text := "Karvik and Halvik agreed that the north pier was sound, harbour master Jonas Rehn told people on Sunday."
	storm := source("a_storm", "Karvik Tidende", "en", time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC), "Pier of Karvik", text)
	own(&storm)
	moment(&storm, "Sunday", time.Date(2027, 2, 28, 0, 0, 0, 0, time.UTC), "weekday before publication")
	quote(&storm, parallax.Indirect, text, "the north pier was sound, harbour master Jonas Rehn told people on Sunday", "Karvik and Halvik", "Karvik and Halvik")
	quote(&storm, parallax.Indirect, text, "Karvik and Halvik agreed that the north pier was sound", "harbour master Jonas Rehn", "Jonas Rehn")
	cov.Storyline[0].Articles = []parallax.Covered{storm}
	if got := newComposer(cov.Indexed(), &comparison, Options{}).earlier(); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// TestEarlierHidesNothing holds that a day of which another story tells something leaves room for what this story tells of it: a value
// that later reports left behind, and a line in another language.
func TestEarlierHidesNothing(t *testing.T) {
	cov, comparison := fixture()
	k := newComposer(cov.Indexed(), &comparison, Options{})
	old, foreign := 0, 0
	for i := range comparison.Claims {
		for _, s := range k.sentencesOf(&comparison.Claims[i]) {
			at := k.counted(s.article)
			line, err := k.quote(at, s.span)
			if err != nil {
				continue
			}
			e := parallax.Event{Start: time.Date(2027, 3, 9, 0, 0, 0, 0, time.UTC), Line: line}
			own, other := e, e
			own.Line.Evidence, other.Story = []parallax.Citation{{Evidence: parallax.Evidence{Article: "a_gazette"}}}, "s_other"
			if k.outdated(at, s.span) > 0 {
				old++
				if !k.leftBehind([]parallax.Event{own}, &e) || k.leftBehind([]parallax.Event{other}, &e) {
					t.Errorf("%q beside an entry of the story, and beside one of another", line.Text)
				}
			}
			if !k.readers(at) {
				foreign++
				other.Line.Evidence = own.Line.Evidence
				if !k.foreignDay([]parallax.Event{own}, &e) || k.foreignDay([]parallax.Event{other}, &e) {
					t.Errorf("%q (%s) beside an entry of the story, and beside one of another", line.Text, at.Article.Language)
				}
			}
		}
	}
	if old == 0 || foreign == 0 {
		t.Errorf("%d values left behind, %d foreign lines: nothing is tested", old, foreign)
	}
}
