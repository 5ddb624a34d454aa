package compare

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// pair is two statements of different tellings with what speaks for their making one claim.
type pair struct {
	a, b        *statement // a.id < b.id
	first       float64    // likeness of the words alone, 0 to 1
	row, column float64    // best of a's pairs with b's telling, and of b's with a's; of first, later of alone
	around      float64    // best of the pairs of the statements around them, likewise
	cosine      float64    // lookCosine
	logit       float64    // of the pair by itself
	alone       float64    // and the probability of it
	second      float64    // what the looks of the first round weigh in the second
	score       float64    // probability that both make one claim, with its neighbourhood
	taken       bool       // a claim holds both
}

// What is looked at in a pair, in the order of the weights file.
const (
	lookCosine    = iota // soft overlap of weighted stems over the geometric mean of both
	lookContained        // over the lesser
	lookCovered          // over the greater
	lookAmount           // how much is shared at all, squashed
	lookRarest           // weight of the rarest shared stem
	lookSecond           // and of the next
	lookThird
	lookRun       // longest run of equal stems, over the lesser
	lookBigrams   // share of bigrams in common
	lookNames     // weighted names in common over the lesser
	lookNoNames   // both name somebody and share none
	lookNumbers   // equal numbers, with things counted worth more
	lookThings    // the same thing counted, with another value
	lookNoNumbers // both have numbers and share none
	lookMoments   // the same resolved day
	lookQuoted    // words in quotation marks in common
	lookSpeaker   // the same speaker
	lookSpeakers  // different speakers
	lookBest      // each is the other's best in its article
	lookRow       // likeness over the best of the row
	lookColumn    // and of the column
	lookLead      // both begin their article
	lookDistance  // difference of their places
	lookAround    // likeness of the statements around them
	lookNegation  // one is negated, the other not
	lookShort     // how short the shorter is
	lookRatio     // how unequal in weight
	lookForeign   // of different languages
	lookForeignCosine
	lookHigh  // hinge: cosine above 0.3, for what a straight line misses
	lookTwin  // hinge: cosine above 0.6
	lookPlain // cosine of the words that are no names and no numbers
	lookPlainContained
	lookEarly  // how early both stand in their articles
	lookBrief  // how short the shorter article is
	lookBriefs // and the longer
	lookLong   // how long the longer statement is
	lookLongs  // and the shorter
	lookMeant  // what words of the same meaning add to the cosine
	lookDense  // the passage in which both share most
	lookDenser
	lookContent     // soft overlap of the words without who says it and when, by meaning too
	lookContentLess // over the one that finds less of itself
	lookContentMore
	lookContentSum // how much it is, squashed
	lookLone       // words in common that both tellings say once only
	lookLonest     // the weightiest of them
	lookOnly       // and those that no other telling says
	lookPerson     // the same person, by name or by the pronoun after it
	lookNoPerson   // persons in both, and none in common
	lookTellings   // how many tellings the story has, up to fittedTellings
	lookOrders     // how unlike their places are from the beginning
	lookHedged     // one is hedged, the other not
	lookFuture     // one is of the future, the other not
	looks
)

// The names of the looks are the keys of the weights file.
var lookKeys = [looks]string{"cosine", "contained", "covered", "amount", "rarest", "second", "third", "run", "bigrams", "names", "no_names", "numbers", "things",
	"no_numbers", "moments", "quoted", "speaker", "speakers", "best", "row", "column", "lead", "distance", "around", "negation", "short", "ratio", "foreign",
	"foreign_cosine", "high", "twin", "plain", "plain_contained", "early", "brief", "briefs", "long", "longs", "meant", "dense", "denser",
	"content", "content_less", "content_more", "content_sum", "lone", "lonest", "only", "person", "no_person", "tellings", "orders", "hedged", "future"}

