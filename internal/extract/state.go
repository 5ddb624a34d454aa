package extract

import (
	"strings"
	"unicode/utf8"

	"parallax"
)

const (
	// tinyText is the size in bytes below which there is no article.
	tinyText = 140
	// littleText is the size up to which a text may be a teaser, or a prompt instead of an article.
	littleText = 1200
	// shortPage is the size of all words of a page up to which a single prompt is the page.
	shortPage = 2500
)

// signals is what the state of a page is told by.
type signals struct {
	page    parallax.Page
	m       *metadata
	body    body
	words   int   // bytes of all words of the page
	visible *hits // in all words of the page
	head    *hits // in the title and headings, where pages say what went wrong
}

// judgeState decides what the page is, from several signals each time: no phrase alone
// makes a page a wall, because articles are written about walls too.
func judgeState(s signals) (parallax.PageState, []parallax.Reason) {
	for _, judge := range []func(signals) (parallax.PageState, []parallax.Reason){
		blocked, missing, consent, login, paywalled, empty, partial,
	} {
		if state, why := judge(s); state != "" {
			return state, why
		}
	}
	return parallax.PageFull, []parallax.Reason{parallax.Because("text", "%d bytes in %d paragraphs, by %s", s.body.size(), len(s.body.blocks), s.body.by)}
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

// articleLike reports whether the page says it holds an article, with a date or an author.
func (s signals) articleLike() bool {
	return s.m.hasLinked && s.m.linked.Published != "" || s.m.meta["article:published_time"] != "" || s.m.meta["og:type"] == "article"
}

func blocked(s signals) (parallax.PageState, []parallax.Reason) {
	if s.body.prose() > 2*littleText && s.page.Status < 400 {
		return "", nil
	}
	var t tells
	n, phrase := s.visible.count(challenge), s.visible.first(challenge)
	t.add(n > 0, 1, "prompt", "%q", phrase)
	t.add(n > 1, 1, "more prompts", "%d", n)
	t.add(s.head.count(challenge) > 0, 1, "in the headline", "%q", s.head.first(challenge))
	t.add(s.words < shortPage && s.body.prose() < littleText, 1, "short page", "%d bytes of words", s.words)
	t.add(s.page.Status == 403 || s.page.Status == 429 || s.page.Status == 503, 2, "status", "%d", s.page.Status)
	t.add(s.articleLike(), -2, "says it is an article", "")
	if n == 0 && s.page.Status != 403 && s.page.Status != 429 || t.n < 3 {
		return "", nil
	}
	return parallax.PageBlocked, t.why
}

func missing(s signals) (parallax.PageState, []parallax.Reason) {
	if s.page.Status >= 400 && s.page.Status != 401 && s.page.Status != 402 {
		return parallax.PageError, []parallax.Reason{parallax.Because("status", "%d", s.page.Status)}
	}
	if s.body.prose() > littleText {
		return "", nil
	}
	var t tells
	for _, list := range []phraseList{absent, broken} {
		head, words := s.head.first(list), s.visible.first(list)
		t.add(head != "", 2, "in the headline", "%q", head)
		t.add(words != "" && words != head, 1, "in the text", "%q", words)
	}
	t.add(!s.articleLike(), 1, "no article", "no date of publication, no article type")
	t.add(s.body.prose() < littleText/2, 1, "little text", "%d bytes", s.body.prose())
	t.add(s.articleLike(), -2, "says it is an article", "")
	if t.n < 4 {
		return "", nil
	}
	return parallax.PageError, t.why
}

// consent is decided by how much of the text found speaks of consent: a consent text may be
// longer than an article, and an article may have a banner.
func consent(s signals) (parallax.PageState, []parallax.Reason) {
	if s.visible.count(consents) < 2 {
		return "", nil
	}
	speaking, size := 0, 0
	phrases := map[string]bool{}
	for _, p := range s.body.blocks {
		size += len(p.text)
		if found := findPhrases(p.text)[consents]; len(found) > 0 {
			speaking += len(p.text)
			for _, c := range found {
				phrases[c] = true
			}
		}
	}
	n, phrase := s.visible.count(consents), s.visible.first(consents)
	var t tells
	t.add(size > 0 && speaking*10 > size*3, 2, "text about consent", "%d of %d bytes", speaking, size)
	t.add(len(phrases) >= 3, 1, "phrases in the text", "%d", len(phrases))
	t.add(n >= 3, 1, "phrases on the page", "%d, such as %q", n, phrase)
	t.add(s.body.prose() < littleText/2, 1, "little text", "%d bytes", s.body.prose())
	t.add(s.head.count(consents) > 0, 1, "in the headline", "%q", s.head.first(consents))
	t.add(s.articleLike() && speaking*2 < size, -2, "says it is an article", "")
	if t.n < 4 {
		return "", nil
	}
	return parallax.PageConsent, t.why
}

func login(s signals) (parallax.PageState, []parallax.Reason) {
	var t tells
	n, phrase := s.visible.count(logins), s.visible.first(logins)
	t.add(n > 0, 1, "prompt", "%q", phrase)
	t.add(n > 1, 1, "more prompts", "%d", n)
	t.add(s.m.password, 1, "field for a password", "")
	t.add(s.page.Status == 401, 2, "status", "401")
	t.add(s.body.prose() < littleText/2, 1, "little text", "%d bytes", s.body.prose())
	if s.body.prose() >= littleText || n == 0 && s.page.Status != 401 || t.n < 3 {
		return "", nil
	}
	if s.visible.count(paywall) > n || s.m.linked.Free != nil && !*s.m.linked.Free {
		return "", nil // a demand to pay that subscribers log in to pass
	}
	return parallax.PageLogin, t.why
}

// paywalled needs a demand to pay and a sign that the text was cut.
func paywalled(s signals) (parallax.PageState, []parallax.Reason) {
	var demand, cut tells
	n, phrase := s.visible.count(paywall), s.visible.first(paywall)
	demand.add(s.m.linked.Free != nil && !*s.m.linked.Free, 2, "json-ld", "isAccessibleForFree is false")
	demand.add(s.m.meta["article:content_tier"] == "locked" || s.m.meta["article:content_tier"] == "metered", 1, "content tier", "%s", s.m.meta["article:content_tier"])
	demand.add(s.m.paywall != "", 1, "markup", "%s", s.m.paywall)
	demand.add(n > 0, 1, "prompt", "%q", phrase)
	demand.add(n > 1, 1, "more prompts", "%d", n)
	demand.add(s.page.Status == 402, 2, "status", "402")
	cut.add(s.body.prose() < littleText, 1, "little text", "%d bytes", s.body.prose())
	cut.add(s.body.prose() < littleText/2, 1, "very little text", "%d bytes", s.body.prose())
	cut.add(s.endsOpen(), 1, "the text breaks off", "%s", lastRunes(s.body.last(), 24))
	if s.body.by == "json-ld" || demand.n < 2 || cut.n < 1 || demand.n+cut.n < 4 {
		return "", nil
	}
	return parallax.PagePaywalled, append(demand.why, cut.why...)
}

func empty(s signals) (parallax.PageState, []parallax.Reason) {
	if s.body.size() >= tinyText || runes(s.body) >= tinyText {
		return "", nil
	}
	var t tells
	t.add(true, 1, "text", "%d bytes", s.body.size())
	if phrase := s.visible.first(scripts); phrase != "" || s.words < 400 && strings.Count(string(s.page.Body), "<script") > 2 {
		t.add(true, 1, "needs scripts", "%s", phrase)
	}
	return parallax.PageEmpty, t.why
}

func partial(s signals) (parallax.PageState, []parallax.Reason) {
	var t tells
	t.add(s.body.prose() < littleText/2, 1, "little text", "%d bytes", s.body.prose())
	t.add(strings.HasSuffix(s.body.last(), "…") || strings.HasSuffix(s.body.last(), "...") || strings.HasSuffix(s.body.last(), "[…]") || strings.HasSuffix(s.body.last(), "[...]"), 2, "the text breaks off", "%s", lastRunes(s.body.last(), 24))
	t.add(s.m.next, 1, "more pages", "link rel=next")
	t.add(len(s.body.blocks) == 1, 1, "one paragraph", "")
	if t.n < 3 {
		return "", nil
	}
	return parallax.PagePartial, t.why
}

func (b body) last() string {
	if len(b.blocks) == 0 {
		return ""
	}
	return b.blocks[len(b.blocks)-1].text
}

func runes(b body) int {
	n := 0
	for _, p := range b.blocks {
		n += utf8.RuneCountInString(p.text)
		if caseless(p.text) {
			n += 2 * utf8.RuneCountInString(p.text)
		}
	}
	return n
}

// endsOpen reports whether the last paragraph breaks off.
func (s signals) endsOpen() bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s.body.last(), " \"'”’»)]"))
	return !strings.ContainsRune(".!?。！？।", r) || strings.HasSuffix(s.body.last(), "...")
}
