package extract

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// sheet sets lines of text from the top of a sheet down, 12 points apart: "# " before one makes it a headline, "> "
// indents it, an empty one leaves a gap.
func sheet(lines ...string) parallax.Sheet {
	s := parallax.Sheet{Width: 600, Height: 800}
	base := 700.0
	for _, text := range lines {
		size, left := 10.0, 60.0
		if head, ok := strings.CutPrefix(text, "# "); ok {
			text, size = head, 20
		}
		if in, ok := strings.CutPrefix(text, "> "); ok {
			text, left = in, 72
		}
		if text != "" {
			s.Lines = append(s.Lines, parallax.SheetLine{Text: text, Left: left, Right: left + float64(len([]rune(text)))*size/2, Base: base, Size: size})
		}
		base -= size * 1.2
	}
	return s
}

// around puts a line above and one below what stands on a sheet.
func around(s parallax.Sheet, above, below string) parallax.Sheet {
	s.Lines = append([]parallax.SheetLine{{Text: above, Left: 60, Right: 200, Base: 740, Size: 8}}, append(s.Lines, parallax.SheetLine{Text: below, Left: 290, Right: 300, Base: 60, Size: 8})...)
	return s
}

func layerPage(t testing.TB, l parallax.TextLayer) parallax.Page {
	t.Helper()
	if l.Count == 0 {
		l.Count = len(l.Sheets)
	}
	body, err := json.Marshal(l)
	if err != nil {
		t.Fatal(err)
	}
	return parallax.Page{Input: "report.pdf", File: "report.pdf", MediaType: parallax.MediaTypeTextLayer, Body: body, Fetched: time.Date(2026, 3, 20, 12, 0, 0, 0, time.UTC)}
}

func readLayerOf(t testing.TB, l parallax.TextLayer) parallax.Article {
	t.Helper()
	a, err := Article(layerPage(t, l), nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestLayerText(t *testing.T) {
	full := "The port of Lindmar closed its northern bridge on Tuesday, after en-"
	a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{
		around(sheet("# Bridge closed", "# after a crack", "By Ines Falk", "12 March 2026", full,
			"gineers found a crack in a bearing of the bridge, as the port says.", "> The well-known bearing is to be replaced within three weeks, a well-",
			"known engineer said, and the work on it begins this Monday at the", "latest."), "Lindmar Port Inquiry", "1"),
		around(sheet("Ferries carry passengers meanwhile. The council will speak about", "that and about the money on Friday, said its chair to our reporter in", "Lindmar.", "", "", "A second report is due in May."), "Lindmar Port Inquiry", "2"),
	}})
	want := []string{
		"12 March 2026",
		"The port of Lindmar closed its northern bridge on Tuesday, after engineers found a crack in a bearing of the bridge, as the port says.",
		"The well-known bearing is to be replaced within three weeks, a well-known engineer said, and the work on it begins this Monday at the latest.",
		"Ferries carry passengers meanwhile. The council will speak about that and about the money on Friday, said its chair to our reporter in Lindmar.",
		"A second report is due in May.",
	}
	if got := strings.Split(a.Text, "\n\n"); !slices.Equal(got, want) {
		t.Errorf("text:\n%s", strings.Join(got, "\n"))
	}
	if a.Title != "Bridge closed after a crack" || !slices.Equal(a.Authors, []string{"Ines Falk"}) || a.Published.String() != "2026-03-12" || a.Language != "en" || a.State != parallax.PageFull || a.Why[0].What != FromPDF {
		t.Errorf("%+v", a)
	}
}

// TestLayerSheetBreak holds that a sentence which goes on on the next sheet stays one, over what is printed between.
func TestLayerSheetBreak(t *testing.T) {
	a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{
		around(sheet("The port of Lindmar closed its northern bridge on Tuesday because of"), "Inquiry", "Page 1 of 2"),
		around(sheet("a crack in one of its bearings."), "Inquiry", "Page 2 of 2"),
	}})
	if a.Text != "The port of Lindmar closed its northern bridge on Tuesday because of a crack in one of its bearings." {
		t.Error(a.Text)
	}
}

