package story

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestPartnersAreTheLikest joins random clusters and asks at each step that the pair remembered is the one that is found
// when all are looked at.
func TestPartnersAreTheLikest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	joins := 0
	for range 200 {
		clusters, links := randomClusters(r, 2+r.IntN(12))
		gone := make([]bool, len(clusters))
		p := newPartners(clusters, links, gone)
		for {
			a, b := p.pair()
			if x, y := likestOfAll(clusters, links, gone); a != x || b != y {
				t.Fatalf("remembered %d and %d, the likest of all are %d and %d", a, b, x, y)
			}
			if a < 0 {
				break
			}
			if r.IntN(3) == 0 { // contrast is weighed
				links[b][a].against += 2
				links[a][b] = links[b][a]
				p.find(b)
				continue
			}
			joins++
			clusters[a].tellings += clusters[b].tellings
			gone[b] = true
			for k := range clusters {
				if k != a && !gone[k] {
					links[a][k].add(links[b][k])
					links[k][a] = links[a][k]
				}
			}
			p.joined(a, b)
		}
	}
	if joins < 100 {
		t.Fatalf("only %d joins were looked at", joins)
	}
}

// randomClusters makes clusters with few different likenesses, so that some are equal.
func randomClusters(r *rand.Rand, n int) ([]cluster, [][]link) {
	clusters, links := make([]cluster, n), make([][]link, n)
	for i := range clusters {
		clusters[i] = cluster{members: []int{i}, tellings: 1 + r.IntN(3)}
		links[i] = make([]link, n)
		for j := range i {
			links[i][j] = link{same: float64(r.IntN(9) - 3), sameCount: 1, apart: r.IntN(9) == 0}
			links[j][i] = links[i][j]
		}
	}
	return clusters, links
}

// likestOfAll looks at all pairs, each in the order of the later.
func likestOfAll(clusters []cluster, links [][]link, gone []bool) (a, b int) {
	type found struct {
		a, b int
		z    float64
	}
	var all []found
	for i := range links {
		for j := range i {
			z := links[i][j].mean() - links[i][j].against
			if !gone[i] && !gone[j] && !links[i][j].apart && z >= threshold(&clusters[i], &clusters[j]) {
				all = append(all, found{j, i, z})
			}
		}
	}
	if len(all) == 0 {
		return -1, -1
	}
	best := slices.MaxFunc(all, func(x, y found) int {
		switch {
		case x.z < y.z:
			return -1
		case x.z > y.z:
			return 1
		}
		return 0
	})
	return best.a, best.b
}
