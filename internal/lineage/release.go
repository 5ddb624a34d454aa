package lineage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// Origins of this kind are named by who made them.
const (
	statementBy = "statement by "
	postBy      = "post by "
)

const (
	// speakerReach is how many words before or behind "in a statement" its maker is looked for.
	speakerReach = 10
	// longestMaker is how many words with a capital a maker's name with its office may have.
	longestMaker = 8
	// pronounReach is how many words back "he said in a statement" may point.
	pronounReach = 45
	// maxEvidence bounds the evidence of a statement, in bytes: beyond it the name is that of a
	// pronoun and stands too far off to be shown with it.
	maxEvidence = 200
	// minQuoted is how often a body must be quoted before an article counts as drawing on it:
	// once is a line of context.
	minQuoted = 2
)

// releases gives the statements, posts and spoken word of institutions that the article draws
// on, with who made them. They are named "statement by NAME" and "post by NAME".
func (r *reader) releases(found []mention) []credit {
	outlets := r.spokenWords() // tokens that name no maker: quoted, or of an outlet
	for _, m := range found {
		for i := m.i; i < m.j; i++ {
			outlets[i] = true
		}
	}
	var out []credit
	for p := 0; p < len(r.tokens); p++ {
		q, sort := r.cueAt(p, statement), parallax.OriginRelease
		if e := r.cueAt(p, post); e > q {
			q, sort = e, parallax.OriginPost
		}
		if q == 0 {
			continue
		}
		if c, ok := r.quoted(sort, p, q); ok {
			out = append(out, c)
		} else if i, j := r.speaker(p, q, outlets); j > i {
			out = append(out, r.release(sort, p, q, r.officeOf(i, outlets), j))
		}
		p = q - 1 // "a statement from" is not also "statement from"
	}
	out = append(out, r.spokespeople(outlets)...)
	return append(out, r.institutions()...)
}

// release makes the credit for the phrase p to q whose maker is named by tokens i to j.
func (r *reader) release(sort parallax.OriginKind, p, q, i, j int) credit {
	s := r.span(min(i, p), max(j, q))
	if s.Len() > maxEvidence {
		s = r.span(p, q)
	}
	return r.madeBy(sort, r.words(i, j), p, q, s)
}

// officeOf gives where a name begins that tokens from i end: words with a capital that small words tie are one, "el Servicio de
// Emergencias de Corvana". Two words with a capital before it may be a person of that body.
func (r *reader) officeOf(i int, outlets map[int]bool) int {
	for i >= 2 && r.linking[r.tokens[i-1].fold] && r.tokens[i].gap == space && r.tokens[i-1].gap == space && r.nameRun(i-2, outlets) == i-1 &&
		(i == 2 || r.tokens[i-2].gap == hard || r.nameRun(i-3, outlets) == i-3) {
		i -= 2
	}
	return i
}

// restOf gives where a name ends that tokens i to j begin: what small words tie to the word for a body belongs to it, "the Varnow Department
// of Roads"; to a person it does not.
func (r *reader) restOf(i, j int, outlets map[int]bool) int {
	bodies := language.For(r.article.Language).Names().Organisations
	if !slices.ContainsFunc(r.tokens[i:j], func(t token) bool { return bodies[t.fold] }) {
		return j
	}
	for j+1 < len(r.tokens) && r.linking[r.tokens[j].fold] && r.tokens[j].gap == space && r.tokens[j+1].gap == space && r.nameRun(j+1, outlets) > j+1 {
		j = r.nameRun(j+1, outlets)
	}
	return j
}

func (r *reader) madeBy(sort parallax.OriginKind, maker string, p, q int, s parallax.Span) credit {
	by := map[parallax.OriginKind]string{parallax.OriginRelease: statementBy, parallax.OriginPost: postBy}[sort]
	return credit{name: by + maker, sort: sort, how: howText, span: s, reason: parallax.Because("release", "%s, by %s", r.words(p, q), maker)}
}

