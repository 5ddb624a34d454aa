package extract

import (
	"time"

	"parallax"
)

// fromFeed is what a date is said to be from that only the feed of the page gives.
const fromFeed = "feed"

// heed fills in what a page does not say of itself and its feed does: who publishes it, and when. A feed that dates its item after the page
// was fetched, beyond what zones explain, is not believed.
func heed(a *parallax.Article, told parallax.Told, fetched time.Time) {
	if a.Outlet.Name == "" {
		a.Outlet.Name = told.Outlet
	}
	if !a.ReportedDate().IsZero() {
		return
	}
	for _, d := range []struct{ said, into *parallax.Date }{{&told.Published, &a.Published}, {&told.Updated, &a.Updated}} {
		if ahead := !fetched.IsZero() && d.said.Time.After(fetched.Add(24*time.Hour)); d.said.IsZero() || ahead || !plausible(d.said.Time) {
			continue
		}
		*d.into = *d.said
		d.into.From, d.into.Span = fromFeed, parallax.Span{}
	}
	if before(a.Updated, a.Published) {
		a.Updated = parallax.Date{}
	}
}
