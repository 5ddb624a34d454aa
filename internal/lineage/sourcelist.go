package lineage

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// listReach is how many lines further the next known name of a list of sources may stand: each may have the headline
	// of its report with it and a word to follow, and not every name is known.
	listReach = 8
	// listLeast is how many names make a list: a heading and one name below may be anything.
	listLeast = 2
)

// listedCredits gives the outlets and agencies that an article lists as its sources: under a short line that says so, each
// alone in a line. What closes with such a list is made of those reports, as far as it draws on them.
func (r *reader) listedCredits() []credit {
	var out, list []credit
	left := 0 // lines in which the next name may stand
	flush := func() {
		if len(list) >= listLeast {
			out = append(out, r.drawnOn(list)...)
		}
		list = nil
	}
	start := 0
	for text := range strings.SplitSeq(r.text, "\n") {
		line := strings.TrimSpace(text)
		from := start + strings.Index(text, line)
		start += len(text) + 1
		if line == "" {
			continue
		}
		if r.announcesSources(line) {
			flush()
			left = listReach
			continue
		}
		if left == 0 {
			continue
		}
		left--
		if m, ok := r.resolve(line); ok && !m.own {
			list = append(list, credit{name: m.name, sort: m.sort, how: howEnd, span: parallax.TextSpan(from, from+len(line)), reason: parallax.Because("list of sources", "%s", line)})
			left = listReach
		}
		if left == 0 {
			flush()
		}
	}
	flush()
	return out
}

// drawnOn leaves out of a list of sources those that nothing above it names, where it names others of them: a page may list more
// than it has anything from.
func (r *reader) drawnOn(list []credit) []credit {
	named := map[string]bool{}
	if above := r.text[:list[0].span.Start]; unspacedText(r.article.Language) {
		for _, c := range list {
			named[c.name] = strings.Contains(above, r.text[c.span.Start:c.span.End])
		}
	} else {
		for _, m := range r.mentions() {
			// "The sun was shining" names nobody
			if last := r.tokens[m.j-1]; last.end <= len(above) && (last.upper || m.sort == parallax.OriginAgency) {
				named[m.name] = true
			}
		}
	}
	if !slices.ContainsFunc(list, func(c credit) bool { return named[c.name] }) {
		return list
	}
	return slices.DeleteFunc(list, func(c credit) bool { return !named[c.name] })
}

// announcesSources reports whether a line is a heading above a list of sources: short, without a full stop, with the word.
func (r *reader) announcesSources(line string) bool {
	if strings.HasSuffix(line, ".") { // as nearly all lines do
		return false
	}
	words := strings.Fields(language.FoldWords(line))
	listed := language.For(r.article.Language).Credits().Listed
	return len(words) <= creditLine && slices.ContainsFunc(words, func(w string) bool { return listed[w] })
}
