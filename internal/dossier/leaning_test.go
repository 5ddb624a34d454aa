package dossier

import (
	"strings"
	"testing"

	"parallax"
	"parallax/internal/language"
)

// TestLeansInside finds what a sentence leans on behind its first words, and not what it names or describes itself.
func TestLeansInside(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The harbour board also closed the pier.", true},
		{"The harbour board, however, closed the pier.", true},
		{"Elin Toft said: “The board also closed the pier.”", false},
		{"Police were not able to reach him for comment.", true},
		{"Police were not able to reach the captain at his house.", false},
		{"Police have charged him and called in Torvik Sea Court.", true},
		{"Police have charged him this morning.", true},
		{"Police have this morning charged him.", true},
		{"Police were not able to reach Jonas Rehn at his house.", false},
		{"In his speech at the pier Jonas Rehn promised a new ferry.", false},
		{"In his first speech at the pier Jonas Rehn promised a new ferry.", false},
		{"Noting that he was no sailor, he said that the board had to pay.", true},
		{"“She sent the others to the boats first,” said her brother, Jonas Rehn.", true},
		{"Ferry master Elin Toft sent the others to the boats first, said her brother, Jonas Rehn.", false},
		{"In 2026, she follows Jonas Rehn at the wheel.", true},
		{"In 2026, Elin Toft said, she follows Jonas Rehn at the wheel.", false},
		{"The boat left at noon, according to the two sailors.", true},
		{"The harbour blog wrote: “The boat left at noon, according to the two sailors.”", true},
		{"The boat left at noon, according to the two sailors of the pilot boat.", false},
		{"Jonas Rehn and Elin Toft left at noon, according to the two sailors.", false},
		{"One of the two sailors said the pier had shaken before noon.", true},
		{"One of the two sailors who swam ashore said the pier had shaken.", false},
		{"Two of the sailors said the pier had shaken before noon.", false},
	} {
		a := source("a_one", "One", "en", at(9, 8), "", c.text)
		if morning := "this morning"; strings.Contains(c.text, morning) {
			note(&a, morning, parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "TIME", Refused: "no day"}})
		}
		if court := "Torvik Sea Court"; strings.Contains(c.text, court) {
			note(&a, court, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.OtherName, Canonical: court}})
		}
		for _, person := range []string{"Jonas Rehn", "Elin Toft"} {
			if strings.Contains(c.text, person) {
				note(&a, person, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: person}})
			}
		}
		if strings.Contains(c.text, "two sailors") {
			quantityNote(&a, "two", parallax.Quantity{Type: parallax.Number, Value: 2, Step: 1, Thing: "sailors"})
		}
		s := a.Whole(find(&a, c.text))
		if got := inWords(&a, s, c.text).leansInside(); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

// TestExplains finds the items of a list that explain labels, and not a sentence with one.
func TestExplains(t *testing.T) {
	for _, c := range []struct {
		text, item string
		want       bool
	}{
		{"Ten-point plan: Focus of the talks on ferries aimed at peace.\nFour years: Duration of the feud since the pier of 2023.", "Ten-point plan", true},
		{"Ten-point plan: Focus of the talks on ferries aimed at peace.\nThe feud has lasted for four years.", "Ten-point plan", false},
		{"June 2026: Karvik takes the pier.\nMay 2027: Ferries full.", "June 2026", false},
	} {
		a := source("a_one", "One", "en", at(9, 8), "", c.text)
		s := a.Whole(find(&a, c.item))
		if got := explains(&a, s); got != c.want || got && alone(&a, s, leansBack(&a, s)) > standsAlone {
			t.Errorf("%s: %v, worth %v", c.text, got, alone(&a, s, leansBack(&a, s)))
		}
	}
}

