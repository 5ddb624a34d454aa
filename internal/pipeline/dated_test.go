package pipeline

import (
	"testing"
	"time"

	"parallax"
	"parallax/internal/annotate"
)

func TestDateByOthers(t *testing.T) {
	covered := func(id, lang, text string, published time.Time) parallax.Covered {
		a := parallax.Article{ID: parallax.ArticleID(id), Language: lang, Text: text, Published: parallax.Date{Time: published, Precision: "minute"}}
		return parallax.Covered{Article: a, Notes: annotate.Article(a)}
	}
	for _, tt := range []struct{ lang, text, want string }{
		{"en", "A fire destroyed the mill on 17 March.", "2026-03-17"},
		{"en", "A fire destroyed the mill on Tuesday 17 March.", "2026-03-17"},
		{"en", "A fire destroyed the mill on Friday 17 March.", "XXXX-03-17"},
		{"de", "Am Freitag, dem 17. März, brannte die Mühle.", "XXXX-03-17"},
		{"de", "Am Dienstag, dem 17. März, brannte die Mühle.", "2026-03-17"},
		{"pt", "O moinho ardeu na terça-feira, 17 de março.", "2026-03-17"},
		{"pt", "O moinho ardeu na sexta-feira, 17 de março.", "XXXX-03-17"},
		{"ja", "製粉所は3月17日に焼けた。", "2026-03-17"},
		{"ja", "製粉所は3月17日（火）に焼けた。", "2026-03-17"},
		{"en", "The fair is held every year on 17 March.", "XXXX-03-17"},
		{"de", "Das Fest wird jedes Jahr am 17. März gefeiert.", "XXXX-03-17"},
	} {
		c := parallax.Coverage{Articles: []parallax.Covered{
			covered("a", tt.lang, tt.text, time.Time{}),
			covered("b", "en", "The mill burned down.", time.Date(2026, time.March, 17, 20, 0, 0, 0, time.UTC)),
		}}
		dateByOthers(&c)
		got := ""
		for _, n := range c.Articles[0].Notes {
			if n.Moment != nil && n.Moment.Type == "DATE" {
				got = n.Moment.Value
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s\n got %q, want %q", tt.lang, tt.text, got, tt.want)
		}
	}
}
