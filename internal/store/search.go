package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	tags "golang.org/x/text/language"

	"parallax"
	"parallax/internal/language"
)

const (
	// analyser counts changes of the rules that make terms; articles indexed by older rules are
	// indexed anew.
	analyser = 2

	// looked is how many articles that fit, the last to arrive first, are ordered by how well
	// they fit: a word that a hundred thousand articles have must not cost their ordering.
	looked = 2000

	// indexStep is how many articles are indexed in one transaction, between which others write.
	indexStep = 100
)

// termWeights weighs a term in the title, in the text and in a name.
const termWeights = `4.0, 1.0, 2.0`

// indexArticle makes the article found by its current words (termsOf), and no more by those of an
// earlier revision.
func indexArticle(ctx context.Context, tx *sql.Tx, a *parallax.Article, found searchTerms) error {
	var id int64
	err := tx.QueryRowContext(ctx, `INSERT INTO searched (article, revision, analyser, language, outlet, country, at) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (article) DO UPDATE SET revision = excluded.revision, analyser = excluded.analyser, language = excluded.language,
			outlet = excluded.outlet, country = excluded.country, at = excluded.at RETURNING id`,
		a.ID, a.Revision, analyser, language.Base(a.Language), a.Outlet.Key(), a.Outlet.Country, stamp(a.Reported())).Scan(&id)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM term WHERE rowid = ?`, id); err != nil {
		return err
	}
	if !a.State.HasText() {
		_, err = tx.ExecContext(ctx, `DELETE FROM searched WHERE id = ?`, id)
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO term (rowid, title, text, name) VALUES (?, ?, ?, ?)`, id, found.title, found.text, found.name)
	return err
}

func joined(terms []language.Term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
	}
	return b.String()
}

// nameKeys gives the keys of the names in an article, each name once, and how they sound.
func nameKeys(l *language.Language, notes []parallax.Annotation) string {
	seen := map[string]bool{}
	var out []string
	for i := range notes {
		if n := notes[i].Name; n != nil && !seen[n.Canonical] {
			seen[n.Canonical] = true
			out = append(append(append(out, keysOf(n.Canonical)...), "_"), heardTerms(l, n.Canonical)...)
			out = append(out, "_")
		}
	}
	return strings.Join(out, " ")
}

// keysOf gives the keys of the words of a name.
func keysOf(name string) []string {
	var out []string
	for _, t := range language.For("").Terms(name) {
		if key := language.NameKey(name[t.Start:t.End]); key != "" {
			out = append(out, plainKey(key))
		}
	}
	return out
}

// plainKey leaves of a key what the tokenizer takes for one token.
func plainKey(key string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (r < '0' || r > '9' && r < 'a' || r > 'z') {
			return '_'
		}
		return r
	}, key)
}

// Index makes all articles findable that are not yet: those of a store that an older version
// of the program wrote. It goes in steps, between which others read and write; cut short, the
// rest is done next time. It gives how many articles it indexed.
func (s *Store) Index(ctx context.Context) (done int, err error) {
	ids, err := all(ctx, s.read, func(r *sql.Rows) (id parallax.ArticleID, err error) { return id, r.Scan(&id) },
		`SELECT a.id FROM article a LEFT JOIN searched s ON s.article = a.id
		WHERE a.revision = (SELECT MAX(revision) FROM article b WHERE b.id = a.id) AND a.state IN ('full', 'partial', 'paywalled')
			AND (s.id IS NULL OR s.revision != a.revision OR s.analyser != ?) ORDER BY a.rowid`, analyser)
	for chunk := range slices.Chunk(ids, indexStep) {
		if err == nil {
			err = s.index(ctx, chunk)
		}
		if err != nil {
			return done, fmt.Errorf("index articles: %w", err)
		}
		done += len(chunk)
	}
	return done, err
}

