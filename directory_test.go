package parallax

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

func loadDirectory(t testing.TB, extra ...string) *Directory {
	t.Helper()
	if len(extra) == 0 {
		d, err := LoadDirectory()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	d, err := LoadDirectory(strings.NewReader(strings.Join(extra, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestByHost(t *testing.T) {
	d := loadDirectory(t)
	for _, c := range []struct{ host, want string }{
		{"www.bbc.co.uk", "BBC News"},
		{"bbc.com:443", "BBC News"},
		{"NEWS.BBC.CO.UK.", "BBC News"},
		{"cn.nytimes.com", "The New York Times (Chinese)"}, // a host of its own
		{"www.nytimes.com", "The New York Times"},
		{"cnnportugal.iol.pt", "CNN Portugal"},
		{"abcnews.go.com", "ABC News"},
		{"sports.go.com", ""}, // the domain of a house with many sites
		{"co.uk", ""},
		{"localhost", ""},
		{"", ""},
	} {
		o, ok := d.ByHost(c.host)
		if o.Name != c.want || ok != (c.want != "") {
			t.Errorf("ByHost(%q) = %q, %v; want %q", c.host, o.Name, ok, c.want)
		}
	}
}

// TestKnows holds that whatever is found by a name is known, and that a name which nothing is found by is not.
func TestKnows(t *testing.T) {
	d := loadDirectory(t)
	var names []string
	for _, o := range d.Outlets("", "") {
		names = append(append(names, o.Name, o.Domain), o.Names...)
	}
	for _, a := range d.Agencies() {
		names = append(append(names, a.Name), a.Abbreviations...)
	}
	found := 0
	for _, name := range names {
		for _, printed := range []string{name, "The " + name, "the " + strings.TrimPrefix(name, "The "), strings.ToUpper(name), strings.TrimPrefix(name, "The ")} {
			_, named := d.ByName(printed)
			_, credited := d.Agency(printed, "en")
			if named || credited || len(d.Named(printed)) > 0 {
				found++
				if !d.Knows(printed) {
					t.Errorf("%q is not known", printed)
				}
			}
		}
	}
	if found < 1000 || d.Knows("Tarnholm Evening Bollard") {
		t.Errorf("%d names found, and one that nobody has", found)
	}
}

func TestByName(t *testing.T) {
	d := loadDirectory(t)
	for _, c := range []struct{ name, country, language, want string }{
		{"new york times", "", "", "The New York Times"},
		{"The New York Times", "", "", "The New York Times"}, // its editions answer to it too
		{"THE BBC", "", "", "BBC News"},
		{"Cinco Dias", "", "", "Cinco Días"},
		{"bbc.com", "", "", "BBC News"},
		{"El Pais", "ES", "", "El País"},
		{"El País", "", "", ""}, // three houses
		{"NBC", "US", "", "NBC News"},
		{"NBC", "NA", "", "NBC (Namibia)"},
		{"NBC", "", "", ""},
		{"APA", "", "de", "Austria Presse Agentur"},
		{"AP", "", "", "Associated Press"},
		{"", "", "", ""},
	} {
		o, ok := d.ByNameIn(c.name, c.country, c.language)
		if o.Name != c.want || ok != (c.want != "") {
			t.Errorf("ByNameIn(%q, %q, %q) = %q, %v; want %q", c.name, c.country, c.language, o.Name, ok, c.want)
		}
	}
}

func TestAgency(t *testing.T) {
	d := loadDirectory(t)
	for _, c := range []struct{ credit, language, want string }{
		{"(Reuters)", "en", "Reuters"},
		{"reuters", "", "Reuters"},
		{"AP", "en", "Associated Press"},
		{"ap", "en", ""}, // ambiguous forms count in exactly their case
		{"The Associated Press", "en", "Associated Press"},
		{"l'AFP", "fr", "Agence France-Presse"},
		{"ТАСС", "ru", "TASS"},
		{"路透社", "zh-Hans", "Reuters"},
		{"APA", "de", "Austria Presse Agentur"},
		{"APA", "", ""}, // three agencies
		{"nobody", "en", ""},
	} {
		a, ok := d.Agency(c.credit, c.language)
		if a.Name != c.want || ok != (c.want != "") {
			t.Errorf("Agency(%q, %q) = %q, %v; want %q", c.credit, c.language, a.Name, ok, c.want)
		}
	}
	if !d.IsAgency("Reuters") || d.IsAgency("The New York Times") {
		t.Error("IsAgency: Reuters is one, The New York Times is none")
	}
}

// The agencies and outlets of one house must come out under one name, or one agency would
// count as two origins.
func TestAgencyNamesAreOutletNames(t *testing.T) {
	d := loadDirectory(t)
	for _, a := range d.Agencies() {
		if o, ok := d.ByNameIn(a.Name, a.Country, ""); ok && o.Kind == "agency" && o.Name != a.Name {
			t.Errorf("agency %q is outlet %q", a.Name, o.Name)
		}
	}
}

func TestAmbiguousNamesAreRefused(t *testing.T) {
	f, err := os.Open("outlets/ambiguous_names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := loadDirectory(t)
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		name, _, ok := strings.Cut(s.Text(), "\t")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		n++
		found := d.Named(name)
		if len(found) < 2 {
			t.Errorf("%q: listed as ambiguous, only %v answer to it", name, found)
		}
		if o, ok := d.ByName(name); ok {
			for _, p := range found {
				if !o.SameFamily(p) {
					t.Errorf("%q gives %q though %q of another house answers to it", name, o.Name, p.Name)
				}
			}
		}
	}
	if n == 0 {
		t.Fatal("no ambiguous names read")
	}
}

func TestExtraRows(t *testing.T) {
	d := loadDirectory(t,
		`{"domain": "varnow-courier.example", "name": "Varnow Courier", "names": ["The Courier of Varnow"], "kind": "newspaper"}`,
		`{"name": "Varnow News Agency", "type": "agency", "abbreviations": ["VARNA"], "credits": {"en": ["VARNA"]}}`,
		`{"domain": "bbc.com", "name": "Beeb"}`)
	if o, ok := d.ByHost("www.varnow-courier.example"); !ok || o.Name != "Varnow Courier" {
		t.Errorf("extra outlet not found: %v", o)
	}
	if a, ok := d.Agency("(VARNA)", "en"); !ok || a.Name != "Varnow News Agency" {
		t.Errorf("extra agency not found: %v", a)
	}
	if o, _ := d.ByHost("bbc.com"); o.Name != "Beeb" {
		t.Errorf("extra row did not replace: %v", o)
	}
	if o, _ := loadDirectory(t).ByHost("bbc.com"); o.Name != "BBC News" {
		t.Errorf("extra row changed the built-in rows: %v", o)
	}
}

func TestExtraRowErrorsNameTheLine(t *testing.T) {
	good := `{"domain": "a.example", "name": "A"}` + "\n"
	for _, c := range []struct{ rows, want string }{
		{good + `{"domain": "b.example", "name": "B", "bias": "left"}`, `extra outlets 1:2: json: unknown field "bias"`},
		{good + "\n" + `{"domain": "b.example"}`, "extra outlets 1:3: row without a name"},
		{`{"name": "B"}`, "extra outlets 1:1: "},
		{good + `{"name"`, "extra outlets 1:2: "},
		{good + good + `nonsense`, "extra outlets 1:3: "},
		{`{"name": "B", "type": "rumour"}`, `unknown type "rumour"`},
	} {
		_, err := LoadDirectory(strings.NewReader(c.rows))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("rows %q: error %v, want %q", c.rows, err, c.want)
		}
	}
}

func TestNilDirectoryKnowsNothing(t *testing.T) {
	var d *Directory
	if _, ok := d.ByHost("bbc.com"); ok {
		t.Error("ByHost")
	}
	if _, ok := d.ByName("BBC"); ok {
		t.Error("ByName")
	}
	if _, ok := d.Agency("AP", "en"); ok || d.IsAgency("AP") || d.Agencies() != nil || d.CreditPatterns("en").Language != "" {
		t.Error("Agency")
	}
}

func TestCreditPatterns(t *testing.T) {
	d := loadDirectory(t)
	if p := d.CreditPatterns("de-AT"); p.Language != "de" || len(p.Dateline) == 0 {
		t.Errorf("de-AT: %+v", p)
	}
}

func BenchmarkLoadDirectory(b *testing.B) {
	for b.Loop() {
		rows := make([]directoryRow, 0, 4096)
		for _, f := range []string{"outlets.jsonl", "hosts.jsonl", "agencies.jsonl"} {
			data, err := outletFiles.ReadFile("outlets/" + f)
			if err != nil {
				b.Fatal(err)
			}
			more, err := readRows[directoryRow](f, data)
			if err != nil {
				b.Fatal(err)
			}
			rows = append(rows, more...)
		}
		if _, err := newDirectory(rows); err != nil {
			b.Fatal(err)
		}
	}
}
