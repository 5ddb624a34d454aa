package parallax

import (
	"slices"
	"strings"
)

// Directory is the outlets and agencies that are known, from data files anyone can extend
// (outlets/, see its README). It is loaded once and passed as a value; it is safe for
// concurrent use once loaded. A nil Directory knows nothing.
type Directory struct {
	outlets  []Outlet
	hosts    map[string]int   // domain or host -> outlet
	names    map[string][]int // folded name -> outlets, the first row of each canonical name only
	agencies []Agency
	credits  map[string][]creditForm // folded credit -> agencies
	starts   map[string]bool         // first words of folded names and credits, "the" left out
	patterns map[string]CreditPatterns
}

// Agency is a news agency or a distributor of press releases, with how it is credited.
type Agency struct {
	// Name is the canonical name, the same as the Name of its Outlet when it has a site.
	Name          string
	Release       bool     // distributes press releases and does not report
	Abbreviations []string // short forms, as printed
	Country       string   // ISO 3166-1 alpha-2; empty when international
	Languages     []string // BCP 47, main language first
	// Credits are the forms in which texts name it, by language.
	Credits map[string][]string
	// Ambiguous are the forms that mean something else too: they count only where a credit
	// stands and in exactly this case ("AP", "dts").
	Ambiguous []string
}

// CreditPatterns are the templates by which texts of a language credit an agency: {A} is
// the agency, {C} a place, {D} a date.
type CreditPatterns struct {
	Language string   `json:"lang"`
	Byline   []string `json:"byline"`
	Dateline []string `json:"dateline"`
	InText   []string `json:"in_text"`
	End      []string `json:"end"`
}

// shortForm is the length in bytes up to which a form must have its diacritics: "Saná" is a
// city and no agency.
const shortForm = 6

// creditForm is one form in which an agency is credited in one language ("" for all).
type creditForm struct {
	agency   int
	language string
	printed  string
	strict   bool // counts only in exactly this case
}

