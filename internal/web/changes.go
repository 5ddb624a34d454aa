package web

import (
	"bytes"
	"html/template"
	"net/http"
	"slices"
	"strconv"

	"parallax"
	"parallax/internal/dossier"
)

// changesPage is the model of ui/changes.tmpl.
type changesPage struct {
	head
	Older, Newer parallax.Digest
	Body         template.HTML // written by the templates of package dossier
}

// changes shows what a version of a dossier says otherwise than the one before it that is kept.
func (s *Server) changes(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	id := parallax.StoryID(r.PathValue("id"))
	versions, err := s.store.Versions(r.Context(), id)
	if err != nil {
		return err
	}
	version, err := strconv.Atoi(r.PathValue("version"))
	i := slices.IndexFunc(versions, func(g parallax.Digest) bool { return g.Version == version })
	if err != nil || i < 0 || i+1 == len(versions) {
		return parallax.ErrNotFound
	}
	p := changesPage{head: head{Title: l.Text("changes.title")}, Older: versions[i+1], Newer: versions[i]}
	_, older, err := s.store.DossierVersion(r.Context(), id, p.Older.Version)
	if err != nil {
		return err
	}
	_, newer, err := s.store.DossierVersion(r.Context(), id, version)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := dossier.ChangesHTML(&body, l, &older, &newer); err != nil {
		return err
	}
	p.Body = template.HTML(body.String())
	return s.show(w, l, http.StatusOK, "changes.tmpl", p)
}
