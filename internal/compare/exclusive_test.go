package compare

import (
	"testing"

	"parallax"
)

// TestOriginOfOneSentence wants a sentence to come from what it credits itself, and from none of several that its article credits elsewhere.
func TestOriginOfOneSentence(t *testing.T) {
	credit := func(name string, at int) parallax.Origin {
		return parallax.Origin{Kind: parallax.OriginOutlet, Name: name, Evidence: []parallax.Span{parallax.TextSpan(at, at+5)}}
	}
	for _, c := range []struct {
		origins []parallax.Origin
		want    string
	}{
		{[]parallax.Origin{credit("Gannet", 0), credit("Heron", 50)}, "outlet:Heron"},
		{[]parallax.Origin{credit("Gannet", 0), credit("Heron", 10)}, ""},
		{[]parallax.Origin{credit("Gannet", 0)}, "outlet:Gannet"},
	} {
		at := &parallax.Covered{Article: parallax.Article{ID: "a_1", Outlet: parallax.Outlet{Name: "Courier"}}, Origins: c.origins, State: parallax.SourceUsed}
		at.Article.State = parallax.PageFull
		cov := (&parallax.Coverage{Articles: []parallax.Covered{*at}}).Indexed()
		s := &story{cov: cov}
		st := &statement{telling: &telling{covered: &cov.Articles[0]}}
		st.Span = parallax.TextSpan(40, 90)
		got := ""
		for _, r := range s.origin(st) {
			got = r.Value
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.origins, got, c.want)
		}
	}
}
