package language

import (
	"slices"
	"testing"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct{ text, hint, want string }{
		{"The council said on Monday that the bridge would be closed until spring.", "", "en"},
		{"Der Stadtrat teilte am Montag mit, dass die Brücke bis zum Frühjahr gesperrt bleibt.", "", "de"},
		{"Le conseil municipal a annoncé lundi que le pont serait fermé jusqu’au printemps.", "", "fr"},
		{"El ayuntamiento anunció el lunes que el puente estará cerrado hasta la primavera.", "", "es"},
		{"Il consiglio comunale ha annunciato lunedì che il ponte resterà chiuso fino a primavera.", "", "it"},
		{"A câmara anunciou na segunda-feira que a ponte ficará fechada até à primavera.", "", "pt"},
		{"De gemeenteraad zei maandag dat de brug tot het voorjaar gesloten blijft.", "", "nl"},
		{"Rada miasta poinformowała w poniedziałek, że most będzie zamknięty do wiosny.", "", "pl"},
		{"Городской совет сообщил в понедельник, что мост будет закрыт до весны.", "", "ru"},
		{"Міська рада повідомила в понеділок, що міст буде закрито до весни.", "", "uk"},
		{"Belediye meclisi pazartesi günü köprünün bahara kadar kapalı kalacağını açıkladı.", "", "tr"},
		{"أعلن مجلس المدينة يوم الاثنين أن الجسر سيبقى مغلقا حتى الربيع.", "", "ar"},
		{"市议会周一表示，这座桥将关闭到春天。", "", "zh"},
		{"市議会は月曜日、橋を春まで閉鎖すると発表した。", "", "ja"},
		{"", "", ""}, {"12:30", "fr-CH", "fr"}, {"Łódź Kraków", "pl", "pl"},
		{"시의회는 월요일 다리를 봄까지 폐쇄한다고 밝혔다.", "en", "ko"},
		// A hint decides a headline of names, and not a sentence.
		{"Marlow Tarn Osk", "it", "it"}, {"Marlow Tarn Osk", "cs", "cs"},
		{"De gemeenteraad zei maandag dat de brug tot het voorjaar gesloten blijft.", "en", "nl"},
		// Near languages are told by the hint where the words do not.
		{"Ekipa je ostvarila treću pobjedu zaredom.", "hr-HR", "hr"}, {"Ekipa je ostvarila treću pobjedu zaredom.", "bs", "bs"},
		// Both forms of a language have one tag, and so do old and new names of it.
		{"Kommunestyret sa måndag at den gamle brua blir stengd fram til våren.", "nn-NO", "no"},
		{"12:30", "iw", "he"}, {"12:30", "nb", "no"}, {"12:30", "und", ""}, {"12:30", "<script>", ""}, {"12:30", "zh_Hant_TW", "zh"},
		// A language that is not known is the hint's, whatever it looks like; without one it cannot be told.
		{"De Gemengerot huet e Méindeg gesot, datt déi al Bréck bis an d'Fréijoer zou bleift.", "lb", "lb"},
		{"De Gemengerot huet e Méindeg gesot, datt déi al Bréck bis an d'Fréijoer zou bleift.", "", ""},
		{"qwfp zxcvb hjkl wrtpsdf", "", ""},
		// What is quoted in another script does not count.
		{"Городской совет сообщил, что мост Marlow Tarn Bridge Company Limited будет закрыт до весны.", "", "ru"},
		{"Il-qorti ordnat lill-kumpanija tħallas għall-ħsara.", "en", "mt"},
		// Letters may come in two characters.
		{"Mi\u0306nisterul a spus ca\u0306 podul va ra\u0306ma\u0302ne i\u0302nchis pa\u0302na\u0306 la prima\u0306vara\u0306.", "", "ro"},
	} {
		if got := Detect(c.text, c.hint); got != c.want {
			t.Errorf("Detect(%q, %q) = %q, want %q", c.text, c.hint, got, c.want)
		}
	}
}

func TestIdentify(t *testing.T) {
	sentence := "The council said on Monday that the bridge would be closed until spring."
	if g := Identify(sentence, "fr"); g.Tag != "en" || g.Hinted || g.Sure < 0.99 {
		t.Errorf("an English sentence: %+v", g)
	}
	if g := Identify("Marlow Tarn Osk", "it"); g.Tag != "it" || !g.Hinted {
		t.Errorf("names on an Italian page: %+v", g)
	}
	if g := Identify("Καλημέρα", ""); g.Tag != "el" || g.Sure != 1 {
		t.Errorf("Greek: %+v", g)
	}
	if g := Identify("!?", ""); g != (Guess{}) {
		t.Errorf("no letters: %+v", g)
	}
}

func TestDetectable(t *testing.T) {
	list := Detectable()
	if len(list) != 77 || !slices.IsSorted(list) || !slices.Contains(list, "sv") || !slices.Contains(list, "el") {
		t.Errorf("%d languages: %v", len(list), list)
	}
}

func TestParts(t *testing.T) {
	english := "The council said on Monday that the old bridge would be closed until spring.\n"
	german := "Der Stadtrat teilte am Montag mit, dass die alte Brücke bis zum Frühjahr gesperrt bleibt.\n"
	short := "Marlow Tarn\n"
	for _, c := range []struct {
		name, text string
		want       []Part
	}{
		{"empty", "", nil},
		{"one language", english + short + english, []Part{{0, len(english + short + english), "en"}}},
		{"two", english + "\n" + german + short + german, []Part{{0, len(english) + 1, "en"}, {len(english) + 1, len(english+german+short+german) + 1, "de"}}},
		{"no letters", "12\n", []Part{{0, 3, ""}}},
	} {
		if got := Parts(c.text, ""); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if tag, share := Main(Parts(english+german+german, "en")); tag != "de" || share < 0.6 || share > 0.8 {
		t.Errorf("most of the text is %s, %.2f", tag, share)
	}
}

// FuzzIdentify: the answer is a tag that can be answered, the hint or "", and the parts cover the text.
func FuzzIdentify(f *testing.F) {
	for _, s := range []string{"The U.S. council", "東京都で12人", "a\xffb", "ก็ดี 漢-字", "ħħ Ⅷ ǅ", "क्षि\u0301", "\u0345İ\u0307ß"} {
		f.Add(s, "nb-NO")
	}
	list := Detectable()
	f.Fuzz(func(t *testing.T, text, hint string) {
		g := Identify(text, hint)
		if g.Tag != "" && g.Tag != canonical(hint) && !slices.Contains(list, g.Tag) || !(g.Sure >= 0 && g.Sure <= 1) {
			t.Fatalf("%+v of %q, %q", g, text, hint)
		}
		at := 0
		for _, p := range Parts(text, hint) {
			if p.Start != at || p.End <= p.Start {
				t.Fatalf("part %+v after %d in %q", p, at, text)
			}
			at = p.End
		}
		if at != len(text) {
			t.Fatalf("parts end at %d of %d in %q", at, len(text), text)
		}
	})
}
