package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// dateLine is the length in bytes up to which a line can be a date line; longer ones are prose.
	dateLine = 160
	// headLines and tailLines are how many lines at either end of a text are searched.
	headLines, tailLines = 14, 6
	// labelWords is how many words may stand before a date that a sentence labels: "Published by the editors on 22 November 2030, ...".
	labelWords = 5
	// shortYears is the first year in two digits that is one of the last century: pages are not older.
	shortYears = 70
)

// foundDate is a date read in a line of text.
type foundDate struct {
	date       parallax.Date
	start, end int  // in the line
	label      byte // 'p' published, 'u' updated, 0 none
	share      float64
	weekday    time.Weekday // as printed
	hasWeekday bool
}

// datePatterns are the forms of dates, with the words and marks that all languages put into them. Their groups are y, m
// and d, n for the name of a month, a and b for day and month in an order that is not known, z for a year in two digits.
var datePatterns = sync.OnceValue(func() []*regexp.Regexp {
	links := inAll(func(l *language.Language) []string {
		d := l.Dates()
		return slices.Concat(d.Word["of"], d.Word["year"], d.Unit["M"], d.Unit["Y"])
	})
	ends := inAll(func(l *language.Language) []string { return l.Numbers().OrdinalSuffix })
	links = `(?:` + links + `(?:\s+|['’]))*`
	return []*regexp.Regexp{
		regexp.MustCompile(`(?P<y>(?:19|20|1[34])\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})`),
		regexp.MustCompile(`(?P<y>(?:19|20)\d\d)\s?` + wordsFor("year_mark") + `\s?(?P<m>\d{1,2})\s?` + wordsFor("month_mark") + `\s?(?P<d>\d{1,2})\s?` + wordsFor("day_mark")),
		regexp.MustCompile(`(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)`),
		regexp.MustCompile(`(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>(?:19|20)\d\d)`),
		regexp.MustCompile(`^\D{0,20}(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<z>\d\d)[,|]?\s+\d{1,2}[:.]\d\d\b`),
		// the year takes four digits whatever follows: pages glue "20254 sources" together
		regexp.MustCompile(`(?P<d>\d{1,2})(?:` + ends + `|[º°.])?\s+` + links + `(?P<n>[\p{L}\p{M}]{2,12})\.?[,،]?\s+` + links + `(?P<y>(?:19|20|1[34])\d\d)`),
		regexp.MustCompile(`(?P<n>[\p{L}\p{M}]{2,12})\.?\s+(?P<d>\d{1,2})` + ends + `?,?\s+(?P<y>(?:19|20)\d\d)`),
	}
})

// datesIn gives the dates printed in a line, left to right.
func datesIn(line, tag string) []foundDate {
	if plain, bytes := plainDigits(line); plain != line {
		out := datesIn(plain, tag)
		for i := range out {
			out[i].start, out[i].end = bytes[out[i].start], bytes[out[i].end]
		}
		return out
	}
	if !strings.Contains(line, "20") && !strings.Contains(line, "19") && strings.Count(line, "/") < 2 && language.For(tag).Dates().Calendar == "" {
		return nil // no year: spares the patterns on nearly all lines
	}
	var out []foundDate
	for _, p := range datePatterns() {
		for _, at := range p.FindAllStringSubmatchIndex(line, -1) {
			if at[0] > 0 && isDigit(line[at[0]-1]) || slices.ContainsFunc(out, func(f foundDate) bool { return at[0] < f.end && f.start < at[1] }) {
				continue
			}
			part := func(name string) string {
				if i := p.SubexpIndex(name); i > 0 && at[2*i] >= 0 {
					return line[at[2*i]:at[2*i+1]]
				}
				return ""
			}
			f := foundDate{start: at[0], end: at[1]}
			if i := p.SubexpIndex("z"); i > 0 { // the words before and the clock behind only show what it is
				f.start, f.end = at[2*p.SubexpIndex("a")], at[2*i+1]
			}
			f.weekday, f.hasWeekday = weekdayBefore(line[:f.start])
			if f.resolve(part, tag) {
				f.readClock(line)
				f.share = float64(f.end-f.start) / float64(len(line))
				f.label = labelOf(line[:f.start])
				out = append(out, f)
			}
		}
	}
	slices.SortFunc(out, func(a, b foundDate) int { return a.start - b.start })
	return out
}

// plainDigits gives a line with the digits of other scripts as ASCII ones, and the byte of the line that each of its bytes
// was made from, the end included; nil when it is the line itself.
func plainDigits(line string) (string, []int) {
	if strings.IndexFunc(line, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsDigit(r) }) < 0 {
		return line, nil
	}
	var b strings.Builder
	var at []int
	for i, r := range line {
		s := string(r)
		if r >= utf8.RuneSelf && unicode.IsDigit(r) {
			s = strconv.Itoa(language.DigitValue(r))
		}
		b.WriteString(s)
		for k := range len(s) {
			at = append(at, i+k)
		}
	}
	return b.String(), append(at, len(line))
}

