package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// sameUtterance is the share of the words of the shorter quote that must stand in the
	// longer one in order, for both to be one utterance.
	sameUtterance = 0.6
	// utteranceWords is the least number of words the shorter quote must have: two quotes of
	// three words share two by chance.
	utteranceWords = 5
	// plainlySame and plainlyWords are the share and the number of words in common from which on
	// two quotes are one utterance whoever is named as its speaker.
	plainlySame  = 0.8
	plainlyWords = 6
	// tailWords is how many words at the end of both may differ.
	tailWords = 2
)

// utterance is a direct quote as words.
type utterance struct {
	at      *statement
	note    *parallax.Annotation
	speaker string
	words   []said
	bag     []int32 // numbers of the words, sorted
}

// minRun is how many matched words in a row are needed beside a place where two quotes
// differ: single "the"s and "to"s match anywhere.
const minRun = 2

// said is one word of an utterance; bracketed words are the editor's.
type said struct {
	fold       string
	plain      string // without diacritics
	id         int32  // of the word among those of all utterances
	start, end int
	edited     bool
	part       int // which piece of a quote that is split by its cue
}

// quotations finds one utterance that two articles print with different words.
func (s *story) quotations() []parallax.Difference {
	all := s.utterances()
	var out []parallax.Difference
	for i, later := range alikeUtterances(all) {
		for _, j := range later {
			if d, ok := s.quotation(all[i], all[j]); ok && !joinQuotation(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// alikeUtterances gives for each utterance the later ones of other tellings that may have
// enough words in common with it, but not all, in order. To have a share of its words in another, an
// utterance must have one there of its rarest ones that are more than the rest (prefix filter:
// Chaudhuri, Ganti and Kaushik, ICDE 2006); a few more are looked up for those spelled otherwise.
func alikeUtterances(all []*utterance) [][]int {
	numberWords(all)
	index := map[int32][]int{}
	for i, u := range all {
		for _, w := range slices.Compact(slices.Clone(u.bag)) {
			index[w] = append(index[w], i)
		}
	}
	out := make([][]int, len(all))
	met := make([]int, len(all)) // 1 + number of the utterance that last met this one: it does by several words
	for i, u := range all {
		words := slices.Compact(slices.Clone(u.bag))
		slices.SortFunc(words, func(v, w int32) int { return cmp.Or(len(index[v])-len(index[w]), cmp.Compare(v, w)) })
		least := int(sameUtterance*float64(len(u.words))) - otherSpellings
		gone := 0
		for _, w := range words[:min(len(words), max(1, len(u.words)-least))] {
			if gone += len(index[w]); gone > farthest/2 {
				break
			}
			for _, j := range index[w] {
				if met[j] == i+1 {
					continue
				}
				met[j] = i + 1
				if v := all[j]; len(v.words) >= len(u.words) && u.at.telling != v.at.telling && parallax.InCommon(u.bag, v.bag) >= least && !slices.EqualFunc(u.words, v.words, sameSaid) {
					out[min(i, j)] = append(out[min(i, j)], max(i, j))
				}
			}
		}
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// otherSpellings is how many words of a quote may be spelled otherwise in another.
const otherSpellings = 2

// numberWords gives the words of the utterances numbers and sorts these.
func numberWords(all []*utterance) {
	ids := map[string]int32{}
	for _, u := range all {
		u.bag = make([]int32, len(u.words))
		for i := range u.words {
			id, ok := ids[u.words[i].fold]
			if !ok {
				id = int32(len(ids))
				ids[u.words[i].fold] = id
			}
			u.words[i].id, u.bag[i] = id, id
		}
		slices.Sort(u.bag)
	}
}

func sameSaid(a, b said) bool { return a.id == b.id }

// joinQuotation adds the sides of d to a difference that has one of them already, and reports
// whether there is one: a third article that prints one of two versions makes no new difference.
func joinQuotation(list []parallax.Difference, d parallax.Difference) bool {
	for i := range list {
		if !slices.ContainsFunc(d.Sides, func(x parallax.Side) bool { return holdsSide(list[i].Sides, x) }) {
			continue
		}
		for _, x := range d.Sides {
			if holdsSide(list[i].Sides, x) {
				continue
			}
			x.Group = len(list[i].Sides)
			for _, y := range list[i].Sides {
				if strings.EqualFold(y.Value, x.Value) || !wasCut(&list[i]) && !wasCut(&d) && oneVersion(y.Value, x.Value) {
					x.Group = y.Group
				}
			}
			list[i].Sides = append(list[i].Sides, x)
		}
		return true
	}
	return false
}

// wasCut reports whether the difference is that one of two utterances is a piece of the other.
func wasCut(d *parallax.Difference) bool { return d.Why[0].What == pieceReason }

// oneVersion reports whether the letters of one print of an utterance are all or a part of the other's.
func oneVersion(a, b string) bool {
	a, b = lettersOf(language.Fold(a)), lettersOf(language.Fold(b))
	return strings.Contains(a, b) || strings.Contains(b, a)
}

func holdsSide(sides []parallax.Side, x parallax.Side) bool {
	return slices.ContainsFunc(sides, func(y parallax.Side) bool { return y.Evidence.Article == x.Evidence.Article && y.Span == x.Span })
}

func (s *story) utterances() []*utterance {
	var out []*utterance
	seen := map[*parallax.Annotation]bool{}
	for _, st := range s.statements {
		for _, n := range st.quotes {
			if seen[n] || n.Quote.Form == parallax.Indirect {
				continue
			}
			seen[n] = true
			u := &utterance{at: st, note: n, speaker: n.Quote.Speaker}
			for part, c := range marked(st.article(), n.Quote) {
				u.words = append(u.words, saidIn(st.article(), c, part)...)
			}
			if len(u.words) >= cutWords {
				out = append(out, u)
			}
		}
		out = append(out, st.unnoticed()...)
	}
	return out
}

// marked gives the spans of a quote that stand inside quotation marks: all of a direct one but
// what stands between two pairs of marks, the marked words of a mixed one.
func marked(a *parallax.Article, q *parallax.Quote) []parallax.Span {
	var out []parallax.Span
	for _, c := range q.Content {
		text, err := a.Words(c)
		if err == nil {
			out = append(out, insideMarks(text, c, q.Form != parallax.Mixed)...)
		}
	}
	return out
}

// insideMarks gives the spans of the text, which stands at span at, that lie inside quotation
// marks. open tells that it begins inside; what is open at its end counts then too.
func insideMarks(text string, at parallax.Span, open bool) []parallax.Span {
	var out []parallax.Span
	start := -1
	if open {
		start = 0
	}
	add := func(end int) {
		if end > start {
			out = append(out, parallax.Span{Field: at.Field, Index: at.Index, Start: at.Start + start, End: at.Start + end})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case start < 0 && strings.ContainsRune(openingMarks, r):
			start = i + utf8.RuneLen(r)
		case start >= 0 && strings.ContainsRune(closingMarks, r):
			add(i)
		}
	}
	if open && start >= 0 {
		add(len(text))
	}
	return out
}

// unnoticed gives utterances in quotation marks that no quote was noticed for, whoever says them.
func (s *statement) unnoticed() []*utterance {
	first := strings.IndexAny(s.Exact, openingMarks+closingMarks)
	if first < 0 {
		return nil
	}
	// A mark behind a letter or a stop closes what was opened in a sentence before.
	before, _ := utf8.DecodeLastRuneInString(s.Exact[:first])
	var out []*utterance
	for _, c := range insideMarks(s.Exact, s.Span, first > 0 && before != ' ' && before != '(' && before != '\n') {
		if slices.ContainsFunc(s.quotes, func(n *parallax.Annotation) bool { return slices.ContainsFunc(n.Quote.Content, c.Overlaps) }) {
			continue
		}
		note := &parallax.Annotation{Kind: parallax.KindQuote, Span: c, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{c}}}
		u := &utterance{at: s, note: note, words: saidIn(s.article(), c, 0)}
		if len(u.words) >= plainlyWords {
			out = append(out, u)
		}
	}
	return out
}

// Quotation marks of the languages we read; single ones are left out, since they are apostrophes too.
const (
	openingMarks = "\"“„«»「"
	closingMarks = "\"”“«»」"
)

// saidIn gives the words of a span, those in square brackets marked as edited.
func saidIn(a *parallax.Article, c parallax.Span, part int) []said {
	text, err := a.Words(c)
	if err != nil {
		return nil
	}
	var out []said
	edited := false
	for t := range language.EachToken(text) {
		w := text[t.Start:t.End]
		switch {
		case w == "[" || w == "(":
			edited = true
		case w == "]" || w == ")":
			edited = false
		case strings.HasPrefix(w, "..") || strings.HasPrefix(w, "…"):
			if len(out) > 0 {
				out[len(out)-1].edited = true // what is left out here is marked
			}
		case t.Kind != language.Punct:
			fold := strings.Trim(language.Fold(w), "'.-")
			out = append(out, said{fold: fold, plain: plain(fold), start: c.Start + t.Start, end: c.Start + t.End, edited: edited, part: part})
		}
	}
	return out
}

// quotation compares two utterances word by word.
func (s *story) quotation(u, v *utterance) (parallax.Difference, bool) {
	if d, ok := s.cutShort(u, v); ok {
		return d, true
	}
	if min(len(u.words), len(v.words)) < utteranceWords {
		return parallax.Difference{}, false
	}
	ins := runsOf(match(u.words, v.words))
	if float64(len(ins)) < sameUtterance*float64(min(len(u.words), len(v.words))) || len(ins) < utteranceWords-1 {
		return parallax.Difference{}, false
	}
	if !u.sameSpeaker(v) && !(len(ins) >= plainlyWords && float64(len(ins)) >= plainlySame*float64(min(len(u.words), len(v.words)))) {
		return parallax.Difference{}, false
	}
	i, j, ok := firstGap(u.words, v.words, ins)
	if !ok {
		return parallax.Difference{}, false
	}
	at, bt := u.context(i), v.context(j)
	if !u.at.telling.holds(at) || !v.at.telling.holds(bt) {
		return parallax.Difference{}, false
	}
	score := float64(len(ins)) / float64(min(len(u.words), len(v.words)))
	return parallax.Difference{
		Kind: parallax.Quotation, Claim: s.claimOf(u.at, v.at), Slot: parallax.SlotWords, About: u.speaker, Score: score,
		Sides: []parallax.Side{u.at.quoteSide(at, 0), v.at.quoteSide(bt, 1)},
		Why: []parallax.Reason{parallax.Because("words in common", "%d of %d and %d", len(ins), len(u.words), len(v.words)),
			parallax.Because("words that differ", "%s / %s", clip(u.print(i)), clip(v.print(j)))},
	}, true
}

// sameSpeaker is true when nothing says that the speakers are two.
func (u *utterance) sameSpeaker(v *utterance) bool {
	return u.speaker == "" || v.speaker == "" || sameName(u.speaker, v.speaker)
}

// quoteSide is a side whose words may stand outside the sentence, when the quote runs on.
func (s *statement) quoteSide(at parallax.Span, group int) parallax.Side {
	for _, other := range s.telling.over(at) {
		if other.Contains(at) {
			return other.side(at, "", group)
		}
	}
	return s.side(parallax.Span{}, "", group)
}

// match gives the index pairs of a longest common subsequence of words.
func match(a, b []said) [][2]int {
	n, m := len(a), len(b)
	table, cells := make([][]int16, n+1), make([]int16, (n+1)*(m+1))
	for i := range table {
		table[i] = cells[i*(m+1) : (i+1)*(m+1)]
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if sameWord(&a[i], &b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case sameWord(&a[i], &b[j]):
			out = append(out, [2]int{i, j})
			i++
			j++
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// runsOf keeps the matches that stand in runs.
func runsOf(ins [][2]int) [][2]int {
	var out [][2]int
	for i := 0; i < len(ins); {
		j := i + 1
		for j < len(ins) && ins[j][0] == ins[j-1][0]+1 && ins[j][1] == ins[j-1][1]+1 {
			j++
		}
		if j-i >= minRun {
			out = append(out, ins[i:j]...)
		}
		i = j
	}
	return out
}

// holds reports whether one statement of the telling holds the span.
func (t *telling) holds(at parallax.Span) bool {
	return slices.ContainsFunc(t.over(at), func(st *statement) bool { return st.Contains(at) })
}

// sameWord is true for spellings of one word too ("realise", "realize").
func sameWord(a, b *said) bool {
	if a.id == b.id {
		return true
	}
	if len(a.fold) < 5 || len(b.fold) < 5 {
		return false
	}
	if a.plain[0] != b.plain[0] {
		return false
	}
	return oneLetterApart(a.plain, b.plain) || anagram(a.plain, b.plain)
}

// anagram is true for "fiber" and "fibre".
func anagram(x, y string) bool {
	if len(x) != len(y) {
		return false
	}
	a, b := []byte(x), []byte(y)
	slices.Sort(a)
	slices.Sort(b)
	return string(a) == string(b)
}

// oneLetterApart reports whether two words differ in one inner letter or by one letter more;
// a different ending is another form ("talk", "talks"), and counts as another word.
func oneLetterApart(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return i < len(x) && x[i+1:] == y[i+1:]
	}
	return x[i:] == y[i+1:]
}

// firstGap gives the word ranges of the first place between matched words where the quotes
// differ. Words before the first and after the last match are what one of them left out at
// its ends, which changes nothing; so does an omission that is marked or edited.
func firstGap(a, b []said, ins [][2]int) (i, j [2]int, ok bool) {
	for k := 1; k < len(ins); k++ {
		i, j = [2]int{ins[k-1][0] + 1, ins[k][0]}, [2]int{ins[k-1][1] + 1, ins[k][1]}
		if i[0] == i[1] && j[0] == j[1] {
			continue
		}
		if a[ins[k-1][0]].part != a[ins[k][0]].part || b[ins[k-1][1]].part != b[ins[k][1]].part {
			continue // the cue stands between: what one of them left out there is not seen
		}
		if anyEdited(a[i[0]-1:i[1]]) || anyEdited(b[j[0]-1:j[1]]) || max(i[1]-i[0], j[1]-j[0]) > 8 {
			continue
		}
		if strings.EqualFold(letters(a[i[0]:i[1]]), letters(b[j[0]:j[1]])) {
			continue // "can not", "cannot"
		}
		return i, j, true
	}
	return tail(a, b, ins)
}

// tail gives the last words of both quotes when they are few and differ: "what they find",
// "what they say". When one has none left it was only cut.
func tail(a, b []said, ins [][2]int) (i, j [2]int, ok bool) {
	last := ins[len(ins)-1]
	i, j = [2]int{last[0] + 1, len(a)}, [2]int{last[1] + 1, len(b)}
	for _, r := range [][2]int{i, j} {
		if n := r[1] - r[0]; n == 0 || n > tailWords {
			return i, j, false
		}
	}
	same := a[i[0]].part == a[last[0]].part && b[j[0]].part == b[last[1]].part
	return i, j, same && !anyEdited(a[last[0]:]) && !anyEdited(b[last[1]:]) && letters(a[i[0]:]) != letters(b[j[0]:])
}

func anyEdited(list []said) bool {
	for _, w := range list {
		if w.edited {
			return true
		}
	}
	return false
}

func letters(list []said) string {
	var b strings.Builder
	for _, w := range list {
		b.WriteString(lettersOf(w.fold))
	}
	return b.String()
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r) || r >= 0x900 && unicode.Is(unicode.Mn, r) { // vowels in the scripts of India
			return r
		}
		return -1
	}, s)
}

// context is the span of the utterance around the words, as far as one statement holds it and
// no cue stands between; one word beside a place where nothing stands.
func (u *utterance) context(r [2]int) parallax.Span {
	first, last := max(0, min(r[0], len(u.words)-1, r[1]-1)), max(r[1]-1, 0)
	at := parallax.Span{Field: u.at.Field, Start: u.words[first].start, End: u.words[max(first, last)].end}
	for _, st := range u.at.telling.over(at) {
		if !st.Contains(at) {
			continue
		}
		for i := range u.words {
			if w := &u.words[i]; w.part == u.words[first].part && st.Start <= w.start && w.end <= st.End {
				at.Start, at.End = min(at.Start, w.start), max(at.End, w.end)
			}
		}
	}
	return at
}

func (u *utterance) print(r [2]int) string {
	if r[0] == r[1] {
		return "(nothing)"
	}
	w, _ := u.at.article().Words(parallax.Span{Field: u.at.Field, Start: u.words[r[0]].start, End: u.words[r[1]-1].end})
	return w
}
