package annotate

import (
	"sort"

	"parallax"
	"parallax/internal/language"
)

// document is an article while it is being annotated. Each step reads what the steps before
// it found and appends to notes.
type document struct {
	article    parallax.Article
	language   *language.Language
	passages   []*passage // title, then text; fields without words are left out
	notes      []parallax.Annotation
	mentions   []*mention // in the order of passages; set by document.names
	utterances []speech   // set by document.quotes
	money      *bool      // what speaksOfMoney found; nil before it is asked
	pieces     []piece    // room for those of one sentence, used again for the next
}

// passage is one field of the article, cut up.
type passage struct {
	field  parallax.Field
	text   string
	tokens []language.Token
	folded []string // of each token, by language.Fold
	// sentences in order, not overlapping; set by document.sentences.
	sentences []sentence
	// lexemes by the start of their sentence, read when first asked for.
	lexemes map[int][]lexeme
}

// sentence is the byte range of a sentence in its passage, and the range of its tokens.
type sentence struct {
	start, end        int // bytes
	first, last       int // tokens [first, last)
	paragraph         int
	furniture, header bool
}

// bytesPerNote is about how many bytes of a text there are to an annotation.
const bytesPerNote = 40

func newDocument(a parallax.Article) *document {
	tag := a.Language
	if tag == "" {
		tag = language.Detect(a.Title+"\n"+a.Text, "")
	}
	d := &document{article: a, language: language.For(tag), notes: make([]parallax.Annotation, 0, (len(a.Title)+len(a.Text))/bytesPerNote)}
	for _, f := range []struct {
		field parallax.Field
		text  string
	}{{parallax.FieldTitle, a.Title}, {parallax.FieldText, a.Text}} {
		if p := newPassage(f.field, f.text); len(p.tokens) > 0 {
			d.passages = append(d.passages, p)
		}
	}
	return d
}

func newPassage(field parallax.Field, text string) *passage {
	p := &passage{field: field, text: text, tokens: language.Tokens(text)}
	p.folded = make([]string, len(p.tokens))
	for i := range p.tokens {
		p.folded[i] = language.Fold(p.word(i))
	}
	return p
}

// word gives token i as printed.
func (p *passage) word(i int) string { return p.text[p.tokens[i].Start:p.tokens[i].End] }

// span gives the bytes [start, end) of the passage as a span of the article.
func (p *passage) span(start, end int) parallax.Span {
	return parallax.Span{Field: p.field, Start: start, End: end}
}

// tokenSpan gives the span of the tokens [first, last), last above first.
func (p *passage) tokenSpan(first, last int) parallax.Span {
	return p.span(p.tokens[first].Start, p.tokens[last-1].End)
}

// tokenAt gives the index of the first token that ends after byte i; len(p.tokens) when none does.
func (p *passage) tokenAt(i int) int {
	return sort.Search(len(p.tokens), func(k int) bool { return p.tokens[k].End > i })
}

// sentenceAt gives the sentence that holds byte i, nil when none does.
func (p *passage) sentenceAt(i int) *sentence {
	k := sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].end > i })
	if k == len(p.sentences) || p.sentences[k].start > i {
		return nil
	}
	return &p.sentences[k]
}

// add appends an annotation.
func (d *document) add(n parallax.Annotation) { d.notes = append(d.notes, n) }

// of gives the annotations of one kind found so far in a passage, in the order they were added.
func (d *document) of(kind parallax.AnnotationKind, p *passage) []parallax.Annotation {
	var out []parallax.Annotation
	for _, n := range d.notes {
		if n.Kind == kind && n.Span.Field == p.field {
			out = append(out, n)
		}
	}
	return out
}

// lexemes reads the numbers and phrases of a sentence, once for moments and quantities.
func (d *document) lexemes(p *passage, s sentence) []lexeme {
	if list, ok := p.lexemes[s.start]; ok {
		return list
	}
	if p.lexemes == nil {
		p.lexemes = map[int][]lexeme{}
	}
	d.pieces = pieces(d.pieces[:0], p.text, s.start, s.end, d.language.Lexicon())
	list := lexemes(p.text, d.pieces, d.language)
	p.lexemes[s.start] = list
	return list
}
