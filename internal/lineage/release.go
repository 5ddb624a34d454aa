package lineage

import (
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

const (
	// speakerReach is how many words before or behind "in a statement" its maker is looked for.
	speakerReach = 10
	// pronounReach is how many words back "he said in a statement" may point.
	pronounReach = 45
	// minQuoted is how often a body must be quoted before an article counts as drawing on it:
	// once is a line of context.
	minQuoted = 2
)

// releases gives the statements, posts and spoken word of institutions that the article draws
// on, with who made them. They are named "statement by NAME" and "post by NAME".
func (r *reader) releases(found []mention) []credit {
	outlets := map[int]bool{} // tokens that name an outlet
	for _, m := range found {
		for i := m.i; i < m.j; i++ {
			outlets[i] = true
		}
	}
	var out []credit
	for p := range r.tokens {
		for list, kind := range map[cueList]string{statement: "statement by ", post: "post by "} {
			q := r.cueAt(p, list)
			if q == 0 {
				continue
			}
			i, j := r.speaker(p, q, outlets)
			if j <= i {
				continue
			}
			sort := parallax.OriginRelease
			if list == post {
				sort = parallax.OriginPost
			}
			s := r.span(min(i, p), max(j, q))
			if s.Len() > 200 { // a pronoun: the name is far off
				s = r.span(p, q)
			}
			out = append(out, credit{name: kind + r.words(i, j), sort: sort, how: howText, span: s, reason: parallax.Because("release", "%s, by %s", r.words(p, q), r.words(i, j))})
		}
	}
	return append(out, r.institutions()...)
}

// speaker gives the tokens that name who made the statement that the phrase p to q speaks of:
// behind "a statement from", else before it, else behind it when it opens the sentence, else
// the last person named when a pronoun stands there.
func (r *reader) speaker(p, q int, outlets map[int]bool) (int, int) {
	if linking(r.tokens[q-1].fold) {
		if i, j := r.nameWithin(q, min(len(r.tokens), q+speakerReach), outlets); j > i {
			return i, j
		}
	}
	start := p
	for start > 0 && p-start < speakerReach && r.tokens[start].gap != hard {
		start--
	}
	if i, j := r.lastName(start, p, 1, outlets); j > i {
		return i, j
	}
	if p-start <= 2 {
		if i, j := r.nameWithin(q, min(len(r.tokens), q+speakerReach), outlets); j > i {
			return i, j
		}
	}
	return r.lastName(max(0, p-pronounReach), start, 2, outlets)
}

// linking reports whether a word ties a statement to its maker: the short words that end
// phrases such as "a statement from".
func linking(s string) bool {
	switch s {
	case "from", "by", "of", "de", "du", "del", "von", "di":
		return true
	}
	return false
}

// nameWithin gives the first run of capitalised words among tokens from to to, in one sentence.
func (r *reader) nameWithin(from, to int, outlets map[int]bool) (int, int) {
	for i := from; i < to; i++ {
		if i > from && r.tokens[i].gap == hard {
			return 0, 0
		}
		if j := r.nameRun(i, outlets); j > i {
			return i, j
		}
	}
	return 0, 0
}

// lastName gives the last run of at least n capitalised words among tokens from to to.
func (r *reader) lastName(from, to, n int, outlets map[int]bool) (int, int) {
	bestI, bestJ := 0, 0
	for i := from; i < to; i++ {
		if j := r.nameRun(i, outlets); j > i {
			if j-i >= n && j <= to {
				bestI, bestJ = i, j
			}
			i = j - 1
		}
	}
	return bestI, bestJ
}

// nameRun gives the end of the run of words with a capital that begins at token i; i when it
// begins none: stop words at the start of a sentence, dates, outlets and numbers are no names.
func (r *reader) nameRun(i int, outlets map[int]bool) int {
	j := i
	for j < len(r.tokens) && j < i+5 {
		t := r.tokens[j]
		first := []rune(r.text[t.start:t.end])[0]
		if !unicode.IsUpper(first) || outlets[j] || r.cueAt(j, dates) > 0 || j > i && (t.gap != space || r.tokens[j-1].possessive) || language.For(r.article.Language).IsStop(t.fold) {
			break
		}
		j++
	}
	return j
}

// institutions gives the bodies that speak in an article more than once: "Port Name police said".
func (r *reader) institutions() []credit {
	byNoun := map[string][]credit{}
	var order []string
	for p := range r.tokens {
		q := r.cueAt(p, institution)
		if q == 0 {
			continue
		}
		end := q
		if e := r.cueAt(q, spokes); e > 0 {
			end = e
		}
		from, to := p, r.cueAfter(end, say, 1)
		if s := r.cueBefore(p, said|before, 2); s >= 0 && to == 0 {
			from, to = s, end
		}
		if to == 0 {
			continue
		}
		i := p
		for i > 0 && r.tokens[i].gap == space && r.nameRun(i-1, nil) > i-1 && p-i < 3 {
			i--
		}
		noun := strings.ToLower(r.words(p, q))
		if byNoun[noun] == nil {
			order = append(order, noun)
		}
		s := r.span(min(i, from), max(to, end))
		byNoun[noun] = append(byNoun[noun], credit{name: "statement by " + r.words(i, q), sort: parallax.OriginRelease, how: howText, span: s, reason: parallax.Because("spoken for", "%s", r.text[s.Start:s.End])})
	}
	var out []credit
	for _, noun := range order {
		if len(byNoun[noun]) >= minQuoted {
			out = append(out, byNoun[noun]...)
		}
	}
	return out
}
