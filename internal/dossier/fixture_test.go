package dossier

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// The invented story of the tests: a ferry hits a pier. Five sources count, one of them in
// Arabic; one is a consent page, one is about something else, one is a copy by its own
// outlet. The comparison holds all ten kinds of difference.

func at(day, hour int) time.Time { return time.Date(2027, 3, day, hour, 0, 0, 0, time.UTC) }

func fixture() (parallax.Coverage, parallax.Comparison) {
	c := parallax.Coverage{Story: parallax.Story{ID: "s_ferry"}, Articles: []parallax.Covered{
		source("a_tidende", "Karvik Tidende", "en", at(9, 8), "Ferry Maren Dahl hits pier in Karvik, 14 injured",
			"The ferry Maren Dahl struck the north pier of Karvik on Monday evening. Fourteen people were injured, the Harbour Works Authority (HWA) said.\n\n"+
				"“We heard a long grinding noise and then the lights went out,” said Elin Toft, a passenger. A failed steering pump caused the crash, harbour master Jonas Rehn told Karvik Tidende.\n\n"+
				"The pier was closed in 2019 for repairs after a storm. The north pier will reopen on 20 March. Repairs will cost about 2.4 million crowns."),
		source("a_gazette", "Harbour Gazette", "en", at(9, 10), "Panic on board as ferry smashes into pier",
			"The ferry Maren Dahl smashed into the north pier of Karvik on Monday, Coastwire reported. At least 12 people were injured.\n\n"+
				"A failed steering pump caused the crash. “We heard a grinding noise and the lights went out,” said passenger Elin Toft. The pier was closed in 2019 for repairs after a storm."),
		source("a_radio", "Radio Nordlys", "en", at(9, 18), "Nine injured in Karvik ferry accident",
			"Nine people were injured when the ferry Maren Dahl touched the north pier of Karvik on Monday evening. Jonas Rehn, the harbour master, rejected reports of a steering fault.\n\n"+
				"Repairs will cost 2.38 million crowns. The ferry carried 41 passengers, of whom 30 were children and 15 adults."),
		source("a_sada", "صدى الميناء", "ar", at(10, 7), "إصابة أربعة عشر شخصا في اصطدام عبارة برصيف كارفيك",
			"اصطدمت العبارة مارين دال بالرصيف الشمالي في كارفيك مساء الاثنين. أصيب 14 شخصا بحسب هيئة الميناء.\n\nقال يوناس رين: «سنفتح الرصيف في العشرين من مارس مهما كان الطقس»."),
		source("a_mast", "Daily Mast", "en", at(10, 12), "Sixteen now counted as hurt after Karvik crash",
			"Sixteen people were injured in Monday’s ferry crash at the north pier of Karvik, doctors said on Wednesday. A diver may have seen a crack in the hull.\n\n"+
				"A failed steering pump caused the crash, investigators said. The crew had complained about the steering in February."),
		source("a_quay", "The Quay", "", time.Time{}, "", ""),
		source("a_regatta", "Regatta Weekly", "en", at(9, 9), "Spring regatta draws record field", "The spring regatta drew a record field of 88 boats."),
		source("a_tidende2", "Karvik Tidende", "en", at(9, 9), "Ferry Maren Dahl hits pier in Karvik, 14 injured", "The ferry Maren Dahl struck the north pier of Karvik on Monday evening."),
	}}
	failed, other, twin := &c.Articles[5], &c.Articles[6], &c.Articles[7]
	failed.Article.State, failed.Article.Why = parallax.PageConsent, []parallax.Reason{parallax.Because("page", "asks to accept cookies")}
	failed.State, failed.Reason = parallax.SourceFailed, "the page asks to accept cookies and shows no article"
	other.State, other.Reason = parallax.SourceOffTopic, "tells of a regatta, shares one name with the others"
	twin.State, twin.Reason = parallax.SourceDuplicate, "the same text as the article of 08:00, of the same outlet"
	own(&c.Articles[0])
	own(&c.Articles[2])
	wire := parallax.Origin{Kind: parallax.OriginAgency, Name: "Coastwire", Evidence: []parallax.Span{find(&c.Articles[1], "Coastwire reported")}}
	c.Articles[1].Origins = []parallax.Origin{wire}
	c.Articles[3].Origins = []parallax.Origin{{Kind: parallax.OriginAgency, Name: "Coastwire"}}
	own(&c.Articles[4])
	annotate(&c)
	c.Edges = []parallax.Edge{
		{Kind: parallax.Cites, From: "a_gazette", Name: "Coastwire", Sort: parallax.OriginAgency, How: "in text", Directed: true, Passages: []parallax.Passage{{Here: find(&c.Articles[1], "Coastwire reported")}}, Why: why("names it", "Coastwire reported")},
		{Kind: parallax.Copies, From: "a_gazette", To: "a_tidende", How: parallax.Passages, Share: 0.31, Directed: true, Passages: []parallax.Passage{{Here: find(&c.Articles[1], "The pier was closed in 2019 for repairs after a storm.")}}, Why: why("shared words", "31 %")},
		{Kind: parallax.Cites, From: "a_sada", Name: "Coastwire", Sort: parallax.OriginAgency, How: "end credit", Directed: true, Why: why("end credit", "Coastwire")},
	}
	c.Storyline = []parallax.Coverage{{Story: parallax.Story{ID: "s_storm"}, Articles: []parallax.Covered{
		source("a_storm", "Karvik Tidende", "en", at(1, 9), "Storm damages north pier", "A storm tore planks from the north pier of Karvik on Sunday. Nobody was hurt."),
	}}}
	storm := &c.Storyline[0].Articles[0]
	own(storm)
	moment(storm, "Sunday", time.Date(2027, 2, 28, 0, 0, 0, 0, time.UTC), "weekday before publication")
	return c, comparison(&c)
}