// quoted makes the credit for the phrase p to q that is the cue of a quote, or stands beside
// it, whose speaker is known by name: "he tweeted".
func (r *reader) quoted(sort parallax.OriginKind, p, q int) (credit, bool) {
	phrase := r.span(p, q)
	for _, quote := range r.quotes {
		if quote.Cue == nil || quote.Source == nil || quote.Anonymous || !unicode.IsUpper(firstRune(quote.Speaker)) {
			continue
		}
		s := parallax.TextSpan(min(quote.Cue.Start, quote.Source.Start, phrase.Start), max(quote.Cue.End, quote.Source.End, phrase.End))
		if quote.Cue.Overlaps(phrase) && s.Len() <= maxEvidence {
			return r.madeBy(sort, quote.Speaker, p, q, s), true
		}
	}
	return credit{}, false
}

// spokenWords gives the tokens inside quotation marks.
func (r *reader) spokenWords() map[int]bool {
	out := map[int]bool{}
	for _, quote := range r.quotes {
		for _, s := range quote.Content {
			from, _ := slices.BinarySearchFunc(r.tokens, s.Start, func(t token, at int) int { return t.start - at })
			for i := from; i < len(r.tokens) && r.tokens[i].end <= s.End; i++ {
				out[i] = true
			}
		}
	}
	return out
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// spokespeople gives those who are named as speaking for somebody: "spokeswoman Ann Lee said",
// and those who are not: "her spokeswoman said"; but for those who say nothing: "spokeswoman Ann Lee declined to comment".
func (r *reader) spokespeople(outlets map[int]bool) []credit {
	var out []credit
	for p := range r.tokens {
		q := r.cueAt(p, spokes)
		if q == 0 || r.refused(p) {
			continue
		}
		if q < len(r.tokens) && r.tokens[q].gap == space && r.nameRun(q, outlets) > q {
			c := r.release(parallax.OriginRelease, p, q, q, r.nameRun(q, outlets))
			if of, ok := r.belongs(p, q); ok {
				c.role, c.of = strings.ToLower(r.words(p, q)), of
			}
			out = append(out, c)
		} else if c, ok := r.unnamedSpeaker(p, q); ok {
			out = append(out, c)
		}
	}
	return out
}

// refused reports whether the sentence of a token tells that somebody said nothing.
func (r *reader) refused(p int) bool {
	from, to := p, p+1
	for from > 0 && r.tokens[from].gap != hard {
		from--
	}
	for to < len(r.tokens) && r.tokens[to].gap != hard {
		to++
	}
	for i := from; i < to; i++ {
		if r.cueAt(i, refusal) > 0 {
			return true
		}
	}
	return false
}

// speaker gives the tokens that name who made the statement that the phrase p to q speaks of:
// behind "a statement from", else before it, else behind it when it opens the sentence, else
// the last person named when a pronoun stands there.
func (r *reader) speaker(p, q int, outlets map[int]bool) (int, int) {
	if r.linking[r.tokens[q-1].fold] {
		if i, j := r.nameWithin(q, min(len(r.tokens), q+speakerReach), outlets); j > i {
			if k, l := r.nameWithin(j, min(len(r.tokens), j+4), outlets); r.tokens[j-1].possessive && l > k {
				return k, l // "a statement from Lee's lawyer, Max Ober"
			}
			return i, r.restOf(i, j, outlets)
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
		if i, j := r.saidBehind(q, outlets); j > i {
			return i, j
		}
		if i, j := r.nameWithin(q, min(len(r.tokens), q+speakerReach), outlets); j > i {
			if r.namesOutlet(q, i, outlets) {
				return 0, 0 // "On Twitter, the Herald said the DNC ..."
			}
			return i, j
		}
	}
	if i, j := r.lastName(max(0, p-pronounReach), start, 2, outlets); j > i && !r.things[r.words(i, j)] {
		return i, j
	}
	return 0, 0
}

// saidBehind gives the tokens that name who is quoted in the sentence behind token q, where no other is named before but behind a word
// such as "by": "In a statement forwarded by Lee, Max Ober said" is no statement of Lee's.
func (r *reader) saidBehind(q int, outlets map[int]bool) (int, int) {
	passed := -1 // behind the name passed over last: "Mr." and "Lee" are two runs
	for i := q; i < len(r.tokens) && r.tokens[i].gap != hard; i++ {
		source := slices.IndexFunc(r.quotes, func(quote *parallax.Quote) bool {
			return quote.Source != nil && !quote.Anonymous && quote.Source.Start <= r.tokens[i].start && r.tokens[i].end <= quote.Source.End
		})
		j := r.nameRun(i, outlets)
		switch {
		case source >= 0:
			return r.speakerIn(i, r.quotes[source], outlets)
		case j > i && (i == passed || r.linking[r.tokens[i-1].fold]):
			i, passed = j-1, j
		case j > i:
			return 0, 0
		}
	}
	return 0, 0
}

// speakerIn gives the tokens from i on that name the speaker of a quote in who says it: of "Max Ober, Lee's lawyer" the first two.
func (r *reader) speakerIn(i int, quote *parallax.Quote, outlets map[int]bool) (int, int) {
	words := strings.Fields(language.Fold(quote.Speaker))
	for ; len(words) > 0 && i < len(r.tokens) && r.tokens[i].end <= quote.Source.End; i++ {
		if j := r.nameRun(i, outlets); j > i && r.tokens[j-1].fold == words[len(words)-1] {
			return i, j
		}
	}
	return 0, 0
}

// namesOutlet reports whether an outlet is named among tokens from to to.
func (r *reader) namesOutlet(from, to int, outlets map[int]bool) bool {
	for i := from; i < to; i++ {
		if outlets[i] && r.tokens[i].upper {
			return true
		}
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
			if !r.adjective(i, j) && !r.justFirst(i, j) {
				return i, j
			}
			i = j - 1
		}
	}
	return 0, 0
}

// adjective reports whether tokens i to j are a place that says where something is from ("the
// Varnowian harbour office"): a word that is no cue follows.
func (r *reader) adjective(i, j int) bool {
	return j < len(r.tokens) && r.tokens[j].gap == space && !r.tokens[j].upper && !r.tokens[j-1].possessive && r.places[r.words(i, j)] &&
		r.cueAt(j, say|said|told|filler|statement) == 0 && !language.For(r.article.Language).IsStop(r.tokens[j].fold)
}

// justFirst reports whether tokens i to j are one word that has its capital from the sentence it begins, and that no name was noticed
// in: "Responding on Twitter, ...".
func (r *reader) justFirst(i, j int) bool {
	return j-i == 1 && (i == 0 || r.tokens[i].gap == hard) && len(r.names) > 0 && !r.names[r.tokens[i].start]
}

// lastName gives the last run of at least n capitalised words among tokens from to to.
func (r *reader) lastName(from, to, n int, outlets map[int]bool) (int, int) {
	bestI, bestJ := 0, 0
	for i := from; i < to; i++ {
		if j := r.nameRun(i, outlets); j > i {
			ofOther := i > from && r.linking[r.tokens[i-1].fold] && bestJ-bestI > 1 // "Ann Lee of Port Name"
			if j-i >= n && j <= to && !ofOther && !r.adjective(i, j) && !r.justFirst(i, j) {
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
	for j < len(r.tokens) && j < i+longestMaker {
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
		name := r.words(i, q)
		if r.tokens[i].gap == hard && q-i <= 2 && r.tokens[q-1].fold == r.text[r.tokens[q-1].start:r.tokens[q-1].end] || q-i == 1 {
			name = strings.ToLower(name) // "Police said", "Federal prosecutors": the capital may be that of the sentence
		}
		noun := strings.ToLower(r.words(p, q))
		if byNoun[noun] == nil {
			order = append(order, noun)
		}
		s := r.span(min(i, from), max(to, end))
		byNoun[noun] = append(byNoun[noun], credit{name: statementBy + name, sort: parallax.OriginRelease, how: howText, span: s, reason: parallax.Because("spoken for", "%s", r.text[s.Start:s.End])})
	}
	var out []credit
	for _, noun := range order {
		for _, c := range byNoun[noun] {
			c.weak = len(byNoun[noun]) < minQuoted
			out = append(out, c)
		}
	}
	return out
}

// spoken gives the places where a speaker known by the last word of the name is quoted: "Lee said".
func (r *reader) spoken(last string) []parallax.Span {
	var out []parallax.Span
	for i := range r.tokens {
		if r.tokens[i].fold != last || !r.tokens[i].upper {
			continue
		}
		if e := r.cueAt(i+1, say); e > 0 {
			out = append(out, r.span(i, e))
		} else if i > 0 && r.cueAt(i-1, say) == i {
			out = append(out, r.span(i-1, i+1))
		}
	}
	return out
}
