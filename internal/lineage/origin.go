package lineage

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// Origins gives the origins of each article from all articles of a story and the edges among
// them: what it credits, its own reporting where that shows, and what a copied text credits.
// An article that shows nothing has the origin unknown; copies of one text share it.
func Origins(articles []parallax.Covered, edges []parallax.Edge, dir *parallax.Directory) map[parallax.ArticleID][]parallax.Origin {
	outlets := housesOf(articles)
	credits := make([][]credit, len(articles))
	for i := range articles {
		credits[i] = allCredits(&articles[i], outlets, dir)
	}
	namedByRole(credits)
	strengthen(articles, credits)
	agencies := housed(articles, credits)
	out := make(map[parallax.ArticleID][]parallax.Origin, len(articles))
	ofAgency := map[parallax.ArticleID]bool{} // whose account is the agency's that publishes it, whoever is credited in it
	for i := range articles {
		outlet, id := articles[i].Article.Outlet, articles[i].Article.ID
		ofAgency[id] = outlet.Kind == "agency" || outlet.Name != "" && dir.IsAgency(outlet.Name) || agencies[outlet.Key()]
		out[id] = ownOrigins(&articles[i], credits[i], ofAgency[id])
	}
	unifyNames(out, dir)
	copied := copyEdges(articles, edges)
	for i := range articles {
		id := articles[i].Article.ID
		if len(out[id]) > 0 && !ofAgency[id] && !governed(&articles[i], credits[i]) && !slices.ContainsFunc(copied, func(e parallax.Edge) bool { return e.From == id || e.To == id && !e.Directed }) {
			out[id] = append(out[id], parallax.Origin{Kind: parallax.OriginUnknown, Name: string(id), Why: []parallax.Reason{parallax.Because("credits", "for single sentences only")}})
		}
	}
	inherit(out, copied)
	disown(out, copied)
	root := roots(articles, copied)
	for i := range articles {
		id := articles[i].Article.ID
		if len(out[id]) == 0 {
			out[id] = []parallax.Origin{{Kind: parallax.OriginUnknown, Name: string(root[id]), Why: []parallax.Reason{parallax.Because("credits", "none found, and no reporting of its own shows")}}}
		}
	}
	return out
}

const (
	// A credit among this many sentences from the top says where the whole account comes from. Of 135 articles of
	// gold that credit somebody, that they have an account of their own besides was found with F1 .70 by two
	// sentences, .77 by three, .80 by four, .78 by five.
	creditLead = 4
	// So do credits in this share of all sentences: .80 by 0.15, 0.25 and 0.35.
	creditShare = 0.25
)

// governed reports whether the credits of an article, or its own reporting, account for all it
// tells: in a byline, a dateline or at its end, near the top, or again and again. Others stand
// by single sentences and say nothing of the rest. True of an article without sentences.
func governed(c *parallax.Covered, credits []credit) bool {
	var sentences []parallax.Span
	for i := range c.Notes {
		n := &c.Notes[i]
		if n.Sentence != nil && n.Span.Field == parallax.FieldText && !n.Sentence.Heading && !n.Sentence.Furniture {
			sentences = append(sentences, n.Span)
		}
	}
	slices.SortFunc(sentences, func(a, b parallax.Span) int { return cmp.Compare(a.Start, b.Start) })
	credited := map[int]bool{}
	for i := range credits {
		if credits[i].own || credits[i].how != howText {
			return true
		}
		at := slices.IndexFunc(sentences, func(s parallax.Span) bool { return s.Overlaps(credits[i].span) })
		if at >= 0 && at < creditLead {
			return true
		}
		credited[at] = true
	}
	return len(sentences) == 0 || float64(len(credited)) >= creditShare*float64(len(sentences))
}

// strengthen lets an article draw on a body or speaker it quotes only in passing when another
// article of the story draws on the same: one briefing is behind both.
func strengthen(articles []parallax.Covered, credits [][]credit) {
	drawn := map[string]string{} // key of a speaker to its name, from strong credits
	for _, list := range credits {
		for _, c := range list {
			if key := speakerKey(parallax.Origin{Kind: c.sort, Name: c.name}); key != "" && !c.weak && c.sort == parallax.OriginRelease && longer(c.name, drawn[key]) {
				drawn[key] = c.name
			}
		}
	}
	for i := range articles {
		has := map[string]bool{}
		credits[i] = slices.DeleteFunc(credits[i], func(c credit) bool {
			key := speakerKey(parallax.Origin{Kind: c.sort, Name: c.name})
			has[key] = true
			return c.weak && drawn[key] == ""
		})
		if len(drawn) == 0 {
			continue
		}
		a := &articles[i].Article
		r := reader{article: a, text: a.Text, tokens: tokensOf(a.Text), cues: cuesOf(a.Language)}
		for _, key := range slices.Sorted(maps.Keys(drawn)) {
			_, last, _ := strings.Cut(key, ":")
			if has[key] || drawn[key] == strings.ToLower(drawn[key]) {
				continue
			}
			for _, s := range r.spoken(last) {
				credits[i] = append(credits[i], credit{name: drawn[key], sort: parallax.OriginRelease, how: howText, span: s,
					reason: parallax.Because("spoken for", "%s, as in other articles", r.text[s.Start:s.End])})
			}
		}
	}
}