// look gives what is looked at in a pair, the statement b of which stands on the board. back
// is what the words of b find in a.
func (s *story) look(p *pair, back half, board *board, x *[looks]float64) {
	a, b := p.a, p.b
	*x = [looks]float64{}
	there := half{met: board.meet(a), content: board.found(a)}
	likenessLooks(a, b, there.met, back.met, x)
	run, grams := board.sequences(a)
	lesser := float64(max(3, min(len(a.words), len(b.words))))
	x[lookRun] = min(1, float64(run)/lesser)
	x[lookBigrams] = float64(grams) / lesser
	x[lookNames], x[lookNoNames] = s.lexicon.nameLooks(a, b)
	x[lookNumbers], x[lookThings], x[lookNoNumbers] = numberLooks(a, b)
	x[lookMoments] = momentLook(a, b)
	x[lookQuoted] = quotedLook(a, b)
	if a.voice != "" && b.voice != "" {
		if oneName(a.voice, b.voice) || a.foreign(b) && a.spoken.Like(b.spoken) {
			x[lookSpeaker] = 1
		} else {
			x[lookSpeakers] = 1
		}
	}
	s.rankLooks(p, x)
	s.placeLooks(a, b, x)
	if a.Negated != b.Negated {
		x[lookNegation] = 1
	}
	x[lookShort] = 1 / float64(1+min(len(a.words), len(b.words)))
	if w := max(a.weight, b.weight); w > 0 {
		x[lookRatio] = 1 - min(a.weight, b.weight)/w
	}
	if a.foreign(b) {
		x[lookForeign] = 1
		x[lookForeignCosine] = x[lookCosine]
	}
	x[lookHigh] = max(0, x[lookCosine]-0.3)
	x[lookTwin] = max(0, x[lookCosine]-0.6)
	s.kinLooks(a, b, there.content, back.content, x)
	board.loneLooks(a, x)
}

// likenessLooks sets what the words of both find in each other: the cosine of weighted stems,
// where a stem without its like meets the nearest stem of the other.
func likenessLooks(sa, sb *statement, a, b met, x *[looks]float64) {
	rest := math.Sqrt(sa.weight * sb.weight)
	if rest == 0 {
		return
	}
	spelled, meant, plain := (a.spelled+b.spelled)/2, (a.meant+b.meant)/2, (a.plain+b.plain)/2
	x[lookCosine] = spelled / rest
	x[lookContained] = spelled / max(0.5, min(sa.weight, sb.weight))
	x[lookCovered] = spelled / max(sa.weight, sb.weight)
	x[lookAmount] = 1 - math.Exp(-spelled/3)
	x[lookRarest], x[lookSecond], x[lookThird] = a.best[0], a.best[1], a.best[2]
	x[lookMeant] = (meant - spelled) / rest
	if v := math.Sqrt(sa.plain * sb.plain); v > 0 {
		x[lookPlain] = plain / v
		x[lookPlainContained] = plain / max(0.5, min(sa.plain, sb.plain))
	}
	x[lookDense] = 1 - math.Exp(-min(a.dense, b.dense))
	x[lookDenser] = 1 - math.Exp(-max(a.dense, b.dense))
}

// rankLooks sets how the likeness of the pair stands among those of its statements.
func (s *story) rankLooks(p *pair, x *[looks]float64) {
	x[lookRow], x[lookColumn] = min(p.first/p.row, p.first/p.column), max(p.first/p.row, p.first/p.column)
	if p.first == p.row && p.first == p.column {
		x[lookBest] = 1
	}
	x[lookAround] = p.around
}

// fittedTellings is how many tellings the largest of the stories has that the weights were fitted on. What they
// say of more they say of hundreds too, where the look would outweigh all others.
const fittedTellings = 6

// placeLooks sets where both stand in their articles and how long they and these are.
func (s *story) placeLooks(a, b *statement, x *[looks]float64) {
	if a.place < 0.1 && b.place < 0.1 || a.order <= 1 && b.order <= 1 {
		x[lookLead] = 1
	}
	x[lookEarly] = a.early * b.early
	na, nb := a.telling.brief, b.telling.brief
	x[lookBrief], x[lookBriefs] = max(na, nb), min(na, nb)
	x[lookLong], x[lookLongs] = max(a.long, b.long), min(a.long, b.long)
	x[lookDistance] = math.Abs(a.place - b.place)
	x[lookTellings] = min(1, float64(len(s.tellings))/fittedTellings)
	x[lookOrders] = math.Abs(math.Log(float64(1+a.order) / float64(1+b.order)))
}

