package web

import (
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// outletPage is the model of ui/outlet.tmpl.
type outletPage struct {
	head
	Country string // its name; "" when not known
	Outlet  store.Publisher
	Draws   []drawn
	Found   parallax.Found
	Newer   string
	Older   string
}

// drawn is how many articles draw on others, and how many others on them, in one way.
type drawn struct {
	Kind     parallax.EdgeKind
	Out, Not int // drawing, drawn on
}

// outlet shows the articles of an outlet and counts of who draws on whom.
func (s *Server) outlet(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	name := r.FormValue("name")
	o, err := s.store.Publisher(r.Context(), name)
	if err != nil {
		return err
	}
	p := outletPage{head: head{Title: name}, Outlet: o}
	if o.Country != "" {
		p.Country = country(l, o.Country)
	}
	for _, k := range []parallax.EdgeKind{parallax.Copies, parallax.Quotes, parallax.Cites, parallax.Links} {
		if o.Drawing[k]+o.Drawn[k] > 0 {
			p.Draws = append(p.Draws, drawn{k, o.Drawing[k], o.Drawn[k]})
		}
	}
	from, _ := strconv.Atoi(r.FormValue("from"))
	from = max(from, 0)
	p.Found, err = s.store.Search(r.Context(), parallax.Query{Outlet: name, Newest: true}, from, hitsPerPage)
	if from > 0 {
		p.Newer = outletAddress(name, from-hitsPerPage)
	}
	if from+hitsPerPage < p.Found.Total {
		p.Older = outletAddress(name, from+hitsPerPage)
	}
	if err != nil {
		return err
	}
	return s.show(w, l, http.StatusOK, "outlet.tmpl", p)
}

// outletAddress gives the address of the page of an outlet, from an article on.
func outletAddress(name string, from int) string {
	q := url.Values{"name": {name}}
	if from > 0 {
		q.Set("from", strconv.Itoa(from))
	}
	return "/outlet?" + q.Encode()
}

// fileEndings end the names of files: a source that is called by the name of its file has no outlet.
var fileEndings = []string{".txt", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml", ".pdf", ".md", ".json"}

// isOutlet reports whether a source is called by its outlet, whose page there is, and not by its headline in quotation marks or its file, as
// Covered.Name does where no outlet is known.
func isOutlet(name string) bool {
	return name != "" && !strings.HasPrefix(name, "“") && !slices.Contains(fileEndings, strings.ToLower(path.Ext(name)))
}
