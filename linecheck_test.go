package parallax

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// lineCoverage is two counted sources and one that failed.
func lineCoverage() *Coverage {
	day := time.Date(2027, 3, 8, 0, 0, 0, 0, time.UTC)
	text := "The skilled crew did not leave the ferry on Monday. Elin Toft saw it."
	used := Covered{
		Article: Article{ID: "a_1", Revision: 1, Input: "one", Title: "Crew stays", Text: text, Outlet: Outlet{Name: "Karvik Tidende"}, State: PageFull,
			URL: "https://tidende.example/1", Published: Date{Time: day.AddDate(0, 0, 1), Precision: "day"}},
		State: SourceUsed,
		Notes: []Annotation{
			{Kind: KindSentence, Span: TextSpan(0, 51), Sentence: &Sentence{}},
			{Kind: KindMoment, Span: TextSpan(44, 50), Moment: &Moment{Type: "DATE", Start: day, End: day.AddDate(0, 0, 1), Granularity: "day"}},
			{Kind: KindName, Span: TextSpan(57, 61), Name: &Name{Canonical: "Elin Toft"}},
		},
	}
	second := Covered{Article: Article{ID: "a_2", Revision: 1, Input: "two", Text: "The crew stayed on board.", Outlet: Outlet{Name: "Daily Mast"}, State: PageFull}, State: SourceUsed}
	failed := Covered{Article: Article{ID: "a_3", Revision: 1, Input: "three", Text: "Accept all cookies.", Outlet: Outlet{Name: "The Quay"}, State: PageConsent}, State: SourceFailed}
	return &Coverage{Story: Story{ID: "s_1"}, Articles: []Covered{used, second, failed}}
}

func cited(t *testing.T, c *Coverage, id ArticleID, start, end int) Citation {
	t.Helper()
	p, err := MakeCitation(&c.Find(id).Article, TextSpan(start, end), SelectorContext)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLineCheck(t *testing.T) {
	c := lineCoverage()
	one, two := cited(t, c, "a_1", 0, 51), cited(t, c, "a_2", 0, 25)
	verbatim := func(p Citation, notes ...Note) Line {
		return Line{Text: p.Exact, Made: Verbatim, Evidence: []Citation{p}, Notes: notes}
	}
	template := func(key, text string, evidence []Citation, fills ...Fill) Line {
		return Line{Text: text, Made: Template, Template: key, Fills: fills, Evidence: evidence}
	}
	far := one
	far.Suffix = " Nobody saw it."
	for _, tt := range []struct {
		name string
		line Line
		ok   bool
	}{
		{"words", verbatim(one), true},
		{"words with their day", verbatim(one, Note{At: 50, Text: "8 March 2027", Sort: NoteDate}), true},
		{"a day nothing resolves to", verbatim(one, Note{At: 50, Text: "9 March 2027", Sort: NoteDate}), false},
		{"a day at another place", verbatim(one, Note{At: 11, Text: "8 March 2027", Sort: NoteDate}), false},
		{"prose in a bracket", verbatim(one, Note{At: 50, Text: "the worst day", Sort: NoteName}), false},
		{"a day before a later one out of order", verbatim(one, Note{At: 50, Text: "8 March 2027", Sort: NoteDate}, Note{At: 4, Text: "8 March 2027", Sort: NoteDate}), false},
		{"other words", Line{Text: "The crew left.", Made: Verbatim, Evidence: []Citation{one}}, false},
		{"no evidence", Line{Text: "The crew left.", Made: Verbatim}, false},
		{"half a word", verbatim(cited(t, c, "a_1", 5, 11)), false},
		{"a source that failed", verbatim(cited(t, c, "a_3", 0, 19)), false},
		{"context that does not stand there", verbatim(far), false},
		{"verbatim with a fill", Line{Text: one.Exact, Made: Verbatim, Evidence: []Citation{one}, Fills: []Fill{Computed("date", "8 March 2027")}}, false},
		{"made by nobody", Line{Text: one.Exact, Made: "", Evidence: []Citation{one}}, false},

		{"an outlet for a date", template("headline.day", "Daily Mast", nil, Computed("date", "Daily Mast")), false},
		{"a date nobody speaks of", template("headline.day", "1 May 2027", nil, Computed("date", "1 May 2027")), false},
		{"a date of the sources", template("headline.day", "8 March 2027", nil, Computed("date", "8 March 2027")), true},
		{"a count", template("count.outlets.other", "2 outlets", []Citation{one, two}, Computed("outlets", 2)), true},
		{"a wrong count", template("count.outlets.other", "40 outlets", []Citation{one, two}, Computed("outlets", 40)), false},
		{"a count of one article twice", template("count.outlets.other", "2 outlets", []Citation{one, one}, Computed("outlets", 2)), false},
		{"prose for words", template("about.words", "the crew fled", []Citation{one}, Computed("words", "the crew fled")), false},
		{"cut words", template("about.words", "did not leave", []Citation{one}, Cut("words", "did not leave", 0)), true},
		{"half a word cut", template("about.words", "killed crew", []Citation{one}, Cut("words", "killed crew", 0)), false},
		{"words of other evidence", template("about.words", "stayed on board", []Citation{one}, Cut("words", "stayed on board", 0)), false},
		{"evidence that is not there", template("about.words", "crew", []Citation{one}, Cut("words", "crew", 1)), false},
		{"text beside its template", template("about.hedged", "stated with great doubt", nil), false},
		{"a fill that rides along", template("about.hedged", Texts()["about.hedged"], nil, Computed("date", "8 March 2027")), false},
		{"no such template", template("about.nothing", "about.nothing", nil), false},

		{"written from its evidence", Line{Text: "The skilled crew did not leave the ferry on Monday", Made: Written, Evidence: []Citation{one}}, true},
		{"written with words left out", Line{Text: "The skilled crew did leave the ferry on Monday", Made: Written, Evidence: []Citation{one}}, false},
		{"written with a number of its own", Line{Text: "12 of the crew did not leave", Made: Written, Evidence: []Citation{one}}, false},
		{"written with a name of its own", Line{Text: "the crew of Jonas Rehn did not leave", Made: Written, Evidence: []Citation{one}}, false},
		{"written from nothing", Line{Text: "the crew left", Made: Written}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.line.Check(c)
			if (err == nil) != tt.ok {
				t.Fatalf("check gives %v, want passing %v", err, tt.ok)
			}
			if err != nil && !errors.Is(err, ErrInvalid) {
				t.Fatalf("%v is not ErrInvalid", err)
			}
		})
	}
}

