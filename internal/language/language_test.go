package language

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{"en": "en", "en-GB": "en", "pt_BR": "pt", "ZH-Hans": "zh", "": Floor, "tlh": Floor} {
		if got := For(tag).Tag; got != want {
			t.Errorf("For(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for word, want := range map[string]string{"Mayor’s": "mayor's", "Élysée": "élysée", "İzmir": "izmir", "ﬁre": "fire", "Straße": "straße", "plain": "plain"} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestFoldOfSettledWords wants of words that are taken as they are what folding them makes of them.
func TestFoldOfSettledWords(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 300_000 {
		word := make([]rune, 1+r.IntN(3))
		for i := range word {
			word[i] = r.Int32N(0x700)
		}
		if s := string(word); isSettled(s) {
			if taken++; fold(s) != s {
				t.Fatalf("%q is folded to %q", s, fold(s))
			}
		}
	}
	if taken < 10_000 || !isSettled("élysée") || !isSettled("городе") || isSettled("λόγοσ") || isSettled("Elysee") {
		t.Errorf("%d words taken as they are", taken)
	}
}

func TestStem(t *testing.T) {
	for _, c := range []struct{ tag, a, b string }{
		{"en", "killed", "killing"}, {"en", "mayor’s", "mayors"}, {"de", "Verletzte", "Verletzten"}, {"fr", "blessé", "blessés"},
		{"uk", "міста", "місто"}, {"pl", "miasta", "miasto"}, {"ru", "города", "городе"}, {"ja", "東京", "東京"}, {"und", "Word", "word"},
	} {
		if a, b := For(c.tag).Stem(c.a), For(c.tag).Stem(c.b); a != b {
			t.Errorf("%s: stems of %q and %q differ: %q, %q", c.tag, c.a, c.b, a, b)
		}
	}
}

func TestRarity(t *testing.T) {
	en := For("en")
	if the, bridge, none := en.Rarity("The"), en.Rarity("bridge"), en.Rarity("xqzzt"); the > 2 || bridge < 3 || bridge > 6 || none != unseen {
		t.Errorf("rarity of the %.2f, bridge %.2f, an unknown word %.2f", the, bridge, none)
	}
	for _, tag := range Tags() {
		if n := len(readFrequencies(tag)); n < 15000 {
			t.Errorf("%s: %d words", tag, n)
		}
	}
	if got := For("zh").Rarity("中国"); got > 5 {
		t.Errorf("a common Chinese pair has rarity %.2f", got)
	}
}

func TestIsStop(t *testing.T) {
	for tag, word := range map[string]string{"en": "The", "de": "Über", "fr": "être", "uk": "що", "ar": "في", "zh": "的"} {
		if !For(tag).IsStop(word) {
			t.Errorf("%s: %q is no stop word", tag, word)
		}
	}
	if For("en").IsStop("bridge") || For("und").IsStop("the") {
		t.Error("too much is a stop word")
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S. well-known 3.5% of 1,000 don’t.": "The|U.S.|well-known|3.5|%|of|1,000|don’t|.",
		"a 28-point plan, Covid-19 and G7":         "a|28|-|point|plan|,|Covid-19|and|G7",
		"end of U.N. He":                           "end|of|U.N.|He",
		"東京都で12人":                                  "東京|京都|都で|12|人",
		"大":                                        "大",
		"2020-03-01 \u00a0x":                       "2020|-|03|-|01|x",
	} {
		var got []string
		for _, k := range Tokens(text) {
			got = append(got, text[k.Start:k.End])
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: got %s, want %s", text, s, want)
		}
	}
}

// FuzzTokens: every token lies in the text, is not empty, cuts no character, and starts after the one before.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"The U.S. 3.5%", "東京都で12人", "a\xffb", "ก็ดี 漢-字", "well-known-\u0301x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		before := -1
		for _, k := range Tokens(text) {
			if k.Start <= before || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %+v after %d in %q", k, before, text)
			}
			before = k.Start
		}
	})
}