// fact makes a side that states something as fact.
func fact(s parallax.Side) parallax.Side {
	s.Value, s.Span = "", parallax.Span{}
	return s
}

func why(what, value string) []parallax.Reason {
	return []parallax.Reason{{What: what, Value: value}}
}

func own(c *parallax.Covered) {
	c.Origins = []parallax.Origin{{Kind: parallax.OriginOwn, Name: c.Article.Outlet.Name}}
}

// source makes a full article with one sentence note per sentence.
func source(id parallax.ArticleID, outlet, tag string, published time.Time, title, text string) parallax.Covered {
	a := parallax.Article{
		ID: id, Revision: 1, Input: string(id) + ".html", URL: "https://" + strings.TrimPrefix(string(id), "a_") + ".example/news/1", Title: title, Text: text,
		Outlet: parallax.Outlet{Name: outlet}, Language: tag, State: parallax.PageFull,
	}
	if !published.IsZero() {
		a.Published = parallax.Date{Time: published, Precision: "minute", Zoned: true, From: "json-ld"}
	}
	c := parallax.Covered{Article: a, State: parallax.SourceUsed, Reason: parallax.Texts()["reason.used"]}
	start, paragraph := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] == '.' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n') {
			c.Notes = append(c.Notes, parallax.Annotation{Kind: parallax.KindSentence, Span: parallax.TextSpan(start, i+1), Sentence: &parallax.Sentence{Paragraph: paragraph}})
			for start = i + 1; start < len(text) && (text[start] == ' ' || text[start] == '\n'); start++ {
				if text[start] == '\n' {
					paragraph++
				}
			}
		}
	}
	return c
}

// find gives the span of words in the text, else in the title.
func find(c *parallax.Covered, words string) parallax.Span {
	if i := strings.Index(c.Article.Text, words); i >= 0 {
		return parallax.TextSpan(i, i+len(words))
	}
	i := strings.Index(c.Article.Title, words)
	if i < 0 {
		panic("no words " + words)
	}
	return parallax.Span{Field: parallax.FieldTitle, Start: i, End: i + len(words)}
}

