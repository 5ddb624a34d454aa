package extract

import (
	"net/http"
	"testing"

	"parallax"
)

func TestMailed(t *testing.T) {
	body := "<h1>Bridge closed after a crack</h1><p>The port of Lindmar closed its northern bridge on Tuesday, after engineers found a crack in one of its bearings, the harbour master said.</p><p>Two ferries carry passengers until the bridge opens again in three weeks.</p>"
	message := func(subject, from, date string) parallax.Page {
		return parallax.Page{Input: "a.eml", File: "a.eml", MediaType: "text/html", Body: []byte(body), Header: http.Header{"Subject": {subject}, "From": {from}, "Date": {date}}}
	}
	for _, c := range []struct {
		name, subject, from, date                 string
		title, outlet, domain, published, foundIn string
	}{
		{"as sent", "The week in Lindmar", "Lindmar Gazette <news@mail.lindmargazette.example>", "Thu, 12 Mar 2026 18:00:00 +0100", "The week in Lindmar", "Lindmar Gazette", "lindmargazette.example", "2026-03-12T18:00:00+01:00", "mail"},
		{"passed on", "Fwd: Bridge closed after a crack", "Lindmar Gazette <news@lindmargazette.example>", "Thu, 12 Mar 2026 18:00:00 +0100", "Bridge closed after a crack", "Lindmar Gazette", "lindmargazette.example", "2026-03-12T18:00:00+01:00", "mail"},
		{"a name with a comma", "The week", "Lindmar Gazette, Evening <news@lindmargazette.example>", "", "The week", "Lindmar Gazette, Evening", "lindmargazette.example", "", ""},
		{"with little said", "", "somebody", "yesterday", "Bridge closed after a crack", "", "", "", ""},
	} {
		a, err := Article(message(c.subject, c.from, c.date), nil)
		if err != nil || a.Title != c.title || a.Outlet.Name != c.outlet || a.Outlet.Domain != c.domain || a.Published.String() != c.published || a.Published.From != c.foundIn || a.State != parallax.PageFull {
			t.Errorf("%s: %v, %q, %+v, %+v, %s", c.name, err, a.Title, a.Outlet, a.Published, a.State)
		}
	}
	p := message("A subject", "x@lindmargazette.example", "Thu, 12 Mar 2026 18:00:00 +0100")
	p.Status = 200 // headers of servers may be called so
	if a, err := Article(p, nil); err != nil || a.Title != "Bridge closed after a crack" || !a.Published.IsZero() {
		t.Errorf("from the network: %v, %q, %+v", err, a.Title, a.Published)
	}
}
