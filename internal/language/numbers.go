package language

// Numbers holds the words with which a language counts and measures (data/TAG/numbers.toml).
// All words are folded; a phrase is its words with one space between, hyphens read as spaces.
// What data/und/numbers.toml holds (symbols, codes) holds in every language.
type Numbers struct {
	// Decimal is the mark before decimals, "." or ","; the other one groups thousands.
	Decimal string `toml:"decimal"`
	// SlashDecimal is true where a stroke may stand before decimals ("۳/۵ درصد").
	SlashDecimal bool `toml:"slash_decimal"`
	// Compound is true where numbers are written as one word ("zweihundert").
	Compound bool `toml:"compound"`

	// Members are words behind a number that say how many belong to what is named next: "50-strong".
	Members Set `toml:"members"`

	// Cardinal words below 100 and irregular ones above, by value.
	Cardinal map[string]float64 `toml:"cardinal"`
	// Scale words multiply what stands before them: "hundred", "million".
	Scale map[string]float64 `toml:"scale"`
	// ShortScale are scales written only behind digits: "bn", "k", "Mio".
	ShortScale map[string]float64 `toml:"short_scale"`
	// Massed are nouns behind a number that a letter scales, which would be a measure before others: "60m doses", but "5m waves".
	Massed Set `toml:"massed"`
	// ExtentBehind are words behind a number that a letter follows, by which it is a length and no millions: "60m deep"; ExtentBefore are
	// those before it, which amounts have too: "fell 60m".
	ExtentBehind Set `toml:"extent_behind"`
	ExtentBefore Set `toml:"extent_before"`
	// Collective words multiply and round: "dozen".
	Collective map[string]float64 `toml:"collective"`
	// Vague phrases say how many there are by their order of magnitude only, by its lowest value: "hundreds" is 100.
	Vague map[string]float64 `toml:"vague"`
	// Fraction words: "half", "quarter".
	Fraction map[string]float64 `toml:"fraction"`
	// Alone are the fraction words that are a number without "a" or "of" beside them: "半数".
	Alone []string `toml:"alone"`
	// Ordinal words: "first".
	Ordinal map[string]float64 `toml:"ordinal"`
	// OrdinalSuffix is written behind digits: "th".
	OrdinalSuffix []string `toml:"ordinal_suffix"`
	// AndTens is true where "and" stands between tens and ones ("treinta y dos"), so that they are one numerator.
	AndTens bool `toml:"and_tens"`

	// OrdinalEnding are endings that make a number word ordinal ("zwanzig|ste"), FractionEnding
	// those that make it a part ("zwanzig|stel"); what the number word lost before them is one of OrdinalStem ("vent(i)|esimo").
	OrdinalEnding  []string `toml:"ordinal_ending"`
	FractionEnding []string `toml:"fraction_ending"`
	OrdinalStem    []string `toml:"ordinal_stem"`
	// And joins parts of one number: "and".
	And []string `toml:"and"`
	// To stands between the ends of a range: "to".
	To []string `toml:"to"`
	// Minus stands before a negative number: "minus".
	Minus []string `toml:"minus"`
	// DecimalWord stands before decimals in words: "point", "virgule".
	DecimalWord []string `toml:"decimal_word"`
	// FractionOf stands between denominator and numerator, in this order: "分之", "में से".
	FractionOf []string `toml:"fraction_of"`
	// Ratio stands between one and the number it is one of: "in" of "one in five".
	Ratio []string `toml:"ratio"`
	// Over stands between any two numbers of which the first is divided: "out of", "sur".
	Over []string `toml:"over"`
	// Tenth are units of ten per cent: "成", "割".
	Tenth []string `toml:"tenth"`
	// OrdinalPrefix makes the number behind it ordinal: "第".
	OrdinalPrefix []string `toml:"ordinal_prefix"`
	// AddHalf stands behind a whole number and adds a half: "buçuk", "i pół".
	AddHalf []string `toml:"add_half"`
	// AddBefore are words before a number and what they add to it ("साढ़े तीन" is 3.5); before a scale they add to one ("सवा लाख").
	AddBefore map[string]float64 `toml:"add_before"`
	// UnitsFirst is true where the ones stand before the tens with a word between ("five and twenty").
	UnitsFirst bool `toml:"units_first"`
	// CountedBefore is true where what is counted stands before its number, and behind that a word of Skip or People: "트럭 30대".
	CountedBefore bool `toml:"counted_before"`
	// ShortTail is true where a last digit stands in the place below the last scale ("四百五" is 450).
	ShortTail bool `toml:"short_tail"`
	// Article are the words for one that are articles as well ("a million").
	Article []string `toml:"article"`

	// Bound cues stand before a number, by parallax.Bound; BoundAfter behind it.
	Bound      map[string][]string `toml:"bound"`
	BoundAfter map[string][]string `toml:"bound_after"`
	// Currency words and symbols by ISO 4217 code.
	Currency map[string][]string `toml:"currency"`
	// Unit words by the symbol that data/und/numbers.toml gives a size to.
	Unit map[string][]string `toml:"unit"`
	// Percent and Point are the words for % and percentage points.
	Percent []string `toml:"percent"`
	Point   []string `toml:"point"`
	// PercentBefore are words and signs for percent before the number, by percent per one ("万分之" is 0.01).
	PercentBefore map[string]float64 `toml:"percent_before"`
	// People are nouns for persons that count as "people" when what is counted is compared.
	People []string `toml:"people"`
	// Ages are words that make a number behind them an age ("aged 61"), AgesOf those that do so
	// behind a word for a man or a woman ("a woman of 34"), AgesAt behind what happened to somebody ("dies at 91").
	Ages   Set `toml:"ages"`
	AgesOf Set `toml:"ages_of"`
	AgesAt Set `toml:"ages_at"`
	// Nobody are words that make with the one behind them a word for nobody: "no one".
	Nobody Set `toml:"nobody"`
	// Old are words behind a number that make it somebody's age: "year-old".
	Old Set `toml:"old"`
	// Weighs are words for weighing: near one a word that names a weight and money is the weight ("weighing 200 pounds").
	Weighs Set `toml:"weighs"`
	// Frame are verbs behind what is counted that open a clause which its act closes: "neun Menschen
	// kamen bei dem Brand ums Leben".
	Frame Set `toml:"frame"`
	// Links are words between what is counted and what happened to it that only say how that is known or that it goes
	// on: "six people are known to have died", "ocho personas siguen desaparecidas".
	Links Set `toml:"links"`
	// Act are the words that say what happened to those counted, by its English stem ("kill").
	Act map[string][]string `toml:"act"`
	// Toll are words for a count of victims ("death toll") by act; by "count" those whose act stands behind them ("the
	// number of people who were injured").
	Toll map[string][]string `toml:"toll"`
	// Reaches are words between a count and what it has come to: "to" in "has risen to 31".
	Reaches Set `toml:"reaches"`
	// Names are words after or before which a number is part of a name: "flight", "article".
	Names []string `toml:"names"`
	// Unmarked are nouns that have no plural ending, or another than the language's, and yet are counted above one: "personnel".
	Unmarked Set `toml:"unmarked"`
	// Plurals are the endings of plurals, each with what stands in its place in the singular, the longest first; NoPlurals are
	// endings of singulars that look like them: "us".
	Plurals   [][2]string `toml:"plurals"`
	NoPlurals []string    `toml:"no_plurals"`
	// HeadLast says that of nouns in a row the last one is the head ("police officers"), unless it has an ending of Participles.
	HeadLast    bool     `toml:"head_last"`
	Participles []string `toml:"participles"`
	// Skip are words that stand between a number and the noun it counts without being it: "other", "of the".
	Skip []string `toml:"skip"`
	// Dollar is what "$" alone means to outlets of a country (ISO 3166); only in data/und.
	Dollar map[string]string `toml:"dollar"`
	// Size gives the SI value of a unit symbol; only in data/und.
	Size map[string]Size `toml:"size"`
}

// Size is a unit of measure in SI: value*Factor + Offset is the value in SI.
type Size struct {
	SI     string  `toml:"si"`
	Factor float64 `toml:"factor"`
	Offset float64 `toml:"offset"`
}

var numbers = newArea[Numbers]("numbers")

// Numbers gives the number words of the language.
func (l *Language) Numbers() *Numbers { return numbers.of(l) }

// Dollar gives the ISO 4217 code that "$" alone stands for in a country's outlets: USD where nothing else is known.
func Dollar(country string) string {
	if code, ok := For(Floor).Numbers().Dollar[country]; ok {
		return code
	}
	return "USD"
}

// UnitSize gives the SI size of a unit symbol; false when it has none.
func UnitSize(symbol string) (Size, bool) {
	s, ok := For(Floor).Numbers().Size[symbol]
	return s, ok
}
