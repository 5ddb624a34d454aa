package extract

import (
	"testing"

	"parallax"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]struct {
		out       string
		precision string
		zoned     bool
	}{
		"2026-03-12T21:04:05+01:00":             {"2026-03-12T21:04:05+01:00", "second", true},
		"2026-03-12T21:04:05.123456Z":           {"2026-03-12T21:04:05Z", "second", true},
		"2026-03-12T21:04+0530":                 {"2026-03-12T21:04:00+05:30", "minute", true},
		"2026-03-12 21:04:05 -0500":             {"2026-03-12T21:04:05-05:00", "second", true},
		"2026-03-12T21:04:05+01":                {"2026-03-12T21:04:05+01:00", "second", true},
		"2026-03-12 21:04:05":                   {"2026-03-12T21:04:05-00:00", "second", false},
		"2026-03-12":                            {"2026-03-12", "day", false},
		"2026/3/2":                              {"2026-03-02", "day", false},
		"20260312":                              {"2026-03-12", "day", false},
		"Thu, 12 Mar 2026 21:04:05 GMT":         {"2026-03-12T21:04:05Z", "second", true},
		"Thu, 12 Mar 2026 21:04:05 EST":         {"2026-03-12T21:04:05-05:00", "second", true},
		"March 12, 2026":                        {"2026-03-12", "day", false},
		"12.03.2026 21:04":                      {"2026-03-12T21:04:00-00:00", "minute", false},
		"1773345845":                            {"2026-03-12T20:04:05Z", "second", true},
		"1773345845000":                         {"2026-03-12T20:04:05Z", "second", true},
		"2026-03-12T21:04:05[Europe/Stockholm]": {"2026-03-12T21:04:05-00:00", "second", false},
		"2026-02-31":                            {},
		"2026-13-01":                            {},
		"0001-01-01T00:00:00Z":                  {},
		"03/04/2026":                            {},
		"yesterday":                             {},
		"":                                      {},
	} {
		d, ok := parseDate(in, "x")
		if ok != (want.out != "") || ok && (d.String() != want.out || d.Precision != want.precision || d.Zoned != want.zoned) {
			t.Errorf("parseDate(%q) = %v (%s, zoned %v), %v; want %+v", in, d, d.Precision, d.Zoned, ok, want)
		}
	}
}

func TestDateInURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/2026/03/12/hall":     "2026-03-12",
		"https://example.org/2026/mar/12/hall":    "2026-03-12",
		"https://example.org/news/2026-03-12.htm": "2026-03-12",
		"https://example.org/a/20260312/x":        "2026-03-12",
		"https://example.org/2026/13/12/hall":     "",
		"https://example.org/story-20260312345":   "",
	} {
		if d, _ := dateInURL(in); d.String() != want {
			t.Errorf("dateInURL(%q) = %v, want %q", in, d, want)
		}
	}
}

