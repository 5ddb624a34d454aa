package extract

import (
	"strings"
	"testing"

	"parallax"
)

func TestPrintedName(t *testing.T) {
	for name, c := range map[string]struct{ domain, page, want string }{
		"title":            {"kuestenbote.example", "<title>Fischhalle schließt | Küstenbote</title>", "Küstenbote"},
		"masthead":         {"kuestenbote.example", "<div class=top>Küstenbote</div>", "Küstenbote"},
		"umlaut dropped":   {"kustenbote.example", "<div>Küstenbote</div>", "Küstenbote"},
		"logo":             {"lindmar-gazette.example", "<a href=/><img src=x alt='Lindmar Gazette Logo'></a>", "Lindmar Gazette"},
		"copyright":        {"lindmargazette.example", "<footer>© 2026 Lindmar Gazette Ltd.</footer>", "Lindmar Gazette"},
		"article in front": {"thequay.example", "<p>The Quay - harbour news</p>", "The Quay"},
		"its own article":  {"kuestenbote.example", "<title>Der Küstenbote - Fischhalle schließt</title>", "Der Küstenbote"},
		"articles, two":    {"estuario.example", "<div>El Estuario</div><div>La Voz</div>", "El Estuario"},
		"no article":       {"kuestenbote.example", "<div>Alter Küstenbote</div>", ""},
		"article left out": {"thequay.example", "<div>Quay</div>", "Quay"},
		"capitals last":    {"lindmargazette.example", "<b>LINDMAR GAZETTE</b><p>About Lindmar Gazette</p><i>Lindmar Gazette</i>", "Lindmar Gazette"},
		"only capitals":    {"lindmargazette.example", "<b>LINDMAR GAZETTE</b>", "LINDMAR GAZETTE"},
		"Polish":           {"glosportu.example", "<h2>Głos Portu</h2>", "Głos Portu"},
		"another name":     {"kuestenbote.example", "<div>Lindmar Gazette</div>", ""},
		"in a sentence":    {"quay.example", "<p>The ships lie at the quay today.</p>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc, _, err := parse(c.page)
			if err != nil {
				t.Fatal(err)
			}
			if got := printedName(doc, readMetadata(doc, ""), c.domain); got != c.want {
				t.Errorf("name %q, want %q", got, c.want)
			}
		})
	}
}

// TestSiteAt wants two servers of one machine to be two sites, and two hosts of one house one.
func TestSiteAt(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.gazette.example/a": "gazette.example", "https://news.gazette.example:8443/a": "gazette.example",
		"http://127.0.0.1:8081/a": "127.0.0.1:8081", "http://127.0.0.1/a": "127.0.0.1", "http://LOCALHOST:90/": "localhost:90",
		"http://[::1]:8081/a": "[::1]:8081", "http://192.168.1.4:81/": "192.168.1.4:81", "": "", "http://%zz": "",
	} {
		if got := siteAt(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	a, b := outletOf("http://127.0.0.1:8081/a", "", nil), outletOf("http://127.0.0.1:8082/a", "", nil)
	if a.Key() == b.Key() {
		t.Errorf("two servers are %q", a.Key())
	}
}

// TestOutletOfUnnamedHost takes the name that a page itself prints where its address has only a number, and what its feed is
// called where it prints none.
func TestOutletOfUnnamedHost(t *testing.T) {
	text := `<html><head><title>Ferry hits pier%</title></head><body><h1>Ferry hits pier</h1><p>The ferry hit the old pier of the town, and nine of the people on board were hurt, the harbour master said.</p></body></html>`
	for _, c := range []struct{ address, title, want, domain string }{
		{"http://127.0.0.1:8081/a", " | Pier Post", "Pier Post", "127.0.0.1:8081"},
		{"http://localhost:8081/a", " | Pier Post", "Pier Post", "localhost:8081"},
		{"http://127.0.0.1:8081/a", "", "Gazette feed", "127.0.0.1:8081"},
		{"https://quay.example/a", " | Pier Post", "Gazette feed", "quay.example"},
	} {
		page := parallax.Page{URL: c.address, MediaType: "text/html", Body: []byte(strings.Replace(text, "%", c.title, 1)), Told: parallax.Told{Outlet: "Gazette feed"}}
		a, err := Article(page, nil)
		if err != nil || a.Outlet.Name != c.want || a.Outlet.Domain != c.domain {
			t.Errorf("%s, %q: %q at %q, %v", c.address, c.title, a.Outlet.Name, a.Outlet.Domain, err)
		}
	}
}
