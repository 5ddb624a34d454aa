package lineage

import (
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

const (
	// headBytes is how far into a text a dateline may stand: a title and a byline come before it.
	headBytes = 600
	// creditLine is the longest line, in words, that can be nothing but a credit.
	creditLine = 8
	// openingBytes is how far into its line a bracket may stand to be a dateline without a dash behind it.
	openingBytes = 60
	// maxBracket is the longest text in brackets, in bytes, that is looked at as a credit.
	maxBracket = 60
)

// byline gives the credits in the byline and the list of authors.
func (r *reader) byline() []credit {
	var out []credit
	for _, s := range append([]string{r.article.Byline}, r.article.Authors...) {
		for _, name := range splitNames(s) {
			m, ok := r.resolve(name)
			switch {
			case ok && (m.sort == parallax.OriginAgency || m.sort == parallax.OriginRelease) && !m.own:
				out = append(out, credit{name: m.name, sort: m.sort, how: howByline, reason: parallax.Because("byline", "%s", s)})
			case !ok && r.article.Outlet.Key() != "" && strings.Contains(name, " "):
				out = append(out, credit{name: r.article.Outlet.Key(), sort: parallax.OriginOwn, how: howByline, own: true, reason: parallax.Because("byline", "%s", s)})
			}
		}
	}
	return out
}

// splitNames cuts a byline into names: at commas, slashes, bars, brackets and at words in lower case ("and", "with").
func splitNames(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",/|;()", r) }) {
		var name []string
		flush := func() {
			if len(name) > 0 {
				out = append(out, strings.Join(name, " "))
			}
			name = nil
		}
		for _, w := range strings.Fields(part) {
			if first := []rune(w)[0]; unicode.IsLower(first) && len(w) > 2 && !isShort(w) || w == "and" || w == "By" || w == "by" {
				flush()
				continue
			}
			name = append(name, w)
		}
		flush()
	}
	return out
}

// lineCredits gives datelines ("PORT NAME (NCA) -"), lines that are nothing but a credit
// ("Source: NCA", "NCA | Port Name") and credits in brackets at the end.
func (r *reader) lineCredits() []credit {
	var out []credit
	start := 0
	for line := range strings.SplitSeq(r.text, "\n") {
		end := start + len(line)
		if start < headBytes || end > len(r.text)-headBytes/2 {
			out = append(out, r.creditLine(start, end)...)
		}
		out = append(out, r.brackets(start, end)...)
		start = end + 1
	}
	return out
}

// brackets gives the agencies in brackets of a line that stand as a dateline or as an end credit.
func (r *reader) brackets(start, end int) []credit {
	line := r.text[start:end]
	var out []credit
	for at := 0; ; {
		i := strings.IndexByte(line[at:], '(')
		if i < 0 {
			return out
		}
		i += at
		j := strings.IndexByte(line[i:], ')')
		if j < 0 {
			return out
		}
		j += i
		at = i + 1
		if j-i > maxBracket {
			continue
		}
		rest := strings.TrimSpace(line[j+1:])
		isDateline := start+i < headBytes && (opensReport(rest) || i < openingBytes && strings.TrimSpace(r.text[end:]) != "")
		if !isDateline && rest != "" && rest != "." {
			continue
		}
		how := howEnd
		if isDateline {
			how = howDateline
		}
		out = append(out, r.bracketCredits(start+i, start+j, how, isDash(rest) && placeBefore(line[:i]))...)
	}
}

