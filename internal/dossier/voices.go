package dossier

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

const (
	maxSpeakers  = 6
	maxPerVoice  = 3
	maxQuotes    = 6
	quoteWords   = 5   // shorter quotes are catchwords, shown in their sentences only
	quoteLongest = 400 // bytes
)

// voice is what one speaker is quoted with, across the sources.
type voice struct {
	name     string
	sayings  []saying
	articles int // that quote them
}

// saying is one quote note with its source.
type saying struct {
	at    *parallax.Covered
	quote *parallax.Quote
	span  parallax.Span // of the whole sentences
	worth float64       // for being shown first; 0 until it is asked for
}

// voices gives the named speakers of the counted sources with what they are quoted with,
// those quoted by most articles first, of those the ones quoted most often.
func (k *composer) voices() []voice {
	var out []voice
	var names []string        // the names of out
	index := map[string]int{} // in out, by speaker
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() {
			continue
		}
		party := k.parties(at)
		for j := range at.Notes {
			q := at.Notes[j].Quote
			if q == nil || q.Anonymous || at.Notes[j].Span.Field != parallax.FieldText || !party[q.Speaker] {
				continue
			}
			s := saying{at: at, quote: q, span: at.Whole(at.Notes[j].Span)}
			if !s.namesSpeaker() || s.ofAnother() {
				continue
			}
			if s.heads() || s.ofFurniture() {
				continue
			}
			n, again := index[q.Speaker]
			if !again {
				n = slices.IndexFunc(names, func(other string) bool { return sameSpeaker(other, q.Speaker) })
				if n < 0 {
					n, out, names = len(out), append(out, voice{}), append(names, q.Speaker)
				}
				index[q.Speaker] = n
			}
			out[n].sayings = append(out[n].sayings, s)
		}
	}
	out = acrossScripts(out)
	for i := range out {
		out[i].name = k.usualName(out[i].sayings)
		out[i].articles = out[i].sources()
	}
	slices.SortStableFunc(out, func(a, b voice) int {
		return cmp.Or(cmp.Compare(b.articles, a.articles), cmp.Compare(len(b.sayings), len(a.sayings)))
	})
	return out
}

// namesSpeaker reports whether the sentences name their speaker. Who a bare "he said" means
// is known well enough to read on, not to put words under a name.
func (s *saying) namesSpeaker() bool {
	words, err := s.at.Article.Words(s.span)
	if err != nil {
		return false
	}
	parts := strings.Fields(s.quote.Speaker)
	return strings.Contains(words, s.quote.Speaker) || strings.Contains(words, parts[len(parts)-1])
}

// heads reports whether the words are the headline of their article, as plain text prints it: "Jo Karr: youth held over theft" is about
// him.
func (s *saying) heads() bool {
	words, err := s.at.Article.Words(s.span)
	return err == nil && words == s.at.Article.Title
}

// ofFurniture reports whether the words are no part of the account: "Related: Jo Karr on the theft: 'I never left home'".
func (s *saying) ofFurniture() bool {
	return slices.ContainsFunc(s.at.Over(s.span), func(n *parallax.Annotation) bool {
		return n.Sentence != nil && n.Sentence.Furniture && s.span.Contains(n.Span)
	})
}

// usualName gives the name to show for a speaker: of those of several words, or all when
// there are none, one in the reader's language, then the most frequent, then the shortest,
// which carries no role.
func (k *composer) usualName(sayings []saying) string {
	worth := map[string]int{}
	for _, s := range sayings {
		name := s.quote.Speaker
		worth[name]++
		if strings.Contains(name, " ") {
			worth[name] += 1000
		}
		if language.Base(s.at.Article.Language) == language.Base(k.reader) {
			worth[name] += 100
		}
	}
	best := ""
	for _, s := range sayings {
		name := s.quote.Speaker
		if best == "" || worth[name] > worth[best] || worth[name] == worth[best] && len(name) < len(best) {
			best = name
		}
	}
	return best
}

// sources counts the articles that quote the voice.
func (v *voice) sources() int {
	seen := map[parallax.ArticleID]bool{}
	for _, s := range v.sayings {
		seen[s.at.Article.ID] = true
	}
	return len(seen)
}

