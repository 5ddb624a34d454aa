package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// sentences cuts every passage into sentences: it sets p.sentences and appends KindSentence to d.notes.
// A line is a paragraph, unless the text is hard-wrapped; no sentence goes beyond a paragraph.
func (d *document) sentences() {
	for _, p := range d.passages {
		for number, para := range paragraphs(p.text) {
			whole := sentence{start: para.start, end: para.end, paragraph: number}
			whole.furniture = p.field == parallax.FieldText && d.furniture(p, para, number)
			whole.header = p.field == parallax.FieldText && !whole.furniture && heading(p.text, para)
			if whole.furniture || whole.header {
				p.sentences = append(p.sentences, whole)
				continue
			}
			for _, s := range split(p.text, para, d.language) {
				whole.start, whole.end = s.start, s.end
				whole.furniture = whole.furniture || p.field == parallax.FieldText && d.language.OpensCorrection(p.text[s.start:s.end])
				p.sentences = append(p.sentences, whole)
			}
		}
		p.placeTokens()
		for _, s := range p.sentences {
			d.add(parallax.Annotation{Kind: parallax.KindSentence, Span: p.span(s.start, s.end),
				Sentence: &parallax.Sentence{Paragraph: s.paragraph, Furniture: s.furniture, Heading: s.header}})
		}
	}
}

// placeTokens sets the token range of each sentence.
func (p *passage) placeTokens() {
	k := 0
	for i := range p.sentences {
		s := &p.sentences[i]
		for k < len(p.tokens) && p.tokens[k].Start < s.start {
			k++
		}
		s.first = k
		for k < len(p.tokens) && p.tokens[k].Start < s.end {
			k++
		}
		s.last = k
	}
}

// extent is a half-open range of bytes in a passage.
type extent struct{ start, end int }

// split cuts a paragraph into sentences at the marks that end one.
func split(text string, para extent, l *language.Language) []extent {
	var out []extent
	start := para.start
	closing := quoteEnds(text, para)
	for i := para.start; i < para.end; {
		r, size := utf8.DecodeRuneInString(text[i:para.end])
		if !terminator(r) && !strings.ContainsRune(l.Sentences().Asks, r) {
			i += size
			continue
		}
		mark := i
		i = afterMarks(text, i+size, para.end)
		if i >= para.end {
			break
		}
		if end, inside := closing.around(mark); inside && end > i {
			continue // a short quotation stays whole
		}
		if ends(text[start:para.end], mark-start, i-start, r, l) {
			out = append(out, extent{start, i})
			start = skipSpace(text, i, para.end)
			i = start
		}
	}
	if start < para.end {
		out = append(out, extent{start, para.end})
	}
	return out
}

// terminator reports whether a character may end a sentence.
func terminator(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '｡', '؟', '۔', '।':
		return true
	}
	return false
}

// wide reports whether a character ends a sentence wherever it stands, with or without a space after it.
func wide(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '｡' || r == '।' }

// afterMarks moves i past further end marks and the quotation marks and brackets that close behind them.
func afterMarks(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !terminator(r) && !closer(r) {
			break
		}
		if r == '"' && i+size < end && !unicode.IsSpace(rune(text[i+size])) && text[i-1] != '.' {
			break // a straight mark that opens
		}
		if next, _ := utf8.DecodeRuneInString(text[i+size : end]); r == '“' && unicode.IsLetter(next) {
			break // Chinese “ opens, German “ closes
		}
		i += size
	}
	// French and spaced typography: "… . »", "…’ ”"; Danish » opens
	if j := skipSpace(text, i, end); j > i && j < end {
		r, size := utf8.DecodeRuneInString(text[j:])
		last := j+size >= end || unicode.IsSpace(rune(text[j+size]))
		next, _ := utf8.DecodeRuneInString(text[j+size : end])
		if (r == '»' && !unicode.IsLetter(next) || r == '”' && last) && !strings.ContainsRune(text[i:j], '\n') {
			return j + size
		}
	}
	return i
}

func closer(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '“', '»', '›', ')', ']', '}', '」', '』', '）', '】', '》':
		return true
	}
	return false
}

func skipSpace(text string, i, end int) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !unicode.IsSpace(r) {
			break
		}
		i += size
	}
	return i
}

