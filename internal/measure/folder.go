package measure

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// folder is a folder of labelled data, with what of it is wanted.
type folder struct {
	dir string
	Options
	filters []filter
}

// filter keeps rows whose member is one of the values.
type filter struct {
	member string
	values []string
}

// holds reports whether each of the patterns names a file of the folder.
func (f *folder) holds(patterns []string) bool {
	for _, p := range patterns {
		if found, err := filepath.Glob(filepath.Join(f.dir, p)); err != nil || len(found) == 0 {
			return false
		}
	}
	return true
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, name) }

// rows reads a file of JSON lines; those of documents that the filters leave out are left out.
// The error names the file and the line.
func rows[T any](f *folder, name string, filtered bool) ([]T, error) {
	file, err := os.Open(f.path(name))
	if err != nil {
		return nil, err
	}
	defer file.Close() // only read
	in := bufio.NewReader(file)
	var out []T
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s: %w", file.Name(), err)
		}
		if len(bytes.TrimSpace(line)) > 0 {
			var row T
			if err := json.Unmarshal(line, &row); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file.Name(), n, err)
			}
			if keep, err := f.keeps(line); err != nil || keep || !filtered {
				out = append(out, row)
			}
		}
		if err != nil {
			return out, nil
		}
	}
}

// keeps reports whether all filters let a row pass.
func (f *folder) keeps(line []byte) (bool, error) {
	if len(f.filters) == 0 {
		return true, nil
	}
	var members map[string]any
	if err := json.Unmarshal(line, &members); err != nil {
		return false, err
	}
	for _, x := range f.filters {
		if !slices.Contains(x.values, fmt.Sprint(members[x.member])) {
			return false, nil
		}
	}
	return true, nil
}

// span is a half-open pair of offsets: code points in labelled data, bytes once read.
type span [2]int

func (s span) overlaps(t span) bool { return s[0] < t[1] && t[0] < s[1] }

// shared is how many bytes two spans have in common, negative for those apart.
func (s span) shared(t span) int { return min(s[1], t[1]) - max(s[0], t[0]) }

// points leads from code points to bytes of one text.
type points []int

// countPoints gives the byte at which each code point of the text starts, and its length last.
func countPoints(text string) points {
	var p points
	for i := range text {
		p = append(p, i)
	}
	return append(p, len(text))
}

// bytes gives the bytes of a span of code points; what lies beyond the text ends with it.
func (p points) bytes(start, end int) span {
	at := func(i int) int { return p[min(max(i, 0), len(p)-1)] }
	return span{at(start), at(end)}
}

// words are the runs of letters, digits and underscores of a text, in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
}

// f1 is the harmonic mean of both shares of what two sets have in common.
func f1(common, a, b int) float64 { return share(2*float64(common), float64(a+b)) }

// count counts what holds.
func count(ok bool) float64 {
	if ok {
		return 1
	}
	return 0
}
