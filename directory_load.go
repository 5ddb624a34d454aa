package parallax

import (
	"bytes"
	"cmp"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed outlets/agencies.jsonl outlets/credit_patterns.jsonl outlets/hosts.jsonl outlets/outlets.jsonl
var outletFiles embed.FS

// directoryRow is one line of outlets.jsonl, hosts.jsonl (with a host) or agencies.jsonl (with a type).
type directoryRow struct {
	Name      string   `json:"name"`
	Country   string   `json:"country"`
	Domain    string   `json:"domain"`
	Languages []string `json:"languages"`

	Host   string   `json:"host"`
	Names  []string `json:"names"`
	Kind   string   `json:"kind"`
	Owner  string   `json:"owner"`
	Agency bool     `json:"agency"`

	Type          string              `json:"type"`
	Domains       []string            `json:"domains"`
	Abbreviations []string            `json:"abbreviations"`
	Credits       map[string][]string `json:"credits"`
	Ambiguous     []string            `json:"ambiguous"`
	Note          string              `json:"note"`
}

// key tells which row a later row replaces.
func (r directoryRow) key() string {
	if r.Type != "" {
		return "agency:" + r.Name
	}
	return "outlet:" + cmp.Or(r.Host, r.Domain, r.Name)
}

// check reports what is missing in a row.
func (r directoryRow) check() error {
	switch {
	case r.Name == "":
		return errors.New("row without a name")
	case r.Type != "" && r.Type != "agency" && r.Type != "press-release":
		return fmt.Errorf("%q: unknown type %q", r.Name, r.Type)
	case r.Type == "" && r.Domain == "" && r.Host == "":
		return fmt.Errorf("%q: neither domain, host nor type", r.Name)
	}
	return nil
}

// builtIn reads the rows that come with the program, once, when they are first asked for.
var builtIn = sync.OnceValues(func() (*Directory, error) {
	rows, err := builtInRows()
	if err != nil {
		return nil, err
	}
	return newDirectory(rows)
})

var builtInRows = sync.OnceValues(func() ([]directoryRow, error) {
	rows := make([]directoryRow, 0, 4096)
	for _, name := range []string{"outlets.jsonl", "hosts.jsonl", "agencies.jsonl"} {
		file := path.Join("outlets", name)
		data, err := outletFiles.ReadFile(file)
		if err != nil {
			return nil, err
		}
		more, err := readRows[directoryRow](file, data)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
})

// LoadDirectory gives the outlets and agencies that come with the program, extended by
// JSON lines in the form of outlets.jsonl, hosts.jsonl or agencies.jsonl. A later row for
// the same host, domain or agency replaces the earlier one. Errors name file and line.
func LoadDirectory(extra ...io.Reader) (*Directory, error) {
	if len(extra) == 0 {
		return builtIn()
	}
	rows, err := builtInRows()
	if err != nil {
		return nil, err
	}
	rows = slices.Clone(rows)
	for i, r := range extra {
		file := fmt.Sprintf("extra outlets %d", i+1)
		if named, ok := r.(interface{ Name() string }); ok {
			file = named.Name()
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		more, err := readRows[directoryRow](file, data)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return newDirectory(rows)
}

// readRows reads JSON lines strictly: a field that is not known is an error, not ignored.
func readRows[T any](file string, data []byte) ([]T, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	out := make([]T, 0, bytes.Count(data, []byte("\n"))+1)
	for {
		var row T
		err := d.Decode(&row)
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if checked, ok := any(row).(interface{ check() error }); err == nil && ok {
			err = checked.check()
		}
		if err != nil {
			// The decoder stands behind the value it choked on, or before it when it could not read it whole.
			line := 1 + bytes.Count(data[:d.InputOffset()], []byte("\n"))
			if at := data[d.InputOffset():]; len(out) > 0 && d.InputOffset() > 0 && len(at) > 0 && at[0] == '\n' && isSyntax(err) {
				line++
			}
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		out = append(out, row)
	}
}

func isSyntax(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF)
}

// newDirectory indexes rows; the last row of a key counts.
func newDirectory(rows []directoryRow) (*Directory, error) {
	d := &Directory{outlets: make([]Outlet, 0, len(rows)), hosts: make(map[string]int, len(rows)), names: make(map[string][]int, 2*len(rows)),
		credits: make(map[string][]creditForm, 4096), starts: make(map[string]bool, len(rows)), patterns: map[string]CreditPatterns{}}
	last := make(map[string]int, len(rows))
	for i, r := range rows {
		last[r.key()] = i
	}
	var agencies []directoryRow
	for i, r := range rows {
		switch {
		case last[r.key()] != i:
		case r.Type != "":
			agencies = append(agencies, r)
		default:
			d.addOutlet(r)
		}
	}
	slices.SortStableFunc(agencies, func(a, b directoryRow) int { return strings.Compare(a.Name, b.Name) })
	for _, r := range agencies {
		d.addAgency(r)
	}
	const file = "outlets/credit_patterns.jsonl"
	data, err := outletFiles.ReadFile(file)
	if err != nil {
		return nil, err
	}
	patterns, err := readRows[CreditPatterns](file, data)
	if err != nil {
		return nil, err
	}
	for _, p := range patterns {
		d.patterns[p.Language] = p
	}
	return d, nil
}

func (d *Directory) addOutlet(r directoryRow) {
	row := len(d.outlets)
	o := Outlet{Name: r.Name, Domain: cmp.Or(r.Host, r.Domain), Names: r.Names, Country: r.Country, Languages: r.Languages, Kind: r.Kind, Owner: r.Owner}
	if r.Agency {
		o.Kind = "agency"
	}
	d.outlets = append(d.outlets, o)
	d.hosts[o.Domain] = row
	d.addName(r.Name, row)
	for _, n := range r.Names {
		d.addName(n, row)
	}
}

// addName lets an outlet answer to a name. Rows with the same canonical name are one outlet.
func (d *Directory) addName(name string, row int) {
	key := foldName(name)
	if key == "" || slices.ContainsFunc(d.names[key], func(i int) bool { return d.outlets[i].Name == d.outlets[row].Name }) {
		return
	}
	d.names[key] = append(d.names[key], row)
	d.starts[firstWord(key)] = true
}

// addAgency adds an agency under the name of its outlet, so that both count as one.
func (d *Directory) addAgency(r directoryRow) {
	a := Agency{Name: r.Name, Release: r.Type == "press-release", Abbreviations: r.Abbreviations, Country: r.Country,
		Languages: r.Languages, Credits: r.Credits, Ambiguous: r.Ambiguous}
	if row, ok := d.hosts[r.Domain]; ok && d.outlets[row].Kind == "agency" {
		a.Name = d.outlets[row].Name
		d.addName(r.Name, row)
	}
	at := len(d.agencies)
	d.agencies = append(d.agencies, a)
	add := func(printed, language string) {
		bare := strings.Trim(printed, "()/[]- \u00a0–—:.")
		key := foldName(printed)
		if key == "" {
			return
		}
		d.starts[firstWord(key)] = true
		d.credits[key] = append(d.credits[key], creditForm{agency: at, language: language, printed: bare, strict: slices.Contains(r.Ambiguous, bare) || len(bare) <= 3})
	}
	add(r.Name, "")
	for _, s := range r.Abbreviations {
		add(s, "")
	}
	for language, forms := range r.Credits {
		for _, s := range forms {
			add(s, language)
		}
	}
}

// firstWord gives the first word of a folded name, the second when that is "the".
func firstWord(key string) string {
	first, rest, _ := strings.Cut(key, " ")
	if first == "the" && rest != "" {
		first, _, _ = strings.Cut(rest, " ")
	}
	return first
}

// foldName makes names comparable: lower case, letters, digits and + only, without diacritics,
// words separated by one space.
func foldName(name string) string {
	if isPlain(name) {
		return strings.ToLower(name)
	}
	var b strings.Builder
	b.Grow(len(name))
	gap, plainLetters := false, undiacritic()
	for _, r := range name {
		switch {
		case r >= 0x300 && r <= 0x36f: // combining marks
			continue
		case r == '\'' || r == '’' || r == '.':
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '+':
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		r = unicode.ToLower(r)
		if r < utf8.RuneSelf {
			b.WriteByte(byte(r))
		} else if plain, ok := plainLetters[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain reports whether a name is letters of ASCII alone, as most words are.
func isPlain(name string) bool {
	for i := range len(name) {
		if c := name[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// undiacritic maps letters with diacritics to plain ones. It covers the Latin letters of
// European languages and Turkish; the standard library has no decomposition tables.
var undiacritic = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	for plain, letters := range map[string]string{
		"a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ",
		"l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
		"ss": "ß", "ae": "æ", "oe": "œ", "th": "þ", "е": "ё", "и": "й", "і": "ї",
	} {
		for _, r := range letters {
			m[r] = plain
		}
	}
	return m
})
