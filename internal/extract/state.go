package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"parallax"
)

// Sizes in letters (see letters), so that they mean the same in every script.
const (
	// tinyText is the size below which there is no article.
	tinyText = 100
	// briefText is the size up to which even a text that ends well may be a beginning only.
	briefText = 600
	// littleText is the size up to which a text may be a teaser, or a prompt instead of an article.
	littleText = 1200
	// longText is the size from which no prompt makes a page anything but an article.
	longText = 2400
	// behindLines is how many lines behind the prose are looked at for what cut it off.
	behindLines = 8
	// wallLetters is how long a line of a wall may be.
	wallLetters = 140
	// promptLetters is how long a line may be to be a prompt: longer ones speak about prompts.
	promptLetters = 320
)

// signals is what the state of a page is told by.
type signals struct {
	page    parallax.Page
	m       *metadata
	body    body
	survey  *survey
	heads   []string    // title and headings, where pages say what went wrong
	asked   *hits       // phrases of the short lines of the page
	below   *hits       // those from the beginning of the text on
	text    int         // letters of prose that are no prompt
	account []paragraph // that prose
	wall    int         // the first paragraph of the body behind a wall
	// tail are the lines right behind the prose.
	tail []block
	// consentText and consentPhrases are what the boxes held that were taken out.
	consentText, consentPhrases int
}

// judgeState decides what the page is, from several signals each time: no phrase alone
// makes a page a wall, because articles are written about walls too. It gives the body
// without what stands behind a wall: offers, not the account.
func judgeState(s signals) (parallax.PageState, []parallax.Reason, body) {
	s.look()
	state, why := s.judge()
	if state == parallax.PagePaywalled || state == parallax.PageLogin {
		s.body.blocks = s.body.blocks[:s.wall]
	}
	return state, why, s.body
}

func (s signals) judge() (parallax.PageState, []parallax.Reason) {
	for _, judge := range []func(signals) (parallax.PageState, []parallax.Reason){
		blocked, missing, consent, login, paywalled, empty, partial,
	} {
		if state, why := judge(s); state != "" {
			return state, why
		}
	}
	return parallax.PageFull, []parallax.Reason{parallax.Because("text", "%d bytes in %d paragraphs, by %s", s.body.size(), len(s.body.blocks), s.body.by)}
}

// look finds the account in the body: its prose up to a wall.
func (s *signals) look() {
	places := s.survey.places(s.body)
	start, end := 0, 0
	if len(places) > 0 {
		start = places[0]
	}
	prose := make([]bool, len(places))
	for i, p := range s.body.blocks {
		prose[i] = p.prosaic()
	}
	s.wall = len(s.body.blocks)
	if w := s.survey.wallAt(s.body, places, prose); w >= 0 {
		s.wall = w
	}
	for i, p := range s.body.blocks[:s.wall] {
		if prose[i] {
			s.account = append(s.account, p)
			s.text += letters(p.text)
			end = places[i] + 1
		}
	}
	s.asked, s.below, s.tail = s.survey.prompts(0), s.survey.prompts(start), s.survey.next(end, behindLines)
}

// wallAt gives the first paragraph of the body that stands behind a wall: a short line that
// asks to pay or to log in, with little behind it against what is before it. It is -1 when there is
// none. Prose that speaks of walls has longer lines, and goes on behind them.
func (s *survey) wallAt(b body, places []int, prose []bool) int {
	if len(places) == 0 {
		return -1
	}
	for at := places[0]; at < len(s.blocks); at++ {
		line := s.blocks[at]
		if line.chrome || line.boxed || line.letters > wallLetters || line.hits.count(paywall)+line.hits.count(logins) == 0 || strings.ContainsAny(line.text, "\"“„«") {
			continue
		}
		first, before, behind := len(places), 0, 0
		for i, p := range b.blocks {
			switch {
			case places[i] >= at:
				first = min(first, i)
				behind += letters(p.text)
			case prose[i]:
				before += letters(p.text)
			}
		}
		if behind < max(before/4, briefText) {
			return first
		}
	}
	return -1
}

