package language

import "strings"

const (
	// partBytes is how long a line must be to be told apart from those around it.
	partBytes = 60
	// lookBytes is how much of each line is looked at.
	lookBytes = 200
	// lookLines is how many lines are looked at; what follows belongs to the last run.
	lookLines = 300
	// partSure is how sure a line must be of a language that is not the one around it.
	partSure = 0.99
)

// Part is a run of whole lines of a text in one language.
type Part struct {
	Start, End int    // bytes, half-open; the parts of a text cover it in order
	Tag        string // as Detect gives it
}

// Parts cuts a text into runs of lines of one language. Each line is judged by itself, with
// the language of the beginning as its hint; short lines and those that cannot be told belong
// to the run before them. The hint is what the page or feed says, as in Identify. One part
// for a text in one language, none for an empty one.
func Parts(text, hint string) []Part {
	if text == "" {
		return nil
	}
	known := spelt{} // the lines are also parts of the whole
	whole := identify(text, hint, known).Tag
	var out []Part
	at, looked := 0, 0
	for line := range strings.Lines(text) {
		tag, told := whole, false
		if len(line) >= partBytes && looked < lookLines {
			tag, told = tagOf(line, whole, known)
			looked++
		}
		switch n := len(out); {
		case n == 0:
			out = append(out, Part{at, at + len(line), tag})
		case !told || tag == out[n-1].Tag:
			out[n-1].End += len(line)
		default:
			out = append(out, Part{at, at + len(line), tag})
		}
		at += len(line)
	}
	return out
}

// tagOf gives the language of a line, and whether the line itself tells it.
func tagOf(line, whole string, known spelt) (tag string, told bool) {
	line = line[:runeStart(line, min(lookBytes, len(line)-1))]
	g := identify(line, whole, known)
	switch {
	case g.Tag == whole && !g.Hinted:
		return whole, true
	case g.Hinted || g.Sure < partSure:
		return whole, false
	}
	return g.Tag, true
}

// Main gives the language that most bytes of the parts are in, and its share of them; "" and
// 0 without parts. Of two with equal shares the one that comes first.
func Main(parts []Part) (tag string, share float64) {
	bytes, all, most := map[string]int{}, 0, 0
	for _, p := range parts {
		bytes[p.Tag] += p.End - p.Start
		all += p.End - p.Start
	}
	for _, p := range parts {
		if bytes[p.Tag] > most {
			tag, most = p.Tag, bytes[p.Tag]
		}
	}
	return tag, float64(most) / float64(max(all, 1))
}
