package web

import (
	"bytes"
	"context"
	"net/http"

	"parallax"
	"parallax/internal/dossier"
)

// galleryStories is among how many of the newest stories the gallery looks for its components.
const galleryStories = 40

// gallery shows every component of the pages with its markup, filled from the newest stories; a minute old at most (keptFor).
func (s *Server) gallery(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	made, _ := s.galleries.LoadOrStore(l.Tag, new(kept[[]byte]))
	page, err := made.(*kept[[]byte]).get(s.options.Now(), func() ([]byte, error) { return s.makeGallery(r.Context(), l) })
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", dossier.GalleryPolicy()) // it brings its style along
	_, err = w.Write(page)
	return err
}

// makeGallery reads the newest stories and shows their components.
func (s *Server) makeGallery(ctx context.Context, l *dossier.Locale) ([]byte, error) {
	digests, err := s.store.Digests(ctx)
	if err != nil {
		return nil, err
	}
	var stories []parallax.Dossier
	for _, d := range digests[:min(galleryStories, len(digests))] {
		_, story, err := s.store.Dossier(ctx, d.Story)
		if err != nil {
			return nil, err
		}
		stories = append(stories, story)
	}
	var b bytes.Buffer
	err = dossier.Gallery(&b, l, stories...)
	return b.Bytes(), err
}
