package annotate

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// published is a Wednesday.
var published = parallax.Date{Time: time.Date(2031, 3, 5, 14, 0, 0, 0, time.UTC), Precision: "minute", Zoned: true}

// momentsOf gives the moments of a text as "words=value", or "words!reason" when refused.
func momentsOf(t *testing.T, text, tag string, at parallax.Date) string {
	t.Helper()
	var out []string
	for _, n := range checkAll(t, parallax.Article{Text: text, Language: tag, Published: at}) {
		if n.Kind != parallax.KindMoment {
			continue
		}
		s := text[n.Span.Start:n.Span.End] + "=" + n.Moment.Value
		if n.Moment.Refused != "" {
			s = text[n.Span.Start:n.Span.End] + "!" + n.Moment.Refused
		}
		if n.Moment.Refused != "" && n.Moment.Value != "" {
			t.Errorf("%q has a value although it was refused", s)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestMoments(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"en", "It closed on March 3, 2031.", "March 3, 2031=2031-03-03"},
		{"en", "It closed on 3 March.", "3 March=2031-03-03"},
		{"en", "It closed on Dec. 30.", "Dec. 30=2030-12-30"},
		{"en", "The mayor said on Monday it was over.", "Monday=2031-03-03"},
		{"en", "It will open on Friday.", "Friday=2031-03-07"},
		{"en", "It closed last Friday.", "last Friday=2031-02-28"},
		{"en", "It fell on Monday, March 3, 2031.", "Monday, March 3, 2031=2031-03-03"},
		{"en", "It fell on Monday, March 4, 2031.", "Monday, March 4, 2031!weekday does not fit the date"},
		{"en", "Yesterday morning the ferry sailed.", "Yesterday morning=2031-03-04TMO"},
		{"en", "It opened three days ago.", "three days ago=2031-03-02"},
		{"en", "Prices rose last year and in the third quarter of 2030.", "last year=2030; the third quarter of 2030=2030-Q3"},
		{"en", "A two-year plan ran for decades in the 1990s.", "two-year=P2Y; decades=PXDE; the 1990s=199"},
		{"en", "It runs every Monday.", "every Monday=XXXX-WXX-1"},
		{"en", "At 9 a.m. on Friday it was over.", "9 a.m.=2031-02-28T09:00; Friday=2031-02-28"},
		{"en", "It began at 2045 GMT.", "2045 GMT=2031-03-05T20:45"},
		{"en", "The report of 2031-02-01 is out.", "2031-02-01=2031-02-01"},
		{"en", "They may march, and 2000 people came.", ""},
		{"de", "Am Donnerstag, 27. Februar um 20.30 Uhr.", "Donnerstag, 27. Februar=2031-02-27; 20.30 Uhr=2031-02-27T20:30"},
		{"de", "Vor drei Tagen und im Mai 2030.", "Vor drei Tagen=2031-03-02; Mai 2030=2030-05"},
		{"de", "Am Montagabend war alles ruhig.", "Montagabend=2031-03-03TEV"},
		{"fr", "Le 3 mars à 20h30, il y a deux jours.", "3 mars=2031-03-03; 20h30=2031-03-03T20:30; il y a deux jours=2031-03-03"},
		{"es", "El 3 de marzo de 2031 y ayer.", "3 de marzo de 2031=2031-03-03; ayer=2031-03-04"},
		{"it", "Il 3 marzo 2031 e due giorni fa.", "3 marzo 2031=2031-03-03; due giorni fa=2031-03-03"},
		{"zh", "大桥于2031年3月3日关闭。", "2031年3月3日=2031-03-03"},
		{"", "Broen 2031-03-03.", "2031-03-03=2031-03-03"},
	} {
		if got := momentsOf(t, c.text, c.tag, published); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.tag, c.text, got, c.want)
		}
	}
	if got, want := momentsOf(t, "It closed on Monday.", "en", parallax.Date{}), "Monday!no publication time"; got != want {
		t.Errorf("without publication: got %s, want %s", got, want)
	}
}

func TestReach(t *testing.T) {
	for value, want := range map[string]string{
		"2031": "2031-01-01 2032-01-01 year", "203": "2030-01-01 2040-01-01 decade", "20": "2000-01-01 2100-01-01 century",
		"2031-02": "2031-02-01 2031-03-01 month", "2031-W10": "2031-03-03 2031-03-10 week", "2031-W10-WE": "2031-03-08 2031-03-10 weekend",
		"2031-Q4": "2031-10-01 2032-01-01 quarter", "2031-02-28": "2031-02-28 2031-03-01 day", "2031-02-28TNI": "2031-02-28 2031-03-01 part of day",
		"2031-SU": "2031-06-01 2031-09-01 season", "PRESENT_REF": "0001-01-01 0001-01-01 ",
	} {
		s, e, g := reach(value, time.UTC)
		if got := s.Format(time.DateOnly) + " " + e.Format(time.DateOnly) + " " + g; got != want {
			t.Errorf("reach(%q) = %s, want %s", value, got, want)
		}
	}
}

// FuzzMomentsAndQuantities: no panic, and every span holds to the rules of the domain.
func FuzzMomentsAndQuantities(f *testing.F) {
	for _, s := range []string{"On Monday, March 4, 2031 at 9 a.m.", "zwei Dutzend 3.5 Mio. Euro", "il y a 2½ ans", "20-30 % 1/2", "2031年3月", "a half and 1,2.3:4"} {
		f.Add(s, "en")
		f.Add(s, "de")
		f.Add(s, "fr")
	}
	f.Fuzz(func(t *testing.T, text, tag string) {
		a := parallax.Article{Text: strings.ToValidUTF8(text, "?"), Language: tag, Published: published}
		d := newDocument(a)
		d.sentences()
		d.moments()
		d.quantities()
		for _, n := range d.notes {
			if err := n.Check(&a); err != nil {
				t.Fatal(err)
			}
		}
	})
}