func note(c *parallax.Covered, words string, n parallax.Annotation) {
	n.Span = find(c, words)
	c.Notes = append(c.Notes, n)
}

func moment(c *parallax.Covered, words string, day time.Time, how string) {
	note(c, words, parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{
		Type: "DATE", Value: day.Format(time.DateOnly), Start: day, End: day.AddDate(0, 0, 1), Granularity: "day", How: how,
	}})
}

func quantityNote(c *parallax.Covered, words string, q parallax.Quantity) {
	note(c, words, parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &q})
}

func quote(c *parallax.Covered, form parallax.QuoteForm, sentence, content, source, speaker string) {
	s := find(c, source)
	note(c, sentence, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: form, Content: []parallax.Span{find(c, content)}, Source: &s, Speaker: speaker, Strength: "said"}})
}

func name(c *parallax.Covered, words, canonical, role string) {
	n := &parallax.Name{Type: parallax.Person, Canonical: canonical}
	if role != "" {
		n.Role, n.RoleSpan = role, find(c, role)
	}
	note(c, words, parallax.Annotation{Kind: parallax.KindName, Name: n})
}

func annotate(c *parallax.Coverage) {
	tidende, gazette, radio, sada, mast := &c.Articles[0], &c.Articles[1], &c.Articles[2], &c.Articles[3], &c.Articles[4]
	monday := time.Date(2027, 3, 8, 0, 0, 0, 0, time.UTC)
	moment(tidende, "Monday evening", monday, "weekday before publication")
	moment(gazette, "Monday", monday, "weekday before publication")
	moment(radio, "Monday evening", monday, "weekday before publication")
	moment(mast, "Monday", monday, "weekday before publication")
	moment(sada, "مساء الاثنين", monday, "weekday before publication")
	moment(tidende, "20 March", time.Date(2027, 3, 20, 0, 0, 0, 0, time.UTC), "year from publication")
	quantityNote(tidende, "Fourteen", parallax.Quantity{Type: parallax.Number, Value: 14, Step: 1, Thing: "people", Act: "injure"})
	quantityNote(gazette, "At least 12", parallax.Quantity{Type: parallax.Number, Value: 12, Bound: parallax.AtLeast, Thing: "people", Act: "injure"})
	quantityNote(radio, "Nine", parallax.Quantity{Type: parallax.Number, Value: 9, Step: 1, Thing: "people", Act: "injure"})
	quantityNote(sada, "14", parallax.Quantity{Type: parallax.Number, Value: 14, Step: 1})
	quantityNote(mast, "Sixteen", parallax.Quantity{Type: parallax.Number, Value: 16, Step: 1, Thing: "people", Act: "injure"})
	quantityNote(tidende, "about 2.4 million crowns", parallax.Quantity{Type: parallax.Money, Value: 2.4e6, Bound: parallax.About, Unit: "SEK"})
	quantityNote(radio, "2.38 million crowns", parallax.Quantity{Type: parallax.Money, Value: 2.38e6, Unit: "SEK"})
	name(tidende, "Elin Toft", "Elin Toft", "")
	name(tidende, "Jonas Rehn", "Jonas Rehn", "harbour master")
	name(radio, "Jonas Rehn", "Jonas Rehn", "")
	name(sada, "يوناس رين", "يوناس رين", "")
	quote(tidende, parallax.Direct, "“We heard a long grinding noise and then the lights went out,” said Elin Toft", "We heard a long grinding noise and then the lights went out", "Elin Toft", "Elin Toft")
	quote(gazette, parallax.Direct, "“We heard a grinding noise and the lights went out,” said passenger Elin Toft", "We heard a grinding noise and the lights went out", "passenger Elin Toft", "Elin Toft")
	quote(tidende, parallax.Indirect, "A failed steering pump caused the crash, harbour master Jonas Rehn told Karvik Tidende.", "A failed steering pump caused the crash", "Jonas Rehn", "Jonas Rehn")
	quote(radio, parallax.Indirect, "Jonas Rehn, the harbour master, rejected reports of a steering fault.", "reports of a steering fault", "Jonas Rehn", "Jonas Rehn")
	quote(sada, parallax.Direct, "قال يوناس رين: «سنفتح الرصيف في العشرين من مارس مهما كان الطقس».", "سنفتح الرصيف في العشرين من مارس مهما كان الطقس", "يوناس رين", "يوناس رين")
}

