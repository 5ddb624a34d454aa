package lineage

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// token is a word of a text as credits are read from it.
type token struct {
	start, end int    // bytes; without elision ("l'") and possessive ("'s")
	fold       string // folded
	upper      bool   // begins with a capital or a digit, or the script has no capitals
	possessive bool
	gap        gap // what stands before it
}

// gap is what stands between a token and the one before it.
type gap uint8

const (
	space gap = iota // nothing but space, hyphen, slash or ampersand
	soft             // a comma, bracket, dash or quotation mark
	hard             // the end of a sentence or line
)

// reader reads one article for credits.
type reader struct {
	article *parallax.Article
	text    string
	tokens  []token
	room    *[]token // that tokens lie in
	cues    *cues
	dir     *parallax.Directory
	others  map[string]parallax.Outlet // outlets of the other articles, by folded name
	// shorts are the outlets of all these articles that are agencies by their names, by their initials.
	shorts map[string]parallax.Outlet
	// otherStarts are the first words of the names of the others and of the article's own outlet.
	otherStarts map[string]bool
	resolved    map[string]*mention // names looked up so far; nil when there is none
	ownFold     string              // the name of the article's own outlet, folded
	// named says by token what mentionAt gave: the number of one of found from 1, -1 for nothing, 0 when nobody asked.
	named []int32
	found []mention
	// places are the names of places in the text, adjectives made of them too ("Varnowian").
	places map[string]bool
	// names are where in the text the names begin that were noticed.
	names map[int]bool
	// things are the names in the text of what can speak no more than a place: wars, films, laws.
	things  map[string]bool
	linking language.Set      // words that tie a statement to its maker
	quotes  []*parallax.Quote // with words in quotation marks, in the text
	sources []parallax.Span   // where those are named who are said to say something
	people  []named           // the people that the text names
	// sentences are those of the text.
	sentences []parallax.Span
}

// house is an outlet with its names as they are looked up, folded and none empty.
type house struct {
	outlet parallax.Outlet
	keys   []string
	// short is the initials of a name that says it is an agency's ("Littoral Wire Service"), else empty.
	short string
}

// houseOf gives the outlet of an article.
func houseOf(a *parallax.Article) house {
	o := a.Outlet
	h := house{outlet: o, short: agencyInitials(o.Name, a.Language)}
	for _, n := range append([]string{o.Name}, o.Names...) {
		if key := foldWords(n); key != "" {
			h.keys = append(h.keys, key)
		}
	}
	return h
}

// housesOf gives the outlets of articles.
func housesOf(articles []parallax.Covered) []house {
	out := make([]house, len(articles))
	for i := range articles {
		out[i] = houseOf(&articles[i].Article)
	}
	return out
}

func newReader(a *parallax.Article, others []house, dir *parallax.Directory) *reader {
	r := &reader{article: a, text: a.Text, cues: cuesOf(a.Language), linking: language.For(a.Language).Credits().Linking, dir: dir,
		others: map[string]parallax.Outlet{}, otherStarts: map[string]bool{}, shorts: map[string]parallax.Outlet{}, resolved: map[string]*mention{}, ownFold: foldWords(a.Outlet.Name)}
	for _, h := range append(slices.Clone(others), houseOf(a)) {
		for _, key := range h.keys {
			first, _, _ := strings.Cut(strings.TrimPrefix(key, "the "), " ")
			r.otherStarts[first] = true
			if h.outlet.Key() != a.Outlet.Key() {
				r.others[key] = h.outlet
			}
		}
		if h.short != "" {
			r.shorts[h.short] = h.outlet
		}
	}
	r.room = tokenRooms.Get().(*[]token)
	*r.room = appendTokens((*r.room)[:0], a.Text)
	r.tokens = *r.room
	r.named = make([]int32, len(r.tokens))
	return r
}

// tokenRooms are what the words of articles are laid out in.
var tokenRooms = sync.Pool{New: func() any { return new([]token) }}

// end gives the room of the words back; the reader is not to be asked any more.
func (r *reader) end() {
	r.tokens = nil
	tokenRooms.Put(r.room)
}

// namesOf gives the names that were noticed as those of a kind, as printed.
func namesOf(c *parallax.Covered, kind parallax.NameType) map[string]bool {
	out := map[string]bool{}
	for _, n := range c.Notes {
		if n.Kind == parallax.KindName && n.Name.Type == kind {
			if words, err := c.Article.Words(n.Span); err == nil {
				out[words] = true
			}
		}
	}
	return out
}

