package annotate

import (
	"strings"
	"testing"

	"parallax"
)

// TestQuoteBounds is about where what was said ends, and which words of saying are nouns: "cue|content" of each quote.
func TestQuoteBounds(t *testing.T) {
	for text, want := range map[string]string{
		"After Jon Alder warned that the dam would break, the town was cleared.": "warned|that the dam would break",
		"Promising a new bridge, the mayor left the hall.":                       "Promising|a new bridge",
		"The mayor refused to resign, leaving the council without a plan.":       "refused|to resign",
		"The mayor, who opposed the bridge, left.":                               "opposed|the bridge",
		"The mayor condemned the strike, and the trams stood still.":             "condemned|the strike",
		"The mayor said the dam was safe, and that it would hold.":               "said|the dam was safe, and that it would hold",
		"Asked whether he would resign, Jon Alder said “no comment at all.”":     "Asked|whether he would resign & said|no comment at all.",
		"When asked about the dam, the mayor shrugged.":                          "asked|the dam",
		"Asked if the dam was “safe,” Jon Alder said it was.":                    "Asked|if the dam was “safe,” & said|it was",
		"According to campaign finance records, the town paid twice.":            "According to|the town paid twice",
		"Two states are without water, and party rules leave no way out.":        "",
		"The report states that the dam is old.":                                 "states|that the dam is old",
		"The opposition claims the dam is old.":                                  "claims|the dam is old",
		"Jon Alder calls the dam a ruin.":                                        "calls|the dam a ruin",
		// Words that are no words of saying here.
		"The mayor maintained a lead of ten votes.":                "",
		"The mayor maintained that the dam was safe.":              "maintained|that the dam was safe",
		"The mayor has 500 pledged delegates.":                     "",
		"After a long walk through the town, the mayor continued.": "",
		"The dam was supposed to hold.":                            "",
		"A cousin ran along the wall, urging on “Red Nine”.":       "",
		"“Leave the dam,” Elsa Brandt urged on Sunday.":            "urged|Leave the dam,",
		"“Leave the dam,” Elsa Brandt urges on the eve of the run": "urges|Leave the dam,",
		// Settings of a person, and other verbs and clauses, are no part of an object.
		"The mayor attacked Elsa Brandt in a letter to the council.":                     "attacked|Elsa Brandt",
		"The mayor praised her during a walk.":                                           "praised|her",
		"The mayor opposed the plan and has left the hall.":                              "opposed|the plan",
		"The minister warned against closing the road and Jon Alder did not answer.":     "warned|closing the road",
		"The minister warned against closing the road and the harbour.":                  "warned|closing the road and the harbour",
		"That was what Elsa Brandt said when she left the council.":                      "",
		"The mayor told his men never to speak of the dam.":                              "told|to speak of the dam",
		"The mayor warned dock workers to leave the pier.":                               "warned|to leave the pier",
		"His claim that the road is safe was wrong.":                                     "claim|that the road is safe",
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
		"Otherwise, she said, the dam would hold for years.":                                "|Otherwise … the dam would hold for years",
		"The dam, Jon Alder says, depends on the old wall.":                                 "Jon Alder|The dam … depends on the old wall",
		"The answer, the engineer told them, was simple.":                                   "the engineer|The answer … was simple",
		"The dam is so old, Jon Alder said, that nobody trusts it.":                         "Jon Alder|The dam is so old … that nobody trusts it",
		"About ten, according to the report, the dam broke.":                                "the report|About ten … the dam broke",
		"The dam holds, according to one report, two lakes of water.":                       "one report|The dam holds … two lakes of water",
		"The dam is safe, according to a Varn Times/Orla News poll.":                        "a Varn Times/Orla News poll|The dam is safe",
		"Jon Alder, in a letter to the council, said the dam was safe.":                     "Jon Alder|the dam was safe",
		"Elsa Brandt, 60, a doctor, said the dam was safe.":                                 "Elsa Brandt|the dam was safe",
		"The strike will go on for weeks, Jon Alder told the Gazette this week.":            "Jon Alder|The strike will go on for weeks",
		"The dam, Jon Alder said in a letter, was built too late.":                          "Jon Alder|The dam … was built too late",
		"Though the wall was new, he said, repairing it would cost a lot.":                  "|Though the wall was new … repairing it would cost a lot",
		"But in recent days, advisers to Mr. Alder say, the mayor has grown old.":           "advisers to Mr. Alder|But in recent days … the mayor has grown old",
		"During his years at the dam, Jon Alder said, a wall has cracked.":                  "Jon Alder|During his years at the dam … a wall has cracked",
		"The dam would hold, but for some, the cost would be too high, said one worker.":    "one worker|The dam would hold, but for some, the cost would be too high",
		"The dam is an insult to all, three engineers said Friday afternoon, as they left.": "three engineers|The dam is an insult to all",
		"Jon Alder says at a meeting in Varn, Ohio, that it is safe.":                       "Jon Alder|that it is safe",
		"VARN -- Mayor Jon Alder, opening the dam on Monday, said it was safe.":             "Jon Alder|it was safe",
		"“You know, I love the dam,” he said, but “it is old.”":                             "|You know, I love the dam, … it is old.",
		"Many were older, she said, and “I had to rest.”":                                   "|Many were older … I had to rest.",
		"“Whenever you come,” Jon Alder said, looking at the wall, “you ask.”":              "Jon Alder|Whenever you come, … you ask.",
		"Critics of Mr. Alder say the dam is old.":                                          "Critics of Mr. Alder|the dam is old",
		"Jon Alder told the Gazette his firm had built the dam.":                            "Jon Alder|his firm had built the dam",
		"Jon Alder told the Gazette he’s already rebuilt the dam.":                          "Jon Alder|he’s already rebuilt the dam",
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
