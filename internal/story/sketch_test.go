package story

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parallax"
	"parallax/internal/language"
)

func TestSketch(t *testing.T) {
	a := article("a", "2031-05-02", "Ferry burns", "The ferry Lady Osk burned. Elsa Brandt said 213 people were saved. The Brandt family owns the ferry.")
	at := strings.Index(a.Text, "213 people")
	s := Sketch(a, []parallax.Annotation{
		{Kind: parallax.KindQuantity, Span: parallax.TextSpan(at, at+10), Quantity: &parallax.Quantity{Type: parallax.Number, Value: 213, Thing: "people"}},
		{Kind: parallax.KindQuantity, Span: parallax.TextSpan(at, at+3), Quantity: &parallax.Quantity{Type: parallax.Number, Value: 3}},
	}, nil)
	terms := s.Terms.Map()
	for _, want := range []string{"w:ferri", "n:brandt", "n:osk", "x:blnd", "q:213 people"} {
		if terms[want] == 0 {
			t.Errorf("no %q in %v", want, slices.Sorted(maps.Keys(terms)))
		}
	}
	for _, not := range []string{"w:the", "n:ferry", "n:the", "q:3 "} {
		if terms[not] != 0 {
			t.Errorf("%q in the terms", not)
		}
	}
	if terms["n:brandt"] <= terms["n:elsa"]/2 || terms["w:said"] >= terms["w:osk"] {
		t.Errorf("weights: brandt %d, elsa %d, said %d, osk %d", terms["n:brandt"], terms["n:elsa"], terms["w:said"], terms["w:osk"])
	}
}

// TestSketchHearsNames wants a name to sound as in English in scripts that have no capitals to find it by,
// where no list knows it.
func TestSketchHearsNames(t *testing.T) {
	for lang, text := range map[string]string{
		"ar": "قال جاكسون إن الحريق أخمد.", "he": "ג'קסון אמר כי האש כובתה.", "hi": "जैक्सन ने कहा कि आग बुझा दी गई है।", "fa": "جکسون گفت آتش خاموش شد.",
		"ko": "잭슨은 불이 꺼졌다고 말했다.", "ja": "ジャクソンは火が消えたと述べた。", "ru": "Огонь потушен, сказал Джексон.", "ka": "ჯექსონმა თქვა, ჯექსონ.",
	} {
		a := article("a", "", "", text)
		a.Language = lang
		s := Sketch(a, nil, nil)
		if s.Terms.Weight(parallax.TermOf(prefixSound+language.Sound("jackson"))) == 0 {
			t.Errorf("%s: no Jackson among %v", lang, slices.Sorted(maps.Keys(s.Terms.Map())))
		}
	}
	a := article("a", "", "", "罗伯特·杰克逊说，大火已被扑灭。")
	a.Language = "zh"
	s := Sketch(a, []parallax.Annotation{{Kind: parallax.KindName, Name: &parallax.Name{Canonical: "罗伯特·杰克逊"}}}, nil)
	for _, want := range []string{prefixName + "杰克逊", prefixSound + language.Sound("jackson")} {
		if s.Terms.Weight(parallax.TermOf(want)) == 0 {
			t.Errorf("zh: no %q among %v", want, slices.Sorted(maps.Keys(s.Terms.Map())))
		}
	}
}

// TestSketchTakesAnyText wants no text to break it, and every weight to be positive.
func TestSketchTakesAnyText(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a := article("a", "", rapid.String().Draw(r, "title"), rapid.String().Draw(r, "text"))
		a.Language = rapid.SampledFrom([]string{"en", "de", "ru", "ja", "ar", "el", ""}).Draw(r, "language")
		s := Sketch(a, nil, nil)
		for term, w := range s.Terms.Map() {
			if w <= 0 || len(term) < 3 {
				r.Fatalf("term %q of weight %d", term, w)
			}
		}
		place := Place(a, s, nil, parallax.Near{})
		if err := place.Check(); err != nil {
			r.Fatal(err)
		}
	})
}

// TestPlaceAcrossLanguages lets two accounts in different scripts meet by their names.
func TestPlaceAcrossLanguages(t *testing.T) {
	german := article("german", "2031-05-03", "Fähre vor Varnow in Flammen",
		"Auf der Fähre „Lady Osk“ vor Varnow ist in der Nacht ein Feuer ausgebrochen. 213 Menschen wurden gerettet, sagte Bürgermeisterin Elsa Brandt. "+
			"Die Reederei Osk Line und Staatsanwalt Ruben Hale untersuchen die Ursache. Helfer kamen auch aus Tarsund.")
	german.Language = "de"
	chessGerman := article("chess german", "2031-05-03", "Schülerin gewinnt Schachturnier", "Die siebzehnjährige Ime Adeka hat das offene Turnier in Quellmark gewonnen. Jorun Falk wurde Zweiter.")
	chessGerman.Language = "de"
	names := func(words ...string) (notes []parallax.Annotation) {
		for _, w := range words {
			notes = append(notes, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Canonical: w}})
		}
		return notes
	}
	p := newPast()
	p.take(fire, nil)
	p.take(chess, nil)
	p.take(german, names("Lady Osk", "Varnow", "Elsa Brandt", "Osk Line", "Ruben Hale", "Tarsund"))
	p.take(chessGerman, names("Ime Adeka", "Quellmark", "Jorun Falk"))
	if p.story("german") != p.story("fire") || p.story("chess german") != p.story("chess") || p.story("fire") == p.story("chess") {
		t.Errorf("stories: fire %s, in German %s; chess %s, in German %s", p.story("fire"), p.story("german"), p.story("chess"), p.story("chess german"))
	}
}
