package web

import (
	"cmp"
	"net/http"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// forgetPage is the model of ui/forget.tmpl.
type forgetPage struct {
	head
	Kind, Key string // store.ForgetArticle and its ID, or store.ForgetOutlet and its key
	Name      string // of the article or outlet
	Lang      string // of Name when it is the words of a source
	Outlet    string // of the article
	Articles  int
	Back      string // address of its page
}

// forget says what forgetting an article or an outlet does, and does it when the form of that page is sent.
func (s *Server) forget(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	p, err := s.toForget(r)
	if err != nil {
		return err
	}
	if r.Method != http.MethodPost {
		p.Title = l.Text("web.forget")
		return s.show(w, l, http.StatusOK, "forget.tmpl", p)
	}
	gone, err := s.store.Erase(r.Context(), s.options.Now(), p.Kind, p.Key)
	if err != nil {
		return err
	}
	s.log.Info("forgotten", p.Kind, p.Key, "articles", gone.Articles, "dossiers", gone.Dossiers)
	s.options.Engine.Wake() // what is left of its stories is compared anew
	return seeOther(w, r, "/")
}

// toForget reads what is to be forgotten from the address, and what is known of it.
func (s *Server) toForget(r *http.Request) (p forgetPage, err error) {
	if name := r.FormValue("outlet"); name != "" {
		known, err := s.store.Publisher(r.Context(), name)
		return forgetPage{Kind: store.ForgetOutlet, Key: name, Name: name, Articles: known.Articles, Back: outletAddress(name, 0)}, err
	}
	id := parallax.ArticleID(r.FormValue("article"))
	found, err := s.store.Articles(r.Context(), []parallax.ArticleID{id})
	if err != nil {
		return p, err
	}
	a := &found[0].Article
	return forgetPage{
		Kind: store.ForgetArticle, Key: string(id), Name: cmp.Or(a.Title, a.Input), Lang: a.Language, Outlet: a.Outlet.Key(), Articles: 1, Back: "/article/" + string(id),
	}, nil
}
