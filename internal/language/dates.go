package language

// Dates holds the words with which a language tells time (data/TAG/dates.toml). All words are
// folded; a phrase is its words with one space between, hyphens read as spaces.
type Dates struct {
	// Order of day and month in "3/4/2031": "dmy" or "mdy".
	Order string `toml:"order"`
	// Capital is true where names of months and weekdays are written with a capital, so that
	// the same word without one is another word ("may").
	Capital bool `toml:"capital"`
	// Compound is true where words are joined to one, as weekday and part of day are ("Montagabend").
	Compound bool `toml:"compound"`
	// CompoundLink stands between the two: "s" in "onsdagsmorgon".
	CompoundLink string `toml:"compound_link"`

	// DayNamed is true where a day of the month may stand behind the word for day ("el día 21").
	DayNamed bool `toml:"day_named"`

	// DayBare is true where an article and a number may name a day of the month ("le 18").
	DayBare bool `toml:"day_bare"`
	// HourLetter is true where "h" behind a number is an hour of the clock ("20h30").
	HourLetter bool `toml:"hour_letter"`

	// EdgeAfter is true where the edge of a period stands behind it ("haftanın sonunda").
	EdgeAfter bool `toml:"edge_after"`

	// PartFirst is true where a part of the day may stand right before the name of its day ("مساء الاثنين").
	PartFirst bool `toml:"part_first"`

	// DottedClock is true where two digits, a period and two digits are a clock time without more words ("20.30").
	DottedClock bool `toml:"dotted_clock"`

	// BareOne is true where a unit without a number or an article is one of it: "год назад", "قبل أسبوع".
	BareOne bool `toml:"bare_one"`

	Month map[string][]string `toml:"month"` // by number, "1" to "12"
	// Calendar names the calendar in which the language counts beside the Gregorian, one of those in calendar.go
	// ("solar_hijri"), CalendarMonth its months by number. Years it tells are read in it also in digits ("1403/05/12").
	Calendar      string              `toml:"calendar"`
	CalendarMonth map[string][]string `toml:"calendar_month"`
	Weekday       map[string][]string `toml:"weekday"` // by number, Monday is "1"
	// Unit words by TIMEX unit: TS TM TH D WE W 2W M Q Y DE CE.
	Unit map[string][]string `toml:"unit"`
	// Part of day by TIMEX code: MO MI AF EV NI DT.
	Part map[string][]string `toml:"part"`
	// Season by TIMEX code: SP SU FA WI.
	Season map[string][]string `toml:"season"`
	// Holiday names by the rule of their day: "12-25", "easter+49", "advent-7", "11-4-4" (in November the
	// fourth Thursday, Monday is 1 and Sunday 7; counted from the end when below zero).
	Holiday map[string][]string `toml:"holiday"`
	// Era names by the year before their first one: "2018" for "令和".
	Era map[string][]string `toml:"era"`
	// Day words by their distance from today: "0" today, "-1" yesterday; "±1" where the tense of the sentence tells which ("कल").
	Day map[string][]string `toml:"day"`
	// Nowadays are phrases in which a word for the day of the page means these years: "is today a".
	Nowadays []string `toml:"nowadays"`
	// DayPart words are a part of a day near today: "0 NI" tonight.
	DayPart map[string][]string `toml:"day_part"`
	// Relative words before a unit, weekday or month: last, next, this, and last2 and next2 for
	// those beyond ("vorletzte"); RelativeAfter behind it.
	Relative      map[string][]string `toml:"relative"`
	RelativeAfter map[string][]string `toml:"relative_after"`
	// Shift words move from now: ago, later behind a duration; ago_before, ahead before it.
	Shift map[string][]string `toml:"shift"`
	// Ref words by PRESENT_REF, PAST_REF, FUTURE_REF.
	Ref map[string][]string `toml:"ref"`
	// Often words are sets, by TIMEX value: P1D daily.
	Often map[string][]string `toml:"often"`
	// Edge words before a period: start, mid, end.
	Edge map[string][]string `toml:"edge"`
	// Bound cues before a date, by parallax.Bound, and "by" for the latest date.
	Bound map[string][]string `toml:"bound"`
	// Period words name a period by its unit and distance from the present one: "Y -1" for "Vorjahr".
	Period map[string][]string `toml:"period"`
	// Account phrases name a unit or part of day by its distance from the time last told of, not
	// from publication: "D 1" for "the next day", "Y 0" for "that year", "NI 0" for "that night".
	Account map[string][]string `toml:"account"`
	// ClockBefore phrases stand before an hour and move it by minutes: "30" for "half past", "-30"
	// for "halb"; ClockAfter behind it: "15" for "et quart", "-15" for "menos cuarto".
	ClockBefore map[string][]string `toml:"clock_before"`
	ClockAfter  map[string][]string `toml:"clock_after"`
	// DecadeName phrases name a decade of the twentieth century in words: "199" for "the nineties".
	DecadeName map[string][]string `toml:"decade_name"`
	// YearFirst is true where a year may stand before the noun it describes ("a 1971 treaty").
	YearFirst bool `toml:"year_first"`
	// ShortWeekday are the weekdays from Monday as written behind a word for a week: "五" in "上周五".
	ShortWeekday []string `toml:"short_weekday"`
	// Counted are the unit words that say by themselves how many of their unit they mean: one of "seminggu", two of "يومين".
	Counted map[string]float64 `toml:"counted"`
	// Plural are the words of units and weekdays that are plurals.
	Plural []string `toml:"plural"`
	// PastEnding and FutureEnding are endings that mark a word as a form of that tense: "ed", "rá".
	PastEnding   []string `toml:"past_ending"`
	FutureEnding []string `toml:"future_ending"`
	// FromEnding are endings of a day from which what follows is counted: Turkish "bugünden".
	FromEnding []string `toml:"from_ending"`
	// Word holds the small words of dates by what they do: every, the, of (the first is what ties one noun to another, also
	// where it stands before places), at, to, am, pm, on_the_minute (about before a
	// year, at before a clock time),
	// since (a count begins), updated and published (lines that date the page),
	// year_mark, month_mark, day_mark, hour_mark (characters behind a number), half (past the hour), at_clock (only before clock times),
	// half_year (a word for half of a year), half_first and half_second (words for one half: "上半年"), half_of (the same where it needs a year), whole ("the whole day"), last (of a year or month), first_year (of an era),
	// decade_after (behind the first year of a decade: "1990 के दशक"),
	// on_day (between a week and a weekday of it: "next week on Monday"), week_from (between "week" and its first day: "beginning"),
	// until_after (behind the end of a range whose beginning has a from_ending: "kadar"),
	// year_in (between a year and a date of it: "2031 में 28 जून"),
	// from_day (between a day and what is counted from it: "से"),
	// after_date and before_date (between a duration and the day it is counted from),
	// year_end (a phrase for the end of a year), ends (behind a year that is told by its last day),
	// minute_past and minute_to (between minutes and the hour: "ten past eight"), hour_and and hour_less (between the hour
	// and minutes: "las ocho y diez"), part_cue (before a part of the day: "in the"),
	// quarter_mark (a letter before the number of a quarter: "Q3"),
	// later_ahead (behind a duration: counted from now in a sentence of the future, "2日後に始まる予定"),
	// from_now and from_told (behind a duration: counted from now, from what was told), times ("three times a day"),
	// verb (the name of a month that is a word of its own when it has no capital),
	// age_from (before an age: "ab 16 Jahren"), long (behind a unit and a hyphen: "decades-long"),
	// nights (counted as days), between_after (behind a range), of_after (behind what something is part of: "2031'in"),
	// day_after (behind the number of a day, whose month stands before it: "bu ayın 21'i"),
	// be (before a participle that is also a past form: "will be held"),
	// weekday_past (forms of weekdays that are past by themselves: "i måndags"),
	// last_date and next_date (before a date without year: the nearest one before or after publication, "지난 14일"),
	// weekend, all (before "the year"), ended, period, oclock, noon, midnight, some (an unknown number), pair (two: "a couple of"), future (tense), until (before the day that ends something), aim (before the day it is meant for: "set for"), due_by (before the day by which it is to be done),
	// moved (verbs that put something off) and moved_to (before the day it is put off to), was (a state of the past, that is over: "was shut until Monday"), year ("the year 2031"), in (before a year).
	Word map[string][]string `toml:"word"`
}

var dates = newArea[Dates]("dates")

// Dates gives the time words of the language.
func (l *Language) Dates() *Dates { return dates.of(l) }