// nameLooks compares the names of both: capitalised words serve where no names were noticed.
func (l *lexicon) nameLooks(a, b *statement) (shared, none float64) {
	if len(a.called) == 0 || len(b.called) == 0 {
		return 0, 0
	}
	sum := l.calledBoth(a, b)
	if l.languages > 1 {
		sum = min(sum+l.heardIn(a, b), l.calledBoth(b, a)+l.heardIn(b, a))
	}
	if sum == 0 {
		return 0, 1
	}
	return sum / max(0.3, min(a.calledWeight, b.calledWeight)), 0
}

// calledBoth is the weight of the stems of names in a that are those of names in b.
func (l *lexicon) calledBoth(a, b *statement) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a.called) && j < len(b.called); {
		switch m, n := a.called[i], b.called[j]; {
		case m.stem == n.stem:
			sum += m.like
			i++
			j++
		case m.stem < n.stem:
			i++
		default:
			j++
		}
	}
	return sum
}

// numberLooks compares what is counted and measured.
func numberLooks(a, b *statement) (equal, things, none float64) {
	if len(a.quantities) == 0 || len(b.quantities) == 0 {
		return 0, 0, 0
	}
	for _, q := range a.quantities {
		for _, r := range b.quantities {
			switch {
			case sameValue(q.Quantity, r.Quantity) && alikeThing(q.Quantity, r.Quantity):
				equal += 1
			case sameValue(q.Quantity, r.Quantity) && (q.Quantity.Value >= 13 || q.Quantity.Type == parallax.Money):
				equal += 0.7
			case alikeThing(q.Quantity, r.Quantity) && q.Quantity.Thing != "":
				things += 1
			}
		}
	}
	if equal == 0 && things == 0 {
		none = 1
	}
	return min(equal, 2) / 2, min(things, 2) / 2, none
}

func sameValue(q, r *parallax.Quantity) bool {
	return q.Type == r.Type && q.Value == r.Value && (q.Unit == r.Unit)
}

func alikeThing(q, r *parallax.Quantity) bool {
	return q.Type == r.Type && q.Thing == r.Thing && (q.Act == "" || r.Act == "" || q.Act == r.Act)
}

// momentLook is 1 when both speak of one resolved day or shorter time.
func momentLook(a, b *statement) float64 {
	for _, m := range a.moments {
		for _, n := range b.moments {
			if m.Moment.Value != "" && m.Moment.Type == n.Moment.Type && m.Moment.Value == n.Moment.Value && m.Moment.Value != "PRESENT_REF" {
				return 1
			}
		}
	}
	return 0
}

// quotedLook is the share of words in quotation marks that both have.
func quotedLook(a, b *statement) float64 {
	if len(a.quoted) == 0 || len(b.quoted) == 0 {
		return 0
	}
	n := 0
	for _, w := range a.quoted {
		if slices.ContainsFunc(b.quoted, func(v *word) bool { return v.id == w.id }) {
			n++
		}
	}
	return float64(n) / float64(max(3, min(len(a.quoted), len(b.quoted))))
}

// sameName reports whether one name is the other or a part of it ("Elsa Brandt", "Brandt"), or sounds so in another
// script.
func sameName(a, b string) bool {
	return oneName(strings.ToLower(a), strings.ToLower(b)) || language.InScripts(a, b) && language.Hear(a).Like(language.Hear(b))
}

// oneName is sameName of names in lower case.
func oneName(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	first, _ := utf8.DecodeRuneInString(a)
	if a != "" && strings.HasPrefix(b, string(first)) && a[len(a)-1] == b[len(b)-1] { // seldom so, and seen at once
		if x, y := strings.Fields(a), strings.Fields(b); len(x) > 1 && len(y) > 1 && x[len(x)-1] == y[len(y)-1] {
			return true // "Tim Ferri", "Timothy J. Ferri"
		}
	}
	return strings.HasSuffix(b, " "+a) || strings.HasPrefix(b, a+" ")
}

// sameLanguage compares the main parts of BCP 47 tags; an unknown language is like any other.
func sameLanguage(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return a == "" || b == "" || a == b
}