// TestLayerPageNumbers holds that a number at the end of a sheet is none of the text, and one within is.
func TestLayerPageNumbers(t *testing.T) {
	number := func(s parallax.Sheet, text string, base float64) parallax.Sheet {
		s.Lines = append(s.Lines, parallax.SheetLine{Text: text, Left: 300, Right: 310, Base: base, Size: 10})
		return s
	}
	a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{number(sheet("A first page is there."), "iv", 60), number(sheet("A second page.", "", "14", "", "It ends."), "– 7 –", 760), sheet("Page three.")}})
	if a.Text != "A first page is there.\n\nA second page.\n\n14\n\nIt ends.\n\nPage three." {
		t.Error(a.Text)
	}
}

// TestLayerRagged holds that a sentence goes on though its line had room.
func TestLayerRagged(t *testing.T) {
	a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{sheet("The port of Lindmar closed its northern bridge on Tuesday, as a big", "crack was found in", "one of its bearings.")}})
	if a.Text != "The port of Lindmar closed its northern bridge on Tuesday, as a big crack was found in one of its bearings." {
		t.Error(a.Text)
	}
}

func TestLayerInitial(t *testing.T) {
	s := sheet("he port of Lindmar closed its northern bridge on Tuesday, after some", "engineers found a crack.")
	s.Lines = append([]parallax.SheetLine{{Text: "T", Left: 60, Right: 80, Base: 690, Size: 30}}, s.Lines...)
	if a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{s}}); a.Text != "The port of Lindmar closed its northern bridge on Tuesday, after some engineers found a crack." {
		t.Error(a.Text)
	}
}

// TestLayerUnspaced holds that lines of a script without blanks are joined without one.
func TestLayerUnspaced(t *testing.T) {
	if a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{sheet("港湾局は火曜日、北の橋を閉鎖したと発表し", "た。", "", "", "工事は三週間かかる。")}}); a.Text != "港湾局は火曜日、北の橋を閉鎖したと発表した。\n\n工事は三週間かかる。" || a.Language != "ja" {
		t.Errorf("%s: %s", a.Language, a.Text)
	}
}

func TestLayerTitle(t *testing.T) {
	text := "The port of Lindmar closed its northern bridge on Tuesday, it says."
	for _, c := range []struct {
		name, own string
		lines     []string
		want      string
	}{
		{"the largest letters", "Microsoft Word - report_final.docx", []string{"# Bridge closed after a crack", text}, "Bridge closed after a crack"},
		{"what the file says, where no letters are larger", "Bridge closed after a crack", []string{text}, "Bridge closed after a crack"},
		{"the name of a file is none", "report-final.pdf", []string{text, "", "More."}, ""},
		{"without the name of the site", "Bridge closed after a crack | Lindmar Gazette", []string{"# Bridge closed after a crack", text}, "Bridge closed after a crack"},
		{"without what stands above it", "Bridge closed after a crack", []string{"# Inquiry Bridge closed after a crack", text}, "Bridge closed after a crack"},
		{"not the name of the paper", "", []string{"# Lindmar Gazette", "Thursday, 12 March 2026 · No. 61", "# Bridge closed after a crack", text}, "Bridge closed after a crack"},
		{"no heading behind a date", "", []string{"# Bridge closed", "12 March 2026", "# Why now", text}, "Bridge closed"},
		{"no heading without a date", "", []string{"# Bridge closed", "A report of the port", "# Why the bridge was closed", text}, "Bridge closed"},
		{"no figure", "", []string{"# 14", text, "# Crack in the bearing"}, "Crack in the bearing"},
	} {
		if a := readLayerOf(t, parallax.TextLayer{Title: c.own, Sheets: []parallax.Sheet{sheet(c.lines...)}}); a.Title != c.want {
			t.Errorf("%s: %q", c.name, a.Title)
		}
	}
}

