package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/dossier"
)

// TestFeeds holds that the feeds are well formed, complete and keep the IDs of their entries
// whatever address they are asked for at.
func TestFeeds(t *testing.T) {
	server := served(t)
	other := strings.Replace(server.URL, "127.0.0.1", "localhost", 1)
	for path, want := range map[string][]string{
		"/feed": {"urn:parallax:story:s_ferry", "urn:parallax:story:s_inquiry"}, "/feed?language=de": {"urn:parallax:story:s_inquiry"},
		"/storyline/l_ferry/feed": {"urn:parallax:story:s_ferry", "urn:parallax:story:s_inquiry"},
		// Following a story is following its storyline, whatever became of it; one alone is followed too.
		"/story/s_ferry/feed": {"urn:parallax:story:s_ferry", "urn:parallax:story:s_inquiry"}, "/story/s_faehre/feed": {"urn:parallax:story:s_ferry", "urn:parallax:story:s_inquiry"},
		"/story/s_inquiry/differences": {"urn:parallax:difference:s_ferry:d_hurt", "urn:parallax:difference:s_inquiry:d_hurt"},
		"/differences":                 {"urn:parallax:difference:s_ferry:d_hurt", "urn:parallax:difference:s_inquiry:d_hurt"},
		"/differences?kind=omission":   nil, "/feed?outlet=nobody": nil,
	} {
		name, query, _ := strings.Cut(path, "?")
		a := atomAt(t, server.URL+name+".atom?"+query)
		b := atomAt(t, other+name+".atom?"+query)
		var ids []string
		for i, e := range a.Entries {
			ids = append(ids, e.ID)
			if e.Title.Text == "" || e.Content.Text == "" || !strings.HasPrefix(e.Link.Href, server.URL+"/story/") || b.Entries[i].ID != e.ID {
				t.Errorf("%s: entry %+v", path, e)
			}
			if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
		if slices.Sort(ids); !slices.Equal(ids, want) {
			t.Errorf("%s has %v, want %v", path, ids, want)
		}
		if _, err := time.Parse(time.RFC3339, a.Updated); err != nil || a.ID == "" || a.Title == "" || a.Author == "" || a.ID != b.ID {
			t.Errorf("%s: feed %q %q %q (%v)", path, a.ID, a.Title, a.Author, err)
		}
		response, body := get(t, server.URL+name+".json?"+query)
		var j jsonFeed
		if err := json.Unmarshal([]byte(body), &j); err != nil || j.Version != "https://jsonfeed.org/version/1.1" || len(j.Items) != len(want) {
			t.Errorf("%s: %d items, %v", path, len(j.Items), err)
		}
		if !strings.HasPrefix(response.header.Get("Content-Type"), "application/feed+json") {
			t.Errorf("%s: %s", path, response.header.Get("Content-Type"))
		}
	}
}

func atomAt(t *testing.T, address string) (f atomFeed) {
	t.Helper()
	response, body := get(t, address)
	if err := xml.Unmarshal([]byte(body), &f); err != nil || !strings.HasPrefix(response.header.Get("Content-Type"), "application/atom+xml") {
		t.Errorf("%s: %v\n%s", address, err, body)
	}
	return f
}

// TestHostileFeed holds that words of sources cannot break out of a feed.
func TestHostileFeed(t *testing.T) {
	f := outFeed{ID: "x", Title: "x", Entries: []entry{{ID: "y", Title: "a\x00b</title><script>]]>\ufffe", Content: "<p>&lt;b&gt;</p>"}}}
	raw, err := xml.Marshal(f.atom("http://localhost"))
	if err != nil {
		t.Fatal(err)
	}
	var back atomFeed
	if err := xml.Unmarshal(raw, &back); err != nil || !strings.Contains(back.Entries[0].Title.Text, "</title><script>]]>") {
		t.Errorf("%v: %q", err, back.Entries[0].Title.Text)
	}
}

func TestUnformula(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1", "Nine hurt": "Nine hurt", "": "", "“=1": "“=1",
	} {
		if got := unformula(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// TestFormulaInTable holds that a claim that is a formula comes into no cell as one.
func TestFormulaInTable(t *testing.T) {
	d := parallax.Dossier{Sections: []parallax.Section{{Kind: parallax.SectionCoverage, Blocks: []parallax.Block{{Matrix: &parallax.Matrix{
		Columns: []parallax.MatrixColumn{{Outlet: "@outlet"}},
		Rows:    []parallax.MatrixRow{{Line: parallax.Line{Text: `=HYPERLINK("http://evil.example")`}, Cells: []parallax.Cell{{State: parallax.CellTells}}}},
	}}}}}}
	for _, row := range table(dossier.English(), &d) {
		for _, cell := range row {
			if strings.IndexAny(cell, "=@") == 0 {
				t.Errorf("cell %q", cell)
			}
		}
	}
}

// TestClauseInTable holds that a claim which is the end of its sentence is shown as one.
func TestClauseInTable(t *testing.T) {
	d := parallax.Dossier{Sections: []parallax.Section{{Kind: parallax.SectionCoverage, Blocks: []parallax.Block{{Matrix: &parallax.Matrix{
		Rows: []parallax.MatrixRow{{Line: parallax.Line{Text: "the pier was shut.", Clause: true}}, {Line: parallax.Line{Text: "The pier was shut."}}},
	}}}}}}
	rows := table(dossier.English(), &d)
	if got := []string{rows[1][0], rows[2][0]}; !slices.Equal(got, []string{"… the pier was shut.", "The pier was shut."}) {
		t.Errorf("got %q", got)
	}
}

// TestVisit holds that what came since the last visit is told in the next one, and stays told
// while that lasts.
func TestVisit(t *testing.T) {
	s := filled(t)
	now := noon.Add(24 * time.Hour) // the dossiers are made a day later
	handler := New(s, discard(), Options{Now: func() time.Time { return now }}).Handler()
	cookie := ""
	look := func(path string) string {
		r := httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost"+path, nil)
		r.Header.Set("Cookie", cookie)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		cookie = strings.SplitN(w.Header().Get("Set-Cookie"), ";", 2)[0]
		return w.Body.String()
	}
	if body := look("/"); strings.Contains(body, "since your last visit") {
		t.Error("something is new on the first visit")
	}
	now = now.Add(25 * time.Hour)
	for range 2 {
		if body := look("/"); !strings.Contains(body, "2 new since your last visit") || !strings.Contains(body, `news">new<`) || !strings.Contains(body, `news">changed<`) {
			t.Error("the second visit tells nothing new")
		}
		now = now.Add(time.Minute)
	}
	if body := look("/?since=visit"); !strings.Contains(body, "2 stories") {
		t.Error("what is new cannot be had alone")
	}
	now = now.Add(time.Hour)
	if body := look("/"); !strings.Contains(body, "0 new since your last visit") {
		t.Error("the third visit tells it again")
	}
	cookie = "visit=9999999999999.x"
	look("/")
}

// TestWeight holds that more independent accounts weigh more, copies little, and age counts.
func TestWeight(t *testing.T) {
	story := func(outlets, origins int, old time.Duration) *parallax.Digest {
		return &parallax.Digest{Counts: parallax.Counts{Outlets: outlets, Origins: origins}, Last: noon.Add(-old)}
	}
	order := []*parallax.Digest{story(8, 8, 0), story(9, 3, 0), story(3, 3, 0), story(3, 3, time.Hour), story(1, 1, 0), story(8, 8, 72*time.Hour), {Counts: parallax.Counts{Outlets: 99, Origins: 99}}}
	for i := range order[1:] {
		if weight(order[i], noon) <= weight(order[i+1], noon) {
			t.Errorf("story %d weighs no more than the next", i)
		}
	}
}
