package store

import (
	"context"
	"database/sql"

	"parallax"
)

// Publisher is what the store holds of one outlet: counts, and nothing that judges it.
type Publisher struct {
	Country  string // ISO 3166-1 alpha-2; "" when not known
	Articles int    // with text
	Stories  int    // they stand in
	// Drawing is how many of the articles draw on another article or outlet, by how; Drawn how
	// many others draw on them.
	Drawing, Drawn map[parallax.EdgeKind]int
}

// Publisher gives the counts of an outlet by its key; the error wraps parallax.ErrNotFound
// when the store has no article of it.
func (s *Store) Publisher(ctx context.Context, name string) (p Publisher, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT COUNT(*), COALESCE(MAX(s.country), ''), COUNT(DISTINCT NULLIF(p.story, ''))
		FROM searched s LEFT JOIN placement p ON p.article = s.article WHERE s.outlet = ?`, name).Scan(&p.Articles, &p.Country, &p.Stories)
	if err == nil && p.Articles == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return p, notFound(err, "outlet", name)
	}
	if p.Drawing, err = s.edgesOf(ctx, `SELECT e.kind, COUNT(DISTINCT e.from_article) FROM searched s JOIN edge e ON e.from_article = s.article
		WHERE s.outlet = ? GROUP BY e.kind`, name); err != nil {
		return p, err
	}
	p.Drawn, err = s.edgesOf(ctx, `SELECT e.kind, COUNT(DISTINCT e.from_article) FROM searched s JOIN edge e ON e.to_article = s.article
		WHERE s.outlet = ? GROUP BY e.kind`, name)
	return p, err
}

func (s *Store) edgesOf(ctx context.Context, query, name string) (map[parallax.EdgeKind]int, error) {
	out := map[parallax.EdgeKind]int{}
	_, err := all(ctx, s.read, func(r *sql.Rows) (_ struct{}, err error) {
		var kind parallax.EdgeKind
		var n int
		err = r.Scan(&kind, &n)
		out[kind] = n
		return struct{}{}, err
	}, query, name)
	return out, err
}

// countriesQuery walks through the index searched_counted alone.
const countriesQuery = `SELECT outlet, MAX(country) FROM searched WHERE country != '' GROUP BY outlet`

// Countries gives the country of each outlet of which one is known.
func (s *Store) Countries(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	_, err := all(ctx, s.read, func(r *sql.Rows) (_ struct{}, err error) {
		var outlet, country string
		err = r.Scan(&outlet, &country)
		out[outlet] = country
		return struct{}{}, err
	}, countriesQuery)
	return out, err
}

// taggedQuery takes the feeds first (CROSS JOIN): few have tags, and items are many.
const taggedQuery = `SELECT DISTINCT t.value, p.story FROM feed f CROSS JOIN json_each(f.tags) t CROSS JOIN item i ON i.feed = f.id JOIN placement p ON p.article = i.article
	WHERE f.tags NOT IN ('[]', 'null') AND p.story != ''`

// Tagged gives for each story the words with which a person tagged the feeds that an item in it came from, each once.
func (s *Store) Tagged(ctx context.Context) (map[parallax.StoryID][]string, error) {
	out := map[parallax.StoryID][]string{}
	_, err := all(ctx, s.read, func(r *sql.Rows) (_ struct{}, err error) {
		var tag string
		var id parallax.StoryID
		err = r.Scan(&tag, &id)
		out[id] = append(out[id], tag)
		return struct{}{}, err
	}, taggedQuery)
	return out, err
}
