package annotate

import (
	"strings"
	"testing"

	"parallax"
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

// TestQuoteParts is about what was said around its verb and about who said it behind a description: "source|content".
func TestQuoteParts(t *testing.T) {
	for text, want := range map[string]string{
		"Otherwise, she said, the dam would hold for years.":                     "|Otherwise … the dam would hold for years",
		"The dam, Jon Alder says, depends on the old wall.":                      "Jon Alder|The dam … depends on the old wall",
		"The answer, the engineer told them, was simple.":                        "the engineer|The answer … was simple",
		"The dam is so old, Jon Alder said, that nobody trusts it.":              "Jon Alder|The dam is so old … that nobody trusts it",
		"About ten, according to the report, the dam broke.":                     "the report|About ten … the dam broke",
		"The dam holds, according to one report, two lakes of water.":            "one report|The dam holds … two lakes of water",
		"The dam is safe, according to a Varn Times/Orla News poll.":             "a Varn Times/Orla News poll|The dam is safe",
		"Jon Alder, in a letter to the council, said the dam was safe.":          "Jon Alder|the dam was safe",
		"Elsa Brandt, 60, a doctor, said the dam was safe.":                      "Elsa Brandt|the dam was safe",
		"The strike will go on for weeks, Jon Alder told the Gazette this week.": "Jon Alder|The strike will go on for weeks",
		"Jon Alder told the Gazette his firm had built the dam.":                 "Jon Alder|his firm had built the dam",
		"Jon Alder told the Gazette he’s already rebuilt the dam.":               "Jon Alder|he’s already rebuilt the dam",
	} {
		var got []string
		for _, n := range checkAll(t, parallax.Article{Text: text, Language: "en"}) {
			if n.Quote == nil {
				continue
			}
			var parts []string
			for _, c := range n.Quote.Content {
				parts = append(parts, text[c.Start:c.End])
			}
			got = append(got, n.Quote.Speaker+"|"+strings.Join(parts, " … "))
		}
		if g := strings.Join(got, " & "); g != want {
			t.Errorf("%s\n got %s\nwant %s", text, g, want)
		}
	}
}
