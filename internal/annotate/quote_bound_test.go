package annotate

import (
	"strings"
	"testing"
)

// TestQuoteBounds is about where what was said ends, and which words of saying are nouns: "cue|content" of each quote.
func TestQuoteBounds(t *testing.T) {
	for text, want := range map[string]string{
		"After Jon Alder warned that the dam would break, the town was cleared.":         "warned|that the dam would break",
		"Promising a new bridge, the mayor left the hall.":                               "Promising|a new bridge",
		"The mayor refused to resign, leaving the council without a plan.":               "refused|to resign",
		"The mayor, who opposed the bridge, left.":                                       "opposed|the bridge",
		"The mayor condemned the strike, and the trams stood still.":                     "condemned|the strike",
		"The mayor said the dam was safe, and that it would hold.":                       "said|the dam was safe, and that it would hold",
		"Asked whether he would resign, Jon Alder said “no comment at all.”":             "Asked|whether he would resign & said|no comment at all.",
		"When asked about the dam, the mayor shrugged.":                                  "asked|the dam",
		"Asked if the dam was “safe,” Jon Alder said it was.":                            "Asked|if the dam was “safe,” & said|it was",
		"According to campaign finance records, the town paid twice.":                    "According to|the town paid twice",
		"Two states are without water, and party rules leave no way out.":                "",
		"The report states that the dam is old.":                                         "states|that the dam is old",
		"The opposition claims the dam is old.":                                          "claims|the dam is old",
		"Jon Alder calls the dam a ruin.":                                                "calls|the dam a ruin",
		"The town pays for two nights per week, and the dam is watched by four workers.": "",
	} {
		var got []string
		for _, q := range quotesOf(t, "en", text) {
			got = append(got, q.cue+"|"+q.content)
		}
		if g := strings.Join(got, " & "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}
