package annotate

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"parallax"
)

// quantitiesOf gives the quantities of a text as "words=type value..high unit bound thing/act".
func quantitiesOf(t *testing.T, text, tag string) string {
	t.Helper()
	var out []string
	for _, n := range checkAll(t, parallax.Article{Text: text, Language: tag, Published: parallax.Date{Time: time.Date(2031, 3, 5, 0, 0, 0, 0, time.UTC), Precision: "day"}}) {
		if n.Kind != parallax.KindQuantity {
			continue
		}
		q := n.Quantity
		s := fmt.Sprintf("%s=%s %.10g", text[n.Span.Start:n.Span.End], q.Type, q.Value)
		if q.High != nil {
			s += fmt.Sprintf("..%.10g", *q.High)
		}
		for _, more := range []string{q.Unit, string(q.Bound), q.Thing, q.Act} {
			if more != "" {
				s += " " + more
			}
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestQuantities(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"en", "At least six people were killed.", "six=number 6 at least people kill"},
		{"en", "The storm left 12 dead and 30 injured.", "12=number 12 people kill; 30=number 30 people injure"},
		{"en", "No one was hurt. No-one knew the one man.", "one=number 1 people"},
		{"en", "She told myriad other facts.", ""},
		// the rest of a telephone number counts nothing either; a number behind a zero and a short one do
		{"en", "Ring 0455 318 4471 or watchmen on 0455 318447, (0455) 318-4471 or 0455-318-447.", ""},
		{"en", "Shifts run 0600-1800 hours, and bus 0455 1200 passengers or 0455 1200 for help.", "0600-1800=number 600..1800 hour; 1200=number 1200 people"},
		{"en", "It read 0 4471 times, and 0455 12 boats sank.", "0=number 0; 4471=number 4471 time; 0455=number 455; 12=number 12 boat"},
		// of a pair that falls, joined in one word, nothing is counted; one that rises may be a range
		{"en", "She has a 31-27 record and won 20-30 games, 12-9 wins.", "31=number 31; 27=number 27; 20-30=number 20..30 game; 12=number 12; 9=number 9"},
		// a unit written together with its number; of the letter for metres and millions a word of extent tells which
		{"en", "It slid 2,000ft, ran 500yd and weighed 12oz.", "2,000ft=measure 2000 ft; 500yd=measure 500 yd; 12oz=measure 12 oz"},
		{"en", "The gully is 200m deep.", "200m=measure 200 m"},
		{"en", "She slipped and fell about 60m from a ridge, within 80m of the hut.", "60m=measure 60 m about; 80m=measure 80 m"},
		{"en", "Sales of $3 fell 60m in May.", "$3=money 3 USD"},
		{"en", "The firm lost 60m on Sunday and moved 70m crates.", ""},
		{"nl", "De wandelaar viel 60m en het gat is 300ft diep.", "60m=measure 60 m; 300ft=measure 300 ft"},
		{"pl", "Szczyt ma 900 m.", "900 m=measure 900 m"},
		// how it is known, and that it goes on, stands between those counted and what happened to them
		{"en", "Five people are now known to have died.", "Five=number 5 people kill"},
		{"en", "Four people were confirmed dead.", "Four=number 4 people kill"},
		{"en", "Three people remain missing.", "Three=number 3 people miss"},
		{"es", "Ocho personas siguen desaparecidas.", "Ocho=number 8 people miss"},
		{"fr", "Huit personnes sont toujours portées disparues.", "Huit=number 8 people miss"},
		{"it", "Otto persone risultano ancora disperse.", "Otto=number 8 people miss"},
		{"pt", "Oito pessoas continuam desaparecidas.", "Oito=number 8 people miss"},
		{"de", "Acht Menschen gelten noch als vermisst.", "Acht=number 8 people miss"},
		// a word for people in the singular tells which things are counted
		{"en", "He got three life sentences, and three lives were lost.", "three=number 3 sentence; three=number 3 people"},
		{"en", "Five people known to the police died.", "Five=number 5 people"},
		{"en", "The coast guard lowered the death toll of the accident off the northern cape to ten.", "ten=number 10 people kill"},
		// versions of products, millions written with two letters, and a fraction whose whole stands first
		{"en", "It runs velmOS 5 well.", ""},
		{"en", "It paid $21MM for 5MM euros and a 5mm screw.", "$21MM=money 21000000 USD; 5MM euros=money 5000000 EUR; 5mm=measure 5 mm"},
		{"hi", "तीन में से एक और .०८", "तीन में से एक=number 0.3333333333; .०८=number 0.08"},
		// a word that names money and a weight
		{"en", "A 6-foot, 200-pound man weighs about 210 pounds.", "6-foot=measure 6 ft; 200-pound=measure 200 lb; 210 pounds=measure 210 lb about"},
		{"en", "He paid 200 pounds for it.", "200 pounds=money 200 GBP"},
		{"en", "Four metres of cloth were sold. The price was 20 pounds.", "Four metres=measure 4 m; 20 pounds=money 20 GBP"},
		{"es", "Pesa 200 libras y pagó 30 libras.", "200 libras=measure 200 lb; 30 libras=money 30 GBP"},
		{"sv", "Det var etthundraentusen.", "etthundraentusen=number 101000"},
		{"pt", "Falou na segunda-feira (3).", ""},
		// some of those to whom it happened are not all of them
		{"en", "Two of the injured died, and three of the missing were found.", "Two=number 2; three=number 3"},
		{"de", "Zwei der Verletzten starben.", "Zwei=number 2"},
		{"fr", "Deux des blessés sont morts.", "Deux=number 2"},
		{"es", "Dos de los heridos murieron.", "Dos=number 2"},
		{"it", "Due dei feriti sono morti.", "Due=number 2"},
		// a count whose act stands between it and what it has come to
		{"en", "The number of people made ill by the water has risen to 31.", "31=number 31 people infect"},
		{"en", "The number of people injured in the fall of the tower climbed to at least 22.", "22=number 22 at least people injure"},
		{"en", "The number of people killed fell on Monday. Prices rose to 31.", "31=number 31"},
		{"de", "Die Zahl der bei dem Brand verletzten Personen stieg auf 22.", "22=number 22 people injure"},
		{"fr", "Le nombre de personnes blessées dans la chute de la tour est passé à 45.", "45=number 45 people injure"},
		{"es", "El número de personas heridas en la torre subió a 22.", "22=number 22 people injure"},
		{"it", "Il numero di persone ferite nel crollo è salito a 22.", "22=number 22 people injure"},
		{"nl", "Het aantal mensen dat gewond raakte bij de brand steeg naar 22.", "22=number 22 people injure"},
		{"pt", "O número de pessoas feridas na torre subiu para 22.", "22=number 22 people injure"},
		// a nautical mile is no mile
		{"en", "It sank 12 nautical miles off the pier.", "12 nautical miles=measure 12 nmi"},
		{"it", "È affondato a 12 miglia nautiche dal molo, a 3 miglia da noi.", "12 miglia nautiche=measure 12 nmi; 3 miglia=measure 3 mi"},
		{"fr", "Il a coulé à 12 milles nautiques du quai.", "12 milles nautiques=measure 12 nmi"},
		{"es", "Se hundió a 12 millas náuticas del muelle.", "12 millas náuticas=measure 12 nmi"},
		{"de", "Es sank 12 Seemeilen vor dem Pier.", "12 Seemeilen=measure 12 nmi"},
		{"pt", "Afundou a 12 milhas náuticas do cais.", "12 milhas náuticas=measure 12 nmi"},
		{"nl", "Het zonk 12 zeemijl voor de pier.", "12 zeemijl=measure 12 nmi"},
		{"pl", "Zatonął 12 mil morskich od mola.", "12 mil morskich=measure 12 nmi"},
		{"ru", "Он затонул в 12 морских милях от пирса.", "12 морских милях=measure 12 nmi"},
		// a letter that may be a million or metres
		{"en", "It bought 60m doses and 3m tonnes for £60m, and 5m euros.", "60m=number 60000000 dose; 3m tonnes=measure 3000000 t; £60m=money 60000000 GBP; 5m euros=money 5000000 EUR"},
		{"en", "Then 5m waves and 60m crates came, and 3k workers.", "3k=number 3000 worker"},
		{"de", "Es waren 60 Mio. Menschen und 5 Tsd. Euro.", "60 Mio.=number 60000000 people; 5 Tsd. Euro=money 5000 EUR"},
		{"fr", "Il a coûté 60 M€ et 5 k€.", "60 M€=money 60000000 EUR; 5 k€=money 5000 EUR"},
		{"sv", "Bygget kostade 60 mkr, 3 mdkr och 500 tkr.", "60 mkr=money 60000000 SEK; 3 mdkr=money 3000000000 SEK; 500 tkr=money 500000 SEK"},
		{"id", "Proyek itu menelan Rp 3 M.", "Rp 3 M=money 3000000000 IDR"},
		{"en", "A 50-strong crowd met 50 strong winds and a 25-year-old candidate.", "50=number 50 people; 50=number 50 wind; 25=number 25 year"},
		{"en", "The year-seven pupils left, 6m people paid 420m euros.", "seven=number 7; 6m=number 6000000 people; 420m euros=money 420000000 EUR"},
		{"de", "Eine 50-köpfige Gruppe kam.", "50=number 50 people"},
		{"en", "A woman of 34 died, a man aged 61 was injured, and a 19-year-old was killed.", "34=number 34; 61=number 61; 19=number 19 year"},
		{"en", "The mother of nine children killed was of Torvik.", "nine=number 9 people kill"},
		{"de", "Eine Frau von 34 starb.", "34=number 34"},
		{"de", "Neun Menschen sind bei dem Brand ums Leben gekommen, vier kamen nach Angaben der Feuerwehr um.", "Neun=number 9 people kill; vier=number 4"},
		{"de", "Sechs Menschen kamen nach Angaben der Feuerwehr ums Leben.", "Sechs=number 6 people kill"},
		{"de", "Drei Menschen haben in der Halle für die Verletzten gekocht.", "Drei=number 3 people"},
		{"nl", "Twee mensen zijn bij de brand om het leven gekomen.", "Twee=number 2 people kill"},
		{"de", "Vier Kinder verloren ihr Leben.", "Vier=number 4 people kill"},
		{"en", "The death toll rose to 28.", "28=number 28 people kill"},
		{"en", "A blast killed two dozen passengers.", "two dozen=number 24 people kill"},
		{"en", "It cost $2.4 million, or about €1.9bn.", "$2.4 million=money 2400000 USD; €1.9bn=money 1900000000 EUR about"},
		{"en", "Turnout fell by 3.5 percentage points to 41 per cent.", "3.5 percentage points=percent 3.5 pp; 41 per cent=percent 41 %"},
		{"en", "One in five people left, minus 3 degrees.", "One in five=number 0.2 people; minus 3=number -3 degree"},
		{"en", "At dawn it was -5 degrees, and 3-4 inside.", "-5=number -5 degree; 3-4=number 3..4 inside"},
		{"en", "Growth was five point two percent, for $15 and 20 cents.", "five point two percent=percent 5.2 %; $15 and 20 cents=money 15.2 USD"},
		{"en", "He wrote four and two thirds pages over the last two quarters.", "four and two thirds=number 4.666666667 page"},
		{"en", "Hundreds of people marched and several dozen were hurt; two hundred, after hundreds of years, left.", "Hundreds=number 100..999 people; several dozen=number 12..99 people injure; two hundred=number 200"},
		{"es", "Decenas de miles de personas huyeron.", "Decenas de miles=number 10000..99999 people"},
		{"en", "They gave a magnitude of at least 3.8, the 6.1-magnitude shock and a magnitude-5.4 shock; 2.5 pages, a Zeta-2.5.", "3.8=number 3.8 at least magnitude; 6.1=number 6.1 magnitude; 5.4=number 5.4 magnitude; 2.5=number 2.5 page"},
		{"de", "Hunderte Menschen flohen.", "Hunderte=number 100..999 people"},
		{"de", "Eine halbe Million Menschen und zweieinhalb Tonnen.", "Eine halbe Million=number 500000 people; zweieinhalb Tonnen=measure 2.5 t"},
		{"fr", "Le pain coûte 34 cents, trois douzaines d’œufs 5 euros.", "34 cents=money 0.34; trois douzaines=number 36 œuf; 5 euros=money 5 EUR"},
		{"tr", "Fiyatlar yüzde 12, kiralar %5; yirmi bir kişi öldü.", "yüzde 12=percent 12 %; %5=percent 5 %; yirmi bir=number 21 people kill"},
		{"nl", "Anderhalf miljoen mensen.", "Anderhalf miljoen=number 1500000 people"},
		{"pt", "Perderam vinte e três mil reais e 15 centavos.", "vinte e três mil reais e 15 centavos=money 23000.15 BRL"},
		{"ar", "ستة عشر شخصا و ١٢٫٥ مليون", "ستة عشر=number 16 people; ١٢٫٥ مليون=number 12500000"},
		{"hi", "साढ़े तीन लाख लोग, सवा सौ रुपये, पौने दो किलो, सवा लाख", "साढ़े तीन लाख=number 350000 people; सवा सौ रुपये=money 125 INR; पौने दो किलो=measure 1.75 kg; सवा लाख=number 125000"},
		{"hi", "दस में से तीन, 12,34,567 मकान, पांच हजार, पाँच हज़ार", "दस में से तीन=number 0.3; 12,34,567=number 1234567 मकान; पांच हजार=number 5000; पाँच हज़ार=number 5000"},
		{"hi", "पौने समय पर, तीन में से पाँच", "तीन=number 3 में से; पाँच=number 5"},
		{"fa", "۱۲ تن کشته شدند، ۱۲ تن گندم، ۳/۵ درصد و بیست\u200cوپنج خانه، صدها نفر، بیست و یک", "۱۲=number 12 people kill; ۱۲ تن=measure 12 t; ۳/۵ درصد=percent 3.5 %; بیست\u200cوپنج=number 25 خانه; صدها=number 100..999 people; بیست و یک=number 21"},
		{"id", "Seribu dua ratus lima belas orang, Rp 3,5 miliar, satu setengah juta, dua pertiga warga.", "Seribu dua ratus lima belas=number 1215 people; Rp 3,5 miliar=money 3500000000 IDR; satu setengah juta=number 1500000; dua pertiga=number 0.6666666667 people"},
		{"he", "עשרים וחמישה נוסעים ב-2 אוניות, שלוש מאות אלף שקלים, כ-40 בתים.", "עשרים וחמישה=number 25 people; 2=number 2 אוניות; שלוש מאות אלף שקלים=money 300000 ILS; 40=number 40 about בתים"},
		{"zh", "四亿五千万人，3万5千元，百分之三，两成，第三次，十余万人，三分之一。", "四亿五千万=number 450000000 people; 3万5千元=money 35000 CNY; 百分之三=percent 3 %; 两成=percent 20 %; 第三=ordinal 3; 十余万=number 100000 people; 三分之一=number 0.3333333333"},
		{"zh", "一般人十分满意，负5度，两千四百五", "负5=number -5 度; 两千四百五=number 2450"},
		{"ja", "約3万5000人が避難、三割、1兆2千億円、5分の2、十分な水。", "3万5000=number 35000 about people evacuate; 三割=percent 30 %; 1兆2千億円=money 1.2e+12 JPY; 5分の2=number 0.4"},
		{"en", "Three out of four boats sank; four and a half million came.", "Three out of four=number 0.75 boat; four and a half million=number 4500000"},
		{"ja", "WTOは161で、2222円13銭、21点2です。", "161=number 161; 2222円13銭=money 2222.13 JPY; 21点2=number 21.2"},
		{"en", "Two thirds of a million left, three hundred and two dozen, more than half people; 6 crore and two hundred.", "Two thirds of a million=number 666666.6667 left; three hundred and two dozen=number 324; half=number 0.5 more than people; 6 crore and two hundred=number 60000200"},
		{"pt", "vinte e dois trinta avos e cinco virgula duzentos", "vinte e dois trinta avos=number 0.7333333333; cinco virgula duzentos=number 5.2"},
		{"fr", "négative un sur vingt, négatif un, vingt-un, de zéro à dix", "un sur vingt=number -0.05; négatif un=number -1; vingt-un=number 21; zéro=number 0; dix=number 10"},
		{"ar", "واحد من تريليون. نصف دزينة.", "واحد من تريليون=number 1e-12; نصف دزينة=number 6"},
		{"en", "A million and a half came, three twenty-fifths.", "A million and a half=number 1500000; three twenty-fifths=number 0.12"},
		{"en", "It sold for 30 MEUR, not 1.5e3.", "30 MEUR=money 30000000 EUR; 1.5e3=number 1500"},
		{"fr", "Un sur trois est parti, deux cinquièmes et trois millions et demi.", "Un sur trois=number 0.3333333333; deux cinquièmes=number 0.4; trois millions et demi=number 3500000"},
		{"es", "Son tres billones cuatrocientos mil millones, o 75 USD millones.", "tres billones cuatrocientos mil millones=number 3.4e+12; 75 USD millones=money 75000000 USD"},
		{"es", "Un veinteavo de 15 dólares con 50.", "Un veinteavo=number 0.05; 15 dólares con 50=money 15.5 USD"},
		{"it", "Il ventitreesimo di tre ventesimi.", "ventitreesimo=ordinal 23; tre ventesimi=number 0.15"},
		{"pt", "Vieram três milhões e meio e um em cada cinco.", "três milhões e meio=number 3500000; um em cada cinco=number 0.2"},
		{"nl", "Een op de tien, drie vierde en twaalfenhalve.", "Een op de tien=number 0.1; drie vierde=number 0.75; twaalfenhalve=number 12.5"},
		{"de", "Der siebenundzwanzigste von drei Zwanzigsteln.", "siebenundzwanzigste=ordinal 27; drei Zwanzigsteln=number 0.15"},
		{"tr", "Üç bölü beş ve bir nokta iki.", "Üç bölü beş=number 0.6; bir nokta iki=number 1.2"},
		{"ar", "نصف السكان وثلاثة أخماس و ٣ مئة و ٢١", "نصف=number 0.5 السكان; ثلاثة أخماس=number 0.6; ٣ مئة و ٢١=number 321"},
		{"zh", "半数的人，三又四分之一，三成半，两千零三十。", "半数=number 0.5; 三又四分之一=number 3.25; 三成半=percent 35 %; 两千零三十=number 2030"},
		{"ja", "半ダース、マイナス三、五と四分の一。", "半ダース=number 6; マイナス三=number -3; 五と四分の一=number 5.25"},
		{"en", "The 28-point plan is new.", "28=number 28 point"},
		{"en", "The 28 point plan is new.", "28=number 28 point"},
		{"en", "They sent 28 rescue boats.", "28=number 28 boat"},
		{"en", "16 Varnow personnel are confirmed dead, 36 NHO military and police personnel are confirmed dead, and three guards are known to have died.", "16=number 16 personnel kill; 36=number 36 personnel kill; three=number 3 guard kill"},
		{"en", "It bought 28 point plan and proposal drafts, and lost 12 patrol and rescue boats.", "28=number 28 draft; 12=number 12 boat"},
		{"fr", "Douze soldats ont été confirmés morts.", "Douze=number 12 soldat kill"},
		{"en", "Up to 1,200 homes lost power.", "1,200=number 1200 at most home"},
		{"en", "Waves of 5 to 7 metres hit the pier.", "5 to 7 metres=measure 5..7 m"},
		{"en", "It carried six or seven sailors.", "six or seven=number 6..7 sailor"},
		{"en", "It carried six or sixty sailors.", "six=number 6; sixty=number 60 sailor"},
		{"de", "An Bord waren sechs oder sieben Matrosen.", "sechs oder sieben=number 6..7 matrosen"},
		{"en", "Two thirds of the council agreed.", "Two thirds=number 0.6666666667 council"},
		{"en", "Half a million people came.", "Half a million=number 500000 people"},
		{"en", "One hundred and five boats sailed.", "One hundred and five=number 105 boat"},
		{"en", "It was the third storm.", "third=ordinal 3"},
		{"en", "The G7 met on Flight 370 under Article 5.", ""},
		{"en", "Call +49 30 1234567 by 3 March 2031 at 9 a.m.", ""},
		{"de", "Mindestens zwei Dutzend Menschen wurden getötet.", "zwei Dutzend=number 24 at least people kill"},
		{"de", "Das kostet 2,5 Mio. Euro.", "2,5 Mio. Euro=money 2500000 EUR"},
		{"de", "Rund zweihundertfünfzig Boote kamen.", "zweihundertfünfzig=number 250 about boote"},
		{"de", "Es waren 1.200 Einwohner.", "1.200=number 1200 people"},
		{"fr", "Au moins mille deux cents personnes sont mortes.", "mille deux cents=number 1200 at least people kill"},
		{"fr", "Il a coûté 3,5 millions d’euros.", "3,5 millions d’euros=money 3500000 EUR"},
		{"fr", "Il y avait soixante et un bateaux.", "soixante et un=number 61 bateau"},
		{"es", "Más de 40 personas murieron.", "40=number 40 more than people kill"},
		{"it", "Almeno ventidue persone sono morte.", "ventidue=number 22 at least people kill"},
		{"es", "Cinco personas han muerto y otras 24 han resultado heridas.", "Cinco=number 5 people kill; 24=number 24 people injure"},
		{"es", "Unas 30 personas resultaron heridas en el puente.", "30=number 30 about people injure"},
		{"es", "Al menos 8 quedaron heridos de gravedad.", "8=number 8 at least people injure"},
		{"es", "Tres casas resultaron destruidas.", "Tres=number 3 casa"},
		{"pt", "Outras 24 pessoas ficaram feridas no acidente.", "24=number 24 people injure"},
		{"it", "Altre 24 persone sono rimaste ferite nel crollo.", "24=number 24 people injure"},
		{"it", "Altri 24 sono rimasti feriti.", "24=number 24 people injure"},
		{"fr", "Vingt-quatre personnes ont été blessées.", "Vingt-quatre=number 24 people injure"},
		{"fr", "24 autres ont été grièvement blessées, selon la police.", "24=number 24 people injure"},
		{"es", "Dos hombres resultaron gravemente heridos.", "Dos=number 2 people injure"},
		{"", "Broen koster 12 km og 7 %.", "12 km=measure 12 km; 7 %=percent 7 %"},
		{"de", "Er fuhr 80 km/h, erlaubt sind 60 Kilometer pro Stunde.", "80 km/h=measure 80 km/h; 60 Kilometer pro Stunde=measure 60 km/h"},
	} {
		if got := quantitiesOf(t, c.text, c.tag); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.tag, c.text, got, c.want)
		}
	}
}