// nameStarts gives where in the text the names begin that were noticed.
func nameStarts(c *parallax.Covered) map[int]bool {
	out := map[int]bool{}
	for _, n := range c.Notes {
		if n.Kind == parallax.KindName && n.Span.Field == parallax.FieldText {
			out[n.Span.Start] = true
		}
	}
	return out
}

// quotesIn gives the quotes of the text with words in quotation marks.
func quotesIn(c *parallax.Covered) []*parallax.Quote {
	var out []*parallax.Quote
	for _, n := range c.Notes {
		if n.Kind == parallax.KindQuote && n.Span.Field == parallax.FieldText && n.Quote.Form != parallax.Indirect {
			out = append(out, n.Quote)
		}
	}
	return out
}

// tokensOf gives the words of a text with what separates them.
func tokensOf(text string) []token { return appendTokens(make([]token, 0, len(text)/6+1), text) }

// appendTokens is tokensOf into room that is given.
func appendTokens(out []token, text string) []token {
	last, g := 0, hard
	for t := range language.EachToken(text) {
		if t.Start > last && strings.IndexByte(text[last:t.Start], '\n') >= 0 {
			g = hard
		}
		last = max(last, t.End) // pairs of characters overlap
		s := text[t.Start:t.End]
		if t.Kind == language.Punct {
			g = max(g, gapOf(s, text[t.End:], out, text))
			continue
		}
		w := token{start: t.Start, end: t.End, gap: g}
		w.trim(text)
		s = text[w.start:w.end]
		first, _ := utf8.DecodeRuneInString(s)
		w.upper = !unicode.IsLower(first)
		w.fold = language.Fold(s)
		out = append(out, w)
		g = space
	}
	return out
}

// trim takes elision and possessive off a token: "l'AFP", "BBC's".
func (w *token) trim(text string) {
	s := text[w.start:w.end]
	if strings.IndexByte(s, '\'') < 0 && !strings.Contains(s, "’") { // most have none
		return
	}
	for _, mark := range []string{"'", "’"} {
		if i := strings.Index(s, mark); i > 0 && i <= 5 && i+len(mark) < len(s) {
			if r, _ := utf8.DecodeRuneInString(s[i+len(mark):]); unicode.IsUpper(r) && !strings.Contains(s[:i], ".") && i < len(s)-len(mark)-1 && i <= 4 && unicode.IsLower(rune(s[i-1])) {
				w.start += i + len(mark)
				s = text[w.start:w.end]
			}
		}
	}
	if n := language.Possessive(s); n > 0 {
		w.end, w.possessive = w.end-n, true
	}
}

// gapOf classifies a punctuation mark by what stands around it.
func gapOf(mark, rest string, before []token, text string) gap {
	switch mark {
	case "-", "/", "&", "’", "'":
		return space
	case ".", "!", "?", "…", "。", "！", "？":
		if mark == "." && len(before) > 0 {
			last := before[len(before)-1]
			if n := utf8.RuneCountInString(text[last.start:last.end]); last.upper && n <= 3 && last.fold != text[last.start:last.end] && !isAcronym(text[last.start:last.end]) {
				return space // "Mr.", "Sen.", an initial
			}
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t\u00a0\"”’)“«»"))
		if !unicode.IsLower(next) {
			return hard
		}
	}
	return soft
}

// isAcronym reports whether s is capitals only, two or more: "AFP", "ДПА".
func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
		n++
	}
	return n >= 2
}

// foldWords folds a name the way the tokens of a text are: "The New York Times" is "the new york times".
func foldWords(s string) string {
	if plainWords(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for i, t := range tokensOf(s) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.fold)
	}
	return b.String()
}

// plainWords reports whether a name is words of ASCII letters with one space between them, which are its tokens.
func plainWords(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c == ' ' && before == ' ' || c != ' ' && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
		before = c
	}
	return before != ' '
}

// span is the text from token i up to but without token j.
func (r *reader) span(i, j int) parallax.Span {
	return parallax.TextSpan(r.tokens[i].start, r.tokens[j-1].end)
}

func (r *reader) words(i, j int) string { return r.text[r.tokens[i].start:r.tokens[j-1].end] }

