package lineage

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// mention is a name of an outlet or agency in the text: tokens i to j (without j).
type mention struct {
	i, j int
	name string // canonical
	sort parallax.OriginKind
	own  bool // the article's own outlet
	// known is false for a name that only its form tells ("the NAME newspaper").
	known bool
	// plain is true for a single word that is no acronym: it may be anything.
	plain bool
}

// longestName is the most words a name of an outlet is looked up with.
const longestName = 6

// mentions gives the names of outlets and agencies in the order they stand.
func (r *reader) mentions() []mention {
	var lower, surnames map[string]bool // made when the first plain name is met: most texts have none
	everyday := func(m mention) bool {
		if lower == nil {
			lower, surnames = r.lower(), r.surnames()
		}
		fold := r.tokens[m.i].fold
		return lower[fold] || r.partOfName(m) || surnames[fold]
	}
	var out []mention
	for i := 0; i < len(r.tokens); {
		m, ok := r.mentionAt(i)
		if ok && m.plain && everyday(m) {
			ok = false
		}
		if !ok {
			if m, ok = r.unknownAt(i); ok && len(out) > 0 && out[len(out)-1].j > m.i {
				ok = false
			}
		}
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = max(i+1, m.j)
	}
	return out
}

// lower gives the words that stand in lower case somewhere.
func (r *reader) lower() map[string]bool {
	out := map[string]bool{}
	for i := range r.tokens {
		if t := &r.tokens[i]; !t.upper {
			out[t.fold] = true
		}
	}
	return out
}

// surnames gives the words that stand behind another capitalised word somewhere, outside the
// names of outlets: "Rice" where the text has "Ann Rice".
func (r *reader) surnames() map[string]bool {
	out := map[string]bool{}
	for i := 0; i < len(r.tokens); i++ {
		if m, ok := r.mentionAt(i); ok && m.j > i+1 {
			i = m.j - 1
			continue
		}
		if i > 0 && r.tokens[i].upper && r.tokens[i-1].upper && r.tokens[i].gap == space && !r.tokens[i-1].possessive && r.cueAt(i-1, filler) == 0 {
			out[r.tokens[i].fold] = true
		}
	}
	return out
}

// mentionAt is findMention with a memory: a token is asked about several times.
func (r *reader) mentionAt(i int) (mention, bool) {
	switch at := r.named[i]; {
	case at > 0:
		return r.found[at-1], true
	case at < 0:
		return mention{}, false
	}
	m, ok := r.findMention(i)
	if !ok {
		r.named[i] = -1
		return m, false
	}
	r.found = append(r.found, m)
	r.named[i] = int32(len(r.found))
	return m, true
}

// findMention gives the longest known name that begins at token i.
func (r *reader) findMention(i int) (mention, bool) {
	if !r.tokens[i].upper && !isShort(r.tokens[i].fold) {
		return mention{}, false
	}
	if r.tokens[i].fold == "the" && !r.tokens[i].upper || !r.starts(i) {
		return mention{}, false
	}
	end := i + 1
	for end < len(r.tokens) && end < i+longestName && r.tokens[end].gap == space && !r.tokens[end-1].possessive {
		end++
	}
	for j := end; j > i; j-- {
		if !r.tokens[j-1].upper && j-1 > i && !isShort(r.tokens[j-1].fold) {
			continue
		}
		if m, ok := r.lookUp(r.words(i, j)); ok {
			m.i, m.j = i, j
			s := r.words(i, j)
			if j == i+1 && language.For(r.article.Language).IsStop(r.tokens[i].fold) {
				return mention{}, false // "SE", "LA" in a headline
			}
			m.plain = j == i+1 && !isAcronym(s) && m.sort != parallax.OriginAgency
			if !r.tokens[i].upper && m.sort != parallax.OriginAgency {
				return mention{}, false
			}
			return m, true
		}
	}
	return mention{}, false
}

// starts reports whether a known name can begin at token i, or with "the" before it.
func (r *reader) starts(i int) bool {
	t := r.tokens[i]
	if t.fold == "the" && i+1 < len(r.tokens) {
		t = r.tokens[i+1]
	}
	return r.otherStarts[t.fold] || r.dir.NameStarts(r.text[t.start:t.end])
}