// ByHost gives the outlet that publishes at a host. A host of its own in the data wins over
// the domain it lies in, so sections that are outlets of their own are told apart.
func (d *Directory) ByHost(host string) (Outlet, bool) {
	if d == nil {
		return Outlet{}, false
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if i := strings.LastIndexByte(host, ':'); i >= 0 {
		host = host[:i]
	}
	for strings.Contains(host, ".") {
		if i, ok := d.hosts[host]; ok {
			return d.outlets[i], true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return Outlet{}, false
}

// ByName gives the outlet of a name, abbreviation or site address in any case, with or
// without diacritics and "the". A name that several outlets answer to gives none.
func (d *Directory) ByName(name string) (Outlet, bool) { return d.ByNameIn(name, "", "") }

// ByNameIn is ByName where country (ISO 3166-1 alpha-2) and language (BCP 47) choose among
// outlets of one name; each may be empty.
func (d *Directory) ByNameIn(name, country, language string) (Outlet, bool) {
	found := d.Named(name)
	if len(found) == 0 && strings.Contains(name, ".") && !strings.ContainsAny(name, " /") {
		return d.ByHost(name)
	}
	if o, ok := bearer(found, name); ok && country == "" {
		return o, true
	}
	inCountry := func(o Outlet) bool { return country != "" && o.Country == country }
	inLanguage := func(o Outlet) bool { return language != "" && slices.ContainsFunc(o.Languages, sameLanguage(language)) }
	for _, narrow := range []func(Outlet) bool{inCountry, inLanguage} {
		if kept := filter(found, narrow); len(kept) > 0 {
			found = kept
		}
	}
	switch {
	case len(found) == 0:
		return Outlet{}, false
	case len(found) == 1:
		return found[0], true
	}
	return bearer(found, name)
}

// bearer gives, among editions of one house, the one that bears the name itself: it stands for all.
func bearer(found []Outlet, name string) (Outlet, bool) {
	for _, o := range found {
		if foldName(o.Name) == foldName(name) && !slices.ContainsFunc(found, func(p Outlet) bool { return !o.SameFamily(p) }) {
			return o, true
		}
	}
	return Outlet{}, false
}

// Named gives all outlets that answer to a name, one for each canonical name.
func (d *Directory) Named(name string) []Outlet {
	if d == nil {
		return nil
	}
	rows := d.rows(foldName(name))
	out := make([]Outlet, len(rows))
	for i, row := range rows {
		out[i] = d.outlets[row]
	}
	return out
}

// rows gives the outlets of a folded name, with "the" or without.
func (d *Directory) rows(key string) []int {
	rows, ok := d.names[key]
	if ok {
		return rows
	}
	if bare, the := strings.CutPrefix(key, "the "); the {
		return d.names[bare]
	}
	return d.names["the "+key]
}

// Knows reports whether a printed name may be one that Named, ByNameIn or Agency find anything by: most words of a
// text are none, and asking this costs less than asking all of them.
func (d *Directory) Knows(printed string) bool {
	if d == nil {
		return false
	}
	key := foldName(printed)
	return len(d.credits[key]) > 0 || len(d.rows(key)) > 0 || strings.Contains(printed, ".")
}

// NameStarts reports whether a name or credit begins with the word; it lets readers of texts
// pass over most words without looking names up.
func (d *Directory) NameStarts(word string) bool {
	return d != nil && d.starts[firstWord(foldName(word))]
}

// Agency gives the agency that a credit as printed names in a text of the language (BCP 47,
// may be empty): "(Reuters)", "agence AFP", "dpa". A form that several agencies use in that
// language gives none.
func (d *Directory) Agency(credit, language string) (Agency, bool) {
	if d == nil {
		return Agency{}, false
	}
	printed := strings.Trim(credit, "()/[]- \u00a0–—:.")
	same := sameLanguage(language)
	here, anywhere := map[int]bool{}, map[int]bool{}
	for _, f := range d.credits[foldName(credit)] {
		if f.strict && f.printed != printed || len(printed) <= shortForm && !strings.EqualFold(f.printed, printed) {
			continue
		}
		anywhere[f.agency] = true
		if language != "" && same(f.language) {
			here[f.agency] = true
		}
	}
	for _, found := range []map[int]bool{here, anywhere} {
		if len(found) == 1 {
			for i := range found {
				return d.agencies[i], true
			}
		}
	}
	return Agency{}, false
}

// IsAgency reports whether a canonical name is that of an agency or a distributor of releases.
func (d *Directory) IsAgency(name string) bool {
	if d == nil {
		return false
	}
	if slices.ContainsFunc(d.agencies, func(a Agency) bool { return a.Name == name }) {
		return true
	}
	o, ok := d.ByName(name)
	return ok && o.Kind == "agency"
}

// Outlets gives the outlets of a country (ISO 3166-1 alpha-2) that publish in a language (BCP 47,
// of which the base counts), in order of name, one for each name; "" lets everything through.
func (d *Directory) Outlets(country, language string) []Outlet {
	if d == nil {
		return nil
	}
	seen := map[string]bool{}
	out := filter(d.outlets, func(o Outlet) bool {
		ok := o.Domain != "" && !seen[o.Name] && (country == "" || o.Country == country) && (language == "" || slices.ContainsFunc(o.Languages, sameLanguage(language)))
		seen[o.Name] = seen[o.Name] || ok
		return ok
	})
	slices.SortFunc(out, func(a, b Outlet) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// Agencies gives all agencies in order of name. The caller must not change them.
func (d *Directory) Agencies() []Agency {
	if d == nil {
		return nil
	}
	return d.agencies
}

// CreditPatterns gives the templates of a language (BCP 47; the main language when the
// variant has none), empty when there are none.
func (d *Directory) CreditPatterns(language string) CreditPatterns {
	if d == nil {
		return CreditPatterns{}
	}
	if p, ok := d.patterns[language]; ok {
		return p
	}
	base, _, _ := strings.Cut(language, "-")
	return d.patterns[base]
}

// SameFamily reports whether both outlets are one house: the same outlet, or the same owner.
func (o Outlet) SameFamily(p Outlet) bool {
	if o.Key() == "" || p.Key() == "" {
		return false
	}
	return o.Key() == p.Key() || o.Owner != "" && (o.Owner == p.Owner || o.Owner == p.Name) || p.Owner != "" && p.Owner == o.Name
}

// sameLanguage gives a test for tags of the same main language ("en-GB", "en").
func sameLanguage(language string) func(string) bool {
	base, _, _ := strings.Cut(language, "-")
	return func(tag string) bool {
		other, _, _ := strings.Cut(tag, "-")
		return other == base
	}
}

func filter(outlets []Outlet, keep func(Outlet) bool) []Outlet {
	var out []Outlet
	for _, o := range outlets {
		if keep(o) {
			out = append(out, o)
		}
	}
	return out
}
