package web

import (
	"strings"
	"testing"

	"parallax"
)

// Reasons name articles by ID: the page names them by their titles, and leaves what it does not know.
func TestReasonsNameArticles(t *testing.T) {
	s := New(filled(t), discard(), Options{})
	got, err := s.reasons(t.Context(), []parallax.Reason{
		parallax.Because("likest article", "a_gazette [en]"), parallax.Because("likest article", "a_gone"), parallax.Because("words alike", "0.61"),
	})
	if err != nil || len(got) != 3 {
		t.Fatalf("%v: %q", err, got)
	}
	if !strings.Contains(got[0], "“Karvik ferry crash") || strings.Contains(got[0], "a_gazette") || !strings.Contains(got[1], "a_gone") || !strings.Contains(got[2], "0.61") {
		t.Errorf("reasons: %q", got)
	}
}