// lookUp is resolve with a memory: names come again and again in a text.
func (r *reader) lookUp(printed string) (mention, bool) {
	if m, seen := r.resolved[printed]; seen {
		if m == nil {
			return mention{}, false
		}
		return *m, m.name != ""
	}
	m, ok := r.resolve(printed)
	if !ok {
		r.resolved[printed] = nil
		return mention{}, false
	}
	r.resolved[printed] = &m
	return m, true
}

// isShort lets agencies through that write themselves in lower case: "dpa", "sda".
func isShort(s string) bool { return len(s) <= 4 }

// resolve looks a printed name up: outlets of the other articles first, which the user
// brought, then agencies, then the outlets of the directory.
func (r *reader) resolve(printed string) (mention, bool) {
	key := foldWords(printed)
	if key == "" {
		return mention{}, false
	}
	lang := r.article.Language
	own := r.article.Outlet
	for _, k := range []string{key, strings.TrimPrefix(key, "the "), "the " + key} {
		if own.Name != "" && k == r.ownFold {
			return r.outletMention(own), true
		}
		if o, ok := r.others[k]; ok {
			return r.outletMention(o), true
		}
	}
	if o, ok := r.shorts[printed]; ok {
		m := r.outletMention(o)
		m.sort = parallax.OriginAgency
		return m, true // before an agency of the directory with the same initials
	}
	if !r.dir.Knows(printed) {
		return mention{}, false
	}
	if a, ok := r.dir.Agency(printed, lang); ok {
		sort := parallax.OriginAgency
		if a.Release {
			sort = parallax.OriginRelease
		}
		return mention{name: a.Name, sort: sort, known: true, own: a.Name == own.Name}, true
	}
	found := slices.DeleteFunc(r.dir.Named(printed), func(o parallax.Outlet) bool { return isInstitution(o) || !goesBy(o, printed, lang) })
	for _, o := range found {
		if own.Name != "" && o.Name == own.Name {
			return r.outletMention(own), true
		}
	}
	if short := " " + strings.TrimPrefix(key, "the "); len(found) > 0 && strings.HasSuffix(r.ownFold, short) {
		return r.outletMention(own), true // "the Post" in The Harbour Post, whichever other Post the directory knows
	}
	if o, ok := r.dir.ByNameIn(printed, own.Country, lang); ok && !isInstitution(o) && (goesBy(o, printed, lang) || strings.Contains(printed, ".")) {
		if len(found) == 0 && !strings.Contains(printed, ".") {
			return mention{}, false
		}
		return r.outletMention(o), true
	}
	if len(found) > 1 {
		return mention{name: strings.TrimPrefix(printed, "The "), sort: sortOf(found[0]), known: true}, true
	}
	return mention{}, false
}

func (r *reader) outletMention(o parallax.Outlet) mention {
	return mention{name: o.Key(), sort: sortOf(o), known: true, own: r.article.Outlet.Key() != "" && o.SameFamily(r.article.Outlet)}
}

// Up to how many letters a name may be a word, and may be the initials of anything.
const (
	initials     = 4
	twoOfAnybody = 2
)

// goesBy reports whether an outlet goes by a printed name; up to four letters the case counts
// too, since words look like abbreviations ("n'a", "sta"), and two letters that are not its
// name stand for it in its own languages only: "LA" is a city.
func goesBy(o parallax.Outlet, printed, lang string) bool {
	n := utf8.RuneCountInString(printed)
	if n <= twoOfAnybody && printed != o.Name && len(o.Languages) > 0 && !slices.ContainsFunc(o.Languages, func(l string) bool { return language.Base(l) == language.Base(lang) }) {
		return false
	}
	return n > initials || printed == o.Name || slices.Contains(o.Names, printed)
}

// isInstitution reports whether an outlet is a body that speaks for itself rather than a
// medium: what it says is its statement, not its report.
func isInstitution(o parallax.Outlet) bool { return o.Kind == "government" || o.Kind == "ngo" }

