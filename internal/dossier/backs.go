package dossier

import (
	_ "embed"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"github.com/BurntSushi/toml"

	"parallax"
)

// backsKeys name what is looked at to tell how likely a sentence of another article, in the language of a line, stands
// behind it.
var backsKeys = [...]string{
	"together", // the probability that both make one claim, of their likeliest
	"held",     // the share of the claims that the line makes by the comparison of which the sentence is a statement
	"claims",   // how much of these its article makes, each by its probability
	"told",     // the share of the stems of the line that the sentence has, of which each person is one
	"article",  // and that the article has
}

// BacksKeys gives the names of what is looked at, for tools/fit.
func BacksKeys() []string { return backsKeys[:] }

//go:embed data/backing.toml
var backingFile string

// backsWeights are the fitted weights by key, with "bias". No one edits the file by hand.
var backsWeights = sync.OnceValue(func() (out struct {
	bias float64
	of   [len(backsKeys)]float64
}) {
	var file map[string]float64
	if _, err := toml.Decode(backingFile, &file); err != nil {
		panic("dossier: data/backing.toml: " + err.Error())
	}
	for key, w := range file {
		if key == "bias" {
			out.bias = w
		} else if i := slices.Index(backsKeys[:], key); i >= 0 {
			out.of[i] = w
		} else {
			panic(fmt.Sprintf("dossier: data/backing.toml: nobody looks at %q", key))
		}
	}
	return out
})

// backs is how likely a sentence of another article stands behind a line: that the article tells all that the line does,
// and the sentence of it. In another language, where no stems meet, it does from foreignAlike on, and the likelier the
// more of the figures it gives.
func (k *composer) backs(shown, other ranked) float64 {
	pair := k.nearOf(shown).of(k.of(&other))
	if !pair.asked {
		pair.asked, pair.backs = true, k.findBacks(shown, other, pair)
	}
	return pair.backs
}