// ends decides whether the mark at byte m of s ends a sentence; s begins where the sentence
// does, and after is the byte behind the mark and what closes with it.
func ends(s string, m, after int, mark rune, l *language.Language) bool {
	next := skipSpace(s, after, len(s))
	if wide(mark) {
		// "「…。」と述べた": the sentence goes on behind the quotation.
		r, _ := utf8.DecodeRuneInString(s[after:])
		return after == m+utf8.RuneLen(mark) || !unicode.Is(unicode.Hiragana, r) && !saysOn(s[after:], l) && !spokenOn(s, next, l)
	}
	first, word := nextWord(s[next:])
	spaced := next > after
	if !spaced {
		return mark == '.' && glued(s, m, first, word, l)
	}
	switch {
	case unicode.IsLower(first):
		return smallOpening(s[next:])
	case mark != '.' && after > m+utf8.RuneLen(mark) && askedBy(s[next:], l):
		return false
	case mark != '.' && after > m+utf8.RuneLen(mark) && !unicode.IsUpper(first) && (len(l.Cues().VerbsAt(word)) > 0 || spokenOn(s, next, l)):
		return false // the verb of the quotation, in a script without case
	case mark != '.':
		return mark != '…' || unicode.IsUpper(first) || first == 0 // scripts without case do not show it
	case after > m+1 && strings.HasPrefix(s[m:], ".."):
		return true
	case l.Sentences().IsMayEnd(language.Fold(lastWord(s[:m]))) && dash(s[next:]):
		return false // "VARN, Mo. — "
	}
	return periodEnds(s[:m], word, l)
}

// dash reports whether s begins with a dash.
func dash(s string) bool {
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "-")
}

// askedWords is how many words of a speaker, title and all, may stand before the verb of askedBy.
const askedWords = 5

// askedBy reports whether s, behind a quotation that ends in a question or exclamation mark, is
// who said it: capitalised words and a verb that takes a quotation ("“Who?” Mr. Alder asked").
func askedBy(s string, l *language.Language) bool {
	for n := 0; n <= askedWords; n++ {
		end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' })
		if end <= 0 {
			return false
		}
		word := language.Fold(s[:end])
		switch r, _ := utf8.DecodeRuneInString(s); {
		case n > 0 && unicode.IsLower(r):
			return slices.ContainsFunc(l.Cues().VerbsAt(word), func(c language.Cue) bool { return len(c.Words) == 1 && !c.Base && c.Takes["quote"] })
		case !unicode.IsUpper(r) || n == 0 && l.Sentences().IsOpener(word):
			return false
		}
		s = strings.TrimLeft(strings.TrimPrefix(s[end:], "."), " \u00a0")
	}
	return false
}

// spokenOn reports whether what stands at byte next of s, behind a quotation that opens s, is no more than who said it, in
// a script without case and a language whose verbs end the sentence: "जज ने पूछा।".
func spokenOn(s string, next int, l *language.Language) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if closes[first] == "" || !l.Cues().VerbFinal || l.Names().Script == "" {
		return false
	}
	s = s[next:]
	end := strings.IndexFunc(s, terminator)
	if end < 0 {
		end = len(s)
	}
	words := strings.Fields(s[:end])
	for i := max(0, len(words)-4); i < len(words) && len(words) <= askedWords+3; i++ {
		for _, c := range l.Cues().VerbsAt(language.Fold(words[i])) {
			if c.Takes["quote"] && !c.Takes["object"] && language.Fold(strings.Join(words[i:], " ")) == strings.Join(c.Words, " ") {
				return true
			}
		}
	}
	return false
}

// saysRunes is how many characters a speaker and a verb of saying behind a quotation have at most.
const saysRunes = 14

// saysOn reports whether s, behind a closed quotation, is no more than who said it: "港务主任说。".
func saysOn(s string, l *language.Language) bool {
	runes := 0
	for i, r := range s {
		if wide(r) {
			_, n := l.Cues().LongestVerbAt(s[:i], true)
			return n > 0
		}
		if runes++; runes > saysRunes {
			break
		}
	}
	return false
}

// smallOpening reports whether s begins with a short form that is written small before a capital: "'s Avonds".
func smallOpening(s string) bool {
	rest, ok := strings.CutPrefix(strings.Replace(s, "’", "'", 1), "'")
	return ok && len(rest) > 2 && rest[1] == ' ' && rest[2] >= 'A' && rest[2] <= 'Z'
}

