package parallax

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Term is a term of a sketch as a number: its kind in the lowest bits, and above them what it says
// (a year, a weekday, a day) or a hash of it. Of a million terms of one kind one in 270 has the number of another; two
// articles of 300 terms each take one for another once in 3,000 pairs, and a term that tells much is then one of
// many. Numbers are kept in stores: changing them asks for a new sketchForm.
type Term uint32

// TermKind is the kind of a term.
type TermKind uint8

// The kinds of terms, with the letter before them in their written form. TermOther is of none that is known.
const (
	TermOther   TermKind = iota
	TermWord             // w
	TermName             // n
	TermNumber           // q
	TermDay              // d
	TermSound            // x
	TermYear             // y
	TermWeekday          // k
	TermKinds            // how many there are
)

// termLetters are the letters of the kinds, in their order.
const termLetters = " wnqdxyk"

const (
	kindBits = 3
	hashed   = 1 << 31 // set in a term that holds a hash
	openYear = 9999    // of a day without a year
)

// TermOf gives the number of a term in its written form, as "n:brandt".
func TermOf(s string) Term {
	kind, rest := TermOther, s
	if len(s) > 1 && s[1] == ':' {
		if at := strings.IndexByte(termLetters, s[0]); at > 0 {
			kind, rest = TermKind(at), s[2:]
		}
	}
	value, ok := uint32(0), false
	switch kind {
	case TermDay:
		value, ok = dayValue(rest)
	case TermYear, TermWeekday:
		value, ok = digits(rest)
	}
	if !ok {
		value = uint32(hashOf(rest)>>(32+kindBits+1)) | hashed>>kindBits
	}
	return Term(value<<kindBits | uint32(kind))
}

// hashOf is FNV-1a, with its bits mixed once more (the end of MurmurHash3).
func hashOf(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	return h ^ h>>33
}

// digits reads a number of one to four digits without a zero before it.
func digits(s string) (n uint32, ok bool) {
	if len(s) == 0 || len(s) > 4 || s[0] == '0' && len(s) > 1 {
		return 0, false
	}
	return allDigits(s)
}

func allDigits(s string) (n uint32, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + uint32(c-'0')
	}
	return n, true
}

// dayValue reads "2031-05-02" or "--05-02".
func dayValue(s string) (uint32, bool) {
	year := uint32(openYear)
	rest, open := strings.CutPrefix(s, "--")
	if !open {
		if len(s) != len("2031-05-02") || s[4] != '-' {
			return 0, false
		}
		var ok bool
		if year, ok = allDigits(s[:4]); !ok || year == openYear {
			return 0, false
		}
		rest = s[5:]
	}
	if len(rest) != len("05-02") || rest[2] != '-' {
		return 0, false
	}
	month, fine := allDigits(rest[:2])
	day, fine2 := allDigits(rest[3:])
	return year*10_000 + month*100 + day, fine && fine2
}

// Kind gives the kind of the term.
func (t Term) Kind() TermKind { return TermKind(t & (1<<kindBits - 1)) }

// Value gives the year or weekday of a term of these kinds; 0 when it holds no number.
func (t Term) Value() int {
	if t&hashed != 0 {
		return 0
	}
	return int(t >> kindBits)
}

// Day gives the day of a term of that kind as it is written, "2031-05-02" or "--05-02"; "" when it holds none.
func (t Term) Day() string {
	if t&hashed != 0 || t.Kind() != TermDay {
		return ""
	}
	v := t >> kindBits
	year, month, day := v/10_000, v/100%100, v%100
	if year == openYear {
		return fmt.Sprintf("--%02d-%02d", month, day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// Terms are terms with their weights, by number. They may have let go of how they are written. The
// zero value has none. Terms are not changed once they are made; copies share memory.
type Terms struct {
	numbers []Term // ascending
	weights []uint16
	written []string // as numbers; nil when they let go of it
}

// NewTerms gives the terms of weights by their written form; those of no weight are left out, and
// none weighs more than 65535.
func NewTerms(weights map[string]int) Terms {
	type entry struct {
		number  Term
		written string
	}
	list := make([]entry, 0, len(weights))
	for s, w := range weights {
		if w > 0 {
			list = append(list, entry{TermOf(s), s})
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		switch {
		case a.number < b.number:
			return -1
		case a.number > b.number:
			return 1
		}
		return strings.Compare(a.written, b.written)
	})
	t := Terms{make([]Term, 0, len(list)), make([]uint16, 0, len(list)), make([]string, 0, len(list))}
	for i, e := range list {
		if i > 0 && e.number == list[i-1].number {
			continue
		}
		t.numbers, t.written = append(t.numbers, e.number), append(t.written, e.written)
		t.weights = append(t.weights, uint16(min(weights[e.written], math.MaxUint16)))
	}
	return t
}

// Len is how many there are.
func (t *Terms) Len() int { return len(t.numbers) }

// Numbers gives the numbers, ascending, and their weights. They are not to be written to.
func (t *Terms) Numbers() ([]Term, []uint16) { return t.numbers, t.weights }

// Weight gives the weight of a term; 0 when it is not among them.
func (t *Terms) Weight(term Term) int {
	if at, ok := slices.BinarySearch(t.numbers, term); ok {
		return int(t.weights[at])
	}
	return 0
}

// Written gives how the term at a place among Numbers is written; "" when they let go of it.
func (t *Terms) Written(at int) string {
	if t.written == nil {
		return ""
	}
	return t.written[at]
}

// Light gives the terms without how they are written.
func (t *Terms) Light() Terms { return Terms{numbers: t.numbers, weights: t.weights} }

// AsOne gives the terms of several texts as those of one, light: each with its greatest weight, more where several have it.
func AsOne(texts []Terms) Terms {
	type entry struct {
		most  uint16
		texts int
	}
	entries := map[Term]entry{}
	for i := range texts {
		for at, n := range texts[i].numbers {
			e := entries[n]
			entries[n] = entry{max(e.most, texts[i].weights[at]), e.texts + 1}
		}
	}
	t := Terms{numbers: slices.Sorted(maps.Keys(entries))}
	for _, n := range t.numbers {
		weight := float64(entries[n].most) * (1 + math.Log(float64(entries[n].texts)))
		t.weights = append(t.weights, uint16(min(weight, math.MaxUint16)))
	}
	return t
}

// Map gives the weights by written form; empty when they let go of it.
func (t *Terms) Map() map[string]int {
	out := make(map[string]int, len(t.written))
	for i, s := range t.written {
		out[s] = int(t.weights[i])
	}
	return out
}

// Equal reports whether the same terms have the same weights.
func (t Terms) Equal(u Terms) bool {
	return slices.Equal(t.numbers, u.numbers) && slices.Equal(t.weights, u.weights)
}

// IsZero reports whether there are none.
func (t Terms) IsZero() bool { return len(t.numbers) == 0 }

// MarshalJSON writes an object of weights by written form. The error is for terms that let go of it.
func (t Terms) MarshalJSON() ([]byte, error) {
	if t.written == nil && len(t.numbers) > 0 {
		return nil, errors.New("terms that let go of how they are written")
	}
	return json.Marshal(t.Map())
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Terms) UnmarshalJSON(data []byte) error {
	var weights map[string]int
	if err := json.Unmarshal(data, &weights); err != nil {
		return err
	}
	*t = NewTerms(weights)
	return nil
}