// resolve makes a day of the parts of a match. Day and month of 03/04/2025 are told apart
// by their size or by a weekday printed beside them, else the date is refused.
func (f *foundDate) resolve(part func(string) string, tag string) bool {
	n := func(name string) int { v, _ := strconv.Atoi(part(name)); return v }
	year, month, day := n("y"), n("m"), n("d")
	if part("z") != "" {
		if order := language.For(tag).Dates().Order; order != "dmy" && order != "mdy" {
			return false // it may be the day
		}
		year = shortYear(n("z"))
	}
	switch {
	case part("n") != "":
		if m := calendar().ofCalendar[language.Base(tag)][language.FoldWords(part("n"))]; m > 0 {
			month = m
			break
		}
		m, ok := monthNamed(part("n"), tag)
		if !ok {
			return false
		}
		month = int(m)
	case part("a") != "":
		a, b := n("a"), n("b")
		dayFirst, monthFirst := validDay(year, b, a), validDay(year, a, b)
		if dayFirst && monthFirst && a != b && f.hasWeekday {
			dayFirst = time.Date(year, time.Month(b), a, 0, 0, 0, 0, time.UTC).Weekday() == f.weekday
			monthFirst = time.Date(year, time.Month(a), b, 0, 0, 0, 0, time.UTC).Weekday() == f.weekday
		}
		switch {
		case a == b, dayFirst && !monthFirst:
			month, day = b, a
		case monthFirst && !dayFirst:
			month, day = a, b
		default:
			return false
		}
	}
	if d := language.For(tag).Dates(); d.TellsYear(year) {
		at, ok := language.CalendarDay(d.Calendar, year, month, day)
		if !ok {
			return false
		}
		year, month, day = at.Year(), int(at.Month()), at.Day()
	}
	if !validDay(year, month, day) {
		return false
	}
	f.date = parallax.Date{Time: time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC), Precision: "day", From: "text"}
	return plausible(f.date.Time)
}

// shortYear gives the year of two digits: of this century up to thinkable ones, else of the last.
func shortYear(digits int) int {
	if digits < shortYears {
		return 2000 + digits
	}
	return 1900 + digits
}

func validDay(year, month, day int) bool {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return month >= 1 && month <= 12 && t.Day() == day && t.Month() == time.Month(month)
}

// readClock adds the time of day that is printed behind the date.
func (f *foundDate) readClock(line string) {
	m := clockPatterns().behind.FindStringSubmatchIndex(line[f.end:])
	if m == nil {
		return
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[f.end+m[2*i] : f.end+m[2*i+1]]
	}
	hour, _ := strconv.Atoi(part(1))
	minute, _ := strconv.Atoi(part(2))
	second, _ := strconv.Atoi(part(3))
	half, letter := part(4), ""
	if half == "" && part(5) == "" {
		letter = halfLetter(line[f.end+m[1]:])
		m[1] += len(letter)
	}
	if half != "" || letter != "" {
		if hour == 0 || hour > 12 {
			return
		}
		if hour %= 12; letter == "p" || pmWords().MatchString(half) {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 || second > 59 {
		return
	}
	zone := time.UTC
	if name := part(5); name != "" {
		offset, ok := zoneOffset(name)
		if !ok {
			return
		}
		f.date.Zoned = true
		if offset != 0 {
			zone = time.FixedZone("", offset)
		}
	}
	y, mo, d := f.date.Time.Date()
	f.date.Time = time.Date(y, mo, d, hour, minute, second, 0, zone)
	f.date.Precision = "minute"
	if part(3) != "" {
		f.date.Precision = "second"
	}
	f.end += m[1]
}

// halfLetter gives the letter right behind a clock time that tells the half of the day, "p" of "5:55p"; "" where none or a word stands there: pages
// glue what comes next to a time.
func halfLetter(rest string) string {
	if rest == "" || rest[0] != 'a' && rest[0] != 'p' {
		return ""
	}
	if next, _ := utf8.DecodeRuneInString(rest[1:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return ""
	}
	return rest[:1]
}

// labelOf says what the words right before a date call it.
func labelOf(before string) byte {
	walls := language.AllWalls()
	words := strings.Fields(language.FoldWords(before))
	for n := min(4, len(words)); n > 0; n-- {
		for from := len(words) - n; from >= max(0, len(words)-n-2); from-- {
			phrase := strings.Join(words[from:from+n], " ")
			switch {
			case slices.Contains(walls.Updated, phrase):
				return 'u'
			case slices.Contains(walls.Published, phrase):
				return 'p'
			}
		}
	}
	return 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// textDates finds the dates of publication and update printed in the first and last lines
// of a text, with their spans.
func textDates(text, tag string) (published, updated parallax.Date) {
	type scored struct {
		foundDate
		offset int
		score  float64
	}
	var best, change *scored
	for _, l := range edgeLines(text) {
		if len(l.text) > dateLine {
			continue
		}
		prose := strings.HasSuffix(l.text, ".") && len(strings.Fields(l.text)) > 9
		for _, f := range datesIn(l.text, tag) {
			s := &scored{foundDate: f, offset: l.start, score: f.share}
			switch {
			case prose && len(strings.Fields(l.text[:f.start])) > labelWords:
				continue // "has a release date of 22 November 2030" is of no page
			case f.label == 'u':
				if change == nil {
					change = s
				}
				continue
			case f.label == 'p':
				s.score += 2
			case prose:
				continue
			case l.tail && f.share < 0.4:
				continue
			}
			if best == nil || s.score > best.score+0.3 {
				best = s
			}
		}
	}
	give := func(s *scored) parallax.Date {
		if s == nil {
			return parallax.Date{}
		}
		s.date.Span = parallax.TextSpan(s.offset+s.start, s.offset+s.end)
		return s.date
	}
	return give(best), give(change)
}

type edgeLine struct {
	text  string
	start int // in the text
	tail  bool
}

// edgeLines gives the first and last lines of a text that are not blank.
func edgeLines(text string) []edgeLine {
	var lines []edgeLine
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		if t := strings.TrimSpace(line); t != "" {
			lines = append(lines, edgeLine{text: t, start: at + strings.Index(line, t)})
		}
		at += len(line) + 1
	}
	if len(lines) <= headLines+tailLines {
		return lines
	}
	for i := len(lines) - tailLines; i < len(lines); i++ {
		lines[i].tail = true
	}
	return append(lines[:headLines:headLines], lines[len(lines)-tailLines:]...)
}