// nextWord gives the first letter or digit of s and the word it begins, folded.
func nextWord(s string) (rune, string) {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			rest := s[i:]
			if end := strings.IndexFunc(rest, func(r rune) bool { return !language.OfWord(r) && r != '\'' && r != '’' }); end >= 0 {
				rest = rest[:end]
			}
			return r, language.Fold(rest)
		}
		if unicode.IsSpace(r) && i > 8 {
			break
		}
	}
	return 0, ""
}

// glued reports whether a period without a space behind it ends a sentence after all: a
// lower-case word before it and a capitalised one after it ("closed.The"), or a name before it and a word after it that
// opens sentences ("Karvik.The"), as extraction leaves them.
func glued(s string, m int, first rune, next string, l *language.Language) bool {
	before := lastWord(s[:m])
	lower := before == strings.ToLower(before)
	opens := !lower && l.Sentences().IsOpener(next) && !strings.Contains(before, ".") && periodEnds(s[:m], next, l)
	return utf8.RuneCountInString(before) > 3 && (lower || opens) && len(s) > m+1 && utf8.RuneCountInString(next) > 1 &&
		unicode.IsUpper(first) && unicode.IsLetter(rune(before[0])) && strings.HasPrefix(s[m+1:], string(first)) && !strings.Contains(s[m+1:min(len(s), m+1+len(next)+1)], ".")
}

// lastWord gives the last word of s, inner periods included: "p.m" of "at 5 p.m".
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool {
		return !language.OfWord(r) && r != '.' && r != '-' && r != '’' && r != '\''
	})
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	return strings.TrimLeft(s, ".-'’")
}

// periodEnds decides for a period behind before; next is the folded word after it.
func periodEnds(before, next string, l *language.Language) bool {
	rules, last := l.Sentences(), lastWord(before)
	folded := language.Fold(last)
	if i := strings.LastIndexByte(folded, '\''); i > 0 && i+1 < len(folded) {
		folded = folded[i+1:] // "l'art." is "art."
	}
	if i := strings.LastIndexByte(last, '-'); i > 0 && capital(last[i+1:]) {
		folded = language.Fold(last[i+1:]) // "post-Sept." is "Sept.", but "op-ed." is no "ed."
	}
	switch {
	case strings.HasSuffix(strings.TrimRight(before, " \u00a0"), "("):
		return false // what is in brackets has not begun: "(. 538)"
	case folded == "":
		return true
	case rules.IsBeforeNumber(folded) && next != "" && digits(next[:1]):
		return false
	case rules.IsMayEnd(folded):
		return rules.IsOpener(next)
	case rules.IsOftenEnd(folded):
		return rules.IsOpener(next) || !l.IsGiven(next) && !l.Names().IsPlace(next) && l.Rarity(next) < commonRarity
	case rules.IsAbbreviation(folded):
		return false
	case digits(folded):
		if strings.TrimSpace(before) == last { // "1. First item"
			return false
		}
		counted := lastWord(strings.TrimRight(strings.TrimSuffix(before, last), " \u00a0.")) // "kl. 5. Dr. Velm": no ordinal
		return !rules.OrdinalPeriod || len(folded) > 2 || rules.IsOpener(next) || rules.IsBeforeNumber(language.Fold(counted))
	case roman(last) && rules.OrdinalPeriod:
		return rules.IsOpener(next)
	case initial(last):
		return rules.IsOpener(next) && !capitalisedBefore(before, last)
	}
	return true
}

// initial reports whether a word is one capital letter, or several with periods between ("J.K").
func initial(word string) bool {
	for part := range strings.SplitSeq(word, ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size != len(part) || !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// capitalisedBefore reports whether the word before the last one is capitalised or the start: "John F", but not "plan B".
func capitalisedBefore(before, last string) bool {
	w := lastWord(strings.TrimRight(strings.TrimSuffix(before, last), " \u00a0."))
	r, _ := utf8.DecodeRuneInString(w)
	return w == "" || unicode.IsUpper(r)
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func roman(s string) bool {
	return s != "" && strings.Trim(s, "IVX") == ""
}
