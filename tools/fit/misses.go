package main

// cause is why a pair of sentences is missed or found falsely. Rules are asked in their order; the
// first that holds gives the cause.
type cause struct {
	name string
	is   func(*doubt) bool
}

// missing are the causes of gold pairs that are not found.
var missing = []cause{
	{"no word in common that leads from one to the other", func(d *doubt) bool { return d.looks == nil }},
	{"two languages", func(d *doubt) bool { return d.looks["foreign"] > 0 }},
	{"likely by itself, and kept apart by grouping", func(d *doubt) bool { return d.score >= d.threshold }},
	{"another value of what is counted", func(d *doubt) bool { return d.looks["things"] > 0 && d.looks["numbers"] == 0 }},
	{"what most articles tell, in words that tell little here", func(d *doubt) bool { return d.widely && d.looks["cosine"] < thin }},
	{"one clause of a sentence that says more", func(d *doubt) bool { return d.more && d.looks["ratio"] > uneven }},
	{"one names whom the other calls by a pronoun or a noun", func(d *doubt) bool { return d.named[0] != d.named[1] }},
	{"other parts of both say other things", func(d *doubt) bool { return d.more }},
	{"nearly likely enough", func(d *doubt) bool { return d.score >= d.threshold/2 }},
	{"said in other words", func(*doubt) bool { return true }},
}

// mistaken are the causes of pairs found that are none.
var mistaken = []cause{
	{"unlikely by themselves, brought together by grouping", func(d *doubt) bool { return d.score < d.threshold }},
	{"each shares another claim with one third sentence", func(d *doubt) bool { return d.third }},
	{"equal numbers, of other things", func(d *doubt) bool { return d.looks["numbers"] > 0 }},
	{"two days or two events of one kind", func(d *doubt) bool { return d.moments && d.looks["moments"] == 0 }},
	{"another utterance of one speaker", func(d *doubt) bool { return d.looks["speaker"] > 0 }},
	{"another thing of one person, body or place", func(d *doubt) bool { return d.looks["names"] > shared }},
	{"a claim that the labels give to one article alone", func(d *doubt) bool { return d.single }},
	{"one topic", func(*doubt) bool { return true }},
}

const (
	thin   = 0.2 // the cosine below which two sentences share little that tells
	uneven = 0.3 // how much lighter one is than the other for it to be like a clause of it
	shared = 0.3 // the weight of names in common from which on they are what brings both together
)

// doubt is a pair of gold sentences that is missed or found falsely, with what causes ask for.
type doubt struct {
	a, b          string
	looks         map[string]float64 // nil when the pair was no candidate
	score         float64
	threshold     float64
	widely        bool    // a core claim of theirs is told by most articles
	more          bool    // one of both makes claims that the other does not
	named         [2]bool // a name stands in the sentence
	moments       bool    // both name a moment
	third, single bool
}