func (s *Store) index(ctx context.Context, ids []parallax.ArticleID) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	articles, err := s.Articles(ctx, ids)
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		for i := range articles {
			if err := indexArticle(ctx, tx, &articles[i].Article, termsOf(&articles[i].Article, articles[i].Notes)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Search gives the articles that fit the query from the place from on, limit at most. The
// error wraps parallax.ErrInvalid when the query only says what is not wanted.
func (s *Store) Search(ctx context.Context, q parallax.Query, from, limit int) (parallax.Found, error) {
	m, err := asked(&q)
	if err != nil || m == "" && len(q.Wanted) > 0 {
		return parallax.Found{}, err // signs without letters: nothing is written so
	}
	outlets, err := s.meant(ctx, q.Outlet)
	if err != nil {
		return parallax.Found{}, err
	}
	if q.Outlet != "" && len(outlets) == 0 {
		return parallax.Found{NoOutlet: true}, nil
	}
	query, args := searchQuery(&q, m, outlets)
	type row struct {
		article parallax.ArticleID
		score   float64
		at      string

		language, country, outlet string
	}
	rows, err := all(ctx, s.read, func(r *sql.Rows) (x row, err error) {
		return x, r.Scan(&x.article, &x.score, &x.at, &x.language, &x.country, &x.outlet)
	}, query, args...)
	if err != nil {
		return parallax.Found{}, fmt.Errorf("search: %w", err)
	}
	out := parallax.Found{Total: min(len(rows), looked), More: len(rows) > looked}
	rows = rows[:out.Total]
	for i := range rows {
		day, _, _ := strings.Cut(rows[i].at, "T")
		out.Facets.Count(rows[i].language, rows[i].country, rows[i].outlet, day)
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		switch { // bm25 is lower where a text fits better
		case !q.Newest && a.score < b.score:
			return -1
		case !q.Newest && a.score > b.score:
			return 1
		}
		return strings.Compare(b.at, a.at)
	})
	from = min(max(from, 0), len(rows))
	var ids []parallax.ArticleID
	for _, x := range rows[from:min(from+limit, len(rows))] {
		ids = append(ids, x.article)
	}
	out.Hits, err = s.hits(ctx, &q, ids)
	return out, err
}

// searchQuery gives the statement that finds one article more than are looked at, the last
// to arrive first. outlets are those that are meant by the outlet it asks for.
func searchQuery(q *parallax.Query, match string, outlets []string) (query string, args []any) {
	var where []string
	add := func(condition string, arg any) { where, args = append(where, condition), append(args, arg) }
	query = `SELECT s.article, 0.0, s.at, s.language, s.country, s.outlet FROM searched s`
	order := ` ORDER BY s.at DESC, s.id DESC`
	if match != "" {
		query = `SELECT s.article, bm25(term, ` + termWeights + `), s.at, s.language, s.country, s.outlet FROM term JOIN searched s ON s.id = term.rowid`
		order = ` ORDER BY term.rowid DESC`
		add(`term MATCH ?`, match)
	}
	if q.Language != "" {
		add(`s.language = ?`, language.Base(q.Language))
	}
	if q.Outlet != "" {
		add(`s.outlet IN (SELECT value FROM json_each(?))`, list(outlets))
	}
	if q.Country != "" {
		add(`s.country = ?`, q.Country)
	}
	if !q.From.IsZero() {
		add(`s.at >= ?`, stamp(q.From))
	}
	if !q.To.IsZero() {
		add(`s.at != '' AND s.at < ?`, stamp(q.To))
	}
	if len(where) > 0 {
		query += ` WHERE ` + strings.Join(where, ` AND `)
	}
	return query + order + fmt.Sprintf(` LIMIT %d`, looked+1), args
}

// hits gives what a page of results shows.
func (s *Store) hits(ctx context.Context, q *parallax.Query, ids []parallax.ArticleID) ([]parallax.Hit, error) {
	articles, err := textsOf(ctx, s.read, ids)
	if err != nil {
		return nil, err
	}
	f, out := newFinder(q), make([]parallax.Hit, len(articles))
	for i := range articles {
		a := &articles[i].Article
		out[i] = parallax.Hit{
			Article: a.ID, Revision: a.Revision, Outlet: a.Outlet.Key(), Language: a.Language, Title: a.Title, URL: a.URL, Reported: a.ReportedDate().String(),
		}
		if out[i].Story, err = s.StoryOf(ctx, a.ID); err != nil {
			return nil, err
		}
		f.show(&out[i], a)
	}
	return out, nil
}

// searchLanguages gives the languages whose rules the words of a query are cut by: that asked
// for, or all, since who types does not say which.
func searchLanguages(q *parallax.Query) []*language.Language {
	if q.Language != "" {
		return []*language.Language{language.For(q.Language)}
	}
	out := []*language.Language{language.For("")}
	for _, tag := range language.Tags() {
		out = append(out, language.For(tag))
	}
	return out
}

// forms gives the runs of terms by which words are found, each once.
func forms(languages []*language.Language, w parallax.Wanted) [][]string {
	var out [][]string
	put := func(run []string) {
		if len(run) > 0 && !slices.ContainsFunc(out, func(old []string) bool { return slices.Equal(old, run) }) {
			out = append(out, run)
		}
	}
	if w.Name {
		put(keysOf(w.Words))
		if heard := heardQuery(w.Words); heard != "" && !w.Not { // what is left out is what is certain
			put([]string{heard})
		}
		return out
	}
	for _, l := range languages {
		var run []string
		for _, t := range l.Terms(w.Words) {
			run = append(run, t.Text)
		}
		put(run)
	}
	return out
}

// asked is findable for a query that a person asks now; one that names no language is refused as well, since an unknown language is
// not one of which there is nothing. Topics kept before this was so find nothing, as they did.
func asked(q *parallax.Query) (string, error) {
	if _, err := tags.Parse(q.Language); err != nil && q.Language != "" {
		return "", fmt.Errorf("%w: no language is known as %q; write its code, such as en or de", parallax.ErrInvalid, q.Language)
	}
	return findable(q)
}

// findable is match for a query that can be looked for; the error for one that only leaves out wraps parallax.ErrInvalid.
func findable(q *parallax.Query) (string, error) {
	m := match(q)
	if m == "" && slices.ContainsFunc(q.Wanted, func(w parallax.Wanted) bool { return w.Not }) {
		return "", fmt.Errorf("%w: a search needs something to look for, not only what to leave out", parallax.ErrInvalid)
	}
	return m, nil
}

// match gives the query in the language of FTS5; "" when it asks for nothing. Only terms get
// into it, each in quotation marks, so that nothing typed has a meaning there.
func match(q *parallax.Query) string {
	languages := searchLanguages(q)
	var must, not []string
	for _, w := range q.Wanted {
		columns := `{title text}`
		if w.Name {
			columns = `{name}`
		}
		var alternatives []string
		for _, run := range forms(languages, w) {
			phrase := `"` + strings.Join(run, " ") + `"`
			if len(run) == 1 && (language.Term{Text: run[0]}).IsPair() && len([]rune(run[0])) == 1 {
				phrase += ` *` // a single character of a script that is indexed in pairs
			}
			alternatives = append(alternatives, phrase)
		}
		if len(alternatives) == 0 {
			continue
		}
		part := columns + ` : (` + strings.Join(alternatives, ` OR `) + `)`
		if w.Not {
			not = append(not, part)
		} else {
			must = append(must, part)
		}
	}
	if len(must) == 0 {
		return ""
	}
	out := `(` + strings.Join(must, ` AND `) + `)`
	for _, n := range not {
		out += ` NOT (` + n + `)`
	}
	return out
}

// facetsQuery walks through the index searched_counted alone.
const facetsQuery = `SELECT outlet, country, language, COUNT(*) FROM searched GROUP BY outlet, country, language`

// Facets counts the articles that can be found by language, country and outlet, for filters.
func (s *Store) Facets(ctx context.Context) (languages, countries, outlets map[string]int, err error) {
	languages, countries, outlets = map[string]int{}, map[string]int{}, map[string]int{}
	_, err = all(ctx, s.read, func(r *sql.Rows) (_ struct{}, err error) {
		var outlet, country, language string
		var n int
		err = r.Scan(&outlet, &country, &language, &n)
		outlets[outlet] += n
		countries[country] += n
		languages[language] += n
		return struct{}{}, err
	}, facetsQuery)
	for _, counted := range []map[string]int{languages, countries, outlets} {
		delete(counted, "")
	}
	return languages, countries, outlets, err
}