// prosaic reports whether a paragraph is prose of the article: no heading, no list of links,
// no line that asks for something or leads to the rest.
func (p paragraph) prosaic() bool {
	size := letters(p.text)
	if size < 40 || p.linked()*2 >= len(p.text) || p.heading() {
		return false
	}
	h := findPhrases(p.text)
	asks := h.count(paywall) + h.count(logins) + h.count(challenge) + h.count(absent) + h.count(broken)
	return (asks == 0 || size > wallLetters) && (h.count(consents) < 2 || size > 2*promptLetters) && onward(p.text, size, h) == ""
}

// onward gives the phrase with which a line leads to the rest of the article and says hardly
// anything else; "" when it does not.
func onward(text string, size int, h *hits) string {
	for _, phrase := range h[continues] {
		if size <= 3*letters(phrase)+8 && !strings.HasSuffix(text, ":") {
			return phrase
		}
	}
	return ""
}

// tells collects reasons; n counts how much they weigh together.
type tells struct {
	why []parallax.Reason
	n   int
}

func (t *tells) add(here bool, weight int, what, format string, args ...any) {
	if here {
		t.n += weight
		t.why = append(t.why, parallax.Because(what, format, args...))
	}
}

// prompts adds one for a phrase and one more for a second.
func (t *tells) prompts(h *hits, list phraseList) {
	n := h.count(list)
	t.add(n > 0, 1, "prompt", "%q", h.first(list))
	t.add(n > 1, 1, "more prompts", "%s", quoted(h[list][min(n, 1):min(n, 3)]))
}

// quoted gives a list of phrases for people to read.
func quoted(phrases []string) string {
	var out []string
	for _, p := range phrases {
		out = append(out, strconv.Quote(p))
	}
	return strings.Join(out, ", ")
}

// headline adds two when a headline says one of the phrases and hardly anything else, one
// when it says it among other things.
func (t *tells) headline(s signals, lists ...phraseList) (whole bool) {
	said, where := "", ""
	for _, head := range s.heads {
		h, size := findPhrases(head), letters(head)
		for _, list := range lists {
			for _, phrase := range h[list] {
				said, where = firstNonEmpty(said, phrase), firstNonEmpty(where, head)
				if !whole && letters(phrase)*2 >= size {
					whole, said, where = true, phrase, head
				}
			}
		}
	}
	t.add(said != "", 1, "in the headline", "%q", said)
	t.add(whole, 1, "headline says nothing else", "%q", where)
	return whole
}

// dated reports whether the page claims an article with a date of publication.
func (m *metadata) dated() bool {
	return m.hasLinked && m.linked.Published != "" || m.meta["article:published_time"] != ""
}

// article adds what the page claims to be: one point for claiming no article at all, two or
// one taken away for claiming one.
func (t *tells) article(s signals) {
	switch {
	case s.m.dated():
		t.add(true, -2, "says it is an article", "with a date of publication")
	case s.m.meta["og:type"] == "article":
		t.add(true, -1, "says it is an article", "og:type")
	default:
		t.add(true, 1, "no article", "no date of publication, no article type")
	}
}

func blocked(s signals) (parallax.PageState, []parallax.Reason) {
	refused := s.page.Status == 403 || s.page.Status == 429 || s.page.Status == 503 || s.page.Status == 451
	if s.text > longText && s.page.Status < 400 || s.consentText > 0 && !refused {
		return "", nil
	}
	var t tells
	said := &hits{}
	said.join(s.asked)
	said.join(s.survey.noscript)
	t.prompts(said, challenge)
	t.headline(s, challenge)
	t.add(s.survey.captcha != "", 1, "markup of a check", "%s", s.survey.captcha)
	t.add(s.survey.letters < longText/2 && s.text < briefText, 1, "short page", "%d letters", s.survey.letters)
	t.add(refused, 2, "status", "%d", s.page.Status)
	t.article(s)
	known := said.count(challenge) > 0 || refused && s.page.Status != 503
	if !known || t.n < 4 {
		return "", nil
	}
	return parallax.PageBlocked, t.why
}

func missing(s signals) (parallax.PageState, []parallax.Reason) {
	if s.page.Status >= 400 && s.page.Status != 401 && s.page.Status != 402 {
		return parallax.PageError, []parallax.Reason{parallax.Because("status", "%d", s.page.Status)}
	}
	var t tells
	whole := t.headline(s, absent, broken)
	if s.text > longText || s.text > briefText && (!whole || s.m.dated()) {
		return "", nil
	}
	said := &hits{}
	said[absent] = append(slices.Clone(s.asked[absent]), s.asked[broken]...)
	t.prompts(said, absent)
	t.add(s.survey.failed != "", 1, "markup of an error", "%s", s.survey.failed)
	t.add(s.text < briefText, 1, "little text", "%d letters", s.text)
	t.article(s)
	if said.count(absent) == 0 && !whole || t.n < 4 {
		return "", nil
	}
	return parallax.PageError, t.why
}