// TestLayerDates holds that the day a file was made is the day of publication only when nothing speaks against it.
func TestLayerDates(t *testing.T) {
	made := "D:20260312180000+01'00'"
	for name, c := range map[string]struct {
		layer parallax.TextLayer
		want  string
	}{
		"of the file":            {parallax.TextLayer{Created: made, Creator: "Writer"}, "2026-03-12"},
		"printed from a screen":  {parallax.TextLayer{Created: made, Producer: "Skia/PDF m156"}, ""},
		"changed later":          {parallax.TextLayer{Created: made, Modified: "D:20260319"}, ""},
		"after it was fetched":   {parallax.TextLayer{Created: "D:20270312"}, ""},
		"no date":                {parallax.TextLayer{Created: "yesterday"}, ""},
		"of a change alone":      {parallax.TextLayer{Created: made, Sheets: []parallax.Sheet{sheet("Updated 9 March 2026", "The bridge is closed.")}}, ""},
		"printed in the text":    {parallax.TextLayer{Created: made, Sheets: []parallax.Sheet{sheet("Published 9 March 2026", "The bridge is closed.")}}, "2026-03-09"},
		"printed in the credits": {parallax.TextLayer{Sheets: []parallax.Sheet{sheet("By Ines Falk, 9 March 2026", "The bridge is closed.")}}, "2026-03-09"},
	} {
		if c.layer.Sheets == nil {
			c.layer.Sheets = []parallax.Sheet{sheet("The bridge is closed.")}
		}
		if a := readLayerOf(t, c.layer); a.Published.String() != c.want {
			t.Errorf("%s: %q", name, a.Published.String())
		}
	}
}

func TestLayerAuthor(t *testing.T) {
	for author, want := range map[string][]string{"Ines Falk": {"Ines Falk"}, "Ines Falk; Tomas Rehn": {"Ines Falk", "Tomas Rehn"}, "ifalk": nil, "User 3": nil, "": nil} {
		if a := readLayerOf(t, parallax.TextLayer{Author: author, Sheets: []parallax.Sheet{sheet("The bridge is closed.")}}); !slices.Equal(a.Authors, want) {
			t.Errorf("%q: %q", author, a.Authors)
		}
	}
}

// TestLayerAddress holds that a page printed by a browser has the address that stands in its margin.
func TestLayerAddress(t *testing.T) {
	s := sheet("Küstenbote", "# Hafenbrücke nach Riss gesperrt", "Die Hafenbehörde von Lindmar hat am Dienstag die Brücke gesperrt.")
	s.Lines = append(s.Lines, parallax.SheetLine{Text: "https://kuestenbote.example/bruecke 1/1", Left: 20, Right: 300, Base: 15, Size: 8}, parallax.SheetLine{Text: "3/3/26, 8:22 AM", Left: 20, Right: 90, Base: 785, Size: 8})
	a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{s}})
	if a.URL != "https://kuestenbote.example/bruecke" || a.Outlet.Name != "Küstenbote" || a.Outlet.Domain != "kuestenbote.example" || a.Text != "Die Hafenbehörde von Lindmar hat am Dienstag die Brücke gesperrt." || !a.Published.IsZero() {
		t.Errorf("%+v", a)
	}
}

func TestLayerState(t *testing.T) {
	texts := parallax.Texts()
	turned := sheet("The bridge is closed.")
	turned.Lines[0].Turned = true
	for name, c := range map[string]struct {
		layer parallax.TextLayer
		state parallax.PageState
		why   string
	}{
		"a scan":         {parallax.TextLayer{Sheets: []parallax.Sheet{{Width: 600, Height: 800}}}, parallax.PageEmpty, texts["reason.fetch.pdf.scan"]},
		"no pages":       {parallax.TextLayer{}, parallax.PageEmpty, texts["reason.fetch.pdf.empty"]},
		"no letters":     {parallax.TextLayer{Sheets: []parallax.Sheet{sheet("\uE001\uE002\uE003 \uE004\uE005 a")}}, parallax.PageEmpty, texts["reason.fetch.pdf.letters"]},
		"cut":            {parallax.TextLayer{Count: 400, Cut: "more than 300 pages", Sheets: []parallax.Sheet{sheet("The bridge is closed.")}}, parallax.PagePartial, "1 of 400 pages read: more than 300 pages"},
		"full":           {parallax.TextLayer{Sheets: []parallax.Sheet{sheet("The bridge is closed.")}}, parallax.PageFull, "1 page, 21 bytes of text"},
		"turned letters": {parallax.TextLayer{Sheets: []parallax.Sheet{turned}}, parallax.PageEmpty, texts["reason.fetch.pdf.scan"]},
	} {
		if a := readLayerOf(t, c.layer); a.State != c.state || a.Why[0].What != FromPDF || a.Why[0].Value != c.why {
			t.Errorf("%s: %s %v", name, a.State, a.Why)
		}
	}
	p := layerPage(t, parallax.TextLayer{Sheets: []parallax.Sheet{sheet("Not found.")}})
	p.Status = 404
	if a, err := Article(p, nil); err != nil || a.State != parallax.PageError {
		t.Errorf("not found: %v, %s", err, a.State)
	}
}