func TestParseDigits(t *testing.T) {
	for _, c := range []struct {
		s, decimal string
		want, step float64
	}{
		{"1,000", ".", 1000, 100}, {"1.000", ",", 1000, 100}, {"3.5", ",", 3.5, 0.1}, {"3,5", ".", 3.5, 0.1}, {"1.234,5", ".", 1234.5, 0.1},
		{"1 200", ",", 1200, 100}, {"213", ".", 213, 1}, {"1,234,567", ",", 1234567, 1}, {"40", ".", 40, 1}, {"0.125", ",", 0.125, 0.001},
	} {
		v, step, ok := parseDigits(c.s, c.decimal)
		if !ok || v != c.want || step != c.step {
			t.Errorf("parseDigits(%q, %q) = %v, %v, %v; want %v, %v", c.s, c.decimal, v, step, ok, c.want, c.step)
		}
	}
}

func TestDollarOfCountry(t *testing.T) {
	for _, c := range []struct{ country, text, want string }{
		{"", "It cost $5.", "USD"}, {"US", "It cost $5.", "USD"}, {"CA", "It cost $5 million.", "CAD"}, {"CA", "It cost US$5.", "USD"}, {"AU", "It cost 5 euros.", "EUR"},
	} {
		a := parallax.Article{Text: c.text, Language: "en", Outlet: parallax.Outlet{Country: c.country}}
		for _, n := range Article(a) {
			if n.Kind == parallax.KindQuantity && n.Quantity.Unit != c.want {
				t.Errorf("%s: %q: got %s, want %s", c.country, c.text, n.Quantity.Unit, c.want)
			}
		}
	}
}

// TestSignsOfNumbers: a minus sign stays one in every language.
func TestSignsOfNumbers(t *testing.T) {
	for _, tag := range []string{"en", "de", "hi", "fa", ""} {
		notes := checkAll(t, parallax.Article{Text: "x: -5.", Language: tag})
		if n := len(notes); n == 0 || notes[n-1].Quantity == nil || notes[n-1].Quantity.Value != -5 {
			t.Errorf("%s: -5 is not read: %+v", tag, notes)
		}
	}
}
