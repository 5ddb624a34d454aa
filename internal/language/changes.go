package language

// Changes holds how a language tells that a value moved (data/TAG/changes.toml).
type Changes struct {
	// Growing are things and acts, as stems, whose count only grows while an event goes on:
	// the killed, the arrested, the votes counted. Moving are those that go both ways: the
	// points of a plan, a price.
	Growing Set `toml:"growing"`
	Moving  Set `toml:"moving"`
	// Spreading are words beside an area, a length or an amount that grows while an event goes on: "burned", "cost".
	Spreading Set `toml:"spreading"`
	// Changed are words that say a value is no longer what it was: "rose", "revised".
	Changed Set `toml:"changed"`
	// Lowered are words that say a count is less than it was thought to be: "lowered", "fewer".
	Lowered Set `toml:"lowered"`
	// Property are words before a number that say it is no count of what there was: "capacity", "average".
	Property Set `toml:"property"`
	// Mean are words before a number that make it one: "averaged".
	Mean Set `toml:"mean"`
	// Total are words before a count that runs on ("brings the total to"), More words behind a number that adds to one
	// before it ("and three more").
	Total Set `toml:"total"`
	More  Set `toml:"more"`
	// Planned are words before an act that was not done yet: "due", "plans".
	Planned Set `toml:"planned"`
	// Ongoing are endings of verb forms for what goes on or is about to: "ing".
	Ongoing []string `toml:"ongoing_endings"`
	// Present are endings that make the form behind a word for the future one for now, in running text: "will follow", "follows".
	Present []string `toml:"present_endings"`
	// Qualifying are words that limit what the rest of a sentence says: "if", "but", "not".
	Qualifying Set `toml:"qualifying"`
	// Unknown are phrases that say a thing is not known yet: "not immediately known".
	Unknown []string `toml:"unknown"`
	// Lasting are phrases that say that something is at the time of the report as it was before: "is still".
	Lasting []string `toml:"lasting"`
	// GoingOn are words that say the same of what may be a fact of any day: "tensions persist".
	GoingOn []string `toml:"going_on"`
	// Prolonging are words that say that what was so goes on for longer: "extended".
	Prolonging Set `toml:"prolonging"`
	// Offered are words for what such a word hands to somebody or starts again: "extended her condolences".
	Offered Set `toml:"offered"`
	// Stretch are words before a time at which something began or ends: "since", "until".
	Stretch Set `toml:"stretch"`
	// Deadline are words before a time until which something is to be done: "by".
	Deadline Set `toml:"deadline"`
	// Closing are words before a value for the end of a day of trade: "closed".
	Closing Set `toml:"closing"`
	// Remaining are phrases behind a clock time that is what is left of a game: "to go".
	Remaining []string `toml:"remaining"`
	// Former are words that say a role was held before.
	Former Set `toml:"former"`
	// Exclusive are offices of which one person holds one at a time; words for one office
	// stand in one entry.
	Exclusive []string `toml:"exclusive"`
	// Charge are the words for what a minister is in charge of, of which one has one: "finance"; or what stands before the
	// office in one word: "finanz". Words for one thing stand in one entry.
	Charge []string `toml:"charge"`
}

var changes = newArea[Changes]("changes")

// Changes gives what is known of changes in the language; an empty value, never nil, when there is none.
func (l *Language) Changes() *Changes { return changes.of(l) }
