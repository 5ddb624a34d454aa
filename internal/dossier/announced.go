package dossier

import (
	"slices"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// furthestBlock is how many paragraphs behind an announcement are looked at for who was announced: there the report speaks again.
const furthestBlock = 5

// announced reports whether a sentence stands in a paragraph that the one before it or one above announces as somebody's
// words, "The harbour blog continues:", and does not say itself whose it is: its own article does not tell it.
func (k *composer) announced(at *parallax.Covered, s parallax.Span) bool {
	return k.inBlock(at, s) && !ascribesMost(at, s)
}

// inBlock reports whether a span stands in a paragraph that is announced as somebody's words.
func (k *composer) inBlock(at *parallax.Covered, s parallax.Span) bool {
	if s.Field != parallax.FieldText {
		return false
	}
	paragraphs := once(k.known.announced, at.Article.ID, func() map[int]bool { return announcedIn(at) })
	return len(paragraphs) > 0 && slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Sentence != nil && paragraphs[n.Sentence.Paragraph]
	})
}

// ascribesMost reports whether a sentence says itself whose most of it is: "the frost came early, the Herald says", but
// not "How little they know was shown by the mayor: 'Wait.'".
func ascribesMost(at *parallax.Covered, s parallax.Span) bool {
	most := func(content []parallax.Span) bool {
		n := 0
		for _, c := range content {
			n += min(c.End, s.End) - max(c.Start, s.Start)
		}
		return 2*n > s.Len()
	}
	return slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Source != nil && s.Contains(*n.Quote.Source) && most(n.Quote.Content) ||
			n.Attribution != nil && s.Contains(n.Attribution.Source) && most([]parallax.Span{n.Attribution.Content})
	})
}

// ofBlock reports whether words in a sentence are those of a paragraph that is announced as somebody's, and of nobody whom the sentence quotes.
func (k *composer) ofBlock(at *parallax.Covered, s, words parallax.Span) bool {
	return k.inBlock(at, s) && !ascribesMost(at, s) && !spoken(at.Over(s), words)
}

// announcedIn gives the paragraphs of an article behind one that ends in a colon and a sentence of saying: the next one, and
// those up to where who speaks in the announcing one speaks again.
func announcedIn(at *parallax.Covered) map[int]bool {
	out := map[int]bool{}
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText || n.Sentence.Furniture || !announces(at, n.Span) || !says(at, n.Span) {
			continue
		}
		first := n.Sentence.Paragraph + 1
		for p, last := first, lastOfBlock(at, first); p <= last; p++ {
			out[p] = true
		}
	}
	return out
}

// says reports whether a span has a verb of saying.
func says(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	c := language.For(at.Article.Language).Cues()
	return slices.ContainsFunc(language.Tokens(words), func(t language.Token) bool {
		return t.Kind != language.Punct && len(c.VerbsAt(language.Fold(words[t.Start:t.End]))) > 0
	})
}

// lastOfBlock gives the last paragraph of the words that are announced before the first: the one before the next paragraph
// nearby in which somebody speaks who speaks in the announcing one. Where nobody does, or marks close what is said, the first is all that is known.
func lastOfBlock(at *parallax.Covered, first int) int {
	speakers := map[string]bool{}
	for _, s := range speakersIn(at, first-1) {
		speakers[s] = true
	}
	if opensInMarks(at, first) {
		return first
	}
	for p := first; p < first+furthestBlock; p++ {
		if slices.ContainsFunc(speakersIn(at, p), func(s string) bool { return speakers[s] }) {
			return max(first, p-1)
		}
	}
	return first
}

// speakersIn gives the names of those who say something in a paragraph.
func speakersIn(at *parallax.Covered, paragraph int) []string {
	s, found := paragraphSpan(at, paragraph)
	if !found {
		return nil
	}
	var out []string
	notes := at.Over(s)
	for _, n := range notes {
		if n.Quote == nil || n.Quote.Source == nil || !s.Contains(*n.Quote.Source) {
			continue
		}
		for _, name := range notes {
			if name.Name != nil && n.Quote.Source.Contains(name.Span) {
				out = append(out, name.Name.Canonical)
			}
		}
	}
	return out
}

// opensInMarks reports whether a paragraph begins with a quotation mark.
func opensInMarks(at *parallax.Covered, paragraph int) bool {
	s, found := paragraphSpan(at, paragraph)
	if !found {
		return false
	}
	first, _ := utf8.DecodeRuneInString(at.Article.Text[s.Start:])
	return slices.Contains([]rune("\"“„«»”‚‘'「『"), first)
}

// paragraphSpan gives where a paragraph of the text stands.
func paragraphSpan(at *parallax.Covered, paragraph int) (out parallax.Span, found bool) {
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText || n.Sentence.Paragraph != paragraph {
			continue
		}
		if !found {
			out, found = n.Span, true
		}
		out.Start, out.End = min(out.Start, n.Span.Start), max(out.End, n.Span.End)
	}
	return out, found
}
