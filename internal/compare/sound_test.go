package compare

import (
	"slices"
	"testing"

	"parallax"
)

const soundEnglish = `Karim Sandoval resigned as harbour master of Porvanek on Monday.
"I leave without anger," Sandoval said.
The choir of the town sang in the market square.
Anglers complained about the price of bait.`

// TestNamesMeetAcrossScripts pairs each sentence with the English one about the same person, by nothing but the name.
func TestNamesMeetAcrossScripts(t *testing.T) {
	for _, c := range []struct{ tag, text string }{
		{"ru", "Вчера подал в отставку начальник порта Карим Сандовал.\nВесь день шёл дождь."},
		{"ar", "استقال أمس مدير الميناء كريم ساندوفال.\nهطل المطر طوال النهار."},
		{"he", "אתמול התפטר מנהל הנמל כרים סנדובל.\nגשם ירד כל היום."},
		{"hi", "बंदरगाह के प्रमुख करीम सैंडोवल ने कल इस्तीफा दिया।\nदिन भर बारिश हुई।"},
		{"ko", "항만청장 카림 산도발은 어제 사임했다.\n하루 종일 비가 내렸다."},
		{"ja", "港長のカリム・サンドバル氏は昨日辞任した。\n一日中雨が降った。"},
		{"zh", "港务局长卡里姆·桑多瓦尔昨天辞职。\n整天下雨。"},
	} {
		s := read(inLanguages(soundEnglish, "en", c.text, c.tag), nil, nil)
		s.meet()
		english := s.tellings[0].statements[0]
		met := false
		for _, p := range s.pairs {
			if p.b.telling.at != 1 || p.a != english {
				continue
			}
			if p.b.order != 0 {
				t.Errorf("%s: %q meets %q", c.tag, p.a.Exact, p.b.Exact)
			}
			met = true
			if got := s.why(p.b, &claim{centre: p.a, members: []*statement{p.a, p.b}}); !slices.ContainsFunc(got, func(r parallax.Reason) bool { return r.What == "names sound alike" && r.Value != "" }) {
				t.Errorf("%s: no reason says that names sound alike: %+v", c.tag, got)
			}
			if shared, none := s.lexicon.nameLooks(p.a, p.b); shared == 0 || none != 0 {
				t.Errorf("%s: names shared %.2f, none %.0f", c.tag, shared, none)
			}
		}
		if !met {
			t.Errorf("%s: %q meets nothing", c.tag, english.Exact)
		}
	}
}

// TestOneLanguageHearsNothing: in one language two names of one sound are two names.
func TestOneLanguageHearsNothing(t *testing.T) {
	s := read(inLanguages(soundEnglish, "en", "Karina Sindevel resigned as harbour master of Porvanek.\nIt rained all day.", "en"), nil, nil)
	for stem, heard := range s.lexicon.heard {
		if len(heard) > 0 {
			t.Errorf("%s sounds like %d others", s.lexicon.stems[stem], len(heard))
		}
	}
}

func TestSameNameAcrossScripts(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Karim Sandoval", "Карим Сандовал", true}, {"Sandoval", "카림 산도발", true}, {"Karim Sandoval", "Роман Сандовал", false},
		{"Karim Sandoval", "Karina Sindevel", false}, {"Marta Brandt", "Марта Линдквист", false},
	} {
		if got := sameName(c.a, c.b); got != c.want {
			t.Errorf("sameName(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// inLanguages makes a coverage of texts, each with its language tag behind it.
func inLanguages(textsAndTags ...string) *parallax.Coverage {
	var texts []string
	for i := 0; i < len(textsAndTags); i += 2 {
		texts = append(texts, textsAndTags[i])
	}
	c := invented(texts...)
	for i := range c.Articles {
		c.Articles[i].Article.Language = textsAndTags[2*i+1]
	}
	return c
}
