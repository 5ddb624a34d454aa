package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"parallax"
)

// rows are two texts with characters of one to four bytes, decomposed letters and odd white
// space, as they come from a program: offsets into them are easy to get wrong.
const rows = `{"id":"a/1","title":"Brücke zu","text":"\u00a0Die alte Brücke über die Senn 🌉 ist seit Montag gesperrt.\r\n\r\n„Wir warten bis zu 14 Tage“, sagte Bürgermeisterin Ilse Tamm am 4. Mai 2026. Rund 3200 Menschen fahren täglich darüber.","published":"2026-05-04T17:30:00+02:00","language":"de","outlet":"Sennbote"}
{"id":"b 2","title":"Orlow bridge closed","text":"The old bridge over the Senn at Orlow was closed on Monday.  Mayor Ilse Tamm said: \u201cNobody will cross it for 14 days.\u201d\nSome 3,200 people cross it daily, zusammengefu\u0308gt. \ud83c\udf09 The repair costs 2.6 million euros, the road office said.","published":"2026-05-04","language":"en","outlet":"Hill Herald"}
{"id":"c","title":"","text":"","published":null,"language":null,"outlet":null}
`

// texts gives the texts of rows by their id.
func texts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for line := range strings.Lines(rows) {
		var r struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		out[r.ID] = r.Text
	}
	return out
}