// consent is decided by what is left when the boxes are taken out that ask for it: a consent
// text may be longer than an article, and an article may have a banner. Where the page is
// made of nothing else, by how much of the text found speaks of it.
func consent(s signals) (parallax.PageState, []parallax.Reason) {
	var t tells
	left := s.text < tinyText || s.text < briefText && s.endsOpen()
	if s.consentText >= 2*tinyText && s.consentPhrases >= 3 && left && s.consentText > s.text {
		t.add(true, 2, "box that asks for consent", "%d letters, %d phrases", s.consentText, s.consentPhrases)
		t.add(true, 1, "little text beside it", "%d letters", s.text)
		return parallax.PageConsent, t.why
	}
	if s.asked.count(consents) < 2 && s.consentPhrases == 0 {
		return "", nil
	}
	speaking, size := 0, 0
	for _, p := range s.body.blocks {
		size += len(p.text)
		if findPhrases(p.text).count(consents) > 0 {
			speaking += len(p.text)
		}
	}
	n, accept := 0, ""
	for _, b := range s.survey.blocks {
		if !b.chrome && !b.boxed {
			n += b.hits.count(consents)
			if b.letters < 60 && accept == "" {
				accept = b.hits.first(consents)
			}
		}
	}
	t.add(size > 0 && speaking*10 > size*3, 2, "text about consent", "%d of %d bytes", speaking, size)
	t.add(n >= 3, 1, "phrases on the page", "%d", n)
	t.add(n >= 6, 1, "many phrases on the page", "%d", n)
	t.add(accept != "", 1, "a line to accept with", "%q", accept)
	t.add(s.text < briefText, 1, "little text", "%d letters", s.text)
	t.headline(s, consents)
	t.article(s)
	if n < 3 || t.n < 5 || s.m.dated() && s.text >= briefText/2 {
		return "", nil
	}
	return parallax.PageConsent, t.why
}

func login(s signals) (parallax.PageState, []parallax.Reason) {
	n := s.below.count(logins)
	if s.text >= littleText || n == 0 && s.page.Status != 401 {
		return "", nil
	}
	var t tells
	t.prompts(s.below, logins)
	t.add(s.survey.password, 1, "field for a password", "")
	t.add(s.page.Status == 401, 2, "status", "401")
	t.add(s.text < briefText, 1, "little text", "%d letters", s.text)
	t.add(s.endsOpen(), 1, "the text breaks off", "%s", s.ending())
	t.headline(s, logins)
	if t.n < 3 || s.below.count(paywall) > n || s.m.linked.Free != nil && !*s.m.linked.Free && s.below.count(paywall) > 0 {
		return "", nil // a demand to pay that subscribers log in to pass
	}
	return parallax.PageLogin, t.why
}

// paywalled needs a demand to pay and a sign that the text was cut.
func paywalled(s signals) (parallax.PageState, []parallax.Reason) {
	var demand, cut tells
	free, tier := s.m.linked.Free, s.m.meta["article:content_tier"]
	demand.add(free != nil && !*free, 2, "json-ld", "isAccessibleForFree is false")
	demand.add(tier == "locked" || tier == "metered", 1, "content tier", "%s", tier)
	demand.add(s.survey.wall != "", 1, "markup", "%s", s.survey.wall)
	demand.prompts(s.below, paywall)
	demand.add(s.below.count(paywall) == 0 && s.asked.count(paywall) > 0, 1, "prompt above the text", "%q", s.asked.first(paywall))
	demand.add(s.page.Status == 402, 2, "status", "402")
	open, long := s.endsOpen(), s.text > longText
	behind := ""
	for _, b := range s.tail {
		behind = firstNonEmpty(behind, b.hits.first(paywall))
	}
	cut.add(s.text < littleText, 1, "little text", "%d letters", s.text)
	cut.add(s.text < briefText, 1, "very little text", "%d letters", s.text)
	cut.add(open && !long || s.cutShort(), 1, "the text breaks off", "%s", s.ending())
	cut.add(behind != "", 1, "prompt right behind the text", "%q", behind)
	cut.add(s.text > 0 && s.survey.gated*10 >= s.text*6, -2, "what is marked as for sale is there", "%d letters", s.survey.gated)
	sign := s.below.count(paywall) > 0 || open || s.text < briefText || s.survey.wall != ""
	need := 4
	if long {
		need = 6 // a long text that ends well is sooner a whole article with an offer below
	}
	if s.body.by == "json-ld" || !sign || demand.n < 2 || cut.n < 1 || demand.n+cut.n < need {
		return "", nil
	}
	return parallax.PagePaywalled, append(demand.why, cut.why...)
}