// ownOrigins gives what an article credits and its own reporting, one origin for each name.
// What an agency publishes is the agency's account, whether it says so or not.
func ownOrigins(a *parallax.Covered, credits []credit, agency bool) []parallax.Origin {
	var out []parallax.Origin
	add := func(kind parallax.OriginKind, name string, span parallax.Span, why parallax.Reason) {
		i := slices.IndexFunc(out, func(o parallax.Origin) bool { return o.Kind == kind && o.Name == name })
		if i < 0 {
			i = len(out)
			out = append(out, parallax.Origin{Kind: kind, Name: name})
		}
		if span != (parallax.Span{}) && kind != parallax.OriginOwn {
			out[i].Evidence = append(out[i].Evidence, span)
		}
		out[i].Why = append(out[i].Why, why)
	}
	outlet := a.Article.Outlet
	if agency {
		add(parallax.OriginAgency, outlet.Key(), parallax.Span{}, parallax.Because("outlet", "%s is an agency", outlet.Key()))
	}
	for _, c := range credits {
		switch {
		case c.own && (c.how == howByline || c.anyone) && lent(credits):
		case c.own && agency:
			add(parallax.OriginAgency, outlet.Key(), c.span, c.reason)
		case c.own:
			add(parallax.OriginOwn, cmp.Or(outlet.Key(), string(a.Article.ID)), c.span, c.reason)
		default:
			add(c.sort, c.name, c.span, c.reason)
		}
	}
	return out
}

// unifyNames gives one name to origins that the articles of a story name differently: a name
// that several outlets answer to is the one of them that another article names in full; "NAME"
// is "NAME News"; "statement by Lee" is "statement by Ann Lee".
func unifyNames(origins map[parallax.ArticleID][]parallax.Origin, dir *parallax.Directory) {
	full := map[string]bool{}
	fullest := map[string]string{} // kind and last word of a speaker to the longest form
	for _, list := range origins {
		for _, o := range list {
			full[o.Name] = true
			if key := speakerKey(o); key != "" && longer(o.Name, fullest[key]) {
				fullest[key] = o.Name
			}
		}
	}
	for id, list := range origins {
		for i := range list {
			if key := speakerKey(list[i]); key != "" {
				list[i].Name = inStory(list[i].Name, fullest[key])
				continue
			}
			if long := inFull(list[i], list); long.Name != "" {
				list[i].Name, list[i].Kind = long.Name, long.Kind
				continue
			}
			for _, o := range append(dir.Named(list[i].Name), dir.Named(list[i].Name+" News")...) {
				if o.Name != list[i].Name && full[o.Name] {
					list[i].Name, list[i].Kind = o.Name, sortOf(o)
					break
				}
			}
		}
		origins[id] = slices.DeleteFunc(joinOrigins(list), nameless)
	}
}

// inStory gives the name of a maker of statements whose longest form in the story ends in the
// same word. A surname is that person; "Police" beside "Halvik police" is any police.
func inStory(name, longest string) string {
	last := longest[strings.LastIndexByte(longest, ' ')+1:]
	if !inLower(last) {
		return longest
	}
	maker, isStatement := strings.CutPrefix(name, statementBy)
	if isStatement && !strings.Contains(maker, " ") {
		return statementBy + strings.ToLower(maker) // nameless
	}
	return name
}

// inFull gives the origin of the same article that an outlet's short name stands for: "The
// Post" beside "The Harbour Post". The zero value when there is none.
func inFull(o parallax.Origin, list []parallax.Origin) parallax.Origin {
	short := " " + strings.TrimPrefix(o.Name, "The ")
	for _, p := range list {
		if (o.Kind == parallax.OriginOutlet || o.Kind == parallax.OriginAgency) && p.Kind == o.Kind && strings.HasSuffix(p.Name, short) && p.Name != "The"+short {
			return p
		}
	}
	return parallax.Origin{}
}

// nameless reports whether a statement is that of a body that no article names: "police".
func nameless(o parallax.Origin) bool {
	maker, isStatement := strings.CutPrefix(o.Name, statementBy)
	return isStatement && inLower(maker)
}

// inLower reports whether words are in lower case, and so name nobody; those of a script without cases may.
func inLower(words string) bool {
	return words == strings.ToLower(words) && words != strings.ToUpper(words)
}