func TestDatesInLines(t *testing.T) {
	for in, want := range map[string]string{
		"March 12, 2026": "2026-03-12",
		"Published: 2026-03-12 05:00:11 | Harbour": "2026-03-12T05:00:11-00:00",
		"12 March, 20264 sources compared":         "2026-03-12", // the count is glued to the year
		"Mon, 03/09/2026 - 09:20":                  "2026-03-09T09:20:00-00:00",
		"Mon, 03/12/2026":                          "",
		"Tue, 12/01/2026":                          "2026-12-01", // the weekday decides which is the month
		"03/04/2026":                               "",
		"25/12/2026":                               "2026-12-25",
		"12.3.2026, 9.05 Uhr":                      "2026-03-12T09:05:00-00:00",
		"Posted on March 12th, 2026 at 9:05 p.m.":  "2026-03-12T21:05:00-00:00",
		"on Mar 12 2026, 5:55p":                    "2026-03-12T17:55:00-00:00",
		"Mar 12 2026, 12:10a":                      "2026-03-12T00:10:00-00:00",
		"Mar 12 2026 – 09:20Gazette News":          "2026-03-12T09:20:00-00:00", // the next line is glued to the time
		"12 Mar 2026 21:05 CET":                    "2026-03-12T21:05:00+01:00",
		"2026年3月12日":                               "2026-03-12",
		"31 June 2026":                             "",
		"chapter 12 march on 2026":                 "",
		"1712 March 2026":                          "",
	} {
		got := ""
		if found := datesIn(in, "en"); len(found) > 0 {
			got = found[0].date.String()
		}
		if got != want {
			t.Errorf("datesIn(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTextDates(t *testing.T) {
	for _, c := range []struct{ name, text, published, updated string }{
		{"headline, date", "Hall to close\n\nMarch 12, 2026\n\nThe council voted.", "2026-03-12", ""},
		{"byline with date", "Hall to close\nBy Ilka Sorn in Lindmar March 12, 2026\n\nThe council voted.", "2026-03-12", ""},
		{"labels", "Hall\n\nPublished: 2026-03-12 05:00:11 | Harbour\n\nThe council voted.\n\nLast updated: 14 March 2026\n", "2026-03-12T05:00:11-00:00", "2026-03-14"},
		{"date at the end", "Hall to close\n\nThe council voted after a long debate.\n\nMon, 03/09/2026 - 09:20", "2026-03-09T09:20:00-00:00", ""},
		{"prose is no date line", "Hall to close\n\nThe council voted on the plan on March 12, 2026 in the old school.", "", ""},
		{"nor with a word for one in its middle", "Hall to close\n\nThe new hall has an opening date of March 12, 2026 with tickets on sale later in the year.", "", ""},
		{"nor a toll that was updated", "Hall to close\n\nThe council and its engineers last updated on March 12, 2026 what the new hall will cost.", "", ""},
		{"a sentence on the page itself", "Hall to close\n\nThe council voted.\n\nPublished on March 12, 2026 by the editors of the page in Lindmar and Karvik.", "2026-03-12", ""},
		{"nothing", "Hall to close\n\nThe council voted.", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, u := textDates(c.text, "en")
			if p.String() != c.published || u.String() != c.updated {
				t.Errorf("published %q, updated %q; want %q, %q", p, u, c.published, c.updated)
			}
			a := parallax.Article{Text: c.text}
			if !p.IsZero() {
				if w, err := a.Words(p.Span); err != nil || w == "" {
					t.Errorf("span %v: %v", p.Span, err)
				}
			}
		})
	}
}

// TestDatesOfOtherDigits reads dates in the digits of other scripts and in another calendar, with their spans.
func TestDatesOfOtherDigits(t *testing.T) {
	for _, c := range []struct{ tag, line, span, want string }{
		{"fa", "تاریخ انتشار: ۱۴ اسفند ۱۴۰۳ - ۱۷:۳۰", "۱۴ اسفند ۱۴۰۳ - ۱۷:۳۰", "2025-03-04T17:30:00-00:00"},
		{"fa", "۱۴۰۳/۱۲/۳۰", "۱۴۰۳/۱۲/۳۰", "2025-03-20"},
		{"fa", "۱۴۰۴/۱۲/۳۰", "", ""}, // no leap year
		{"fa", "3 مهر ماه 1403", "3 مهر ماه 1403", "2024-09-24"},
		{"hi", "प्रकाशित: ४ मई २०२५", "४ मई २०२५", "2025-05-04"},
		{"en", "1403/12/30", "", ""},
		{"en", "Posted: 11/30/19 05:40 PM ET", "11/30/19 05:40 PM", "2019-11-30T17:40:00-00:00"}, // 30 is no month
		{"en", "06/06/23 07:05", "06/06/23 07:05", "2023-06-06T07:05:00-00:00"},
		{"de", "30/11/19 17:40", "30/11/19 17:40", "2019-11-30T17:40:00-00:00"},
		{"en", "03/04/23 07:05", "", ""}, // of March or April
		{"ja", "06/06/13 07:05", "", ""}, // may begin with the year
		{"en", "Results: 12/13/14", "", ""},
		{"es", "3 de mayo del año 2025, 9:05 p. m.", "3 de mayo del año 2025, 9:05 p. m.", "2025-05-03T21:05:00-00:00"},
		{"el", "3 Μαΐου 2025, 9:05 μ.μ.", "3 Μαΐου 2025, 9:05 μ.μ.", "2025-05-03T21:05:00-00:00"},
		{"nl", "3e mei 2025", "3e mei 2025", "2025-05-03"},
		{"ko", "2025년 5월 3일", "2025년 5월 3일", "2025-05-03"},
		{"zh", "2025年5月3号", "2025年5月3号", "2025-05-03"},
	} {
		span, got := "", ""
		if found := datesIn(c.line, c.tag); len(found) > 0 {
			span, got = c.line[found[0].start:found[0].end], found[0].date.String()
		}
		if span != c.span || got != c.want {
			t.Errorf("%s %q: got %q %q, want %q %q", c.tag, c.line, span, got, c.span, c.want)
		}
	}
}