// TestHalfQuotation makes half a quotation no line, however much it names.
func TestHalfQuotation(t *testing.T) {
	text := "Jonas Rehn said in Karvik on 8 March, “The day was long for the 41 passengers of the ferry."
	a := source("a_one", "One", "en", at(9, 8), "", text)
	for _, name := range []string{"Jonas Rehn", "Karvik", "8 March", "41"} {
		note(&a, name, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: name}})
	}
	if got := alone(&a, a.Whole(find(&a, text)), leansBack(&a, a.Whole(find(&a, text)))); got > standsAlone {
		t.Errorf("worth %v", got)
	}
}

// TestSlights finds what makes little of somebody's words, and not what somebody says of little things.
func TestSlights(t *testing.T) {
	for text, want := range map[string]bool{
		"Jonas Rehn is still only emphasizing the costs of the pier.":     true,
		"Jonas Rehn merely said that the pier had cost much.":             true,
		"Amid all the fuss Jonas Rehn did note that the pier stood.":      true,
		"Jonas Rehn noted merely that the pier had cost much.":            true,
		"Jonas Rehn cited simply the costs of the pier.":                  false,
		"The only claims came from Jonas Rehn, who left.":                 false,
		"Jonas Rehn did not say that the pier stood.":                     false,
		"Jonas Rehn said that only two ferries were left at the pier.":    false,
		"Only two of the ferries reached the pier, Jonas Rehn said.":      false,
		"Jonas Rehn said: “The board only says that the pier is costly.”": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if got := inWords(&a, a.Whole(find(&a, text)), text).slights(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestRewords finds where who tells takes back a word of his own, and not where somebody quoted does.
func TestRewords(t *testing.T) {
	for text, want := range map[string]bool{
		"Jonas Rehn retired – or rather was driven out – in May.":   true,
		"Jonas Rehn would rather have stayed or moved to Karvik.":   false,
		"Jonas Rehn said: “They retired, or rather they slept.”":    false,
		"Jonas Rehn retired, or so the harbour board says, in May.": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if got := inWords(&a, a.Whole(find(&a, text)), text).rewords(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestConcludes finds what who tells makes of what it tells, and not what somebody says of it.
func TestConcludes(t *testing.T) {
	for text, want := range map[string]bool{
		"The harbour board of Karvik refused, reflecting a deep rift over the pier.":      true,
		"Talks on the pier were described as “useful,” yet an agreement remains elusive.": true,
		"Whether the pier of Karvik stands by May remains to be seen.":                    true,
		"Jonas Rehn looked at the lamps reflecting in the harbour of Karvik.":             false,
		"The harbour board refused, underscoring that Karvik lacks money.":                false,
		"Jonas Rehn said: “They refused, reflecting a deep rift over the pier.”":          false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if got := concludes(&a, a.Whole(find(&a, text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	a := source("a_one", "One", "en", at(9, 8), "", "Jonas Rehn said that an agreement on the pier remains elusive.")
	quote(&a, parallax.Indirect, a.Article.Text, "an agreement on the pier remains elusive", "Jonas Rehn", "Jonas Rehn")
	if concludes(&a, a.Whole(find(&a, "elusive"))) {
		t.Error("what Jonas Rehn says is told as the outlet's view")
	}
}

// TestLooksTo finds how something looks to who tells it.
func TestLooksTo(t *testing.T) {
	for text, want := range map[string]bool{
		"Jonas Rehn seems to have dropped the plan.":             true,
		"It appears that Jonas Rehn dropped the plan.":           true,
		"Jonas Rehn appeared in court on Monday.":                false,
		"Jonas Rehn said: “The board seems to have dropped it.”": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if got := looksTo(&a, a.Whole(find(&a, text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestOpensOnPronoun: a pronoun behind a preposition and a word is that of somebody told of before.
func TestOpensOnPronoun(t *testing.T) {
	for text, want := range map[string]bool{
		"Upon arrival they found the roof alight.":             true,
		"In 2019 she left the harbour board of Karvik.":        true,
		"With Ida Holm he left the harbour of Karvik.":         false,
		"After the storm they closed the harbour of Karvik.":   false,
		"In Karvik Ida Holm said they had closed the harbour.": false,
	} {
		if got := opensOnPronoun(language.For("en"), text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestFrontPoints: a phrase at the front that points to what was told before, or counts from it, and names no day.
func TestFrontPoints(t *testing.T) {
	for text, want := range map[string]bool{
		"In that case, two sailors sued the harbour board.":                 true,
		"More than two months later, Elin Toft closed the pier.":            true,
		"On that Monday, Elin Toft closed the pier of Karvik.":              false,
		"In the case of the ferry, two sailors sued the harbour board.":     false,
		"In that harbour two sailors sued the board of Karvik, Toft said.":  false,
		"Two months later than agreed with the board, Toft closed the pier": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if length := "two months later"; strings.Contains(text, length) {
			note(&a, length, parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DURATION", Value: "P2M"}})
		}
		if strings.Contains(text, "Monday") {
			moment(&a, "Monday", at(9, 0), "weekday")
		}
		if got := frontPoints(&a, parallax.TextSpan(0, len(text)), text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestFrontOfNow: a phrase at the front that points to the hour of the report leans on nothing told before it.
func TestFrontOfNow(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      bool
	}{
		{"en", "At this hour, forty sailors are searching the harbour.", false},
		{"en", "At that hour, forty sailors were searching the harbour.", true},
		{"de", "In diesem Moment, sagt Toft, suchen sie den Hafen ab.", false},
		{"de", "In diesem Streit, sagt Toft, klagten zwei Seeleute.", true},
		{"fr", "À ce stade, la compagnie compte quarante marins blessés.", false},
		{"fr", "À ce procès, la compagnie a envoyé deux marins.", true},
		{"es", "En este momento, cuarenta marineros buscan en el puerto.", false},
		{"es", "En ese caso, dos marineros demandaron a la junta.", true},
		{"it", "A questo punto, quaranta marinai cercano nel porto.", false},
	} {
		a := source("a_one", "One", c.tag, at(9, 8), "", c.text)
		if got := frontPoints(&a, parallax.TextSpan(0, len(c.text)), c.text); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

// TestQuotesOfWhom finds what somebody says of a person whom neither the words nor who prints them names or describes.
func TestQuotesOfWhom(t *testing.T) {
	for text, want := range map[string]bool{
		"“I replied that he would always get the truth from me,” said Jonas Rehn.":           true,
		"“I replied that the mayor had his reasons to close the pier,” said Jonas Rehn.":     false,
		"“I replied that he would always get the truth,” Jonas Rehn said of Elin Toft.":      false,
		"“I replied that the pier would always be open to the harbour,” said Jonas Rehn.":    false,
		"Jonas Rehn said at the pier of Karvik in the afternoon, in a few words, “he left”.": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		from, to := strings.Index(text, "“"), strings.Index(text, "”")
		note(&a, text, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Speaker: "Jonas Rehn", Content: []parallax.Span{parallax.TextSpan(from+len("“"), to)}}})
		for _, person := range []string{"Jonas Rehn", "Elin Toft"} {
			if strings.Contains(text, person) {
				note(&a, person, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: person}})
			}
		}
		if got := quotesOfWhom(&a, parallax.TextSpan(0, len(text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestBusyWithIt finds who is told from others only by what he does with a thing named before.
func TestBusyWithIt(t *testing.T) {
	for text, want := range map[string]bool{
		"The judge overseeing it, Elin Toft of Karvik, has set a hearing.": true,
		"The judge overseeing it has set a hearing in Karvik.":             true,
		"The judge overseeing the case has set a hearing in Karvik.":       false,
		"The judge overseeing its repair has set a hearing in Karvik.":     false,
		"The judge leading him through the pier has set a hearing.":        false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if got := inWords(&a, parallax.TextSpan(0, len(text)), text).busyWithIt(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
