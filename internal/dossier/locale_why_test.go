package dossier

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parallax"
)

// TestReasonsHaveTexts wants a text for each reason that the comparison gives for a difference, so that no page is half English.
func TestReasonsHaveTexts(t *testing.T) {
	files, err := filepath.Glob("../compare/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files of the comparison: %v", err)
	}
	// Of a claim and of one speaker's place, which `parallax explain` tells.
	explained := map[string]bool{"nearest to all others": true, "like the other members": true, "names, numbers, days and quotes": true, "origin": true}
	given := regexp.MustCompile(`Because\("([^"]+)"`)
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range given.FindAllStringSubmatch(string(source), -1) {
			if found++; !explained[m[1]] && parallax.Texts()["why."+m[1]] == "" && parallax.Texts()["where."+m[1]] == "" {
				t.Errorf("%s: no text \"why.%s\"", name, m[1])
			}
		}
	}
	if found < 40 {
		t.Errorf("%d reasons found; where are they given now?", found)
	}
}

// TestReasonsInGerman wants what was seen for a reason in the reader's language, and words of sources as they stand there.
func TestReasonsInGerman(t *testing.T) {
	german, err := In("de")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		reason parallax.Reason
		want   string
	}{
		{parallax.Because("one claim", "%.2f", 0.8), "dieselbe Aussage: 0,80"},
		{parallax.Because("words around both", "%.2f in common", 0.5), "Wörter um beide herum: 0,50 gemeinsam"},
		{parallax.Because("one event", "%d words in common", 3), "ein Ereignis: 3 Wörter gemeinsam"},
		{parallax.Because("known since", "%s", "13 October 16:20 UTC"), "bekannt seit: 13. Oktober 16:20 UTC"},
		{parallax.Because("reported later", "%s, %s", "3 May 07:00 UTC", "4 May 08:30 UTC"), "später berichtet: 3. Mai 07:00 UTC, 4. Mai 08:30 UTC"},
		{parallax.Because("leads", "%s at %d%%", "The Beck", 4), "steht oben: The Beck bei 4 %"},
		{parallax.Because("no source in the sentence", "%s", "On 4 May it held 4,200 tonnes."), "keine Quelle im Satz: On 4 May it held 4,200 tonnes."},
		{parallax.Because("time", "%s", "2026-10-14T09:40:00+02:00"), "seine Zeit: 14. Oktober 2026, 09:40 UTC+2"},
		{parallax.Because("of no text", ""), "of no text"},
		{parallax.Because("words that differ", "%s / %s", "to the families", "(nothing)"), "abweichende Wörter: to the families / (nichts)"},
		{parallax.Because("the same figure", "%s", "4.2"), "dieselbe Zahl: 4.2"},
		{parallax.Because("ascribed", "to %s", "the owner of 4 boats"), "zugeschrieben: the owner of 4 boats"},
	} {
		if got := german.because(c.reason).String(); got != c.want {
			t.Errorf("%v: %q, want %q", c.reason, got, c.want)
		}
		if got, want := English().because(c.reason).String(), c.reason.String(); c.reason.What != "time" && got != want {
			t.Errorf("in English %q, want %q", got, want)
		}
	}
}

// TestOriginNames wants what we call an origin in the reader's language, and its name as it is.
func TestOriginNames(t *testing.T) {
	german, err := In("de")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"statement by Port of Osk": "Erklärung von Port of Osk", "post by Ann Lee": "Beitrag von Ann Lee", "Coastwire": "Coastwire"} {
		if got := german.origin(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