// member makes a member of the sentence that holds the words.
func member(c *parallax.Coverage, i int, words string) parallax.Member {
	a := &c.Articles[i]
	e, err := parallax.Cite(&a.Article, a.Whole(find(a, words)))
	if err != nil {
		panic(err)
	}
	return parallax.Member{Statement: parallax.Statement{Evidence: e}, Score: 0.9}
}

func claim(id parallax.ClaimID, weight float64, core bool, members ...parallax.Member) parallax.Claim {
	return parallax.Claim{ID: id, Weight: weight, Core: core, Members: members}
}

// filler fills a slot of a member with words of its sentence.
func filler(c *parallax.Coverage, m, i int, words, normal string) parallax.Filler {
	return parallax.Filler{Member: m, Span: find(&c.Articles[i], words), Value: words, Normal: normal}
}

// side makes a side whose value is words in the sentence that holds them.
func side(c *parallax.Coverage, i int, words string, group int) parallax.Side {
	a := &c.Articles[i]
	m := member(c, i, words)
	return parallax.Side{Evidence: m.Statement.Evidence, Value: words, Span: find(a, words), Outlet: a.Name(), Group: group}
}

func comparison(c *parallax.Coverage) parallax.Comparison {
	injured := claim("c_injured", 0.9, true, member(c, 0, "Fourteen"), member(c, 1, "At least 12"), member(c, 2, "Nine"), member(c, 3, "14"), member(c, 4, "Sixteen"))
	injured.Slots = []parallax.Slot{{Kind: parallax.SlotCount, About: "people were injured", Fillers: []parallax.Filler{
		filler(c, 0, 0, "Fourteen", "14"), filler(c, 1, 1, "At least 12", "at least 12"), filler(c, 2, 2, "Nine", "9"), filler(c, 3, 3, "14", "14"), filler(c, 4, 4, "Sixteen", "16"),
	}}}
	crash := claim("c_crash", 1, true, member(c, 0, "struck"), member(c, 1, "smashed"), member(c, 2, "touched"), member(c, 3, "اصطدمت"), member(c, 4, "crash"))
	crash.Slots = []parallax.Slot{
		{Kind: parallax.SlotTime, Fillers: []parallax.Filler{filler(c, 0, 0, "Monday evening", "2027-03-08"), filler(c, 1, 1, "Monday", "2027-03-08")}},
		{Kind: parallax.SlotPlace, Fillers: []parallax.Filler{filler(c, 0, 0, "north pier of Karvik", ""), filler(c, 1, 1, "north pier of Karvik", "")}},
	}
	cause := claim("c_cause", 0.7, true, member(c, 0, "A failed steering pump"), member(c, 1, "A failed steering pump"), member(c, 2, "rejected reports"), member(c, 4, "A failed steering pump"))
	cause.Slots = []parallax.Slot{{Kind: parallax.SlotCause, Fillers: []parallax.Filler{filler(c, 0, 0, "A failed steering pump", "")}}}
	cost := claim("c_cost", 0.4, false, member(c, 0, "Repairs will cost"), member(c, 2, "Repairs will cost"))
	cost.Slots = []parallax.Slot{{Kind: parallax.SlotAmount, About: "cost", Fillers: []parallax.Filler{filler(c, 0, 0, "about 2.4 million crowns", ""), filler(c, 1, 2, "2.38 million crowns", "")}}}
	closed := claim("c_closed", 0.3, false, member(c, 0, "closed in 2019"), member(c, 1, "closed in 2019"))
	for i := range closed.Members {
		closed.Members[i].Statement.AsOf = time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	noise := claim("c_noise", 0.35, false, member(c, 0, "We heard"), member(c, 1, "We heard"))
	reopen := claim("c_reopen", 0.5, false, member(c, 0, "reopen"), member(c, 3, "سنفتح"))
	reopen.Members[0].Statement.Future = true
	diver := claim("c_diver", 0.3, false, member(c, 4, "A diver"))
	diver.Members[0].Statement.Hedged = true
	radio := &c.Articles[2]
	radio.Article.Findings = []parallax.Finding{{What: "updated before published", Sides: []parallax.FindingSide{{Where: "json-ld dateModified", Exact: "2027-03-09T17:00:00Z"}}}}
	d := func(kind parallax.DifferenceKind, claim parallax.ClaimID, about string, sides ...parallax.Side) parallax.Difference {
		return parallax.Difference{ID: parallax.DifferenceID("d_" + string(kind)), Kind: kind, Claim: claim, About: about, Sides: sides, Score: 0.9, Why: why("values", "do not fit")}
	}
	quiet := d(parallax.Omission, "c_cause", "steering pump", side(c, 0, "A failed steering pump", 0), side(c, 1, "A failed steering pump", 0), side(c, 4, "A failed steering pump", 0))
	quiet.Silent = []parallax.Silence{{Article: "a_sada", State: parallax.PageFull, At: at(10, 7), Known: at(9, 8)}}
	loud := d(parallax.Emphasised, "c_injured", "", side(c, 2, "Nine", 0), side(c, 1, "At least 12", 1))
	return parallax.Comparison{
		Story: "s_ferry", Claims: []parallax.Claim{crash, injured, cause, reopen, cost, noise, closed}, Single: []parallax.Claim{diver},
		Differences: []parallax.Difference{
			d(parallax.Conflict, "c_injured", "people were injured", side(c, 0, "Fourteen", 0), side(c, 3, "14", 0), side(c, 2, "Nine", 1)),
			d(parallax.Update, "c_injured", "people were injured", side(c, 0, "Fourteen", 0), side(c, 4, "Sixteen", 1)),
			d(parallax.Rounding, "c_cost", "cost", side(c, 0, "about 2.4 million crowns", 0), side(c, 2, "2.38 million crowns", 1)),
			d(parallax.Ascription, "c_cause", "a failed steering pump", side(c, 0, "harbour master Jonas Rehn", 0), fact(side(c, 1, "A failed steering pump", 1))),
			d(parallax.Quotation, "c_noise", "", side(c, 0, "We heard a long grinding noise and then the lights went out", 0), side(c, 1, "We heard a grinding noise and the lights went out", 1)),
			d(parallax.Wording, "c_crash", "", side(c, 0, "struck", 0), side(c, 1, "smashed into", 1), side(c, 2, "touched", 2)),
			d(parallax.SelfConflict, "", "passengers", side(c, 2, "41 passengers", 0), side(c, 2, "30 were children and 15 adults", 1), parallax.Side{Where: "json-ld dateModified", Value: "2027-03-09T17:00:00Z", Evidence: parallax.Evidence{Article: "a_radio"}, Group: 2}),
			quiet,
			d(parallax.Exclusive, "c_diver", "a crack in the hull", side(c, 4, "a crack in the hull", 0)),
			loud,
		},
		Updates: []parallax.Difference{},
		Outlets: 5, Origins: 4,
	}
}

func composed(t testing.TB) (parallax.Dossier, parallax.Coverage) {
	t.Helper()
	c, comparison := fixture()
	d, err := Compose(c, comparison, Options{Now: at(11, 6)})
	if err != nil {
		t.Fatal(err)
	}
	return d, c
}