// speakerKey is what different forms of one speaker's name share: its last word. Empty for
// origins that are no statement or post.
func speakerKey(o parallax.Origin) string {
	if o.Kind != parallax.OriginRelease && o.Kind != parallax.OriginPost {
		return ""
	}
	words := strings.Fields(language.Fold(o.Name))
	return string(o.Kind) + ":" + words[len(words)-1]
}

// longer orders forms of a name: more words first, then the alphabet, so that the order of
// articles does not matter.
func longer(a, b string) bool {
	return cmp.Or(cmp.Compare(len(strings.Fields(b)), len(strings.Fields(a))), strings.Compare(a, b)) < 0
}

// joinOrigins joins origins of one key, in the order they first stand.
func joinOrigins(list []parallax.Origin) []parallax.Origin {
	var out []parallax.Origin
	for _, o := range list {
		i := slices.IndexFunc(out, func(p parallax.Origin) bool { return p.Kind == o.Kind && p.Name == o.Name })
		if i < 0 {
			out = append(out, o)
			continue
		}
		out[i].Evidence = append(out[i].Evidence, o.Evidence...)
		out[i].Why = append(out[i].Why, o.Why...)
	}
	return out
}

// copyEdges gives the edges between two of the articles that make one a copy of the other. A
// shared passage alone does not carry the origins of the rest.
func copyEdges(articles []parallax.Covered, edges []parallax.Edge) []parallax.Edge {
	here := map[parallax.ArticleID]bool{}
	for _, a := range articles {
		here[a.Article.ID] = true
	}
	var out []parallax.Edge
	for _, e := range edges {
		if e.Kind == parallax.Copies && (e.How == parallax.SameText || e.How == parallax.LargelySame) && here[e.From] && here[e.To] {
			out = append(out, e)
		}
	}
	return out
}

// inherit gives copies the origins of what they copy, until nothing changes. When it is not
// known who took from whom, both have the credits of both.
func inherit(origins map[parallax.ArticleID][]parallax.Origin, copied []parallax.Edge) {
	for changed := true; changed; {
		changed = false
		for _, e := range copied {
			changed = pass(origins, e.To, e.From, e.Directed) || changed
			if !e.Directed {
				changed = pass(origins, e.From, e.To, false) || changed
			}
		}
	}
}

// disown takes own reporting that shows in a byline alone from an article whose text is that
// of another and is credited: who signs an agency's report has not reported it.
func disown(origins map[parallax.ArticleID][]parallax.Origin, copied []parallax.Edge) {
	signed := func(o parallax.Origin) bool {
		return o.Kind == parallax.OriginOwn && !slices.ContainsFunc(o.Why, func(r parallax.Reason) bool { return r.What != "byline" })
	}
	for _, e := range copied {
		if e.How != parallax.SameText {
			continue
		}
		for _, id := range []parallax.ArticleID{e.From, e.To} {
			kept := slices.DeleteFunc(slices.Clone(origins[id]), signed)
			if slices.ContainsFunc(kept, func(o parallax.Origin) bool { return o.Kind == parallax.OriginAgency }) {
				origins[id] = kept
			}
		}
	}
}

// pass gives the origins of one article to its copy; true when that added any. The giver's own
// reporting is, for the taker, that outlet; it is passed on only when the direction is known.
func pass(origins map[parallax.ArticleID][]parallax.Origin, giver, taker parallax.ArticleID, directed bool) bool {
	added := false
	for _, o := range origins[giver] {
		if o.Kind == parallax.OriginOwn {
			if !directed {
				continue
			}
			o.Kind = parallax.OriginOutlet
		}
		if slices.ContainsFunc(origins[taker], func(p parallax.Origin) bool { return p.Key() == o.Key() }) {
			continue
		}
		origins[taker] = append(origins[taker], parallax.Origin{Kind: o.Kind, Name: o.Name, Why: []parallax.Reason{parallax.Because("copy", "of %s", giver)}})
		added = true
	}
	return added
}

// roots gives for each article the earliest of those it is a copy of or has copies among,
// itself when there is none: copies without any credit are one account all the same.
func roots(articles []parallax.Covered, copied []parallax.Edge) map[parallax.ArticleID]parallax.ArticleID {
	byAge := slices.Clone(articles)
	slices.SortStableFunc(byAge, func(a, b parallax.Covered) int {
		return cmp.Or(compareDates(a.Article.Published, b.Article.Published), strings.Compare(string(a.Article.ID), string(b.Article.ID)))
	})
	root := map[parallax.ArticleID]parallax.ArticleID{}
	for _, a := range byAge {
		var visit func(id parallax.ArticleID)
		visit = func(id parallax.ArticleID) {
			if _, seen := root[id]; seen {
				return
			}
			root[id] = a.Article.ID
			for _, e := range copied {
				if e.From == id {
					visit(e.To)
				}
				if e.To == id {
					visit(e.From)
				}
			}
		}
		visit(a.Article.ID)
	}
	return root
}