// bracketCredits gives the agencies named between two brackets. form allows an agency that
// nobody knows, between a place and a dash: capitals, or a name that also signs the article.
func (r *reader) bracketCredits(open, shut int, how string, form bool) []credit {
	inside := r.text[open+1 : shut]
	span := parallax.TextSpan(open, shut+1)
	var out []credit
	for _, name := range splitNames(inside) {
		m, ok := r.resolve(name)
		switch {
		case ok && (m.sort == parallax.OriginAgency || m.sort == parallax.OriginRelease || form):
			out = append(out, credit{name: m.name, sort: m.sort, how: how, own: m.own, span: span, reason: parallax.Because(how, "(%s)", inside)})
		case !ok && form && (isAcronym(name) && len(name) <= 6 || r.signs(name)):
			out = append(out, credit{name: name, sort: parallax.OriginAgency, how: how, span: span, reason: parallax.Because(how, "(%s), an agency by its place", inside)})
		}
	}
	return out
}

// signs reports whether a name stands alone in the byline or among the authors.
func (r *reader) signs(name string) bool {
	same := func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), name) }
	return same(r.article.Byline) || slices.ContainsFunc(r.article.Authors, same)
}

// opensReport reports whether what stands behind a bracket separates a dateline from its report.
func opensReport(rest string) bool {
	return isDash(rest) || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, ".") && len(rest) > 1
}

func isDash(rest string) bool {
	return strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
}

// placeBefore reports whether a dateline's place stands before the bracket: a word with a capital.
func placeBefore(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && strings.IndexFunc(words[0], unicode.IsUpper) == 0
}

// creditLine gives the agencies of a short line that holds nothing but names and words of credit.
func (r *reader) creditLine(start, end int) []credit {
	line := strings.TrimSpace(r.text[start:end])
	if line == "" || len(line) > 120 || line == strings.TrimSpace(r.article.Title) {
		return nil
	}
	from := start + strings.Index(r.text[start:end], line)
	words := 0
	var lower []string
	for t := range language.EachToken(line) {
		if t.Kind == language.Punct {
			continue
		}
		words++
		if w := line[t.Start:t.End]; w == strings.ToLower(w) && t.Kind == language.Word {
			lower = append(lower, w)
		}
	}
	if words == 0 || words > creditLine || start == 0 && r.article.Title == "" && !strings.ContainsAny(line, "|/") {
		return nil
	}
	var out []credit
	for _, name := range splitNames(strings.NewReplacer("–", "|", "—", "|", " - ", "|", ":", "|", "©", "|").Replace(line)) {
		m, ok := r.resolve(name)
		if !ok || m.sort != parallax.OriginAgency && m.sort != parallax.OriginRelease || len(lower) > words/2 || r.picturedLine(line) {
			continue
		}
		how := howEnd
		if start < headBytes && strings.TrimSpace(r.text[end:]) != "" {
			how = howByline
		}
		out = append(out, credit{name: m.name, sort: m.sort, how: how, own: m.own, span: parallax.TextSpan(from, from+len(line)), reason: parallax.Because(how, "%s", line)})
	}
	return out
}

func (r *reader) picturedLine(line string) bool {
	for t := range language.EachToken(line) {
		for _, p := range r.cues.phrases[language.Fold(line[t.Start:t.End])] {
			if p.lists&photo != 0 {
				return true
			}
		}
	}
	return false
}

// unspacedText reports whether a language is written without spaces between words, so that
// names cannot be found by words.
func unspacedText(tag string) bool {
	switch language.Base(tag) {
	case "zh", "ja", "th", "lo", "km", "my":
		return true
	}
	return false
}

// unspacedCredits gives the agencies whose credited forms stand anywhere in a text without spaces.
func (r *reader) unspacedCredits() []credit {
	var out []credit
	same := language.Base(r.article.Language)
	for _, a := range r.dir.Agencies() {
		if a.Name == r.article.Outlet.Name {
			continue
		}
		for tag, forms := range a.Credits {
			if language.Base(tag) != same {
				continue
			}
			for _, form := range forms {
				i := strings.Index(r.text, form)
				if i < 0 || len([]rune(form)) < 3 {
					continue
				}
				out = append(out, credit{name: a.Name, sort: parallax.OriginAgency, how: howText, span: parallax.TextSpan(i, i+len(form)), reason: parallax.Because("named", "%s", form)})
			}
		}
	}
	return out
}