// findBacks finds what backs gives.
func (k *composer) findBacks(shown, other ranked, pair *nearSentence) float64 {
	if k.wordForWord(shown, other) {
		return 1
	}
	if !sameTongue(shown.at, other.at) {
		if pair.together < foreignAlike {
			return 0
		}
		return standsBehind * (1 + (pair.together+k.figuresIn(shown, other))/2)
	}
	w := backsWeights()
	sum := w.bias
	for i, x := range k.looks(shown, other) {
		sum += w.of[i] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// likely gives of the sentences that share a claim with a line those that are likely to stand behind it; the caller must
// not change them.
func (k *composer) likely(shown ranked) []ranked {
	near := k.nearOf(shown)
	if !near.asked {
		near.asked = true
		for _, r := range near.list {
			if k.backs(shown, r) >= standsBehind {
				near.likely = append(near.likely, r)
			}
		}
	}
	return near.likely
}

// looks gives what is looked at, in the order of backsKeys.
func (k *composer) looks(shown, other ranked) [len(backsKeys)]float64 {
	near := k.nearOf(shown)
	pair := near.of(k.of(&other))
	of := near.articles[other.at]
	if of == nil {
		of = &nearArticle{}
	}
	if !of.read {
		of.read, of.told = true, k.bodyOf(other.at).share(k.wordsBy(&shown))
	}
	return [...]float64{pair.together, ratio(float64(pair.claims), float64(near.claims)), ratio(of.makes, near.sum), k.toldIn(shown, other), of.told}
}

// leastOwn is the share of the words of a line besides names that a sentence behind it must have, where it gives none of its
// figures. Of places behind lines on gold .928 share a claim with it with this share, .925 with none, .927 with three tenths,
// which lose a tenth of them.
const leastOwn = 0.2

// A line that has more words of its own than loneOwn needs two of them in the sentence: of the places behind lines on gold .802 are of articles
// that tell the whole line then, and .503 of such articles are found, with one .797 and .501.
const loneOwn = 3

// onlyNames reports whether a statement in the language of a line has hardly a word of it but names: it is about the same
// people, and may tell anything of them.
func (k *composer) onlyNames(shown, other ranked) bool {
	if !sameTongue(shown.at, other.at) {
		return false
	}
	told := k.stemsBy(&other)
	own := k.ownStems(shown)
	if inBoth(k.deedBy(&shown).doers, k.deedBy(&other).names) < severalDoers {
		k.withoutOffices(shown, own)
	}
	both := inBoth(own, told)
	few := len(own) > 0 && float64(both) < leastOwn*float64(len(own)) || len(own) > loneOwn && both < 2
	return few &&
		!shareFigure(withoutAges(shown.at, k.factsAt(&shown).figures), withoutAges(other.at, k.factsAt(&other).figures))
}

// ownStems gives the stems of a line without those of names and ages; the caller may change them.
func (k *composer) ownStems(shown ranked) map[string]bool {
	out := maps.Clone(k.senseBy(&shown).plain)
	for _, n := range k.factsAt(&shown).figures {
		if n.Quantity == nil || !isAge(shown.at, n.Span) {
			continue
		}
		k.without(out, shown.at, n.Span)
	}
	return out
}

// severalDoers is how many words of the names of those who do what a line tells a statement must have for the offices printed with names to be
// words of it like others: of one "former director of the harbour" anything may be told.
const severalDoers = 2

// withoutOffices takes out of the stems of a line those of the offices it prints with names.
func (k *composer) withoutOffices(shown ranked, own map[string]bool) {
	for _, n := range shown.at.Over(shown.span) {
		if n.Name != nil && n.Name.Role != "" && shown.span.Contains(n.Name.RoleSpan) {
			k.without(own, shown.at, n.Name.RoleSpan)
		}
	}
}

// without takes out of stems those of a span.
func (k *composer) without(list map[string]bool, at *parallax.Covered, s parallax.Span) {
	maps.DeleteFunc(list, func(w string, _ bool) bool { return k.stemsAt(at, s)[w] })
}

// plainStems gives the stems of a sentence without those of names.
func (k *composer) plainStems(at *parallax.Covered, s parallax.Span) map[string]bool {
	return k.senseOf(at, s).plain
}

// figuresIn gives the share of the figures of a line that a sentence gives; 0 of none.
func (k *composer) figuresIn(shown, other ranked) float64 {
	own, others := k.factsAt(&shown).figures, k.factsAt(&other).figures
	given := 0
	for _, f := range own {
		if shareFigure([]*parallax.Annotation{f}, others) {
			given++
		}
	}
	return ratio(float64(given), float64(len(own)))
}

// near is what the comparison says of one sentence and of those that share a claim with it.
type near struct {
	claims    int     // that the sentence makes
	sum       float64 // of the probabilities that it does
	list      []ranked
	asked     bool // likely is known
	likely    []ranked
	sentences map[*noted]*nearSentence
	articles  map[*parallax.Covered]*nearArticle
}

// nearSentence is a sentence of another article that shares claims with the one asked about.
type nearSentence struct {
	claims   int
	together float64
	asked    bool    // backs is known
	backs    float64 // see composer.backs
}

// nearArticle is how much of what the sentence says another article does.
type nearArticle struct {
	makes float64 // of the claims, each by the probabilities that sentence and article make it
	read  bool    // told is known
	told  float64 // the share of its stems that the article has
}

// of gives what the comparison says of a sentence beside the one asked about.
func (n *near) of(other *noted) *nearSentence {
	if pair := n.sentences[other]; pair != nil {
		return pair
	}
	return &nearSentence{}
}

// nearOf finds what the comparison says of a sentence.
func (k *composer) nearOf(shown ranked) *near {
	a := k.of(&shown)
	if a.near == nil {
		a.near = k.findNear(shown)
	}
	return a.near
}

// findNear finds what nearOf gives.
func (k *composer) findNear(shown ranked) *near {
	out := &near{sentences: map[*noted]*nearSentence{}, articles: map[*parallax.Covered]*nearArticle{}}
	for _, m := range k.makers(sentence{shown.at.Article.ID, shown.span}) {
		out.claims++
		out.sum += m.score
		for _, r := range k.placed(m.claim) {
			if r.at == shown.at {
				continue
			}
			pair := out.sentences[r.noted]
			if pair == nil {
				pair = &nearSentence{}
				out.sentences[r.noted], out.list = pair, append(out.list, r)
			}
			pair.claims++
			pair.together = max(pair.together, m.score*r.score)
		}
		for _, source := range k.sourcesOf(m.claim) {
			if source.at == shown.at {
				continue
			}
			if out.articles[source.at] == nil {
				out.articles[source.at] = &nearArticle{}
			}
			out.articles[source.at].makes += m.score * source.score
		}
	}
	return out
}

// maker is a claim that a sentence makes, and how likely.
type maker struct {
	claim *parallax.Claim
	score float64
}

// makers gives the claims that a sentence makes by the comparison, in their order.
func (k *composer) makers(s sentence) []maker {
	if k.known.makers == nil {
		k.known.makers = map[sentence][]maker{}
		for i := range k.cmp.Claims {
			c := &k.cmp.Claims[i]
			for _, r := range k.placed(c) {
				s := sentence{r.at.Article.ID, r.span}
				k.known.makers[s] = append(k.known.makers[s], maker{c, r.score})
			}
		}
	}
	return k.known.makers[s]
}

// placed gives the whole sentences that make a claim, each once and with the highest of its probabilities; the
// caller must not change them.
func (k *composer) placed(c *parallax.Claim) []ranked {
	out, known := k.known.placed[c]
	if known {
		return out
	}
	at := map[*noted]int{} // in out
	for _, r := range k.tellings(c) {
		if i, again := at[r.noted]; again {
			out[i].score = max(out[i].score, r.score)
		} else {
			at[r.noted], out = len(out), append(out, r)
		}
	}
	k.known.placed[c] = out
	return out
}

// sourcesOf gives for each article that makes a claim the likeliest of its sentences; the caller must not change the list.
func (k *composer) sourcesOf(c *parallax.Claim) []ranked {
	return once(k.known.sources, c, func() []ranked {
		var out []ranked
		at := map[*parallax.Covered]int{} // in out
		for _, r := range k.placed(c) {
			if i, again := at[r.at]; !again {
				at[r.at], out = len(out), append(out, r)
			} else if r.score > out[i].score {
				out[i] = r
			}
		}
		return out
	})
}

// shareIn gives the share of the words of a that stand in b; 1 of none.
func shareIn(a, b map[string]bool) float64 {
	if len(a) == 0 {
		return 1
	}
	return float64(inBoth(a, b)) / float64(len(a))
}

// ratio is a of b; 0 of nothing.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
