package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// What people said of a claim or a difference stands beside it, in every form, with who and
// when; what they dismissed is not there, and neither is that they did.
func TestRemarks(t *testing.T) {
	c, comparison := fixture()
	said := func(act parallax.VerdictAct, note string) parallax.Verdict {
		return parallax.Verdict{Act: act, Note: note, By: "Anna", At: at(12, 10)}
	}
	comparison.Claims[0].Verdicts = []parallax.Verdict{said(parallax.Confirm, "asked the harbour office")}
	for i := range comparison.Differences {
		comparison.Differences[i].Verdicts = []parallax.Verdict{said(parallax.Comment, "two counts <b>")}
	}
	d, err := Compose(c, comparison, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"html", "markdown", "text"} {
		var b strings.Builder
		if err := Write(&b, English(), format, d); err != nil {
			t.Fatal(err)
		}
		page := strings.Join(strings.Fields(b.String()), " ")
		for _, want := range []string{"confirmed by Anna, 12 March 2027", "asked the harbour office", "note by Anna"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %q", format, want)
			}
		}
		if format == "html" && strings.Contains(page, "two counts <b>") {
			t.Error("a note is markup")
		}
	}
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			for k := range d.Sections[i].Blocks[j].Points {
				if r := d.Sections[i].Blocks[j].Points[k].Remarks; len(r) > 0 {
					r[0].By = ""
				}
			}
		}
	}
	if d.Check(&c) == nil {
		t.Error("a remark of nobody passes")
	}
}
