package dossier

import (
	"slices"
	"strings"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// A shared passage longer than this is measured and not shown.
const longestPassage = 300 // bytes

// origins shows who draws on whom: the counted sources, and the origins outside that they
// name. It is there when one source draws on anything.
func (k *composer) origins() []parallax.Block {
	g := &parallax.Graph{}
	node := func(n parallax.GraphNode) {
		if !slices.ContainsFunc(g.Nodes, func(m parallax.GraphNode) bool { return m.ID == n.ID }) {
			g.Nodes = append(g.Nodes, n)
		}
	}
	source := func(at *parallax.Covered) {
		node(parallax.GraphNode{ID: string(at.Article.ID), Label: at.Name(), Article: at.Article.ID})
	}
	for _, e := range k.cov.Edges {
		from, to := k.counted(e.From), k.counted(e.To)
		edge := parallax.GraphEdge{From: string(e.From), To: string(e.To), Kind: e.Kind, How: e.How, Share: e.Share, Directed: e.Directed}
		switch {
		case from != nil && to != nil && from.OutletKey() == to.OutletKey():
			continue // an outlet that goes on with its own report
		case from == nil || to == nil && (e.Name == "" || e.Sort == "" || ownName(from.Name(), e.Name)):
			continue
		case to != nil:
			source(from)
			source(to)
		default:
			source(from)
			key := parallax.Origin{Kind: e.Sort, Name: e.Name}.Key()
			node(parallax.GraphNode{ID: key, Label: e.Name, Sort: e.Sort})
			edge.To = key
		}
		if slices.ContainsFunc(g.Edges, func(o parallax.GraphEdge) bool { return k.sameEdge(&o, &edge) }) {
			continue // another report of that outlet, the same way
		}
		edge.Line = k.passage(from, &e)
		g.Edges = append(g.Edges, edge)
	}
	if len(g.Edges) == 0 {
		return nil
	}
	for i := range k.cov.Articles {
		if k.cov.Articles[i].Counted() {
			source(&k.cov.Articles[i])
		}
	}
	return []parallax.Block{{Graph: g}}
}

// sameEdge reports whether two edges say the same of the same two outlets.
func (k *composer) sameEdge(a, b *parallax.GraphEdge) bool {
	outlet := func(id string) string {
		if at := k.cov.Find(parallax.ArticleID(id)); at != nil {
			return at.OutletKey()
		}
		return id
	}
	return a.Kind == b.Kind && a.How == b.How && a.Directed == b.Directed && outlet(a.From) == outlet(b.From) && outlet(a.To) == outlet(b.To)
}

// ownName reports whether a name is the outlet's own: the same, its last words ("the
// Observer"), or its initials. An outlet that credits itself draws on nobody.
func ownName(outlet, name string) bool {
	bare := func(s string) string { return strings.TrimPrefix(language.Fold(s), "the ") }
	initials := ""
	for _, w := range strings.Fields(outlet) {
		first, _ := utf8.DecodeRuneInString(w)
		initials += string(first)
	}
	return bare(outlet) == bare(name) || strings.HasSuffix(bare(outlet), " "+bare(name)) || len(initials) > 2 && strings.EqualFold(initials, name)
}

// passage shows the first place where an edge can be read off its article; nil when there is none short enough.
func (k *composer) passage(at *parallax.Covered, e *parallax.Edge) *parallax.Line {
	for _, p := range e.Passages {
		span := p.Here
		if span.Field == parallax.FieldText {
			span = at.Whole(span)
		}
		if span.Len() > longestPassage || !at.Article.WholeWords(span) {
			continue
		}
		if l, err := k.quote(at, span); err == nil {
			return &l
		}
	}
	return nil
}