// parties gives the speakers an article quotes that have a voice of their own in the story:
// persons and organisations whose names it prints, and no places, outlets or agencies, whose
// words the article tells as its source.
func (k *composer) parties(at *parallax.Covered) map[string]bool {
	named, places := map[string]bool{}, map[string]bool{}
	for i := range at.Notes {
		switch n := at.Notes[i].Name; {
		case n == nil:
		case n.Type == parallax.Person || n.Type == parallax.Organisation:
			named[n.Canonical] = true
		case n.Type == parallax.Place:
			places[language.Fold(n.Canonical)] = true
		}
	}
	maps.DeleteFunc(named, func(name string, _ bool) bool { return places[language.Fold(name)] }) // "VARN: Varn says"
	out := map[string]bool{}
	for i := range at.Notes {
		if q := at.Notes[i].Quote; q != nil && named[q.Speaker] {
			if _, known := out[q.Speaker]; !known {
				out[q.Speaker] = !k.reporter(q.Speaker) && at.Article.Prints(q.Speaker)
			}
		}
	}
	return out
}

// reporter reports whether a name is one of the outlets or agencies of the story.
func (k *composer) reporter(name string) bool {
	for i := range k.cov.Articles {
		if name == k.cov.Articles[i].Article.Outlet.Name {
			return true
		}
	}
	return slices.ContainsFunc(k.cov.Edges, func(e parallax.Edge) bool {
		return e.Name == name && (e.Sort == parallax.OriginAgency || e.Sort == parallax.OriginOutlet || e.Sort == parallax.OriginBroadcast)
	})
}

// translated reports whether a saying is another language's rendering of what an article in
// the reader's language quotes the same speaker with, or, of two foreign ones, the one with an account of its own: both draw on one origin, or its
// sentence makes a claim that one of those sentences makes.
func (k *composer) translated(v *voice, s *saying) bool {
	if k.readers(s.at) {
		return false
	}
	claims := k.claimsOf(s.at, s.span)
	return slices.ContainsFunc(v.sayings, func(other saying) bool {
		if !k.readers(other.at) && (sameTongue(s.at, other.at) || ownAccount(s.at) || !ownAccount(other.at)) {
			return false
		}
		same := func(a, b []string) bool {
			return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
		}
		return same(s.at.OriginKeys(), other.at.OriginKeys()) ||
			slices.ContainsFunc(k.claimsOf(other.at, other.span), func(id parallax.ClaimID) bool { return slices.Contains(claims, id) })
	})
}

// ownAccount reports whether an article has reporting of its own.
func ownAccount(at *parallax.Covered) bool {
	return slices.ContainsFunc(at.Origins, func(o parallax.Origin) bool { return o.Kind == parallax.OriginOwn })
}

// readers reports whether a source is in the language preferred.
func (k *composer) readers(at *parallax.Covered) bool {
	return language.Base(at.Article.Language) == language.Base(k.reader)
}

// sameSpeaker reports whether two names are of one speaker: equal, or the shorter is the last words
// of the longer, or they name one person in two spellings.
func sameSpeaker(a, b string) bool {
	x, y := language.Fold(a), language.Fold(b)
	return x == y || strings.HasSuffix(x, " "+y) || strings.HasSuffix(y, " "+x) || language.SamePerson(a, b)
}

// whoSays shows, for each named speaker, sentences with their words in quotation marks that
// no section above told. It is there when somebody is quoted by name.
func (k *composer) whoSays() []parallax.Block {
	var out []parallax.Block
	for _, v := range k.voiced {
		if len(out) == maxSpeakers {
			break
		}
		heading := k.speaker(v)
		if heading == nil {
			continue
		}
		sayings := slices.Clone(v.sayings)
		for i := range sayings {
			sayings[i].worth = k.sayingWorth(sayings[i]) + k.onTopic(&sayings[i])
		}
		slices.SortStableFunc(sayings, func(a, b saying) int { return cmp.Compare(b.worth, a.worth) })
		var points []parallax.Point
		said := map[parallax.ClaimID]bool{} // also in other words or another language
		for _, s := range sayings {
			if len(points) == maxPerVoice {
				break
			}
			if !k.ownPosition(&v, &s) {
				continue
			}
			r := ranked{at: s.at, span: s.span}
			line, ok := k.behindAll(r, k.printSame(r))
			claims := k.claimsOf(s.at, s.span)
			again := slices.ContainsFunc(claims, func(id parallax.ClaimID) bool { return said[id] })
			if !ok || again || s.span.Field != parallax.FieldText || k.repeats(&line) || !s.at.Article.WholeWords(s.span) {
				continue
			}
			for _, id := range claims {
				said[id] = true
			}
			// The heading names the speaker in full.
			line.Notes = slices.DeleteFunc(line.Notes, func(n parallax.Note) bool { return n.Sort == parallax.NoteName && n.Text == v.name })
			points = append(points, k.point(line, nil))
		}
		if len(points) > 0 {
			out = append(out, parallax.Block{Heading: heading, Points: points})
		}
	}
	return out
}