// together reports whether tokens i to j (without j) stand in one stretch whose gaps are at most g.
func (r *reader) together(i, j int, g gap) bool {
	for k := i + 1; k < j; k++ {
		if r.tokens[k].gap > g {
			return false
		}
	}
	return true
}

// cueList is one list of language.Credits.
type cueList uint32

// The lists, one bit each, so that a search can name several.
const (
	told cueList = 1 << iota
	before
	after
	said
	filler
	agencyNoun
	mediaNoun
	broadcastNoun
	stateTelevision
	stateMedia
	correspondent
	ownCue
	self
	photo
	statement
	post
	spokes
	say
	institution
	dates
	boilerplate
	refusal
)

// cues are the phrases of a language by their first word.
type cues struct {
	phrases map[string][]phrase
}

type phrase struct {
	words []string
	lists cueList
}

var cueCache sync.Map // language tag to *cues

// cuesOf gives the phrases of a language, made once.
func cuesOf(tag string) *cues {
	l := language.For(tag)
	if c, ok := cueCache.Load(l.Tag); ok {
		return c.(*cues)
	}
	d := l.Credits()
	c := &cues{phrases: map[string][]phrase{}}
	for list, entries := range map[cueList][]string{told: d.Told, before: d.Before, after: d.After, said: d.Said, filler: d.Fillers,
		agencyNoun: d.Agency, mediaNoun: d.Media, broadcastNoun: d.Broadcast, stateTelevision: d.StateTelevision, stateMedia: d.StateMedia,
		correspondent: d.Correspondent, ownCue: d.Own, self: d.Self, photo: d.Photo, statement: d.Statement, post: d.Post,
		spokes: d.Spokes, refusal: d.Refusal, say: d.Say, institution: d.Institutions, dates: d.Dates, boilerplate: d.Boilerplate} {
		for _, e := range entries {
			c.add(strings.Fields(e), list)
		}
	}
	stored, _ := cueCache.LoadOrStore(l.Tag, c)
	return stored.(*cues)
}

func (c *cues) add(words []string, list cueList) {
	known := c.phrases[words[0]]
	for i := range known {
		if strings.Join(known[i].words, " ") == strings.Join(words, " ") {
			known[i].lists |= list
			return
		}
	}
	c.phrases[words[0]] = append(known, phrase{words, list})
}

// cueAt gives the end of the longest phrase of the lists that begins at token i and stays
// within its sentence; 0 when there is none.
func (r *reader) cueAt(i int, lists cueList) int {
	best := 0
	if i < 0 || i >= len(r.tokens) {
		return 0
	}
	for _, p := range r.cues.phrases[r.tokens[i].fold] {
		end := i + len(p.words)
		if p.lists&lists == 0 || end > len(r.tokens) || end <= best {
			continue
		}
		if r.together(i, end, soft) && r.spells(i, p.words) {
			best = end
		}
	}
	return best
}

func (r *reader) spells(i int, words []string) bool {
	for k, w := range words {
		if r.tokens[i+k].fold != w {
			return false
		}
	}
	return true
}

// cueBefore gives the start of a phrase of the lists that ends before token i with only
// fillers and at most slack other words between; -1 when there is none.
func (r *reader) cueBefore(i int, lists cueList, slack int) int {
	for s := i - 1; s >= 0 && s >= i-10; s-- {
		if r.tokens[s+1].gap == hard {
			return -1
		}
		if end := r.cueAt(s, lists); end > 0 && end <= i && r.fillers(end, i, slack) {
			return s
		}
	}
	return -1
}

// fillers reports whether tokens i to j are fillers apart from at most slack words.
func (r *reader) fillers(i, j, slack int) bool {
	for i < j {
		if end := r.cueAt(i, filler); end > i && end <= j {
			i = end
			continue
		}
		if slack == 0 {
			return false
		}
		slack--
		i++
	}
	return true
}

// cueAfter gives the end of a phrase of the lists that begins at token j or behind fillers
// and at most slack other words; 0 when there is none.
func (r *reader) cueAfter(j int, lists cueList, slack int) int {
	for s := j; s < len(r.tokens) && s <= j+5; s++ {
		if r.tokens[s].gap == hard {
			return 0
		}
		if end := r.cueAt(s, lists); end > 0 && r.fillers(j, s, slack) {
			return end
		}
	}
	return 0
}