func sortOf(o parallax.Outlet) parallax.OriginKind {
	if o.Kind == "agency" {
		return parallax.OriginAgency
	}
	return parallax.OriginOutlet
}

// partOfName reports whether a one-word name stands inside a longer one: "Howard Stern",
// "Time Warner".
func (r *reader) partOfName(m mention) bool {
	t := r.tokens
	if p := m.i - 1; p >= 0 && t[m.i].gap == space && t[p].upper && !t[p].possessive && t[p].gap != hard && utf8.RuneCountInString(t[p].fold) > 1 && r.cueAt(p, filler) == 0 {
		return true
	}
	return m.j < len(t) && t[m.j].gap == space && t[m.j].upper && !t[m.j-1].possessive && r.cueAt(m.j, agencyNoun|mediaNoun|broadcastNoun) == 0
}

// unknownAt gives the name of an outlet that no data file knows but that is called one:
// "the NAME news agency", "the newspaper NAME", "a Varnowian newspaper, NAME", "NAME.com".
func (r *reader) unknownAt(i int) (mention, bool) {
	if s := r.words(i, i+1); strings.Contains(s, ".") && isSite(s) {
		return mention{i: i, j: i + 1, name: s, sort: parallax.OriginOutlet}, true
	}
	end := r.cueAt(i, agencyNoun|mediaNoun|broadcastNoun)
	if end == 0 || r.cueAt(i, stateTelevision|stateMedia) > 0 {
		return mention{}, false
	}
	sort := parallax.OriginOutlet
	if r.cueAt(i, agencyNoun) == end {
		sort = parallax.OriginAgency
	}
	before := r.nameBefore(i)
	where := before < i && r.places[r.words(before, i)]
	if j, k := r.nameAfter(end, where); k > j {
		if m, ok := r.mentionAt(j); ok && !(m.plain && r.partOfName(m)) {
			return m, true
		}
		return mention{i: j, j: k, name: r.words(j, k), sort: sort}, true
	}
	switch {
	case r.tokens[i].gap != space || end-i < 2 && sort == parallax.OriginAgency:
		return mention{}, false // "Central Intelligence Agency" is none, "NAME news agency" is one
	case before == i || i-before == 1 && r.tokens[before].gap == hard || where:
		return mention{}, false // "a Varnowian newspaper" says where it is from
	}
	name := r.words(before, i)
	if r.cueAt(i, broadcastNoun) > 0 {
		name = r.words(before, end) // "Port Name TV" is the name
	}
	return mention{i: before, j: i, name: name, sort: sort}, true
}

// nameBefore gives where the capitalised words before token i begin; i when there are none.
func (r *reader) nameBefore(i int) int {
	j := i
	for j > 0 && r.tokens[j-1].upper && r.tokens[j].gap == space && r.cueAt(j-1, filler) == 0 && i-j < 4 && !r.tokens[j-1].possessive {
		j--
	}
	if i-j >= 2 && isAcronym(r.words(i-1, i)) {
		return i - 1 // "the Egyptian MENA news agency"
	}
	return j
}

// nameAfter gives the capitalised words behind the noun for a kind of outlet, allowing one
// adjective between ("le journal libyen NAME") and a comma before an acronym ("the agency,
// NAME"), with apposed before any name.
func (r *reader) nameAfter(at int, apposed bool) (int, int) {
	t := r.tokens
	j := at
	if j < len(t) && !t[j].upper && t[j].gap == space && r.cueAt(j, after|said|say|told|before) == 0 && len(t[j].fold) > 3 {
		j++
	}
	k := j
	for k < len(t) && k < j+4 && t[k].upper && (t[k].gap == space || k == j && t[k].gap == soft && (apposed || isAcronym(r.words(k, k+1)))) {
		k++
		if t[k-1].possessive {
			break
		}
	}
	return j, k
}

// isSite reports whether a word is the address of a site: "courier-online.com".
func isSite(s string) bool {
	i := strings.LastIndexByte(s, '.')
	if i < 3 || len(s)-i < 3 || len(s)-i > 5 {
		return false
	}
	for _, r := range s[i+1:] {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}
