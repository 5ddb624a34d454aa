package compare

import (
	"testing"

	"parallax"
)

func TestRunningQuotes(t *testing.T) {
	const fog = "Dense fog caused the collision of two ferries off Varnow"
	for _, tc := range []struct {
		name string
		a    string
		want int
	}{
		{name: "the article's own", a: "Elsa Brandt spoke on the quay.\n" + fog + ".\nShe left.", want: 1},
		{name: "opened two sentences before", a: "Elsa Brandt said: \"It was early.\nNobody saw anything.\n" + fog + ".\nThat is all,\" she added."},
		{name: "opened and closed before", a: "Elsa Brandt said: \"It was early.\nNobody saw anything.\"\n" + fog + ".\nShe left.", want: 1},
		{name: "it ends the quote itself", a: "Elsa Brandt spoke on the quay.\n" + fog + ", which lay there all morning.\"\nShe left."},
		{name: "closed with a curly mark", a: "Elsa Brandt said: “It was early.”\n" + fog + ".\nShe left.", want: 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a, "Schools in Hallow stayed closed.\n"+fog+", Nordwire said.")
			ascribe(c, 2, fog, "Nordwire", "outlet")
			if got := of(comparedOf(t, c), parallax.Ascription); len(got) != tc.want {
				t.Errorf("found %d attributions, want %d", len(got), tc.want)
			}
		})
	}
}
