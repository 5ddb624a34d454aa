package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// itemsPerPage is how many items of a feed a page shows.
const itemsPerPage = 50

// itemsPage is the model of ui/items.tmpl.
type itemsPage struct {
	head
	Feed         feedView
	Filters      []choice
	Items        []itemView
	Newer, Older string // addresses of the pages before and after; "" for none
}

// itemView is what became of one item.
type itemView struct {
	store.ItemState
	Title, Lang string // of its article; "" without
	URL         string // of the page; "" when the feed named none
	Page        string // name of the state of its page, unless that is a whole text
	Reported    string // when its article was, as Date.String writes it; "" when that is not known
	Why         string // why its page gave no whole text, as it was recorded
}

// feedItems shows what became of the items of one feed, and why.
func (s *Server) feedItems(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, err := s.store.Feed(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	q := r.URL.Query()
	only := store.ItemFilter(q.Get("only"))
	if !slices.Contains(store.ItemFilters, only) {
		only = store.AllItems
	}
	from, _ := strconv.Atoi(q.Get("from"))
	from = max(from, 0)
	items, err := s.store.FeedItems(r.Context(), f.ID, only, itemsPerPage+1, from)
	if err != nil {
		return err
	}
	p := itemsPage{head: head{Title: f.Title, Here: r.URL.RequestURI()}, Feed: viewFeed(f)}
	if p.Title == "" {
		p.Title = f.Address
	}
	for i, name := range []string{"web.feed.items.all", "web.feed.items.notwhole", "web.feed.passed"} { // in the order of the filters
		filter := store.ItemFilters[i]
		p.Filters = append(p.Filters, choice{Label: l.Text(name), Address: itemsAddress(f.ID, q, filter, 0), Chosen: filter == only})
	}
	if from > 0 {
		p.Newer = itemsAddress(f.ID, q, only, max(0, from-itemsPerPage))
	}
	if len(items) > itemsPerPage {
		p.Older, items = itemsAddress(f.ID, q, only, from+itemsPerPage), items[:itemsPerPage]
	}
	for _, i := range items {
		v, err := s.viewItem(r, l, i)
		if err != nil {
			return err
		}
		p.Items = append(p.Items, v)
	}
	return s.show(w, l, http.StatusOK, "items.tmpl", p)
}

// itemsAddress is the address of the items of a feed from one on.
func itemsAddress(feed string, q url.Values, only store.ItemFilter, from int) string {
	next := url.Values{}
	if only != store.AllItems {
		next.Set("only", string(only))
	}
	if from > 0 {
		next.Set("from", strconv.Itoa(from))
	}
	if lang := q.Get("lang"); lang != "" {
		next.Set("lang", lang)
	}
	if len(next) == 0 {
		return "/feeds/" + url.PathEscape(feed)
	}
	return "/feeds/" + url.PathEscape(feed) + "?" + next.Encode()
}

func (s *Server) viewItem(r *http.Request, l *dossier.Locale, i store.ItemState) (itemView, error) {
	v := itemView{ItemState: i, URL: webAddress(i.Link)}
	if i.Article == "" {
		return v, nil
	}
	found, err := s.store.Articles(r.Context(), []parallax.ArticleID{i.Article})
	if errors.Is(err, parallax.ErrNotFound) { // forgotten this moment
		return v, nil
	}
	if err != nil {
		return v, err
	}
	a := &found[0].Article
	v.Title, v.Lang, v.Reported = a.Title, a.Language, a.ReportedDate().String()
	if a.State != parallax.PageFull {
		v.Page = l.Text("page." + string(a.State))
		if len(a.Why) > 0 {
			v.Why = a.Why[0].String()
			if a.Why[0].What == "status" {
				v.Why = "the server answers with " + strings.Replace(v.Why, ":", "", 1)
			}
		}
	}
	return v, nil
}
