package web

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// Reasons name articles by ID: the page names them by their titles, and leaves what it does not know.
func TestReasonsNameArticles(t *testing.T) {
	s := New(filled(t), discard(), Options{})
	german, err := dossier.In("de")
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.reasons(t.Context(), german, []parallax.Reason{
		{What: "likest article", Value: "a_gazette [en]", Weight: 1.5}, parallax.Because("likest article", "a_gone"), parallax.Because("no such reason", "0.61"),
	})
	if err != nil || len(got) != 3 {
		t.Fatalf("%v: %q", err, got)
	}
	if !strings.Contains(got[0].Value, "“Karvik ferry crash") || strings.Contains(got[0].Value, "a_gazette") || got[1].Value != "a_gone" {
		t.Errorf("reasons: %q", got)
	}
	if got[0].What != (said{"ähnlichster Artikel", "de"}) || got[0].Weight != "1.50" || got[2] != (because{What: said{"no such reason", "en"}, Value: "0.61"}) {
		t.Errorf("reasons: %q", got)
	}
}

// TestLength tells lengths of time in the words of the reader.
func TestLength(t *testing.T) {
	for value, want := range map[string]string{"P9D": "9 Tg.", "P1W": "1 Wo.", "PT2H30M": "2 Std. 30 Min.", "P1Y6M": "1 J. 6 Mon.", "P": "P", "PT": "PT", "PXD": "PXD", "13 October 2026": "13 October 2026"} {
		l, err := dossier.In("de")
		if err != nil {
			t.Fatal(err)
		}
		if got := length(l, value); got != want {
			t.Errorf("%s is %q, want %q", value, got, want)
		}
	}
}

// TestPostsTellTheirTimes holds that the page of a live blog says of each post when it was posted, and of other paragraphs nothing.
func TestPostsTellTheirTimes(t *testing.T) {
	s := filled(t)
	text := "All boats are back.\nThe port is open.\nThe pier is closed.\nNobody knows why."
	at := func(words string) parallax.Span {
		i := strings.Index(text, words)
		return parallax.TextSpan(i, i+len(words))
	}
	take(t, s, "blog", "Karvik live", text, "s_ferry", 3, func(x *store.Taken) {
		x.Article.Entries = []parallax.Entry{
			{Time: parallax.Date{Time: noon.Add(2 * time.Hour), Precision: "minute", Zoned: true, From: "time"}, Span: at("All boats are back.\nThe port is open.")},
			{Clock: "11.40 Uhr", Span: at("The pier is closed.")},
			{Span: at("Nobody knows why.")},
		}
	})
	server := httptest.NewServer(New(s, discard(), Options{}).Handler())
	t.Cleanup(server.Close)
	_, page := get(t, server.URL+"/article/a_blog")
	holds(t, page, `dir="ltr">9 March 2027, 14:00`, "<bdi>11.40 Uhr</bdi></p><p>The pier")
	if n := strings.Count(page, `class="meta post"`); n != 2 {
		t.Errorf("%d times stand above the posts of\n%s", n, page)
	}
}
