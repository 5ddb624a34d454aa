package annotate

import (
	"strings"
	"testing"

	"parallax"
)

// TestQuotesMoreLanguages gives, per language, invented sentences and who says what by which cue, as
// "speaker|cue|content" of each quote, joined by " & ".
func TestQuotesMoreLanguages(t *testing.T) {
	for lang, cases := range map[string]map[string]string{
		"en": {
			"The council called the dam a ruin and left.":     "The council|called|the dam a ruin",
			"The mayor called the plan a flawed and old one.": "The mayor|called|the plan a flawed and old one",
			"The mayor called Mantella a liar and a cheat.":   "The mayor|called|Mantella a liar and a cheat",
			"He sells hats called Mantella in the old town.":  "",
		},
		"de": {
			"Der Minister hätte angemerkt, dass der Pier schließt.": "Der Minister|angemerkt|dass der Pier schließt",
			"Der Rat nannte den Damm eine Ruine und ging.":          "Der Rat|nannte|den Damm eine Ruine",
		},
		"es": {
			"El alcalde ha precisado que el muelle cerrará.":  "El alcalde|precisado|que el muelle cerrará",
			"El alcalde, descrito como un experto, calló.":    "",
			"La ministra habría destacado que no hay riesgo.": "La ministra|destacado|que no hay riesgo",
		},
		"sv": {
			"Ministern hade försäkrat att risken är borta.": "Ministern|försäkrat|att risken är borta",
		},
		"da": {
			"Borgmesteren har bemærket, at broen er lukket.": "Borgmesteren|bemærket|at broen er lukket",
		},
		"pt": {
			"A ministra tinha garantido que não há risco.":                 "A ministra|garantido|que não há risco",
			"O plano, descrito no papel, é velho.":                         "",
			"“A barragem vai aguentar”, disse Elsa Brandt na terça-feira.": "Elsa Brandt|disse|A barragem vai aguentar",
			"Segundo a polícia, duas pessoas ficaram feridas.":             "a polícia|Segundo|duas pessoas ficaram feridas",
			"O ministro anunciou que a ponte vai fechar.":                  "O ministro|anunciou|que a ponte vai fechar",
			"A câmara negou os rumores.":                                   "A câmara|negou|os rumores",
			"O chamado “muro mágico” é de maio.":                           "",
		},
		"nl": {
			"De minister had verzekerd dat de dam houdt.": "De minister|verzekerd|dat de dam houdt",
			"De storm, voorspeld door het bureau, kwam.":  "",
			"“De dam houdt”, zei Elsa Brandt dinsdag.":    "Elsa Brandt|zei|De dam houdt",
			"De minister zei dat de brug dichtgaat.":      "De minister|zei|dat de brug dichtgaat",
			"De gemeente ontkende de geruchten.":          "De gemeente|ontkende|de geruchten",
		},
		"pl": {
			"„Tama wytrzyma”, powiedziała Elsa Brandt we wtorek.": "Elsa Brandt|powiedziała|Tama wytrzyma",
			"Minister poinformował, że most zostanie zamknięty.":  "Minister|poinformował|że most zostanie zamknięty",
			"Według policji, ranne są dwie osoby.":                "policji|Według|ranne są dwie osoby",
		},
		"ru": {
			"«Плотина выдержит», — сказала Эльза Брандт во вторник.": "Эльза Брандт|сказала|Плотина выдержит",
			"По словам министра, вода уходит.":                       "министра|По словам|вода уходит",
			"Полиция сообщила, что ранены два человека.":             "Полиция|сообщила|что ранены два человека",
			"Юрий Холм опроверг слухи.":                              "Юрий Холм|опроверг|слухи",
		},
		"uk": {
			"«Гребля витримає», — сказала Ельза Брандт у вівторок.": "Ельза Брандт|сказала|Гребля витримає",
			"За словами міністра, вода відходить.":                  "міністра|За словами|вода відходить",
			"Поліція повідомила, що поранено двох людей.":           "Поліція|повідомила|що поранено двох людей",
		},
		"tr": {
			"Elsa Brandt, \"Baraj dayanacak\" dedi.": "Elsa Brandt|dedi|Baraj dayanacak",
			"Polise göre iki kişi yaralandı.":        "Polise|göre|iki kişi yaralandı",
		},
		"ar": {
			"قال الوزير إن السد سيصمد.":                  "الوزير|قال|إن السد سيصمد",
			"وقال المدير: \"لقد فحصنا كل حجر في السد\".": "المدير|وقال|لقد فحصنا كل حجر في السد",
			"بحسب التقرير، أصيب ثلاثة.":                  "التقرير|بحسب|أصيب ثلاثة",
		},
		"zh": {
			"市长李明表示：“大坝会坚持住。”居民们感到放心。": "李明|表示|大坝会坚持住。",
			"“我们检查了每一块石头，”工程师王芳说。":     "王芳|说|我们检查了每一块石头，",
			"他住在被称为“红屋”的房子里。":          "",
		},
		"ja": {
			"田中市長は「堤防は持ちこたえる」と述べた。":      "田中|述べた|堤防は持ちこたえる",
			"「すべての石を調べました」と技師の佐藤さんは話した。": "佐藤|話した|すべての石を調べました",
		},
	} {
		for text, want := range cases {
			var got []string
			for _, q := range quotesOf(t, lang, text) {
				got = append(got, q.speaker+"|"+q.cue+"|"+q.content)
			}
			if g := strings.Join(got, " & "); g != want {
				t.Errorf("%s: %s\n got %s\nwant %s", lang, text, g, want)
			}
		}
	}
}

// TestSpeakers is about who speaks when several could: the speaker of a quotation is right or empty.
func TestSpeakers(t *testing.T) {
	for text, want := range map[string]string{
		"The danger of Ivo Kern's plan was shown by the envoy Marta Olsen: “We were left in the dark for many weeks.”": "Marta Olsen",
		"Marta Olsen quips rhetorically: “Who would want to live here?”":                                               "Marta Olsen",
		"“She sent everybody down the stairs first,” said her brother, Gavin Holt.":                                    "Gavin Holt",
		"“The tide will turn before the week is over.” - Marta Olsen":                                                  "Marta Olsen",
		"Ivo Kern met Jon Holm at the lock. “It will hold,” he said.":                                                  "",
		"Ivo Kern and Jon Holm stood at the lock. “It will hold,” he said.":                                            "",
		"Ivo Kern declared:\n\n“The lock will hold for a hundred years.”":                                              "Ivo Kern",
		"Marta Olsen, who calls the lock “a ruin,” said “it must go at once.”":                                         "Marta Olsen",
		"“It failed twice,” it said.":                                                                                  "",
	} {
		for _, n := range checkAll(t, parallax.Article{Text: text, Language: "en"}) {
			if q := n.Quote; q != nil && q.Form == parallax.Direct && q.Speaker != want {
				t.Errorf("%s: %q speaks, want %q", text, q.Speaker, want)
			}
		}
	}
}