// samePrinted is the share of the stems quoted in the shorter of two statements from which on both print the same words of somebody.
const samePrinted = 0.7

// printSame gives of those that stand behind a statement with somebody's words the ones that print these, or translate them from one
// account: what they say in other words is no other print of them.
func (k *composer) printSame(shown ranked) []ranked {
	return slices.DeleteFunc(slices.Clone(k.standingBehind(shown)), func(r ranked) bool {
		if !sameTongue(shown.at, r.at) {
			return !k.sharesAccount(shown.at, r.at)
		}
		return overlap(k.quotedStems(shown), k.quotedStems(r)) < samePrinted
	})
}

// ownPosition reports whether a saying gives the position of its speaker: in words of the speaker's own, which no card shows, and in a
// sentence that can stand alone and adds nothing of its article's own to them.
func (k *composer) ownPosition(v *voice, s *saying) bool {
	switch {
	case s.quote.Form == parallax.Indirect, tornQuotation(s.at, s.span), k.translated(v, s), k.elsewhere(s.at, s.span):
		return false
	case announces(s.at, s.span), k.inList(s.at, s.span), k.pointsAside(s.at, s.span), ofSomeone(s.at, s.span):
		return false
	}
	return !framed(s) && !asks(s) && !asksItself(s) && !k.passesJudgement(s.at, s.span)
}

// fewestFrame is how many words beside a quotation without a word of saying are more than a name, an
// office and a place: "the chairman of the harbour board at the gate:".
const fewestFrame = 9

// framed reports whether an article puts a quotation behind a colon and what it says itself, without a word of saying:
// "How little she knows was shown by Doe: '...'". Its judgement is no frame for her words.
func framed(s *saying) bool {
	if s.quote.Cue != nil || s.quote.Form != parallax.Direct || len(s.quote.Content) == 0 {
		return false
	}
	before := s.span
	before.End = s.quote.Content[0].Start
	words, err := s.at.Article.Words(before)
	l := language.For(s.at.Article.Language)
	return err == nil && strings.ContainsAny(words, ":：") && len(strings.Fields(words)) >= fewestFrame && len(l.Openings().Finite) > 0 && !l.Verbless(words)
}

// asks reports whether an article asks with a word or two of somebody's in it: that is its own question.
func asks(s *saying) bool {
	words, err := s.at.Article.Words(s.span)
	return err == nil && s.quote.Form != parallax.Direct && strings.ContainsRune("?؟？", lastSign(words))
}

// asksItself reports whether a saying begins with what its article asks or supposes itself, and what the words behind are said to
// be about: "As for whether the pier was ever safe, the mayor admitted: '...'". With a thing alone, "As for the pier, she said", it does not.
func asksItself(s *saying) bool {
	if s.quote.Source == nil || s.quote.Source.Start <= s.span.Start {
		return false
	}
	before := s.span
	before.End = s.quote.Source.Start
	words, err := s.at.Article.Words(before)
	l := language.For(s.at.Article.Language)
	if err != nil || !slices.ContainsFunc(l.Cues().Topical, func(phrase string) bool { return strings.HasPrefix(spaced(words), " "+phrase+" ") }) {
		return false
	}
	return l.ListsFinite() && !l.Verbless(words)
}

// What a saying is worth for being on the story: times the share of the headline's stems it
// has, and for making a claim of several articles.
const (
	onHeadline = 4.0
	ofAClaim   = 1.5
)

// onTopic adds for what somebody says of the story rather than of golf.
func (k *composer) onTopic(s *saying) float64 {
	worth := 0.0
	if len(k.heading) > 0 {
		worth = onHeadline * float64(inBoth(k.heading, k.stemsAt(s.at, s.span))) / float64(len(k.heading))
	}
	if len(k.claimsOf(s.at, s.span)) > 0 {
		worth += ofAClaim
	}
	return worth
}

