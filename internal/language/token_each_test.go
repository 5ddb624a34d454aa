package language

import (
	"slices"
	"testing"
)

// TestFirstWord wants the first word of Tokens, whatever stands before it, and whatever is joined to it.
func TestFirstWord(t *testing.T) {
	for _, text := range []string{"", " — ", "The ferry sank.", "“U.S. forces left.", "well-known", "Covid-19-Welle in Varnow", "« L’incendie »", "3,5 metres", "-- ... 28-point plan", "東京都の港", "a", "e.g. this", "\u200b\n\n(Varnow"} {
		want := ""
		for _, token := range Tokens(text) {
			if token.Kind != Punct {
				want = text[token.Start:token.End]
				break
			}
		}
		if got := FirstWord(text); got != want {
			t.Errorf("%q begins with %q, want %q", text, got, want)
		}
	}
}

// TestEachToken wants what Tokens gives, also while another text is gone through and left early.
func TestEachToken(t *testing.T) {
	const text = "Mayor Brandt said 28-point plans (of U.S. firms) fell by 3.5 percent."
	var got []Token
	for token := range EachToken(text) {
		for inner := range EachToken("other words, of another text that is as long as the one that is gone through here") {
			if inner.Start > 0 {
				break
			}
		}
		got = append(got, token)
	}
	if want := Tokens(text); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestFoldedWords wants the words and numbers of a text in lower case and none of its marks.
func TestFoldedWords(t *testing.T) {
	for text, want := range map[string][]string{"": nil, " — ": nil, "The U.S. firm’s 28-point plan (3.5 %), Straße.": {"the", "u.s.", "firm's", "28", "point", "plan", "3.5", "straße"}} {
		if got := FoldedWords(text); !slices.Equal(got, want) {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}