func empty(s signals) (parallax.PageState, []parallax.Reason) {
	size := 0
	for _, p := range s.body.blocks {
		size += letters(p.text)
	}
	if size >= tinyText {
		return "", nil
	}
	var t tells
	t.add(true, 1, "text", "%d letters", size)
	said := &hits{}
	said.join(s.asked)
	said.join(s.survey.noscript)
	needs := said.count(scripts) > 0 || s.survey.letters < 400 && strings.Count(string(s.page.Body), "<script") > 2
	t.add(needs, 1, "needs scripts", "%s", said.first(scripts))
	t.add(!needs, 1, "whole page", "%d letters outside menus", s.survey.letters)
	return parallax.PageEmpty, t.why
}

// partial needs a sign that the text goes on elsewhere; that it is short is none.
func partial(s signals) (parallax.PageState, []parallax.Reason) {
	var t tells
	t.add(s.cutShort(), 2, "the text breaks off", "%s", s.ending())
	if _, phrase := s.lastProse(); phrase != "" {
		t.add(true, 1, "link to the rest", "%q", phrase)
	} else if s.text < littleText {
		for _, b := range s.tail[:min(len(s.tail), 2)] {
			if phrase := onward(b.text, b.letters, b.hits); phrase != "" {
				t.add(true, 1, "link to the rest", "%q", phrase)
				break
			}
		}
	}
	t.parts(s)
	sign := t.n
	t.add(s.text < briefText, 1, "little text", "%d letters", s.text)
	t.add(len(s.account) == 1, 1, "one paragraph", "")
	if sign == 0 || t.n < 3 {
		return "", nil
	}
	return parallax.PagePartial, t.why
}

// parts adds what says that the page is one of several that the article is spread over.
func (t *tells) parts(s signals) {
	t.add(s.m.next || s.survey.sequence != "", 1, "more pages", "link rel=%s", firstNonEmpty(s.survey.sequence, "next"))
	numbers := len(s.survey.numbers)
	t.add(numbers >= 1 && numbers <= 20 && (s.survey.numbers["2"] || s.survey.numbers["1"]), 1, "numbered links", "%d", numbers)
	if part, all := s.survey.part(); all > 1 {
		t.add(true, 1, "one page of several", "%d of %d", part, all)
	}
}

// lastProse gives the last paragraph of the account, and the phrase of a link to the rest that
// ends it, which is not part of what is given; "" when there is none.
func (s signals) lastProse() (text, onwards string) {
	if len(s.account) == 0 {
		return "", ""
	}
	p := s.account[len(s.account)-1]
	if len(p.links) == 0 {
		return p.text, ""
	}
	link := p.links[len(p.links)-1]
	words := p.text[link.start:link.end]
	if phrase := onward(words, letters(words), findPhrases(words)); phrase != "" && len(p.text)-link.end < 4 {
		return strings.TrimRight(p.text[:link.start], " ([»›-–—"), phrase
	}
	return p.text, ""
}

// ending gives the last letters of the account, for people to read.
func (s signals) ending() string {
	last, _ := s.lastProse()
	return lastRunes(last, 24)
}

// endsOpen reports whether the last paragraph breaks off.
func (s signals) endsOpen() bool {
	last, _ := s.lastProse()
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(last, " \"'”’»“」』)]"))
	return last == "" || !strings.ContainsRune(".!?。！？।؟…", r) || s.cutShort()
}

// cutShort reports whether the last paragraph ends with an ellipsis.
func (s signals) cutShort() bool {
	last, _ := s.lastProse()
	last = strings.TrimRight(last, " \"'”’»]")
	return strings.HasSuffix(last, "…") || strings.HasSuffix(last, "...") || strings.HasSuffix(last, "..")
}