// answer runs the program on rows and gives the JSON values it printed.
func answer[T any](t *testing.T, args ...string) []T {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(t.Context(), args, strings.NewReader(rows), &stdout, &stderr); status != statusDone {
		t.Fatalf("%s: status %d: %s", args, status, stderr.String())
	}
	var out []T
	d := json.NewDecoder(&stdout)
	for d.More() {
		var v T
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// ids fails unless there is one answer for each row, in their order.
func ids(t *testing.T, got ...string) {
	t.Helper()
	if want := []string{"a/1", "b 2", "c"}; !slices.Equal(got, want) {
		t.Errorf("answers for %q, want %q", got, want)
	}
}

func TestExtractContract(t *testing.T) {
	var got []string
	for _, a := range answer[struct {
		ID, Title, Text, Published, Language, State string
		Authors                                     []string
	}](t, "extract", "--json") {
		got = append(got, a.ID)
		if a.Text != texts(t)[a.ID] {
			t.Errorf("%s: the text is not the one given: %q", a.ID, a.Text)
		}
		if a.Authors == nil || !slices.Contains(parallax.PageStates, parallax.PageState(a.State)) {
			t.Errorf("%s: authors %v, state %q", a.ID, a.Authors, a.State)
		}
		if want := map[string]string{"a/1": "2026-05-04T17:30:00+02:00", "b 2": "2026-05-04"}[a.ID]; a.Published != want {
			t.Errorf("%s: published %q, want %q", a.ID, a.Published, want)
		}
	}
	ids(t, got...)
}

func TestGroupContract(t *testing.T) {
	var got []string
	for _, a := range answer[struct{ ID, Story, Storyline string }](t, "group", "--json") {
		got = append(got, a.ID)
		if (a.Story == "") != (a.ID == "c") {
			t.Errorf("%s stands in story %q", a.ID, a.Story)
		}
	}
	ids(t, got...)
}

func TestAnnotateContract(t *testing.T) {
	type annotation struct {
		Kind, Type, Form, Bound string
		Start, End              int
		Value                   any
		Content                 [][2]int
		Source, Cue             *[2]int
	}
	types := map[string][]string{
		"moment":   {"DATE", "TIME", "DURATION", "SET"},
		"quantity": {"number", "money", "percent", "measure", "ordinal"},
		"name":     {"person", "organisation", "place", "other"},
	}
	var got []string
	seen := map[string]int{}
	for _, a := range answer[struct {
		ID          string
		Annotations []annotation
	}](t, "annotate", "--json") {
		got = append(got, a.ID)
		text := texts(t)[a.ID]
		for _, n := range a.Annotations {
			seen[n.Kind]++
			spans := append([][2]int{{n.Start, n.End}}, n.Content...)
			for _, s := range []*[2]int{n.Source, n.Cue} {
				if s != nil {
					spans = append(spans, *s)
				}
			}
			for _, s := range spans {
				onText(t, a.ID+" "+n.Kind, text, s[0], s[1])
			}
			if list, ok := types[n.Kind]; ok && !slices.Contains(list, n.Type) {
				t.Errorf("%s: %s of type %q", a.ID, n.Kind, n.Type)
			}
			if _, number := n.Value.(float64); n.Kind == "quantity" && !number {
				t.Errorf("%s: quantity with value %v", a.ID, n.Value)
			}
			if n.Kind == "quote" && !slices.Contains([]string{"direct", "indirect", "mixed"}, n.Form) {
				t.Errorf("%s: quote of form %q", a.ID, n.Form)
			}
		}
	}
	ids(t, got...)
	if seen["sentence"] < 5 || seen["quantity"] == 0 {
		t.Errorf("noticed %v", seen)
	}
}

// onText fails unless the span lies in the text and cuts no character; it gives the words.
func onText(t *testing.T, what, text string, start, end int) string {
	t.Helper()
	if start < 0 || end > len(text) || start >= end || !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) {
		t.Errorf("%s: span [%d:%d] in a text of %d bytes", what, start, end, len(text))
		return ""
	}
	return text[start:end]
}

// comparison is `compare --json` as a program that knows only the contract reads it.
type comparison struct {
	Articles []struct {
		ID, State, Reason string
		Origins           []struct {
			Name string
			Own  bool
		}
	}
	Claims      []struct{ Statements []statement }
	Differences []struct {
		Kind  string
		Sides []side
	}
}

type statement struct {
	Article, Exact string
	Start, End     int
}

type side struct {
	statement
	Field, Where string
	Value        *string
}

func (c *comparison) check(t *testing.T, text, title map[string]string) {
	t.Helper()
	if c.Articles == nil || c.Claims == nil || c.Differences == nil {
		t.Error("a list is null")
	}
	for _, a := range c.Articles {
		if _, known := text[a.ID]; !known || a.Reason == "" || a.Origins == nil || !slices.Contains(parallax.SourceStates, parallax.SourceState(a.State)) {
			t.Errorf("article %+v", a)
		}
	}
	hold := func(what string, s statement, in map[string]string) {
		t.Helper()
		if got := onText(t, what+" of "+s.Article, in[s.Article], s.Start, s.End); got != s.Exact {
			t.Errorf("%s of %s: %q stands at [%d:%d], not %q", what, s.Article, got, s.Start, s.End, s.Exact)
		}
	}
	for _, claim := range c.Claims {
		for _, s := range claim.Statements {
			hold("statement", s, text)
		}
	}
	for _, d := range c.Differences {
		if !slices.Contains(parallax.DifferenceKinds, parallax.DifferenceKind(d.Kind)) || len(d.Sides) == 0 {
			t.Errorf("difference of kind %q with %d sides", d.Kind, len(d.Sides))
		}
		for _, s := range d.Sides {
			switch {
			case s.Value == nil:
				t.Errorf("%s: a side without a value", d.Kind)
			case s.Where != "" && s.Exact == "": // stands in the page's metadata
			case s.Field == "":
				hold(d.Kind, s.statement, text)
			case s.Field == "title":
				hold(d.Kind, s.statement, title)
			}
		}
	}
}

func TestCompareContract(t *testing.T) {
	one := answer[comparison](t, "compare", "--json", "--one-story")
	if len(one) != 1 || len(one[0].Articles) != 3 {
		t.Fatalf("%d answers: %+v", len(one), one)
	}
	one[0].check(t, texts(t), map[string]string{"a/1": "Brücke zu", "b 2": "Orlow bridge closed", "c": ""})
	many := answer[struct{ Stories []comparison }](t, "compare", "--json")
	if len(many) != 1 || len(many[0].Stories) == 0 {
		t.Fatalf("%d answers: %+v", len(many), many)
	}
	for _, story := range many[0].Stories {
		story.check(t, texts(t), map[string]string{"a/1": "Brücke zu", "b 2": "Orlow bridge closed", "c": ""})
	}
}

// The shipped example, against the texts that extract gives of it.
func TestExampleContract(t *testing.T) {
	var stdout, stderr bytes.Buffer
	text, title := map[string]string{}, map[string]string{}
	if status := run(t.Context(), []string{"extract", "--json", "../../examples/silo"}, nil, &stdout, &stderr); status != statusDone {
		t.Fatalf("extract: status %d: %s", status, stderr.String())
	}
	for d := json.NewDecoder(&stdout); d.More(); {
		var a struct{ ID, Title, Text string }
		if err := d.Decode(&a); err != nil {
			t.Fatal(err)
		}
		text[a.ID], title[a.ID] = a.Text, a.Title
	}
	if len(text) != 14 {
		t.Fatalf("%d pages", len(text))
	}
	stdout.Reset()
	if status := run(t.Context(), []string{"compare", "--json", "../../examples/silo"}, nil, &stdout, &stderr); status != statusDone {
		t.Fatalf("compare: status %d: %s", status, stderr.String())
	}
	var got struct{ Stories []comparison }
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil || len(got.Stories) == 0 {
		t.Fatalf("%d stories, %v", len(got.Stories), err)
	}
	for _, story := range got.Stories {
		story.check(t, text, title)
	}
}
