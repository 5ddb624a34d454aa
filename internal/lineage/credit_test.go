package lineage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// testDirectory knows the invented outlets of Varnow besides the real ones.
func testDirectory(t testing.TB) *parallax.Directory {
	t.Helper()
	d, err := parallax.LoadDirectory(strings.NewReader(`
		{"domain": "ferrol-courier.example", "name": "The Ferrol Courier", "names": ["Ferrol Courier"], "country": "US", "languages": ["en"], "kind": "newspaper", "owner": "Varnow Press"}
		{"domain": "evening-gannet.example", "name": "Evening Gannet", "country": "US", "languages": ["en"], "kind": "newspaper"}
		{"domain": "gannet.example", "name": "Gannet", "country": "US", "languages": ["en"], "kind": "magazine"}
		{"name": "Northcoast Press Agency", "type": "agency", "abbreviations": ["NPA"], "languages": ["en"], "credits": {"en": ["NPA", "Northcoast Press Agency"], "de": ["NPA"], "fr": ["NPA"], "es": ["NPA"], "ja": ["北岸通信"]}, "ambiguous": ["NPA"]}`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCredits(t *testing.T) {
	dir := testDirectory(t)
	for _, c := range []struct {
		name, language, text string
		want                 []string // kind:name how
	}{
		{"dateline", "en", "VARNOW (NPA) - The ferry ran aground.", []string{"agency:Northcoast Press Agency dateline"}},
		{"dateline of an agency nobody knows", "en", "PORT VARNOW (QXA) - The ferry ran aground.", []string{"agency:QXA dateline"}},
		{"an abbreviation in brackets is no dateline", "en", "The Harbour Inspection Office (HIO) closed the pier on Monday.", nil},
		{"end credit", "en", "The ferry ran aground.\n\nSource: NPA", []string{"agency:Northcoast Press Agency end credit"}},
		{"credit in brackets at the end", "de", "Die Fähre lief auf Grund. (NPA)", []string{"agency:Northcoast Press Agency end credit"}},
		{"reported", "en", "The ferry is lost, the Evening Gannet reported on Monday.", []string{"outlet:Evening Gannet in text"}},
		{"according to", "en", "The ship leaks, according to the state news agency NPA.", []string{"agency:Northcoast Press Agency in text"}},
		{"told", "en", `"It leaks," the captain told the Evening Gannet.`, []string{"outlet:Evening Gannet in text"}},
		{"two names after one cue", "en", "The captain told NPA and the Evening Gannet that it leaks.", []string{"agency:Northcoast Press Agency in text", "outlet:Evening Gannet in text"}},
		{"an agency by its form", "en", "The ferry is lost, the Tolk news agency reported.", []string{"agency:Tolk in text"}},
		{"a newspaper by its form", "en", "The ferry is lost, the Varnow Herald newspaper reported.", []string{"outlet:Varnow Herald in text"}},
		{"a newspaper by where it is from", "en", "The ferry is lost, a Varnowian newspaper reported.", nil},
		{"a newspaper that is named behind a comma", "en", "On Monday a Varnowian newspaper, Harbour Ilbo, reported that the ferry is lost.", []string{"outlet:Harbour Ilbo in text"}},
		{"a short name beside the full one", "en", "It leaks, the Varnow Herald newspaper reported. The captain was asleep, the Herald newspaper reported.", []string{"outlet:Varnow Herald in text"}},
		{"subject of the story", "en", "Dockers sued the Evening Gannet on Monday over its photographs.", nil},
		{"a spokesman of the outlet", "en", "An NPA spokesman confirmed the loss of a camera.", nil},
		{"a list of sources", "en", "The ferry is lost.\n\nAll 3 sources compared\n\nEvening Gannet\n\nFerry lost\n\nRead on\n\nEel Coast Radio\n\nA ferry\n\nRead on\n\nThe Ferrol Courier\n\nNo ferry", []string{"outlet:Evening Gannet end credit", "outlet:The Ferrol Courier end credit"}},
		{"a list of sources of which the text names one", "en", "The ferry is lost, the Evening Gannet reports.\n\nAll 3 sources compared\n\nEvening Gannet\n\nFerry lost\n\nThe Ferrol Courier\n\nNo ferry", []string{"outlet:Evening Gannet end credit"}},
		{"a heading and one name", "en", "The ferry is lost.\n\nMore sources\n\nEvening Gannet\n\nFerry lost", nil},
		{"names under another heading", "en", "The ferry is lost.\n\nRead more\n\nEvening Gannet\n\nThe Ferrol Courier", nil},
		{"a picture", "en", "The ferry on Monday. NPA photo reported by nobody.", nil},
		{"state television", "en", "The ferry is lost, state television reported.", []string{"broadcast:state television in text"}},
		{"statement", "en", `"We regret it," Ann Lee said in a statement.`, []string{"release:statement by Ann Lee in text"}},
		{"statement of a body in several words", "es", `Hay dos heridos, informa el Servicio de Emergencias de Varnow en un comunicado.`, []string{"release:statement by Servicio de Emergencias de Varnow in text"}},
		{"statement from a body in several words", "en", `It leaks, the statement from the Varnow Department of Harbour Roads said.`, []string{"release:statement by Varnow Department of Harbour Roads in text"}},
		{"statement from a person of a town", "en", `It leaks, a statement from Ann Lee of Varnow said.`, []string{"release:statement by Ann Lee in text"}},
		{"statement by a pronoun", "en", `The captain, Ann Lee, was unhurt. She said in a statement that it leaks.`, []string{"release:statement by Ann Lee in text"}},
		{"statement of somebody's lawyer", "en", "A statement from Lee's lawyer, Max Ober, said nothing new.", []string{"release:statement by Max Ober in text"}},
		{"a spokeswoman", "en", "A spokeswoman, Ann Lee, was there. Spokeswoman Ann Lee said that it leaks.", []string{"release:statement by Ann Lee in text"}},
		{"a spokeswoman who says nothing", "en", "Spokeswoman Ann Lee declined to say whether it leaks.", nil},
		{"a spokeswoman who says nothing, in German", "de", "Zum Leck wollte sich Sprecherin Ann Lee nicht äußern.", nil},
		{"a publicist", "en", "She died in her sleep, according to her longtime publicist Ann Lee.", []string{"release:statement by Ann Lee in text"}},
		{"where the maker of a statement is from", "en", "The Varnowian harbour office said in a statement that it leaks.", nil},
		{"post", "en", "Mayor Ann Lee tweeted that it leaks.", []string{"post:post by Mayor Ann Lee in text"}},
		{"police quoted twice", "en", "It leaks, the Varnow Police said. Later police said it was sealed.", []string{"release:statement by Varnow Police in text"}},
		{"a surname that is also an outlet", "en", "Ann Gannet was on board. It leaks, Gannet said. It leaks, according to Gannet.", nil},
		{"a word in capitals", "es", "EL BARCO SE HUNDE. INFORMÓ LA POLICÍA.", nil},
		{"a city and no agency", "en", "It leaks, according to Npá.", nil},
		{"French", "fr", "Le navire fuit, a indiqué le capitaine à l'agence NPA.", []string{"agency:Northcoast Press Agency in text"}},
		{"Spanish diary by its form", "es", "El barco se hunde, según el diario Faro de Varnow.", []string{"outlet:Faro in text"}},
		{"Japanese", "ja", "北岸通信によると、船は座礁した。", []string{"agency:Northcoast Press Agency in text"}},
	} {
		a := article("a", "", c.text)
		a.Article.Language = c.language
		if at := strings.Index(c.text, "Varnowian"); at >= 0 {
			a.Notes = []parallax.Annotation{{Kind: parallax.KindName, Span: parallax.TextSpan(at, at+len("Varnowian")), Name: &parallax.Name{Type: parallax.Place}}}
		}
		var got []string
		for _, e := range Find(a, nil, dir) {
			got = append(got, fmt.Sprintf("%s:%s %s", e.Sort, e.Name, e.How))
			if err := e.Check(&a.Article, nil); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSignedDateline: a name that nobody knows is an agency where it stands in a dateline and also signs the article.
func TestSignedDateline(t *testing.T) {
	dir := testDirectory(t)
	for _, c := range []struct{ author, text, want string }{
		{"Shorewire", "PORT VARNOW (Shorewire) - The ferry ran aground.", "Shorewire"},
		{"Ann Lee", "PORT VARNOW (Shorewire) - The ferry ran aground.", ""},
		{"Shorewire", "The ferry (Shorewire) ran aground off Varnow on Monday.", ""},
	} {
		a := article("a", "", c.text)
		a.Article.Authors = []string{c.author}
		got := ""
		for _, e := range Find(a, nil, dir) {
			if e.Sort == parallax.OriginAgency {
				got = e.Name
			}
		}
		if got != c.want {
			t.Errorf("%s, %q: agency %q, want %q", c.author, c.text, got, c.want)
		}
	}
}

func TestAttributionsAreCredits(t *testing.T) {
	a := article("a", "Gazette", "Words of the Evening Gannet have it that it leaks.")
	if edges := Find(a, nil, testDirectory(t)); len(edges) != 0 {
		t.Fatalf("edges without the annotation: %v", edges)
	}
	at := strings.Index(a.Article.Text, "Evening")
	source := parallax.TextSpan(at, at+len("Evening Gannet"))
	a.Notes = []parallax.Annotation{{Kind: parallax.KindAttribution, Span: source, Attribution: &parallax.Attribution{Source: source, Content: source, Name: "Evening Gannet", Sort: "outlet"}}}
	if edges := Find(a, nil, testDirectory(t)); len(edges) != 1 || edges[0].Name != "Evening Gannet" {
		t.Errorf("edges %v", edges)
	}
}

func TestOwnOutletIsNoCredit(t *testing.T) {
	a := article("a", "Evening Gannet", `"It leaks," the captain told the Evening Gannet. The Evening Gannet has learned that it sank.`)
	if edges := Find(a, nil, testDirectory(t)); len(edges) != 0 {
		t.Errorf("edges %v", edges)
	}
	got := Origins([]parallax.Covered{a}, nil, testDirectory(t))["a"]
	if len(got) != 1 || got[0].Kind != parallax.OriginOwn || got[0].Name != "Evening Gannet" || len(got[0].Why) < 2 {
		t.Errorf("origins %v", got)
	}
}

// TestOwnShortNameIsNoCredit: an outlet means itself by the end of its name, though another goes by that word alone.
func TestOwnShortNameIsNoCredit(t *testing.T) {
	const text = `"It leaks," the captain told the Gannet.`
	for outlet, want := range map[string]int{"Harbour Gannet": 0, "Harbour Heron": 1} {
		if edges := Find(article("a", outlet, text), nil, testDirectory(t)); len(edges) != want {
			t.Errorf("%s: edges %v, want %d", outlet, edges, want)
		}
	}
}

func TestCreditLeadsToTheArticleAtHand(t *testing.T) {
	a := on(article("a", "Gazette", "The ferry is lost, the Harbour Post reported."), 4)
	b := on(article("b", "Harbour Post", "A ship was lost."), 3)
	late := on(article("c", "Harbour Post", "A ship was lost."), 5)
	for _, c := range []struct {
		near []parallax.Covered
		want parallax.ArticleID
	}{{[]parallax.Covered{b}, "b"}, {[]parallax.Covered{late}, ""}, {[]parallax.Covered{b, article("d", "Harbour Post", "")}, ""}} {
		edges := Find(a, c.near, nil)
		if len(edges) != 1 || edges[0].To != c.want || edges[0].Name != "Harbour Post" {
			t.Errorf("edges %v, want one to %q", edges, c.want)
		}
	}
}

func TestBylineAndLinks(t *testing.T) {
	a := article("a", "Gazette", "The ferry is lost.")
	a.Article.Byline = "By Ann Lee and NPA"
	a.Article.Links = []parallax.Link{{URL: "https://www.evening-gannet.example/ferry", Text: "here"}, {URL: "https://unknown.example/"}, {URL: ":"}}
	edges := Find(a, nil, testDirectory(t))
	if len(edges) != 2 || edges[0].How != "byline" || edges[0].Name != "Northcoast Press Agency" || edges[1].Kind != parallax.Links || edges[1].Name != "Evening Gannet" {
		t.Errorf("edges %v", edges)
	}
}

// Whatever bytes come in, edges keep the rules of the domain.
func FuzzFind(f *testing.F) {
	f.Add("VARNOW (NPA) - Ann Lee's tweeted in a statement", "en")
	f.Add("l'AFP’s (", "fr")
	f.Add("北岸通信", "ja")
	f.Add("said in a statement from Lee's lawyer, Max\n\n(", "en")
	f.Add("\xff'S news agency X (\xf0) -", "de")
	dir := testDirectory(f)
	f.Fuzz(func(t *testing.T, text, language string) {
		text = strings.ToValidUTF8(text, "�")
		a := article("a", "Gazette", text)
		a.Article.Language = language
		for _, e := range Find(a, []parallax.Covered{article("b", "Courier", text)}, dir) {
			from, to := a.Article, parallax.Article{ID: "b", Text: text}
			if err := e.Check(&from, &to); err != nil {
				t.Fatal(err)
			}
		}
		for _, list := range Origins([]parallax.Covered{a}, nil, dir) {
			for _, o := range list {
				for _, s := range o.Evidence {
					if _, err := a.Article.Words(s); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	dir := testDirectory(b)
	body := strings.Repeat(ferryText+" The captain told the Evening Gannet that it leaks.\n\n", 10) // about 5 KB
	var near []parallax.Covered
	for i := range 20 {
		near = append(near, article(fmt.Sprint("c", i), "Courier", prose(fmt.Sprint("w", i), 600)+ferryText))
	}
	a := article("a", "Gazette", body)
	for b.Loop() {
		Find(a, near, dir)
	}
}

// A post is by whom its quote is, not by whoever the quoted words name last.
func TestPostOfAPronoun(t *testing.T) {
	a := article("a", "Gazette", `Mayor Ann Lee was on board. "It leaks, and so does Port Varnow!" she tweeted.`)
	span := func(words string) parallax.Span {
		at := strings.Index(a.Article.Text, words)
		return parallax.TextSpan(at, at+len(words))
	}
	source, cue := span("she"), span("tweeted")
	a.Notes = []parallax.Annotation{{Kind: parallax.KindQuote, Span: span(`"It leaks, and so does Port Varnow!" she tweeted`), Quote: &parallax.Quote{
		Form: parallax.Direct, Content: []parallax.Span{span("It leaks, and so does Port Varnow!")}, Source: &source, Cue: &cue, Speaker: "Ann Lee",
	}}}
	edges := Find(a, nil, testDirectory(t))
	if len(edges) != 1 || edges[0].Name != "post by Ann Lee" {
		t.Errorf("edges %v", edges)
	}
	a.Notes[0].Quote.Speaker, a.Notes[0].Quote.Source = "", nil // nobody knows who "she" is
	if edges = Find(a, nil, testDirectory(t)); len(edges) != 1 || edges[0].Name != "post by Mayor Ann Lee" {
		t.Errorf("without a speaker: edges %v", edges)
	}
}

// What somebody posts by a teaser for another article is no origin of this one.
func TestPostInATeaser(t *testing.T) {
	const teaser = "Related: Ann Lee tweets that it leaks."
	for _, furniture := range []bool{false, true} {
		a := article("a", "Gazette", teaser)
		a.Notes = []parallax.Annotation{{Kind: parallax.KindSentence, Span: parallax.TextSpan(0, len(teaser)), Sentence: &parallax.Sentence{Furniture: furniture}}}
		if edges := Find(a, nil, testDirectory(t)); (len(edges) == 0) != furniture {
			t.Errorf("furniture %v: edges %v", furniture, edges)
		}
	}
}

// A statement is by whom it quotes, not by who passed it on or the first word of its sentence.
func TestStatementPassedOn(t *testing.T) {
	for _, c := range []struct{ text, source, speaker, want string }{
		{`In a statement forwarded by Mr. Lee, Max Ober, Lee's lawyer, called it "a leak".`, "Max Ober, Lee's lawyer", "Max Ober", "statement by Max Ober"},
		{`In a statement forwarded by Mr. Lee it was called "a leak".`, "", "", "statement by Mr. Lee"},
		{`Responding on Twitter, Varnow Port said it leaks.`, "", "", "post by Varnow Port"},
	} {
		a := article("a", "Gazette", c.text)
		for _, name := range []string{"Lee", "Max Ober", "Varnow Port"} {
			if at := strings.Index(c.text, name); at >= 0 {
				a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindName, Span: parallax.TextSpan(at, at+len(name)), Name: &parallax.Name{Type: parallax.Person, Canonical: name}})
			}
		}
		if at := strings.Index(c.text, c.source); c.source != "" {
			source, mark := parallax.TextSpan(at, at+len(c.source)), strings.Index(c.text, "a leak")
			a.Notes = append(a.Notes, parallax.Annotation{Kind: parallax.KindQuote, Span: parallax.TextSpan(0, len(c.text)), Quote: &parallax.Quote{
				Form: parallax.Mixed, Content: []parallax.Span{parallax.TextSpan(mark, mark+len("a leak"))}, Source: &source, Speaker: c.speaker,
			}})
		}
		if edges := Find(a, nil, testDirectory(t)); len(edges) != 1 || edges[0].Name != c.want {
			t.Errorf("%s: edges %v", c.text, edges)
		}
	}
}

// Who posts what a post is about is no war that was named before it.
func TestPostOfNobody(t *testing.T) {
	a := article("a", "Gazette", `She sang for soldiers in the Great Varnow War, and for others. As the news spread, pictures went round on Twitter.`)
	if edges := Find(a, nil, testDirectory(t)); len(edges) != 1 {
		t.Fatalf("edges without the annotation: %v", edges)
	}
	at := strings.Index(a.Article.Text, "Great")
	a.Notes = []parallax.Annotation{{Kind: parallax.KindName, Span: parallax.TextSpan(at, at+len("Great Varnow War")), Name: &parallax.Name{Type: parallax.OtherName}}}
	if edges := Find(a, nil, testDirectory(t)); len(edges) != 0 {
		t.Errorf("edges %v", edges)
	}
}

// Two letters stand for an outlet in its own language: elsewhere they are a city, a state, a unit.
// TestFoldWords holds that names of plain words are folded as their tokens are.
func TestFoldWords(t *testing.T) {
	plain := 0
	for _, o := range testDirectory(t).Outlets("", "") {
		for _, name := range append([]string{o.Name, " " + o.Name, o.Name + " ", "The  " + o.Name, ""}, o.Names...) {
			var folds []string
			for _, w := range tokensOf(name) {
				folds = append(folds, w.fold)
			}
			if want := strings.Join(folds, " "); foldWords(name) != want {
				t.Errorf("%q is folded to %q, its tokens to %q", name, foldWords(name), want)
			}
			if plainWords(name) {
				plain++
			}
		}
	}
	if plain < 1000 {
		t.Errorf("%d plain names", plain)
	}
}

func TestGoesBy(t *testing.T) {
	o := parallax.Outlet{Name: "Latten Anzeiger", Names: []string{"LA", "Latten"}, Languages: []string{"de"}}
	for _, c := range []struct {
		printed, lang string
		want          bool
	}{{"LA", "de-AT", true}, {"LA", "en", false}, {"Latten Anzeiger", "en", true}, {"Latten", "en", true}, {"LA", "", false}} {
		if got := goesBy(o, c.printed, c.lang); got != c.want {
			t.Errorf("%s in %q: %v", c.printed, c.lang, got)
		}
	}
}

// TestOwnWordsOfAnAgency: who did not respond did not respond to the agency whose text it is, and who told the outlet told the outlet.
func TestOwnWordsOfAnAgency(t *testing.T) {
	for text, want := range map[string]bool{
		"PORT VARNOW (NPA) - The ferry leaks. The owner did not immediately respond.":                      false,
		"PORT VARNOW (NPA) - The ferry leaks. \"It sank,\" the captain told the Evening Gannet on Monday.": true,
		"The ferry leaks. The owner did not immediately respond.":                                          true,
	} {
		origins := Origins([]parallax.Covered{article("a", "Evening Gannet", text)}, nil, testDirectory(t))["a"]
		if got := slices.ContainsFunc(origins, func(o parallax.Origin) bool { return o.Kind == parallax.OriginOwn }); got != want {
			t.Errorf("%s: reports for itself: %v", text, got)
		}
	}
}
