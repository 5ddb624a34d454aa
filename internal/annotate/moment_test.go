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
		if n.Moment.Refused != "" && n.Moment.Value != "" && (n.Moment.Refused != refusedNow && n.Moment.Refused != refusedAccount && n.Moment.Refused != refusedDay || n.Moment.Value[0] != 'X' && n.Moment.Value[0] != 'T') {
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
		{"en", "It closed two Sundays ago.", "two Sundays ago=2031-02-23"},
		{"en", "It opened a hundred years ago today.", "a hundred years ago today=1931-03-05"},
		{"en", "It opened three years ago this month.", "three years ago this month=2028-03"},
		{"en", "It opened a month ago yesterday.", "a month ago yesterday=2031-02-04"},
		{"en", "It opened two weeks ago today.", "two weeks ago today=2031-02-19"},
		{"en", "It opened five years ago, and closed today.", "five years ago=2026; today=2031-03-05"},
		{"en", "It closed the weekend before last.", "the weekend before last=2031-W08-WE"},
		{"en", "It closed between 3 and 5 May.", "3=2030-05-03; 5 May.=2030-05-05"},
		{"de", "Heute vor 50 Jahren wurde die Brücke eröffnet.", "Heute vor 50 Jahren=1981-03-05"},
		{"fr", "Le pont a ouvert il y a cinquante ans aujourd'hui.", "il y a cinquante ans aujourd'hui=1981-03-05"},
		{"en", "The market is held on the second Tuesday of every month.", "the second Tuesday of every month=P1M"},
		{"en", "It closed on the second Tuesday of January.", "the second Tuesday of January=2031-01-14"},
		{"en", "It closed on the last Friday of May 2030.", "the last Friday of May 2030=2030-05-31"},
		{"en", "It closed on the fifth Friday of February.", "the fifth Friday of February!no such day"},
		{"en", "It closed on the last Friday of the month.", "the last Friday!no month tells which of these days"},
		{"en", "It was the second Monday without rain.", "the second Monday!no month tells which of these days"},
		{"en", "It closed on the first Thursday in the month of May 2031.", "the first Thursday in the month of May 2031=2031-05-01"},
		{"de", "Die Brücke schloss am 1. Mittwoch im März 2031.", "1. Mittwoch im März 2031=2031-03-05"},
		{"de", "Die Messe öffnet am 3. Sonntag im Mai 2031.", "3. Sonntag im Mai 2031=2031-05-18"},
		{"de", "Der Markt ist am 2. Dienstag jedes Monats.", "2. Dienstag jedes Monats=P1M"},
		{"da", "Broen lukkede den 2. onsdag i januar.", "den 2. onsdag i januar=2031-01-08"},
		{"pl", "Most zamknięto w 2. środę stycznia 2031.", "2. środę stycznia 2031=2031-01-08"},
		{"de", "Die Messe ist vom 3. bis 5. Mittwoch, 5. März, schließt sie.", "Mittwoch, 5. März=2031-03-05"},
		{"de", "Sie schloss am 5. Mittwoch war Ruhetag.", "Mittwoch=2031-03-05"},
		{"de", "Programm: 3. Montag, 4. Dienstag, 5. Mittwoch.", "Montag=2031-03-03; Dienstag=2031-03-04; Mittwoch=2031-03-05"},
		{"es", "El mercado se celebra el segundo martes de cada mes.", "el segundo martes de cada mes=P1M"},
		{"it", "Il mercato si tiene il primo lunedì di ogni mese.", "il primo lunedì di ogni mese=P1M"},
		{"pt", "O mercado fechou na segunda terça-feira de janeiro.", "na segunda terça-feira de janeiro=2031-01-14"},
		{"de", "Der Markt ist am ersten Montag eines jeden Monats.", "ersten Montag eines jeden Monats=P1M"},
		// A form that is past elsewhere is a participle behind "be".
		{"en", "A vigil will be held on Friday.", "Friday=2031-03-07"},
		{"en", "The last stone is to be laid on Friday, and the money will also be paid on Monday.", "Friday=2031-03-07; Monday=2031-03-10"},
		{"en", "The mayor, who will be there, held a speech on Friday.", "Friday=2031-02-28"},
		{"en", "It fell on Monday, March 3, 2031.", "Monday, March 3, 2031=2031-03-03"},
		{"en", "It fell on Monday, March 4, 2031.", "Monday, March 4, 2031!weekday does not fit the date"},
		{"en", "Yesterday morning the ferry sailed.", "Yesterday morning=2031-03-04TMO"},
		{"en", "It opened three days ago.", "three days ago=2031-03-02"},
		{"en", "Prices rose last year and in the third quarter of 2030.", "last year=2030; the third quarter of 2030=2030-Q3"},
		{"en", "A two-year plan ran for decades in the 1990s.", "two-year=P2Y; decades=PXY; the 1990s=199"},
		{"en", "It runs every Monday.", "every Monday=XXXX-WXX-1"},
		{"en", "At 9 a.m. on Friday it was over.", "9 a.m.=2031-02-28T09:00; Friday=2031-02-28"},
		{"en", "It began at 2045 GMT.", "2045 GMT=2031-03-05T20:45"},
		{"en", "The report of 2031-02-01 is out.", "2031-02-01=2031-02-01"},
		{"en", "They may march, and 2000 people came.", ""},
		// What lasts until a weekday ends on the next one, also where no verb tells of the future.
		{"de", "Der Pier bleibt bis Montag gesperrt.", "Montag=2031-03-10"},
		{"de", "Der Pier war bis Montag gesperrt.", "Montag=2031-03-03"},
		// What was done until a weekday may last beyond the report; what was so is over.
		{"en", "The line has suspended all sailings until Sunday, it said.", "Sunday!what was done until then may last beyond the report"},
		{"en", "Residents have been told not to drink it until Friday.", "Friday!what was done until then may last beyond the report"},
		{"en", "The pier had been shut until Monday.", "Monday=2031-03-03"},
		// What something is meant for, put off to or due by lies ahead; what had been planned may be over.
		{"en", "Talks set for Friday", "Friday=2031-03-07"},
		{"en", "The case was heard and a trial was set for October 28.", "October 28=2031-10-28"},
		{"en", "A trial was penciled in for June.", "June=2031-06"},
		{"en", "The hearing was postponed until October 28.", "October 28=2031-10-28"},
		{"es", "Fijó la vista para el 28 de octubre.", "28 de octubre=2031-10-28"},
		{"en", "The court heard the case on October 28.", "October 28=2030-10-28"},
		{"en", "The talks were put off until Monday, the mayor said on Tuesday.", "Monday=2031-03-10; Tuesday=2031-03-04"},
		{"en", "The mayor postponed the hearing, which had been planned for Tuesday, to Monday.", "Tuesday!what was done until then may last beyond the report; Monday=2031-03-10"},
		{"en", "A vote planned for Tuesday was called off.", "Tuesday!what was done until then may last beyond the report"},
		{"en", "The firm has to pay by Monday, a court said.", "Monday=2031-03-10"},
		{"en", "Nobody was told to leave before Monday.", "Monday!what was done until then may last beyond the report"},
		{"en", "It won before Monday's sale.", "Monday=2031-03-03"},
		{"de", "Die Stadt kündigte Gespräche für Montag an und verlegte den Markt auf Freitag.", "Montag=2031-03-10; Freitag=2031-03-07"},
		{"de", "In der Nacht auf Montag brannte es.", "der Nacht!no time told before it; Montag=2031-03-03"},
		{"fr", "La visite a été reportée à lundi.", "lundi=2031-03-10"},
		{"es", "El ministro aplazó su visita hasta el lunes.", "lunes=2031-03-10"},
		{"es", "El alcalde aplazó a septiembre la votación.", "septiembre=2031-09"},
		{"de", "Die Abstimmung wurde auf September verschoben.", "September=2031-09"},
		{"fr", "Le vote a été reporté à septembre.", "septembre=2031-09"},
		{"en", "It postponed the vote; from June to September nobody came.", "September=2030-09"},
		{"it", "L'incontro è stato rinviato a lunedì.", "lunedì=2031-03-10"},
		{"pt", "A reunião foi adiada para segunda-feira.", "segunda-feira=2031-03-10"},
		{"nl", "Het overleg is uitgesteld tot maandag.", "maandag=2031-03-10"},
		{"pl", "Rozmowy przełożono na poniedziałek.", "poniedziałek=2031-03-10"},
		{"it", "La compagnia ha sospeso le corse fino a domenica.", "domenica!what was done until then may last beyond the report"},
		{"de", "Die Reederei hat alle Fahrten bis Sonntag ausgesetzt.", "Sonntag!what was done until then may last beyond the report"},
		{"fr", "Le quai reste fermé jusqu'à lundi soir.", "lundi soir=2031-03-10TEV"},
		{"es", "El muelle sigue cerrado hasta el lunes por la tarde.", "lunes por la tarde=2031-03-10TAF"},
		{"it", "Il molo resta chiuso fino a lunedì.", "lunedì=2031-03-10"},
		{"nl", "De pier blijft gesloten tot maandag.", "maandag=2031-03-10"},
		{"pl", "Molo pozostaje zamknięte do poniedziałku.", "poniedziałku=2031-03-10"},
		{"pt", "O cais permanece fechado até segunda-feira.", "segunda-feira=2031-03-10"},
		{"uk", "Пірс залишається закритим до понеділка.", "понеділка=2031-03-10"},
		{"ru", "Пирс остаётся закрытым до понедельника.", "понедельника=2031-03-10"},
		{"cs", "Molo zůstává uzavřené do pondělí.", "pondělí=2031-03-10"},
		{"de", "Am Donnerstag, 27. Februar um 20.30 Uhr.", "Donnerstag, 27. Februar=2031-02-27; 20.30 Uhr=2031-02-27T20:30"},
		{"en", "Over the weekend he resigned.", "the weekend=2031-W09-WE"},
		{"en", "The fair runs May 3-5, 2031, and from 9 to 11 June.", "May 3-5, 2031=2031-05-03; 9=2031-06-09; 11 June=2031-06-11"},
		{"en", "In the fourth quarter it lost money, as a year ago; the chief left more than a year ago.", "the fourth quarter=2030-Q4; a year ago=2029-Q4; a year ago=2030"},
		{"en", "A 1971 treaty has 1971 pages.", "1971=1971"},
		{"en", "Profit for the year rose by the end of the month.", "the year=2031; by the end of the month=2031-03"},
		{"en", "It closed at 10 p.m. Monday.", "10 p.m. Monday=2031-03-03T22:00"},
		{"en", "The ban could last a week, and the strike will last a month.", ""},
		{"en", "Tuesday of last week it opened, and in the past two months it closed.", "Tuesday of last week=2031-02-25; in the past two months=P2M"},
		{"en", "The shop is open from 9 to 11 a.m.", "9=2031-03-05T09:00; 11 a.m.=2031-03-05T11:00"},
		{"de", "Offen ist von 14.30-18 Uhr, am morgigen Donnerstag nicht.", "14.30=2031-03-06T14:30; 18 Uhr=2031-03-06T18:00; morgigen Donnerstag=2031-03-06"},
		{"de", "Die 44-Jährige kam im Vorjahr, am Wochenende und in den vergangenen Jahren.", "im Vorjahr=2030; am Wochenende=2031-W09-WE; den vergangenen Jahren=PXY"},
		{"de", "Vom 5. bis 9. Mai läuft der Markt.", "5.=2031-05-05; 9. Mai=2031-05-09"},
		{"es", "Cerró ayer a las 20.30 y abre a las 8 de la tarde.", "ayer=2031-03-04; 20.30=2031-03-04T20:30; 8 de la tarde=2031-03-04T20:00"},
		{"zh", "大桥上周五下午三点半关闭，去年4月开放。", "上周五=2031-02-28; 下午三点半=2031-02-28T15:30; 去年4月=2030-04"},
		{"ja", "3日午後3時30分、先週の火曜日に続き、2日前から閉鎖。", "3日午後3時30分=2031-03-03T15:30; 先週の火曜日=2031-02-25; 2日前=2031-03-03"},
		{"nl", "Om zes uur 's avonds, half acht ’s ochtends en om 9 uur of 10 uur.", "zes uur 's avonds=2031-03-05T18:00; half acht ’s ochtends=2031-03-05T07:30; 9 uur=2031-03-05T09:00; 10 uur=2031-03-05T10:00"},
		{"en", "It shut between 7 and 9 last night, and opens at five-thirty tomorrow evening.", "7=2031-03-04T19:00; 9 last night=2031-03-04T21:00; five-thirty tomorrow evening=2031-03-06T17:30"},
		{"en", "Open from 2:20 to 3pm for 2 morning sessions this quarter, since October, 1st.", "2:20=2030-10-01T14:20; 3pm=2030-10-01T15:00; this quarter=2031-Q1; October, 1st=2030-10-01"},
		{"fr", "Entre 14 et 16 personnes; dix heures mercredi matin; sept heures moins dix.", "dix heures mercredi matin=2031-03-05T10:00; sept heures moins dix=2031-03-05T06:50"},
		{"es", "El 1.º de enero de dos mil treinta, el 21ro de este mes, los años noventa.", "El 1.º de enero de dos mil treinta=2030-01-01; el 21ro de este mes=2031-03-21; los años noventa=199"},
		{"es", "Abrió a la semana siguiente; va tres veces a la semana; 4-Jul-95.", "a la semana siguiente=2031-W11; a la semana=P1W; 4-Jul-95=1995-07-04"},
		{"nl", "Elke dag 15.00 en 20.30; de 15e; twee nachten voor 12.50 euro.", "Elke dag=P1D; 15.00=2031-03-15T15:00; 20.30=2031-03-15T20:30; de 15e=2031-03-15; twee nachten=P2D"},
		{"tr", "Bu sabah 8'de, bu ayın 21'i, haftanın başında, 2030'un 3'üncü haftası.", "Bu sabah 8=2031-03-05T08:00; bu ayın 21'i=2031-03-21; haftanın başında=2031-W10; 2030'un 3'üncü haftası=2030-W03"},
		{"es", "A la una y media de la tarde.", "una y media de la tarde=2031-03-05T13:30"},
		{"en", "It met on the 19th of every month, 2030-11, for three nights.", "the 19th of every month=XXXX-XX-19; 2030-11=2030-11; three nights=P3D"},
		{"en", "On the night of March 4 and in the evening of 9 May 2030, for the 5 upcoming years, between 0730 and 0930, two thousand years.", "the night of March 4=2031-03-04TNI; the evening of 9 May 2030=2030-05-09TEV; the 5 upcoming years=P5Y; 0730=2030-05-09T07:30; 0930=2030-05-09T09:30; two thousand years=P2000Y"},
		{"fr", "Le 18, les 3 prochains jours, dans la nuit du 4 mars; le 20 personnes.", "Le 18=2031-03-18; les 3 prochains jours=P3D; dans la nuit du 4 mars=2031-03-04TNI"},
		{"de", "Am Abend des 4. März waren es 12 im vergangenen Jahr, die 5 vergangenen Jahre.", "Abend des 4. März=2031-03-04TEV; im vergangenen Jahr=2030; die 5 vergangenen Jahre=P5Y"},
		{"pt", "Voltarei 8 pm e meia, no 9o mês do próximo ano.", "8 pm e meia=2031-03-05T20:30; no 9o mês do próximo ano=2032-09"},
		{"tr", "Dün 3 ile 8 arası; yarın sabah 10'dan.", "Dün 3=2031-03-04T03:00; 8=2031-03-04T08:00; yarın sabah 10=2031-03-06T10:00"},
		{"en", "This fiscal year the decades-long strike of a 6-year-old; by the year two thousand it rose in the quarter to 9, at quarter to nine, every quarter.", "This fiscal year=2031; the decades-long=PXY; the year two thousand=2000; the quarter=2030-Q4; quarter to nine=2031-03-05T08:45; every quarter=P3M"},
		{"de", "Davon 2000 im Jahr 2030 und 1700 im vergangenen Jahr, gestern Abend um 20.30 Uhr; lange Jahre.", "im Jahr 2030=2030; im vergangenen Jahr=2030; gestern Abend=2031-03-04TEV; 20.30 Uhr=2031-03-04T20:30; lange Jahre=PXY"},
		{"id", "Senin (3/3), Minggu malam, minggu ini. Rabu, seminggu lalu pukul 13.20 WIB.", "Senin (3/3=2031-03-03; Minggu malam=2031-03-02TNI; minggu ini=2031-W10; Rabu=2031-03-05; seminggu lalu=2031-W09; 13.20 WIB=2031-03-05T13:20"},
		{"hi", "वह कल आई थी, परसों रात 12 बजे।", "कल=2031-03-04; परसों रात 12 बजे=2031-03-03T24:00"},
		{"hi", "वह कल आएगी, शाम 5 से 6 बजे तक, सवा तीन बजे, ७/३/२०३१ को रात ९:१५ बजे।", "कल=2031-03-06; 5=2031-03-06T17:00; 6 बजे=2031-03-06T18:00; सवा तीन बजे, ७/३/२०३१=2031-03-07T03:15; ९:१५ बजे=2031-03-07T21:15"},
		{"hi", "कल बैठक।", "कल!no tense tells whether before or after"},
		{"fa", "۱۲ مرداد ۱۴۰۹ بود، ۱۴۰۹/۵/۱۲، مرداد ۱۴۰۹، سال ۱۴۰۹، ۳۰ اسفند ۱۴۰۹.", "۱۲ مرداد ۱۴۰۹=2030-08-03; ۱۴۰۹/۵/۱۲=2030-08-03; مرداد ۱۴۰۹=2030-07-23; سال ۱۴۰۹=2030-03-21; ۳۰ اسفند ۱۴۰۹!no such day"},
		{"fa", "ساعت ۲۰۳۰-۰۸-۰۳T۱۰:۲۰:۳۰.۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴ بود", "۲۰۳۰-۰۸-۰۳T۱۰:۲۰:۳۰.۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰=2030-08-03T10:20"},
		{"fa", "پل ۲۵ اسفند باز خواهد شد. در مهر سال گذشته بسته شد، به مهر مادر.", "۲۵ اسفند=2031-03-16; مهر سال گذشته=2029-09-22"},
		// one of a unit, where no article is needed
		{"ru", "Год назад мост закрыли, неделю назад открыли, через месяц закроют.", "Год назад=2030; неделю назад=2031-W09; через месяц=2031-04"},
		{"pl", "Most zamknięto rok temu.", "rok temu=2030"},
		{"cs", "Most zavřeli před rokem, otevřou za týden.", "před rokem=2030; za týden=2031-W11"},
		{"he", "הגשר נסגר לפני שבוע.", "לפני שבוע=2031-W09"},
		{"ar", "أغلق الجسر قبل أسبوع لمدة ساعة.", "قبل أسبوع=2031-W09; ساعة=PT1H"},
		{"en", "They waited an hour, before the twenty-sixth day of talks.", "an hour=PT1H"},
		// decades and halves of years
		{"ru", "В 1990-х годах строили, в первой половине 2030 года закончили.", "1990-х=199; первой половине 2030=2030-H1"},
		{"uk", "У першій половині 2030 року закінчили.", "першій половині 2030=2030-H1"},
		{"pl", "W latach 1990-1995 budowali, w latach 90. także, w pierwszej połowie 2030 roku skończyli.", "1990=1990; latach 90=199; pierwszej połowie 2030=2030-H1"},
		{"cs", "V 90. letech stavěli, od roku 2020 ne, v první polovině roku 2030 ano, večer 4. března.", "90. letech=199; roku 2020=2020; první polovině roku 2030=2030-H1; večer 4. března=2031-03-04TEV"},
		{"da", "Det var i 1990'erne.", "1990'erne=199"},
		{"sv", "Det var på 1990-talet.", "1990-talet=199"},
		{"id", "Jembatan dibangun pada 1990-an dan semester pertama 2030.", "1990-an=199; semester pertama 2030=2030-H1"},
		{"he", "הגשר נבנה בשנות ה-90, ונסגר בשנתיים האחרונות.", "בשנות ה-90=199; בשנתיים האחרונות=P2Y"},
		{"ar", "بني الجسر في التسعينيات وأغلق في النصف الأول من 2030 خلال العامين الماضيين.", "التسعينيات=199; النصف الأول من 2030=2030-H1; العامين الماضيين=P2Y"},
		{"el", "Έβρεξε την Τρίτη, την τρίτη φορά.", "Τρίτη=2031-03-04"},
		{"fr", "Il a plu vendredi à midi.", "vendredi à midi=2031-02-28T12:00"},
		{"fr", "La fermeture de sept magasins; rouvert le 12 sept. 2030.", "12 sept. 2030=2030-09-12"},
		{"zh", "2030年上半年开工，2030年夏天停工，2030年5月底完工。", "2030年上半年=2030-H1; 2030年夏天=2030-SU; 2030年5月底=2030-05"},
		{"ja", "2030年下半期に始まり、2030年5月末に終わった。", "2030年下半期=2030-H2; 2030年5月末=2030-05"},
		{"ko", "2030년 상반기에 시작했다.", "2030년 상반기=2030-H1"},
		{"tr", "1990'larda ve 90'lı yıllarda yapıldı.", "1990'larda=199; 90'lı=199"},
		{"pt", "O mercado abre toda terça-feira.", "toda terça-feira=XXXX-WXX-2"},
		{"en", "Every last Saturday of the month they meet.", "Every last Saturday of the month=P1M"},
		{"de", "Der Markt ist jeden ersten Montag im Monat.", "jeden ersten Montag im Monat=P1M"},
		// a part of the day before its day
		{"es", "Se hundió en la tarde de este domingo, la noche del martes y en la madrugada de ayer.", "en la tarde de este domingo=2031-03-02TAF; la noche del martes=2031-03-04TNI; la madrugada de ayer=2031-03-04TMO"},
		{"pt", "Afundou na tarde deste domingo e na noite de 4 de março.", "na tarde deste domingo=2031-03-02TAF; na noite de 4 de março=2031-03-04TNI"},
		{"it", "È affondata nel pomeriggio di domenica.", "nel pomeriggio di domenica=2031-03-02TAF"},
		{"fr", "Il a coulé dans la soirée de ce mardi.", "dans la soirée de ce mardi=2031-03-04TEV"},
		{"nl", "Hij sloot op de avond van 4 maart.", "op de avond van 4 maart=2031-03-04TEV"},
		{"sv", "Den stängdes på kvällen den 4 mars.", "på kvällen den 4 mars=2031-03-04TEV"},
		{"da", "Den lukkede om aftenen den 4. marts.", "om aftenen den 4. marts=2031-03-04TEV"},
		{"pl", "Zamknięto wieczorem 4 marca.", "wieczorem 4 marca=2031-03-04TEV"},
		{"ru", "Закрыли вечером 4 марта.", "вечером 4 марта=2031-03-04TEV"},
		{"uk", "Закрили ввечері 4 березня.", "ввечері 4 березня=2031-03-04TEV"},
		{"id", "Jembatan ditutup pada malam 4 Maret.", "malam 4 Maret=2031-03-04TNI"},
		{"ar", "أغلق الجسر مساء 4 مارس.", "مساء 4 مارس=2031-03-04TEV"},
		{"fa", "پل شامگاه ۱۲ مرداد بسته شد.", "شامگاه ۱۲ مرداد=2030-08-03TEV"},
		{"hi", "पुल 4 मार्च की शाम को बंद हुआ।", "4 मार्च की शाम को=2031-03-04TEV"},
		// halves of the day with a space in them
		{"es", "Cerró a las 9:05 p. m. y abrió a las 9:05 a. m. del martes.", "9:05 p. m.=2031-03-04T21:05; 9:05 a. m.=2031-03-04T09:05; martes=2031-03-04"},
		{"en", "It shut at 9:05 p. m. on Monday.", "9:05 p. m.=2031-03-03T21:05; Monday=2031-03-03"},
		// the present of a verb of beginning tells of what is to come
		{"en", "A regatta begins on Thursday.", "Thursday=2031-03-06"},
		{"fr", "Le marché commence jeudi.", "jeudi=2031-03-06"},
		{"es", "La feria comienza el jueves.", "jueves=2031-03-06"},
		{"it", "La fiera inizia giovedì.", "giovedì=2031-03-06"},
		{"pt", "A feira começa na quinta-feira.", "quinta-feira=2031-03-06"},
		{"pl", "Targi zaczynają się w czwartek.", "czwartek=2031-03-06"},
		{"cs", "Veletrh začíná ve čtvrtek.", "čtvrtek=2031-03-06"},
		{"ru", "Ярмарка начинается в четверг.", "четверг=2031-03-06"},
		{"uk", "Ярмарок починається у четвер.", "четвер=2031-03-06"},
		// "later" counts from now where the sentence tells of the future
		{"zh", "他两天后将离开。", "两天后=2031-03-07"},
		{"zh", "他两天后离开。", "两天后=P2D"},
		{"tr", "Köprü iki gün sonra açılacak, mayıs sonunda kapanacak.", "iki gün sonra=2031-03-07; mayıs sonunda=2031-05"},
		// the ends of a range go in their order, a week is that of its day
		{"de", "Geöffnet von März bis Mai, in der Woche vom 5. Mai und zwischen Montag und Mittwoch.", "März=2031-03; Mai=2031-05; der Woche vom 5. Mai=2031-W19; Montag=2031-03-03; Mittwoch=2031-03-05"},
		{"en", "It will run between Monday and Wednesday.", "Monday=2031-03-10; Wednesday=2031-03-12"},
		{"en", "It ran from March to May 2029.", "March=2029-03; May 2029=2029-05"},
		{"fr", "Ouvert la semaine du 5 mai, de mars à mai, le lundi de Pâques.", "la semaine du 5 mai=2031-W19; mars=2031-03; mai=2031-05; lundi de Pâques=2031-04-14"},
		{"es", "Abierto la semana del 5 de mayo y el lunes de Pascua.", "la semana del 5 de mayo=2031-W19; lunes de Pascua=2031-04-14"},
		{"ru", "Открыто на неделе с 5 мая.", "неделе с 5 мая=2031-W19"},
		{"id", "Buka pada pekan 5 Mei.", "pekan 5 Mei.=2031-W19"},
		{"hi", "5 मई के सप्ताह में खुला।", "5 मई के सप्ताह=2031-W19"},
		{"cs", "Na Velikonoční pondělí a na Vánoce 2030.", "Velikonoční pondělí=2031-04-14; Vánoce 2030=2030-12-25"},
		{"zh", "3月4日至6日开放。", "3月4日=2031-03-04; 6日=2031-03-06"},
		{"ja", "3月30日から2日まで、5月5日の週に開く。", "3月30日=2031-03-30; 2日=2031-04-02; 5月5日の週=2031-W19"},
		{"pl", "Targi są co dwa lata; to, co dwa lata temu.", "co dwa lata=P2Y; dwa lata temu=2029"},
		{"ru", "Выборы проходят каждые два года.", "каждые два года=P2Y"},
		{"ko", "3월 4일부터 6일까지 연다.", "3월 4일=2031-03-04; 6일=2031-03-06"},
		{"tr", "Mart başında açıldı, 2030 yazında kapandı, 2031'in ikinci yarısında açılacak.", "Mart başında=2031-03; 2030 yazında=2030-SU; 2031'in ikinci yarısında=2031-H2"},
		// hours behind an article, and minutes behind a comma
		{"es", "Las 21.00 horas fue el límite, pasadas las 20,30 horas de ayer.", "21.00 horas=2031-03-04T21:00; 20,30 horas=2031-03-04T20:30; ayer=2031-03-04"},
		{"es", "Tras las 9 horas de debate, las 12 horas siguientes y las 24 horas.", "las 9 horas=PT9H; las 12 horas siguientes=PT12H; las 24 horas=PT24H"},
		{"es", "Cuesta 20,30 euros.", ""},
		{"it", "Alle ore 20,30, dopo le 9 ore di lavoro.", "20,30=2031-03-05T20:30; le 9 ore=PT9H"},
		{"de", "Um 20,30 Uhr, um 20,30 Euro.", "20,30 Uhr=2031-03-05T20:30"},
		// hours that go on to others
		{"fr", "Il a plu entre 16h et 17h, pendant moins de 2 heures, après 13 heures GMT.", "16h=2031-03-05T16:00; 17h=2031-03-05T17:00; 2 heures=PT2H; 13 heures GMT=2031-03-05T13:00"},
		{"it", "Ha piovuto dalle 9 alle 10 di lunedì.", "9=2031-03-03T09:00; 10=2031-03-03T10:00; lunedì=2031-03-03"},
		{"es", "Llovió entre las 5 y las 6 de la tarde los días 18 y 19 de junio.", "5=2030-06-18T17:00; 6 de la tarde=2030-06-18T18:00; 18=2030-06-18; 19 de junio=2030-06-19"},
		{"hi", "सुबह 3 बजे से शाम 5 बजे तक बारिश हुई।", "3 बजे से=2031-03-05T03:00; 5 बजे=2031-03-05T17:00"},
		{"de", "Abends um 8 Uhr brannte es, um 12 Uhr nachts nicht mehr, um ein Uhr nachmittags wieder.", "8 Uhr=2031-03-05T20:00; 12 Uhr nachts=2031-03-05T24:00; ein Uhr nachmittags=2031-03-05T13:00"},
		{"zh", "2:00pm开会。", "2:00pm=2031-03-05T14:00"},
		// counted from a day that stands before
		{"hi", "आज से 2 हफ्ते पहले पुल टूटा।", "आज=2031-03-05; 2 हफ्ते पहले=2031-02-19"},
		{"tr", "Köprü bugünden iki hafta sonra açılacak.", "bugünden=2031-03-05; iki hafta sonra=2031-03-19"},
		{"ja", "昨日の2日前に橋が落ちた。", "昨日=2031-03-04; 2日前=2031-03-02"},
		{"ja", "1990年代の橋は正午に落ちた。月末に直す。", "1990年代=199; 正午=2031-03-05T12:00; 月末=2031-03"},
		{"ko", "1990년대 다리.", "1990년대=199"},
		{"hi", "1990 के दशक में पुल बना। अगले सप्ताह के सोमवार को खुलेगा।", "1990 के दशक=199; अगले सप्ताह के सोमवार=2031-03-10"},
		{"en", "The mill lost $3 million in the third quarter, after a profit a year ago. The year-ago results included a gain.", "the third quarter=2030-Q3; a year ago=2029-Q3; The year-ago=2029-Q3"},
		{"fa", "پل در مرداد پس پیرارسال بسته شد.", "مرداد پس پیرارسال=2027-07-23"},
		{"ar", "استمر ساعتين ونصف، قبل يومين.", "ساعتين ونصف=PT2.5H; قبل يومين=2031-03-03"},
		{"zh", "罢工持续了两个半小时。", "两个半小时=PT2.5H"},
		{"it", "Il 4 maggio 2030 crollò e il giorno dopo è sceso; il mercato apre alle 9.", "4 maggio 2030=2030-05-04; il giorno dopo=2030-05-05; 9=2030-05-05T09:00"},
		{"en", "It closed in the summer and over the early autumn; after the fall of the tower it will open in the spring.", "the summer=2030-SU; the early autumn=2030-FA; the spring=2031-SP"},
		{"de", "Die Kinder ab 16 Jahren kamen nach drei Jahren.", "drei Jahren=P3Y"},
		{"de", "Vor drei Tagen und im Mai 2030.", "Vor drei Tagen=2031-03-02; Mai 2030=2030-05"},
		{"de", "Am Montagabend war alles ruhig.", "Montagabend=2031-03-03TEV"},
		{"fr", "Le 3 mars à 20h30, il y a deux jours.", "3 mars=2031-03-03; 20h30=2031-03-03T20:30; il y a deux jours=2031-03-03"},
		{"es", "El 3 de marzo de 2031 y ayer.", "3 de marzo de 2031=2031-03-03; ayer=2031-03-04"},
		{"it", "Il 3 marzo 2031 e due giorni fa.", "3 marzo 2031=2031-03-03; due giorni fa=2031-03-03"},
		{"zh", "大桥于2031年3月3日关闭。", "2031年3月3日=2031-03-03"},
		{"en", "Last year's third quarter and the first half of 2032 were better.", "Last year's third quarter=2030-Q3; the first half of 2032=2032-H1"},
		{"en", "In the first week of 2030 and the last week of March it closed, as in week 7.", "the first week of 2030=2030-W01; the last week of March=2031-W13; week 7=2031-W07"},
		{"en", "It closed on 29/1 and 03/04, a 1/2 share.", "29/1=2031-01-29; 03/04=2031-03-04"},
		{"en", "It lasted three years and two months, the whole day.", "three years and two months=P3Y2M; the whole day=P1D"},
		{"en", "It sailed at 4 in the morning; tonight at 8 it will sail, between 9 and 11:30.", "4 in the morning=2031-03-05T04:00; tonight at 8=2031-03-05T20:00; 9=2031-03-05T09:00; 11:30=2031-03-05T11:30"},
		{"en", "It will sail at Christmas; it closed on Thanksgiving and at Easter 2030, the week before last.", "Christmas=2031-12-25; Thanksgiving=2030-11-28; Easter 2030=2030-04-21; the week before last=2031-W08"},
		{"en", "Two days after today, 16 days before 1 March 2030.", "Two days after=2031-03-07; today=2031-03-05; 16 days before=2030-02-13; 1 March 2030=2030-03-01"},
		{"nl", "Om 6.45 vertrekt hij, drie weken vanaf morgen.", "6.45=2031-03-06T06:45; drie weken=2031-03-27; morgen=2031-03-06"},
		{"en", "Jan Alder met the SEC and Sun, a maker.", ""},
		{"de", "Im ersten Halbjahr 2030 und vorletztes Jahr, montags, am Ostermontag 2031.", "ersten Halbjahr 2030=2030-H1; vorletztes Jahr=2029; montags=XXXX-WXX-1; Ostermontag 2031=2031-04-14"},
		{"fr", "Le premier semestre 2030, trois heures de débat, à trois heures.", "Le premier semestre 2030=2030-H1; trois heures=PT3H; trois heures=2031-03-05T03:00"},
		{"es", "Será el día 21, en la primera semana de 2030; duró tres años y medio.", "el día 21=2031-03-21; la primera semana de 2030=2030-W01; tres años y medio=P3.5Y"},
		{"es", "Cerró a las 14.20 y abrió hacia las 15.30.", "14.20=2031-03-05T14:20; 15.30=2031-03-05T15:30"},
		{"it", "Nel primo semestre 2030 e a Pasqua 2031, per tutto il giorno.", "Nel primo semestre 2030=2030-H1; Pasqua 2031=2031-04-13; tutto il giorno=P1D"},
		{"pt", "No primeiro semestre de 2030, no dia 12, no Natal de 2030.", "No primeiro semestre de 2030=2030-H1; no dia 12=2031-03-12; Natal de 2030=2030-12-25"},
		{"nl", "Gisteravond en met Kerst 2030, de eerste week van 2031, elke donderdag.", "Gisteravond=2031-03-04TEV; Kerst 2030=2030-12-25; de eerste week van 2031=2031-W01; elke donderdag=XXXX-WXX-4"},
		{"tr", "Pazartesiden beri, 2031'in ikinci çeyreğinde değil, Noel 2030.", "Pazartesiden=2031-03-03; 2031=2031; Noel 2030=2030-12-25"},
		{"pl", "W pierwszym półroczu 2030, w Wigilię 2030.", "pierwszym półroczu 2030=2030-H1; Wigilię 2030=2030-12-24"},
		{"ru", "В первом полугодии 2030 года, по пятницам.", "первом полугодии 2030=2030-H1; по пятницам=XXXX-WXX-5"},
		{"uk", "У першому півріччі 2030 року, щонеділі.", "першому півріччі 2030=2030-H1; щонеділі=XXXX-WXX-7"},
		{"ar", "أغلق يوم الأحد الماضي وسيفتح في عيد الميلاد.", "الأحد الماضي=2031-03-02; عيد الميلاد=2030-12-25"},
		{"zh", "大桥昨天下午两点关闭，下下周日开放，2030年国庆节，8天20小时。", "昨天下午两点=2031-03-04T14:00; 下下周日=2031-03-23; 2030年=2030; 国庆节=2030-10-01; 8天20小时=P8DT20H"},
		{"ja", "令和13年3月、平成元年、木曜日午後1時、2030年の第3週、1年3か月。", "令和13年3月=2031-03; 平成元年=1989; 木曜日午後1時=2031-02-27T13:00; 2030年の第3週=2030-W03; 1年3か月=P1Y3M"},
		{"en", "It opened in 2019; that year and the following year it lost money. Nobody came that week.", "2019=2019; that year=2019; the following year=2020; that week!no time told before it"},
		{"en", "On 4 May 2030 the dam broke. The next morning the town was empty.", "4 May 2030=2030-05-04; The next morning=2030-05-05TMO"},
		{"en", "The toll rose to six after two of the injured died, and to ten after two more died.", ""},
		{"de", "Die Zahl stieg auf sieben, nach zwei am Montag, und auf fünf nach zwei Todesfällen.", "Montag=2031-03-03"},
		{"en", "It was ten past seven. It began at six past two.", "ten past seven=2031-03-05T07:10; six past two=2031-03-05T02:06"},
		{"en", "The day after the fire he left at half past seven, at ten to eight and at a quarter to nine in the evening.", "half past seven=2031-03-05T07:30; ten to eight=2031-03-05T07:50; a quarter to nine in the evening=2031-03-05T20:45"},
		{"en", "Sales of the 2030 third quarter and 2029-H2; a failed 2030 campaign; music of the eighties; by year-end.", "the 2030 third quarter=2030-Q3; 2029-H2=2029-H2; 2030=2030; the eighties=198; year-end=2031"},
		{"en", "Fruit rose 2.46 billion at 2.46 billion crowns; a quarter of it.", ""},
		{"en", "It will be named on 2031/apr/02 and 2031 04 03, the 20th of next month, Friday the 14th.", "2031/apr/02=2031-04-02; 2031 04 03=2031-04-03; the 20th of next month=2031-04-20; Friday the 14th=2031-03-14"},
		// Whose decade it is tells an age.
		{"en", "A man in his early 30s fell from a hall of the early 30s.", "the early 30s=193"},
		// A count behind the article is no day of the month.
		{"en", "The mayor said Monday the two ferries were not insured, and Friday the three sank.", "Monday=2031-03-03; Friday=2031-02-28"},
		{"en", "The hall opens between 3 and 5 tomorrow, from 2 to 4:30 pm; half an hour later.", "3=2031-03-06T03:00; 5 tomorrow=2031-03-06T05:00; 2=2031-03-06T14:00; 4:30 pm=2031-03-06T16:30; half an hour later=PT30M"},
		{"de", "Am 4. Mai 2030 brach der Damm. Am nächsten Morgen um halb acht, in der Nacht um viertel vor neun; die neunziger Jahre.", "4. Mai 2030=2030-05-04; Am nächsten Morgen=2030-05-05TMO; halb acht=2030-05-05T07:30; der Nacht=2030-05-05TNI; viertel vor neun=2030-05-05T20:45; die neunziger Jahre=199"},
		{"fr", "Le 4 mai 2030, puis le lendemain à sept heures et quart ; au XXIe siècle, cette année-là.", "4 mai 2030=2030-05-04; le lendemain=2030-05-05; sept heures et quart=2030-05-05T07:15; XXIe siècle=20; cette année-là=2030"},
		{"es", "El 4 de mayo de 2030, al día siguiente de la caída, y al día siguiente.", "4 de mayo de 2030=2030-05-04; al día siguiente!no time told before it; al día siguiente=2030-05-05"},
		{"es", "El 4 de mayo de 2030 y al día siguiente, a las ocho y media; duró una hora y media.", "4 de mayo de 2030=2030-05-04; al día siguiente=2030-05-05; ocho y media=2030-05-05T08:30; una hora y media=PT1.5H"},
		{"it", "Il 4 maggio 2030, il giorno dopo, alle nove meno un quarto.", "4 maggio 2030=2030-05-04; il giorno dopo=2030-05-05; nove meno un quarto=2030-05-05T08:45"},
		{"nl", "Op 4 mei 2030 en de volgende dag om half zes, kwart over zes; anderhalf uur.", "4 mei 2030=2030-05-04; de volgende dag=2030-05-05; half zes=2030-05-05T05:30; kwart over zes=2030-05-05T06:15; anderhalf uur=PT1.5H"},
		{"de", "Der Umbau, 1937 begonnen, kostete 1700 im vergangenen Jahr.", "1937=1937; im vergangenen Jahr=2030"},
		{"en", "In the year-ago third quarter it lost money for a couple of years; it is ready as soon as Tuesday.", "the year-ago third quarter=2029-Q3; a couple of years=P2Y; Tuesday=2031-03-11"},
		{"de", "Am 4. Mai 2030 kamen in der Nacht drei weitere Boote, am Abend 7 weitere.", "4. Mai 2030=2030-05-04; der Nacht=2030-05-04TNI; Abend=2030-05-04TEV"},
		{"en", "Mora told VELM TODAY that the Evening Herald is wrong.", ""}, // names
		{"tr", "Mahkeme 7 Mart 2031 Cuma günü toplanacak.", "7 Mart 2031 Cuma günü=2031-03-07"},
		{"ja", "2031年3月7日（金曜日）に開かれ、2031年3月8日（金曜日）に閉じる。", "2031年3月7日（金曜日）=2031-03-07; 2031年3月8日（金曜日）!weekday does not fit the date"},
		{"cs", "Stalo se to 15. 3. 2029 a následující den o půl osmé večer.", "15. 3. 2029=2029-03-15; následující den=2029-03-16; půl osmé večer=2029-03-16T19:30"},
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

// TestPrintedWithoutPublication: what is printed is kept where the rest cannot be known.
func TestPrintedWithoutPublication(t *testing.T) {
	for text, want := range map[string]string{
		"It closed on 25 May.": "XXXX-05-25", "It closed on Monday night.": "XXXX-WXX-1TNI", "At 7 p.m. it was over.": "T19:00", "Prices rose in the third quarter.": "XXXX-Q3",
		"It closed at Christmas.": "XXXX-12-25", "It closed yesterday.": "",
	} {
		for _, n := range Article(parallax.Article{Text: text, Language: "en"}) {
			if n.Kind == parallax.KindMoment && (n.Moment.Value != want || n.Moment.Refused != refusedNow || !n.Moment.Start.IsZero()) {
				t.Errorf("%q: got %q refused %q, want %q and %q", text, n.Moment.Value, n.Moment.Refused, want, refusedNow)
			}
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string
	}{{"easter+0", 2031, "2031-04-13"}, {"easter+49", 2024, "2024-05-19"}, {"easter-2", 2000, "2000-04-21"}, {"orthodox+0", 2024, "2024-05-05"}, {"orthodox-48", 2023, "2023-02-27"}, {"12-25", 2031, "2031-12-25"}, {"11-4-4", 2031, "2031-11-27"}, {"11-4-4+1", 2024, "2024-11-29"}, {"5--1-1", 2031, "2031-05-26"}, {"6-3-7", 2031, "2031-06-15"}} {
		if day, ok := holidayIn(c.rule, c.year); !ok || dayValue(day) != c.want {
			t.Errorf("holidayIn(%q, %d) = %s, %v; want %s", c.rule, c.year, dayValue(day), ok, c.want)
		}
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

// FuzzMomentsAndQuantities: no panic, and every span holds to the rules of the domain. Run it with
// -fuzzminimizetime 20x: by default each new input is made smaller for a minute, in which no execution is counted.
func FuzzMomentsAndQuantities(f *testing.F) {
	for _, s := range []string{"On Monday, March 4, 2031 at 9 a.m.", "zwei Dutzend 3.5 Mio. Euro", "il y a 2½ ans", "20-30 % 1/2", "2031年3月", "a half and 1,2.3:4", "四亿五千万三点五", "百分之三", "١٢٫٥ و", "yüzde 5"} {
		f.Add(s, "en")
		f.Add(s, "de")
		f.Add(s, "fr")
		f.Add(s, "zh")
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

// "over Easter" is at Easter, and "over two years ago" longer ago.
func TestOverATime(t *testing.T) {
	for text, want := range map[string]parallax.Bound{
		"They met over Easter in Varnow.":            parallax.Exact,
		"The ferry sank over two years ago.":         parallax.MoreThan,
		"He was pulled over Friday morning by them.": parallax.Exact,
	} {
		found := false
		for _, n := range checkAll(t, parallax.Article{Text: text, Language: "en", Published: published}) {
			if n.Kind == parallax.KindMoment {
				found = true
				if n.Moment.Bound != want {
					t.Errorf("%q: bound %q of %q", text, n.Moment.Bound, n.Moment.Value)
				}
			}
		}
		if !found {
			t.Errorf("%q: no moment", text)
		}
	}
}

// TestMomentsOfEntries: what a post of a live blog calls Monday is the Monday of the post, not of the page.
func TestMomentsOfEntries(t *testing.T) {
	const first, second = "She died on Monday.", "It fell today."
	text := first + "\n\n" + second
	entry := func(start, end, day int) parallax.Entry {
		return parallax.Entry{Span: parallax.Span{Field: parallax.FieldText, Start: start, End: end},
			Time: parallax.Date{Time: time.Date(2031, 3, day, 9, 0, 0, 0, time.UTC), Precision: "minute", Zoned: true}}
	}
	a := parallax.Article{Text: text, Language: "en", Published: published, Entries: []parallax.Entry{entry(0, len(first), 11), entry(len(first)+2, len(text), 8)}}
	if got, want := momentValues(checkAll(t, a)), "2031-03-10 2031-03-08 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	a.Entries[0].Time = parallax.Date{}
	if n := checkAll(t, a); !strings.Contains(momentValues(n), "2031-03-03 ") {
		t.Errorf("an entry without a time should be read by the time of the page, got %s", momentValues(n))
	}
}

// momentValues gives the values of the moments among annotations, each with a space behind it.
func momentValues(notes []parallax.Annotation) string {
	var b strings.Builder
	for _, n := range notes {
		if n.Moment != nil {
			b.WriteString(n.Moment.Value + " ")
		}
	}
	return b.String()
}