// FuzzLayer holds that every layer gives an article that keeps its rules.
func FuzzLayer(f *testing.F) {
	for _, l := range []parallax.TextLayer{
		{Title: "A", Sheets: []parallax.Sheet{sheet("# Bridge closed", "By Ines Falk", "12 March 2026", "The bridge is clo-", "sed.")}},
		{Sheets: []parallax.Sheet{around(sheet("x"), "a", "1"), around(sheet("-", "-"), "a", "2")}},
	} {
		f.Add(layerPage(f, l).Body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		a, err := Article(parallax.Page{Input: "x", MediaType: parallax.MediaTypeTextLayer, Body: body}, nil)
		if err != nil {
			return
		}
		if err := a.Check(); err != nil {
			t.Error(err)
		}
	})
}

// TestLayerParagraphs holds each sign of a new paragraph alone, where the line before is full and ends a sentence.
func TestLayerParagraphs(t *testing.T) {
	first := []string{"The port of Lindmar closed its northern bridge on Tuesday, as a big", "crack was found in one of the bearings of the bridge, says the port."}
	second := "Ferries carry passengers."
	want := strings.Join(first, " ") + "\n\n" + second
	columns := sheet(first...)
	columns.Lines = append(columns.Lines, parallax.SheetLine{Text: second, Left: 420, Right: 560, Base: 700, Size: 10})
	for name, s := range map[string]parallax.Sheet{
		"a gap":           sheet(first[0], first[1], "", second),
		"an indentation":  sheet(first[0], first[1], "> "+second),
		"the next column": columns,
		"a bullet":        sheet(first[0], first[1], "• "+second),
	} {
		if a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{s}}); strings.Replace(a.Text, "• ", "", 1) != want {
			t.Errorf("%s:\n%s", name, a.Text)
		}
	}
	short := sheet(first[0], "crack was found.", second, first[0], first[1])
	if a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{short}}); a.Text != first[0]+" crack was found.\n\n"+second+"\n\n"+strings.Join(first, " ") {
		t.Errorf("a line with room for the next word:\n%s", a.Text)
	}
	if a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{sheet(first[0], first[1], "This is the same paragraph, which goes on.")}}); strings.Contains(a.Text, "\n") {
		t.Errorf("no sign at all:\n%s", a.Text)
	}
}

// TestLayerCredits holds that byline and date stand alone in a narrow column, where no line has room for the next word.
func TestLayerCredits(t *testing.T) {
	a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{sheet("By Ines Falk and Tom Rehn", "Published 12 March 2026", "The port of Lindmar closed", "its bridge on Tuesday, the", "engineers of the port say.")}})
	if !slices.Equal(a.Authors, []string{"Ines Falk", "Tom Rehn"}) || a.Published.String() != "2026-03-12" || a.Text != "Published 12 March 2026\n\nThe port of Lindmar closed its bridge on Tuesday, the engineers of the port say." {
		t.Errorf("%q, %s:\n%s", a.Authors, a.Published.String(), a.Text)
	}
}

// TestLayerParted holds what becomes of a hyphen at the end of a line.
func TestLayerParted(t *testing.T) {
	for _, c := range []struct{ head, next, elsewhere, want string }{
		{"It was an en-", "gineer.", "", "an engineer."},
		{"It was a well-", "known one.", "the three-week work", "a well-known one."},
		{"It was a well-", "known one.", "the work", "a wellknown one."},
		{"It was a well-", "known one.", "a well-known man", "a well-known one."},
		{"It was a kolm-", "vendish one.", "a kolm-vendish man", "a kolm-vendish one."},
		{"They are bridge-", "keepers.", "the three-week work of bridgekeepers", "are bridgekeepers."},
		{"The Lindmar-", "Orlow line.", "", "The Lindmar-Orlow line."},
		{"He left -", "and returned.", "", "He left - and returned."},
	} {
		s := sheet(c.head, c.next, "", "", "This is about "+c.elsewhere+" in the port of Lindmar.")
		if a := readLayerOf(t, parallax.TextLayer{Sheets: []parallax.Sheet{s}}); !strings.Contains(a.Text, c.want+"\n\n") {
			t.Errorf("%s %s (%s): %s", c.head, c.next, c.elsewhere, a.Text)
		}
	}
}