// elsewhere reports whether a sentence is a side of a difference between quotations, or
// told by one source only: those have cards of their own.
func (k *composer) elsewhere(at *parallax.Covered, s parallax.Span) bool {
	for i := range k.cmp.Differences {
		d := &k.cmp.Differences[i]
		if (d.Kind == parallax.Quotation || d.Kind == parallax.Exclusive) && isSide(d, at, s) &&
			(d.Kind == parallax.Quotation || k.hasCard(d)) { // last: to make a card costs much
			return true
		}
	}
	return false
}

// isSide reports whether a sentence is a side of a difference.
func isSide(d *parallax.Difference, at *parallax.Covered, s parallax.Span) bool {
	for i := range d.Sides {
		if e := &d.Sides[i].Evidence; e.Article == at.Article.ID && e.Overlaps(s) {
			return true
		}
	}
	return false
}

// hasCard reports whether what one source alone tells can be shown as such.
func (k *composer) hasCard(d *parallax.Difference) bool {
	card, ok := k.card(d)
	return ok && !k.toldAlready(&card)
}

// claimsOf gives the claims that a sentence makes.
func (k *composer) claimsOf(at *parallax.Covered, s parallax.Span) []parallax.ClaimID {
	if k.known.claims == nil {
		k.known.claims = map[parallax.ArticleID][]claimed{}
		for i := range k.cmp.Claims {
			c := &k.cmp.Claims[i]
			for j := range c.Members {
				m := &c.Members[j].Statement
				k.known.claims[m.Article] = append(k.known.claims[m.Article], claimed{c.ID, m.Span})
			}
		}
	}
	var out []parallax.ClaimID
	for _, c := range k.known.claims[at.Article.ID] {
		if c.span.Overlaps(s) && (len(out) == 0 || out[len(out)-1] != c.id) {
			out = append(out, c.id)
		}
	}
	return out
}

// retold reports whether a sentence in another language than the reader's tells a claim
// that was told already: its words differ, what it says does not.
func (k *composer) retold(at *parallax.Covered, s parallax.Span) bool {
	return language.Base(at.Article.Language) != language.Base(k.reader) &&
		slices.ContainsFunc(k.claimsOf(at, s), func(id parallax.ClaimID) bool { return k.claimed[id] })
}

func (k *composer) sayingWorth(s saying) float64 {
	worth := k.worth(s.at, s.span)
	if s.quote.Form != parallax.Indirect {
		worth += 2
	}
	return worth
}

// speaker makes the heading of a voice: the name as an article prints it, with the role
// printed beside it where there is one.
func (k *composer) speaker(v voice) *parallax.Line {
	var plain, full *parallax.Line
	longest := 0
	looked := map[parallax.ArticleID]bool{}
	for _, s := range v.sayings {
		var mentions []*parallax.Annotation
		if id := s.at.Article.ID; !looked[id] {
			looked[id], mentions = true, k.mentions[id][v.name]
		}
		for _, n := range mentions {
			if !s.at.Article.WholeWords(n.Span) {
				continue
			}
			e, err := parallax.MakeCitation(&s.at.Article, n.Span, parallax.ParagraphContext)
			if err != nil {
				continue
			}
			if role, err := s.at.Article.Words(n.Name.RoleSpan); err == nil && role == n.Name.Role && !cutRole(s.at, n.Name.RoleSpan) && s.at.Article.WholeWords(n.Name.RoleSpan) && len(role) <= 80 {
				r, err := parallax.MakeCitation(&s.at.Article, n.Name.RoleSpan, parallax.SelectorContext)
				worth := len(role)
				if language.Base(s.at.Article.Language) == language.Base(k.reader) {
					worth += 1000 // a role in the reader's language
				}
				if err == nil && worth > longest {
					l := parallax.TemplateLine("group.speaker_role", []parallax.Citation{e, r}, parallax.Cut("speaker", v.name, 0), parallax.Cut("role", role, 1))
					full, longest = &l, worth
				}
			}
			if plain == nil {
				l := parallax.TemplateLine("group.speaker", []parallax.Citation{e}, parallax.Cut("speaker", v.name, 0))
				plain = &l
			}
		}
		if plain == nil && s.quote.Source != nil {
			e, err := parallax.MakeCitation(&s.at.Article, *s.quote.Source, parallax.ParagraphContext)
			if err == nil && strings.Contains(e.Exact, v.name) && s.at.Article.WholeWords(*s.quote.Source) {
				l := parallax.TemplateLine("group.speaker", []parallax.Citation{e}, parallax.Cut("speaker", v.name, 0))
				plain = &l
			}
		}
	}
	if full != nil {
		return full
	}
	return plain
}

