package compare

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A story of many articles makes claims as one of six does: each tells three of five facts, in two
// thirds of the words of each.
func TestManyTellings(t *testing.T) {
	for _, n := range []int{6, 150} {
		texts, fact := manyTellings(n)
		right, found, all := 0, 0, 0
		told := map[int]int{}
		for _, f := range fact {
			all += told[f] // pairs with the tellings before
			told[f]++
		}
		for p := range sharing(comparedOf(t, invented(texts...))) {
			found++
			if fact[p[0]] == fact[p[1]] {
				right++
			}
		}
		if f := 2 * float64(right) / float64(found+all); f < 0.8 {
			t.Errorf("%d articles: F1 %.2f of the pairs that tell one fact (%d found, %d right, %d there are)", n, f, found, right, all)
		}
	}
}

// manyTellings makes the texts of n articles, and says which fact each sentence tells.
func manyTellings(n int) (texts []string, fact map[string]int) {
	r := rand.New(rand.NewPCG(3, 1))
	word := func() string {
		w := ""
		for range 3 {
			w += string("bdfgklmnprstv"[r.IntN(13)]) + string("aeiou"[r.IntN(5)])
		}
		return w
	}
	facts, others := make([][]string, 5), make([]string, 200)
	for i := range others {
		others[i] = word()
	}
	for i := range facts {
		for range 12 {
			facts[i] = append(facts[i], word())
		}
	}
	fact = map[string]int{}
	for i := range n {
		var lines []string
		for _, f := range r.Perm(len(facts))[:3] {
			words := slices.Clone(facts[f])
			for _, k := range r.Perm(len(words))[:len(words)/3] {
				words[k] = others[r.IntN(len(others))]
			}
			line := fmt.Sprintf("Paper %d tells %s.", i, strings.Join(words, " "))
			lines, fact[line] = append(lines, line), f
		}
		texts = append(texts, strings.Join(lines, "\n"))
	}
	return texts, fact
}
