package language

// Credits holds how texts of a language say where an account comes from
// (data/TAG/credits.toml). All entries are folded words separated by spaces.
type Credits struct {
	// Told stand before an outlet that somebody spoke to: "told", "in an interview with".
	Told []string `toml:"told"`
	// Before stand before an outlet that is drawn on: "according to", "citing".
	Before []string `toml:"before"`
	// After stand behind it: "reported", "quoted".
	After []string `toml:"after"`
	// Said stand behind it too, but also behind an outlet that speaks for itself.
	Said []string `toml:"said"`
	// Fillers may stand between cue and name: "the", "state-run".
	Fillers []string `toml:"fillers"`
	// Agency, Media and Broadcast are what outlets of which we know nothing else are called,
	// beside their name: "news agency", "newspaper", "television".
	Agency    []string `toml:"agency"`
	Media     []string `toml:"media"`
	Broadcast []string `toml:"broadcast"`
	// StateTelevision and StateMedia are broadcasters and media named by their state only.
	StateTelevision []string `toml:"state_television"`
	StateMedia      []string `toml:"state_media"`
	// Correspondent are those who report for an outlet: "correspondent".
	Correspondent []string `toml:"correspondent"`
	// Own show that the article reports for itself: "our correspondent", "this newspaper".
	Own []string `toml:"own"`
	// Self stand behind an outlet that is the subject of a story: "spokesman", "executive".
	Self []string `toml:"self"`
	// Photo stand beside the credit of a picture: "photo", "getty".
	Photo []string `toml:"photo"`
	// Statement, Post name a release and a post: "in a statement", "tweeted".
	Statement []string `toml:"statement"`
	Post      []string `toml:"post"`
	// Listed are the words of a heading under which an article lists what it is made of: "sources".
	Listed Set `toml:"listed"`
	// Linking are the words that tie a statement to its maker: "from" in "a statement from".
	Linking Set `toml:"linking"`
	// Spokes are those who speak for an institution: "spokesman for".
	Spokes []string `toml:"spokes"`
	// Refusal tells that somebody who speaks for an institution said nothing: "declined to".
	Refusal []string `toml:"refusal"`
	// Say are verbs by which institutions speak: "said", "announced".
	Say []string `toml:"say"`
	// Institutions are the nouns of bodies that are quoted as such: "police", "ministry".
	Institutions []string `toml:"institutions"`
	// Dates are written with a capital and name nobody: "friday", "march".
	Dates []string `toml:"dates"`
	// Boilerplate marks a sentence that is no part of any account: "all rights reserved".
	Boilerplate []string `toml:"boilerplate"`
}

var credits = newArea[Credits]("credits")

// Credits gives the words of credit of the language.
func (l *Language) Credits() *Credits { return credits.of(l) }