// TestTextsHoldNoFacts makes sure that a template can only say what is put into its braces:
// no digits, and no capitals inside a sentence, which would be names.
func TestTextsHoldNoFacts(t *testing.T) {
	for key, text := range Texts() {
		if strings.HasPrefix(key, "language.") {
			continue // names of languages
		}
		plain := brace.ReplaceAllString(text, "")
		for sentence := range strings.SplitSeq(plain, ". ") {
			for i, r := range []rune(sentence) {
				if unicode.IsDigit(r) || i > 0 && unicode.IsUpper(r) {
					t.Errorf("%s: %q in %q", key, r, text)
				}
			}
		}
	}
}

func TestCount(t *testing.T) {
	article := func(id ArticleID, outlet string, state SourceState, origins ...Origin) Covered {
		return Covered{Article: Article{ID: id, Input: string(id), Outlet: Outlet{Name: outlet}, State: PageFull}, State: state, Origins: origins}
	}
	wire := Origin{Kind: OriginAgency, Name: "Coastwire"}
	said := Origin{Kind: OriginRelease, Name: "statement by the port"}
	own := func(name string) Origin { return Origin{Kind: OriginOwn, Name: name} }
	unknown := func(root string) Origin { return Origin{Kind: OriginUnknown, Name: root} }
	for _, tt := range []struct {
		name     string
		articles []Covered
		want     Counts
	}{
		{"nothing", nil, Counts{}},
		{"copies of one report", []Covered{article("a", "A", SourceUsed, wire), article("b", "B", SourceUsed, wire), article("c", "C", SourceUnused, wire)}, Counts{3, 1}},
		{"own reporting", []Covered{article("a", "A", SourceUsed, own("A")), article("b", "B", SourceUsed, own("B"))}, Counts{2, 2}},
		{"an outlet's own report and its copy of another", []Covered{article("a", "A", SourceUsed, own("A")), article("b", "A", SourceUsed, wire)}, Counts{1, 2}},
		{"copies that each credit a statement besides", []Covered{article("a", "A", SourceUsed, wire, said), article("b", "B", SourceUsed, wire, said), article("c", "C", SourceUsed, wire)}, Counts{3, 1}},
		{"own reporting that quotes the statement all quote", []Covered{article("a", "A", SourceUsed, own("A"), said), article("b", "B", SourceUsed, own("B"), said), article("c", "C", SourceUsed, said)}, Counts{3, 3}},
		{"one with two origins, one with one of them", []Covered{article("a", "A", SourceUsed, wire, own("A")), article("b", "B", SourceUsed, wire)}, Counts{2, 2}},
		{"unknown origins count apart", []Covered{article("a", "A", SourceUsed), article("b", "B", SourceUsed)}, Counts{2, 2}},
		{"copies of a report that names no origin", []Covered{article("a", "A", SourceUsed, unknown("a")), article("b", "B", SourceUsed, unknown("a")), article("c", "C", SourceUsed, unknown("c"))}, Counts{3, 2}},
		{"copies of a report of an unknown outlet", []Covered{article("a", "", SourceUsed, unknown("a")), article("b", "B", SourceUsed, unknown("a"))}, Counts{2, 1}},
		{"two reports of one outlet that name no origin", []Covered{article("a", "A", SourceUsed, unknown("a")), article("b", "A", SourceUsed, unknown("b"))}, Counts{1, 1}},
		{"unknown outlets count apart", []Covered{article("a", "", SourceUsed), article("b", "", SourceUsed)}, Counts{2, 2}},
		{"what gave nothing", []Covered{article("a", "A", SourceUsed), article("b", "B", SourceFailed), article("c", "C", SourceOffTopic), article("d", "D", SourceDuplicate)}, Counts{1, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := &Coverage{Articles: tt.articles}
			if got := c.Count(append(c.ids(), c.ids()...)); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestFragmentURL(t *testing.T) {
	for _, tt := range []struct {
		address string
		field   Field
		exact   string
		want    string
	}{
		{"https://a.example/x#top", FieldText, "a-b, c", "https://a.example/x#:~:text=a%2Db%2C%20c"},
		{"https://a.example/x", FieldText, strings.Repeat("word ", 30), "https://a.example/x#:~:text=word%20word%20word,word%20word%20word"},
		{"https://a.example/x", FieldCaption, "caption", "https://a.example/x"},
		{"javascript:alert(1)", FieldText, "words", ""},
		{"", FieldText, "words", ""},
	} {
		if got := fragmentURL(tt.address, tt.field, tt.exact); got != tt.want {
			t.Errorf("%q %q: got %q, want %q", tt.address, tt.exact, got, tt.want)
		}
	}
}

func TestLabel(t *testing.T) {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	for want, m := range map[string]Moment{
		"30 November 2025":                  {Start: day(2025, 11, 30), End: day(2025, 12, 1), Granularity: "day"},
		"5–6 December 2025":                 {Start: day(2025, 12, 5), End: day(2025, 12, 7), Granularity: "day"},
		"7 December 2025":                   {Start: day(2025, 12, 7).Add(20 * time.Hour), End: day(2025, 12, 8).Add(6 * time.Hour), Granularity: "part of day"},
		"November 2025":                     {Start: day(2025, 11, 1), End: day(2025, 12, 1), Granularity: "month"},
		"24–30 November 2025":               {Start: day(2025, 11, 24), End: day(2025, 12, 1), Granularity: "week"},
		"29 December 2025 – 4 January 2026": {Start: day(2025, 12, 29), End: day(2026, 1, 5), Granularity: "week"},
		"December 2025 – February 2026":     {Start: day(2025, 12, 1), End: day(2026, 3, 1), Granularity: "season"},
		"2025":                              {Start: day(2025, 1, 1), End: day(2026, 1, 1), Granularity: "year"},
		"1990–1999":                         {Start: day(1990, 1, 1), End: day(2000, 1, 1), Granularity: "decade"},
		"":                                  {Refused: "no publication time"},
	} {
		if got := m.Label(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	high := 14.0
	for want, q := range map[string]Quantity{
		"at least 1,200 km": {Type: Measure, Value: 1200, Bound: AtLeast, Unit: "km"},
		"EUR 2,400,000.5":   {Type: Money, Value: 2400000.5, Unit: "EUR"},
		"12–14":             {Type: Number, Value: 12, High: &high},
		"-5 %":              {Type: Percent, Value: -5, Unit: "%"},
	} {
		if got := q.Label(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestTextsOfAllLanguages holds every language to the keys of English, and each text to the
// braces of the English one, so that it says neither more nor less.
func TestTextsOfAllLanguages(t *testing.T) {
	if len(TextLanguages()) < 9 {
		t.Errorf("the interface speaks %v only", TextLanguages())
	}
	base := func(key string) string {
		return regexp.MustCompile(`\.(zero|one|two|few|many|other)$`).ReplaceAllString(key, "")
	}
	braces := map[string]string{}
	for key, text := range Texts() {
		braces[base(key)] = bracesOf(text)
	}
	for _, tag := range TextLanguages() {
		have := map[string]bool{}
		for key, text := range TextsIn(tag) {
			have[base(key)] = true
			want, known := braces[base(key)]
			form := key != base(key)
			switch {
			case key == "direction" || key == "date.first" || strings.HasPrefix(key, "month.of."):
				continue // a language may have these of its own
			case !known:
				t.Errorf("%s: no text %s in English", tag, key)
			case bracesOf(text) != want && !(form && !strings.HasPrefix(key, "method.")):
				t.Errorf("%s: %s has the braces %s, in English %s", tag, key, bracesOf(text), want)
			case strings.ContainsFunc(brace.ReplaceAllString(text, ""), unicode.IsDigit):
				t.Errorf("%s: %s holds a number: %q", tag, key, text)
			}
		}
		for key := range braces {
			if !have[key] && key != "direction" {
				t.Errorf("%s: no text %s", tag, key)
			}
		}
	}
}

// bracesOf lists the braces of a text, each as often as it stands there.
func bracesOf(text string) string {
	all := brace.FindAllString(text, -1)
	slices.Sort(all)
	return strings.Join(all, " ")
}
