package annotate

import (
	"testing"

	"parallax"
)

// TestMomentsBeside reads dates that get their year, week or half of the day from what stands beside them. It is Wednesday, 5 March 2031.
func TestMomentsBeside(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		// The end of a range tells the year, also behind a hyphen.
		{"en", "The drought of June-August 1992 was long.", "June=1992-06; August 1992=1992-08"},
		{"en", "It ran November 18-December 19, 2015.", "November 18=2015-11-18; December 19, 2015=2015-12-19"},
		{"fr", "La sécheresse (juin-août 1992) fut longue.", "juin=1992-06; août 1992=1992-08"},
		{"de", "Die Dürre von November-Februar 1992 war lang.", "November=1991-11; Februar 1992=1992-02"},
		// A year before a date is its year.
		{"en", "In 2017, from April to June, sales fell.", "2017=2017; April=2017-04; June=2017-06"},
		{"en", "It is the worst since 2017, from April to June sales fell.", "2017=2017; April=2031-04; June=2031-06"},
		{"hi", "वह 2020 में 28 जून को आया, 2017 अप्रैल में गया।", "2020=2020; 28 जून=2020-06-28; 2017 अप्रैल=2017-04"},
		{"hi", "2015 का पहला हफ्ता और 2010 के पृथ्वी दिवस पर।", "2015 का पहला हफ्ता=2015-W01; 2010 के पृथ्वी दिवस=2010-04-22"},
		{"ko", "2015년 첫 번째 주에 열렸다.", "2015년 첫 번째 주=2015-W01"},
		{"tr", "2014 ve 2018 arasında kapalıydı.", "2014=2014; 2018=2018"},
		// Weeks by their first day, weekdays by their week.
		{"en", "The week beginning February 4 was hard, and the week of the 3rd too.", "The week beginning February 4=2031-W06; the week of the 3rd=2031-W10"},
		{"es", "Fue la semana que comienza el 4 de febrero.", "la semana que comienza el 4 de febrero=2031-W06"},
		{"en", "They met last week, on Tuesday.", "last week, on Tuesday=2031-02-25"},
		{"de", "Sie kommen nächste Woche am Montag.", "nächste Woche am Montag=2031-03-10"},
		{"nl", "Volgende week op maandag is het zover.", "Volgende week op maandag=2031-03-10"},
		// What is ahead is ahead, and "after" tells no past of the day that is counted from.
		{"en", "The fair will run from December to March.", "December=2031-12; March=2032-03"},
		{"en", "It will happen 3 days after October 12.", "3 days after=2031-10-15; October 12=2031-10-12"},
		// The half of the day of a range, and nights that are counted.
		{"nl", "Het brandde tussen 3 en 4 uur 's middags.", "3=2031-03-05T15:00; 4 uur 's middags=2031-03-05T16:00"},
		{"nl", "Ze boekten een kamer voor 1 nacht.", "1 nacht=P1D"},
		{"tr", "9.30 - 16.30 arasında kapalı.", "9.30=2031-03-05T09:30; 16.30=2031-03-05T16:30"},
		// Days behind their month, weeks of a month, days in brackets.
		{"de", "Letzten Monat vom 4. bis zum 23. war zu, auch in der letzten Woche im Juli.", "Letzten Monat=2031-02; 4.=2031-02-04; 23.=2031-02-23; der letzten Woche im Juli=2030-W30"},
		{"ja", "来月の4日から23日まで休む。", "来月の4日=2031-04-04; 23日=2031-04-23"},
		{"pt", "O ministro falou na segunda-feira (3) e fala nesta quinta (6), na segunda etapa, numa terça parte.", "segunda-feira (3)=2031-03-03; nesta quinta (6)=2031-03-06"},
		{"id", "Menteri itu berbicara pada Selasa (4) pagi.", "Selasa (4)=2031-03-04"},
		{"tr", "Mayıs'tan Ekim 2020'ye kadar.", "Mayıs'tan=2020-05; Ekim 2020=2020-10"},
		// What is said of until or could is no future by itself.
		{"en", "Until Tuesday, they had not called him, and he could not be found on Monday.", "Tuesday=2031-03-04; Monday=2031-03-03"},
		// The planned present.
		{"en", "The parliament votes on Thursday.", "Thursday=2031-03-06"},
		{"de", "Der Konzern schließt im Juli sein Werk.", "Juli=2031-07"},
		{"pt", "A empresa fecha a fábrica em julho.", "julho=2031-07"},
		{"it", "La fabbrica chiude a luglio.", "luglio=2031-07"},
		{"es", "La fábrica cierra en julio.", "julio=2031-07"},
		{"nl", "De fabriek sluit in juli.", "juli=2031-07"},
		{"en", "The works closes in July.", "July=2031-07"},
		{"fr", "La saison s'achève en juillet.", "juillet=2031-07"},
		{"en", "Schools stay closed on Thursday and Friday.", "Thursday=2031-03-06; Friday=2031-03-07"},
		{"en", "The schools were closed on Monday and Tuesday.", "Monday=2031-03-03; Tuesday=2031-03-04"},
		{"de", "Die Schulen bleiben am Donnerstag und Freitag geschlossen.", "Donnerstag=2031-03-06; Freitag=2031-03-07"},
		{"nl", "De scholen blijven donderdag en vrijdag gesloten.", "donderdag=2031-03-06; vrijdag=2031-03-07"},
		{"es", "El Congreso vota el jueves.", "jueves=2031-03-06"},
		{"ja", "2日後に開通する。2日後に開通した。", "2日後=2031-03-07; 2日後=P2D"},
		// Words and orders.
		{"it", "È durato un'ora.", "un'ora=PT1H"},
		{"en", "The visit was moved from Thursday to Monday.", "Monday=2031-03-10"},
		{"en", "The hearing was moved from 14 to 21 March.", "21 March=2031-03-21"},
		{"de", "Der Besuch wurde von Donnerstag auf Montag verschoben.", "Montag=2031-03-10"},
		{"en", "It was open from Monday to Wednesday.", "Monday=2031-03-03; Wednesday=2031-03-05"},
		{"de", "Am Sonnabendabend wurde gefeiert, am Totensonntag 2030 und am ersten Advent 2030 nicht.", "Sonnabendabend=2031-03-01TEV; Totensonntag 2030=2030-11-24; ersten Advent 2030=2030-12-01"},
		{"hi", "15 वीं शताब्दी में।", "15 वीं शताब्दी=14"},
		{"zh", "30-11-10开放。", "30-11-10=2030-11-10"},
		{"en", "It was Fri 14th.", "Fri 14th=2031-03-14"},
	} {
		if got := momentsOf(t, c.text, c.tag, published); got != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.tag, c.text, got, c.want)
		}
	}
}

func TestNoNamesOfMonths(t *testing.T) {
	for _, n := range checkAll(t, parallax.Article{Text: "The drought of January-August 1992 was long.", Language: "en"}) {
		if n.Name != nil {
			t.Errorf("name %q", n.Name.Canonical)
		}
	}
}
