package story

// partner is the likest of the clusters before one, and how likely the two are one story; none is -1.
type partner struct {
	with int
	z    float64
}

// partners remembers the partner of each cluster, so that of all pairs only those are looked at again that changed.
type partners struct {
	clusters []cluster
	links    [][]link
	gone     []bool
	of       []partner
}

func newPartners(clusters []cluster, links [][]link, gone []bool) *partners {
	p := &partners{clusters, links, gone, make([]partner, len(clusters))}
	for i := range clusters {
		p.find(i)
	}
	return p
}

// pair gives the two clusters that are likest to be one story, the lower first, of equals those that come first; -1 when
// no two are likely enough.
func (p *partners) pair() (a, b int) {
	a, b = -1, -1
	best := 0.0
	for i, o := range p.of {
		if o.with >= 0 && (a < 0 || o.z > best) {
			a, b, best = o.with, i, o.z
		}
	}
	return a, b
}

// find looks for the partner of a cluster among all before it.
func (p *partners) find(i int) {
	p.of[i] = partner{with: -1}
	for j := 0; j < i && !p.gone[i]; j++ {
		if z, ok := p.likely(i, j); ok && (p.of[i].with < 0 || z > p.of[i].z) {
			p.of[i] = partner{j, z}
		}
	}
}

// likely gives how likely two clusters are one story; ok is false where that is not enough.
func (p *partners) likely(i, j int) (z float64, ok bool) {
	l := &p.links[i][j]
	if p.gone[j] || l.apart {
		return 0, false
	}
	z = l.mean() + l.pooled - l.against
	return z, z >= threshold(&p.clusters[i], &p.clusters[j])
}

// joined follows cluster b becoming part of cluster a, which is before it.
func (p *partners) joined(a, b int) {
	p.find(a)
	p.find(b)
	for k := a + 1; k < len(p.of); k++ {
		o := &p.of[k]
		if p.gone[k] {
			continue
		}
		if o.with == a || o.with == b {
			p.find(k)
		} else if z, ok := p.likely(k, a); ok && (o.with < 0 || z > o.z || z == o.z && a < o.with) {
			*o = partner{a, z}
		}
	}
}
