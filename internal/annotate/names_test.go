package annotate

import (
	"slices"
	"strings"
	"testing"

	"parallax"
)

// namesOf gives the names of a text as "words|type|canonical|role".
func namesOf(t *testing.T, a parallax.Article) []string {
	t.Helper()
	var out []string
	for _, n := range checkAll(t, a) {
		if n.Kind == parallax.KindName {
			w, _ := a.Words(n.Span)
			out = append(out, strings.Join([]string{w, string(n.Name.Type), n.Name.Canonical, n.Name.Role}, "|"))
		}
	}
	return out
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "US Secretary of State Maria Velden met Deputy Prime Minister Aaron Kest in Geneva.", []string{
			"Maria Velden|person|Maria Velden|US Secretary of State", "Aaron Kest|person|Aaron Kest|Deputy Prime Minister", "Geneva|place|Geneva|"}},
		{"en", "Elsa Brandt, the secretary of the Armed Forces of Narvia (AFN), left. The AFN said Brandt's car broke.", []string{
			"Elsa Brandt|person|Elsa Brandt|secretary of the Armed Forces of Narvia", "Armed Forces of Narvia|organisation|Armed Forces of Narvia|",
			"AFN|organisation|Armed Forces of Narvia|", "AFN|organisation|Armed Forces of Narvia|", "Brandt|person|Elsa Brandt|"}},
		{"en", "Jon Holm and Ida Holm argued. Mr Holm left, and Ms Holm stayed.", []string{
			"Jon Holm|person|Jon Holm|", "Ida Holm|person|Ida Holm|", "Holm|person|Jon Holm|", "Holm|person|Ida Holm|"}},
		{"en", "The guards of Arvade Holm Jr slept. Holm ran, as in World War II.", []string{
			"Arvade Holm Jr|person|Arvade Holm Jr|", "Holm|person|Arvade Holm Jr|", "World War II|other|World War II|"}},
		{"en", "President Holm spoke. Arvade Holm Jr left, and Holm stayed.", []string{
			"Holm|person|Holm|President", "Arvade Holm Jr|person|Arvade Holm Jr|", "Holm|person|Holm|"}},
		{"en", "Yesterday was quiet. Rain fell on Tuesday in March, and nobody came.", nil},
		{"en", "The Ministry of Roads and Bridges closed Oster Street. Trade between Iowa and Texas went on.", []string{
			"Ministry of Roads and Bridges|organisation|Ministry of Roads and Bridges|", "Oster Street|place|Oster Street|", "Iowa|place|Iowa|", "Texas|place|Texas|"}},
		{"en", "KELBURN — Fourteen wagons fell.", []string{"KELBURN|place|KELBURN|"}},
		{"en", "KELBURN, Iowa - A barn burned.", []string{"KELBURN|place|KELBURN|", "Iowa|place|Iowa|"}},
		{"de", "Die Ministerin teilte mit, dass der Plan der Stadt fertig sei. Bundeskanzler Jonas Falk reiste nach Genf, wo Falk die Presse traf.", []string{
			"Jonas Falk|person|Jonas Falk|Bundeskanzler", "Genf|place|Genf|", "Falk|person|Jonas Falk|"}},
		{"fr", "Le président français Luc Varnier est à Lyon. L'Italie attend Mme Elsa Brandt.", []string{
			"Luc Varnier|person|Luc Varnier|président français", "Lyon|place|Lyon|", "Italie|place|Italie|", "Elsa Brandt|person|Elsa Brandt|"}},
		{"es", "El presidente de Francia, Luc Varnier, viajó a Bilbao con la Universidad de Salinas.", []string{
			"Francia|place|Francia|", "Luc Varnier|person|Luc Varnier|", "Bilbao|place|Bilbao|", "Universidad de Salinas|organisation|Universidad de Salinas|"}},
		{"it", "Il ministro dell'Interno Marco Falchi è a Milano.", []string{
			"Marco Falchi|person|Marco Falchi|ministro dell'Interno", "Milano|place|Milano|"}},
		{"en", "LuEve Marie Brandel, 34, from Arlby sang in the hall while the band was out, and Brandel danced.", []string{
			"LuEve Marie Brandel|person|LuEve Marie Brandel|", "Arlby|other|Arlby|", "Brandel|person|LuEve Marie Brandel|"}},
		{"en", "The doctors let Tower Hope, 34, go to the house. Then Window Hope (52) left, and Border Hope, 3,400 of them, sang.", []string{
			"Tower Hope|person|Tower Hope|", "Window Hope|person|Window Hope|", "Border Hope|other|Border Hope|"}},
		{"en", "In the list stood Top Ten, 10, and the Grand Hotel, 50, closed. They saw Lualle van der Brenner, 66, and Ivve Hope, 5. of them.", []string{
			"Top Ten|other|Top Ten|", "Grand Hotel|place|Grand Hotel|", "Lualle van der Brenner|person|Lualle van der Brenner|", "Ivve Hope|other|Ivve Hope|"}},
		{"en", "Sixty-year-old Tower Hill Hope Bell left. They saw 66-year-old Window Hill Hope Bell, the 70-year-old Englishman Karl Hill Bell and Border Marie Hope Bell, aged 34.", []string{
			"Tower Hill Hope Bell|person|Tower Hill Hope Bell|", "Window Hill Hope Bell|person|Window Hill Hope Bell|", "Englishman Karl Hill Bell|other|Englishman Karl Hill Bell|", "Border Marie Hope Bell|person|Border Marie Hope Bell|"}},
		{"en", "They sold a 12-year-old Window Hope to the 34-year-old Border Hope.", []string{
			"Window Hope|other|Window Hope|", "Border Hope|person|Border Hope|"}},
		{"en", "They saw the 90-year-old Window Hope Hotel and Border Marie Hope Bell, age 340, where a 66-year-old sang.", []string{
			"Window Hope Hotel|place|Window Hope Hotel|", "Border Marie Hope Bell|other|Border Marie Hope Bell|"}},
		{"es", "Vieron a Lualle Marie Bren Ivve, de 66 años, en la plaza.", []string{"Lualle Marie Bren Ivve|person|Lualle Marie Bren Ivve|"}},
		{"en", "Stanley Perlov spoke for an hour in the court of the town. Later Stan Perlov left with Ann Perlov, and so did Annette Perlov.", []string{
			"Stanley Perlov|person|Stanley Perlov|", "Stan Perlov|person|Stanley Perlov|", "Ann Perlov|person|Ann Perlov|", "Annette Perlov|person|Annette Perlov|"}},
		{"en", "Ed Karrow met Edward Karrow in the court of Arlby, and left with the lawyer.", []string{
			"Ed Karrow|person|Ed Karrow|", "Edward Karrow|person|Edward Karrow|", "Arlby|other|Arlby|"}},
		{"en", "Anna Rehn spoke for an hour in the hall. Her sister Hanna Rehn left the hall early, and took the train.", []string{
			"Anna Rehn|person|Anna Rehn|", "Hanna Rehn|person|Hanna Rehn|sister"}},
		{"en", "Karrow wants to end the rule. Robert Karrow Jr, the secretary, told reporters so, and Karrow said that he would go.", []string{
			"Karrow|person|Robert Karrow Jr|", "Robert Karrow Jr|person|Robert Karrow Jr|secretary", "Karrow|person|Robert Karrow Jr|"}},
		{"sk", "Včera Jan Novotný povedal, že v Brne prší.", []string{"Jan Novotný|person|Jan Novotný|", "Brne|other|Brne|"}},
		{"ja", "首相は水曜日に到着した。", nil},
	} {
		if got := namesOf(t, parallax.Article{Text: c.text, Language: c.lang}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\n got %q\nwant %q", c.lang, c.text, got, c.want)
		}
	}
}

