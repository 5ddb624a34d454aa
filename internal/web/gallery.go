package web

import (
	"bytes"
	"net/http"

	"parallax"
	"parallax/internal/dossier"
)

// galleryStories is among how many of the newest stories the gallery looks for its components.
const galleryStories = 40

// gallery shows every component of the pages with its markup, filled from the newest stories.
func (s *Server) gallery(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	digests, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	var stories []parallax.Dossier
	for _, d := range digests[:min(galleryStories, len(digests))] {
		_, story, err := s.store.Dossier(r.Context(), d.Story)
		if err != nil {
			return err
		}
		stories = append(stories, story)
	}
	var b bytes.Buffer
	if err := dossier.Gallery(&b, l, stories...); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", dossier.GalleryPolicy()) // it brings its style along
	_, err = w.Write(b.Bytes())
	return err
}