// utteranceKey gives the folded letters and digits of what somebody says, by which the same words are known again.
func utteranceKey(words string) string {
	return language.Fold(strings.Join(strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " "))
}

// underPronoun gives the places of other articles that print the same words of the same speaker and name him by a pronoun alone: no words to
// put under a name, and the same words all the same.
func (k *composer) underPronoun(s *saying, key string) []parallax.Citation {
	var out []parallax.Citation
	given := map[parallax.ArticleID]bool{s.at.Article.ID: true}
	for _, other := range k.pronounSayings()[key] {
		if given[other.at.Article.ID] || !sameSpeaker(other.quote.Speaker, s.quote.Speaker) {
			continue
		}
		if p, err := parallax.MakeCitation(&other.at.Article, other.at.Article.Utterance(other.quote.Content[0]), parallax.SelectorContext); err == nil {
			out, given[other.at.Article.ID] = append(out, p), true
		}
	}
	return out
}

// pronounSayings gives by their words the direct quotes of which a pronoun alone says whose they are, found once.
func (k *composer) pronounSayings() map[string][]saying {
	if k.known.pronouns != nil {
		return k.known.pronouns
	}
	k.known.pronouns = map[string][]saying{}
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() {
			continue
		}
		for _, n := range at.Notes {
			q := n.Quote
			if q == nil || q.Form != parallax.Direct || len(q.Content) != 1 || n.Span.Field != parallax.FieldText {
				continue
			}
			content := at.Article.Utterance(q.Content[0])
			words, err := at.Article.Words(content)
			if s := (saying{at: at, quote: q, span: at.Whole(n.Span)}); err == nil && !s.namesSpeaker() && at.Article.WholeWords(content) {
				key := utteranceKey(words)
				k.known.pronouns[key] = append(k.known.pronouns[key], s)
			}
		}
	}
	return k.known.pronouns
}

// quotes shows direct quotes that stand in no sentence told above: those printed by most
// outlets first, each utterance once. It is there when there are such quotes.
func (k *composer) quotes() []parallax.Block {
	type utterance struct {
		first  saying
		span   parallax.Span
		places []parallax.Citation
	}
	var found []utterance
	at := map[string]int{}
	for _, v := range k.voiced {
		for _, s := range v.sayings {
			if s.quote.Form != parallax.Direct || len(s.quote.Content) != 1 || k.translated(&v, &s) || k.elsewhere(s.at, s.span) || k.told[sentence{s.at.Article.ID, s.span}] || k.announced(s.at, s.span) {
				continue // of announced words it is another who quotes
			}
			e, err := parallax.Cite(&s.at.Article, s.span)
			if err != nil || k.repeats(&parallax.Line{Text: e.Exact, Made: parallax.Verbatim, Evidence: []parallax.Citation{{Evidence: e}}}) {
				continue
			}
			content := s.at.Article.Utterance(s.quote.Content[0])
			p, err := parallax.MakeCitation(&s.at.Article, content, parallax.ParagraphContext)
			if err != nil || len(strings.Fields(p.Exact)) < quoteWords || len(p.Exact) > quoteLongest || !s.at.Article.WholeWords(content) || len(language.For(s.at.Article.Language).LeansInside(p.Exact)) > 0 || inWords(s.at, content, p.Exact).someoneElse() || k.pointsAside(s.at, content) {
				continue
			}
			key := utteranceKey(p.Exact)
			if i, again := at[key]; again {
				found[i].places = append(found[i].places, p)
				continue
			}
			at[key] = len(found)
			found = append(found, utterance{first: s, span: content, places: append([]parallax.Citation{p}, k.underPronoun(&s, key)...)})
		}
	}
	slices.SortStableFunc(found, func(a, b utterance) int { return cmp.Compare(len(b.places), len(a.places)) })
	var cards []parallax.QuoteCard
	for _, u := range found[:min(maxQuotes, len(found))] {
		line := parallax.Line{Text: u.places[0].Exact, Made: parallax.Verbatim, Evidence: u.places, Notes: k.brackets(u.first.at, u.span)}
		cards = append(cards, parallax.QuoteCard{Line: line, Speaker: u.first.quote.Speaker, Outlet: u.first.at.Name(), Counts: k.counts(&line)})
	}
	if len(cards) == 0 {
		return nil
	}
	return []parallax.Block{{Quotes: cards}}
}
