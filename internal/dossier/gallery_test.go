package dossier

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/browser"
)

// inParts are templates that stand inside a component and are shown with it.
var inParts = []string{"pieces", "place", "places", "brief", "bar", "block", "story"}

// shown gives the fixture with what it lacks of components: remarks, and a number over three days.
func shown(t *testing.T) parallax.Dossier {
	t.Helper()
	d, _ := composed(t)
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			b := &d.Sections[i].Blocks[j]
			if d.Sections[i].Kind == parallax.SectionKeyPoints {
				b.Points = slices.Clone(b.Points)
				b.Points[0].Remarks = []parallax.Remark{{Act: parallax.Confirm, By: "Anna", At: at(12, 10), Note: "asked the harbour office"}}
			}
			for k := range b.Values {
				for n := range b.Values[k].Values {
					b.Values[k].Values[n].AsOf = at(9+n, 9)
				}
			}
		}
	}
	line := d.Section(parallax.SectionKeyPoints).Blocks[0].Points[0].Line
	counts := parallax.Counts{Outlets: 1, Origins: 1}
	var events []parallax.Event
	for day := range 3 {
		events = append(events, parallax.Event{Start: at(8+day, 9), Label: parallax.DayLabel(at(8+day, 9)), Line: line, Counts: counts})
	}
	events[0].Then = &line
	d.Sections = append(d.Sections, parallax.Section{Kind: parallax.SectionNext, Blocks: []parallax.Block{
		{Events: events},
		{Quotes: []parallax.QuoteCard{{Line: line, Speaker: "Jonas Rehn", Outlet: "Radio Nordlys", Counts: counts}}},
		{Differences: []parallax.DifferenceCard{{Kind: parallax.Exclusive, Why: []parallax.Reason{{What: "told by", Value: "one"}}, Groups: []parallax.SideGroup{{Counts: counts, Sides: []parallax.SideCard{{Article: line.Evidence[0].Article, Outlet: "Radio Nordlys", Line: &line}}}}}}},
	}})
	return d
}

// Every template of the pages is in the gallery, shown and with its markup, or a part of one that is.
func TestGallery(t *testing.T) {
	var page strings.Builder
	if err := Gallery(&page, English(), shown(t)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "No story here has one") {
		t.Error("a component is not shown")
	}
	var names []string
	for _, c := range components() {
		names = append(names, c.Name)
		if c.Says == "" || !strings.Contains(page.String(), "Markup of "+c.Name) {
			t.Errorf("%s is not documented", c.Name)
		}
	}
	for _, file := range []string{"blocks", "line", "story"} {
		raw, err := os.ReadFile("html/" + file + ".tmpl")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`{{define "(\w+)"`).FindAllStringSubmatch(string(raw), -1) {
			if !slices.Contains(names, m[1]) && !slices.Contains(inParts, m[1]) {
				t.Errorf("the gallery does not know %s", m[1])
			}
		}
	}
}

// galleryPage is the gallery as a file, for the browser.
func galleryPage(t *testing.T, tag string) string {
	t.Helper()
	return written(t, "gallery-"+tag+".html", func(f *os.File) error { return Gallery(f, locale(t, tag), shown(t)) })
}

// TestGalleryBrowser opens the gallery in a browser; see browser.Audit for what is looked at.
func TestGalleryBrowser(t *testing.T) {
	ctx := browser.Start(t)
	for _, tag := range []string{"en", "ar"} {
		t.Run(tag, func(t *testing.T) {
			t.Parallel()
			browser.Audit(ctx, t, "file://"+galleryPage(t, tag))
		})
	}
}