func TestNamesInHeadlines(t *testing.T) {
	a := parallax.Article{Language: "en", Title: "Brandt Leaves Varn After Storm Damages Bridge",
		Text: "The storm broke the bridge. Elsa Brandt left on Monday, and people in Varn cheered."}
	want := []string{"Brandt|person|Elsa Brandt|", "Varn|place|Varn|", "Elsa Brandt|person|Elsa Brandt|", "Varn|place|Varn|"}
	if got := namesOf(t, a); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzNames(f *testing.F) {
	f.Add("en", "Mr. J. D. O'Brien's Ministry of X & Y (MXY), St. Q, the \"Z\".")
	f.Add("fr", "L'Élan d'Orval, l’Île-d'Or et L'")
	f.Add("zh", "青州市市长李明昨天说，“尔兹·塔姆”公司不会关闭。外交部发言人")
	f.Add("ja", "オルラ新聞によると、田中市長はジョン・スミス氏と会談したと述べた。佐藤")
	f.Add("ar", "وقال رئيس البلدية عمر الحسن، وَالدكتور سامي بن علي في مدينة أورلا")
	f.Fuzz(func(t *testing.T, lang, text string) {
		checkAll(t, parallax.Article{Text: strings.ToValidUTF8(text, ""), Title: strings.ToValidUTF8(lang, ""), Language: lang})
	})
}
