package web

import (
	"net/http"
	"regexp"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parallax"
	"parallax/internal/dossier"
)

// The cookies of a browser's settings: the language of the pages, a BCP 47 base, and whether single keys move about ("off").
const (
	langCookie = "lang"
	keysCookie = "keys" // read by ui/site.js
)

// Setting is a choice of the server in force, as it is told on its page.
type Setting struct {
	Name, Value, Default string // the text "setting.NAME" says what it means
}

// settingsPage is the model of ui/settings.tmpl.
type settingsPage struct {
	head
	Languages []option // each by its own name
	Keys      bool
	Settings  []Setting
	File      string
}

// keysOff finds that a browser wants no single keys: ui/site.js asks the same of its cookies.
var keysOff = regexp.MustCompile(`(?:^|; )keys=off(?:;|$)`)

// settings shows what can be set, and sets what is the browser's own.
func (s *Server) settings(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	if r.Method == http.MethodPost {
		return s.set(w, r)
	}
	p := settingsPage{head: head{Title: l.Text("web.settings")}, Settings: s.options.Settings, File: s.options.SettingsFile, Keys: !keysOff.MatchString(r.Header.Get("Cookie"))}
	chosen, err := r.Cookie(langCookie)
	for _, tag := range parallax.TextLanguages() {
		t := language.MustParse(tag)
		p.Languages = append(p.Languages, option{tag, display.Self.Name(t), err == nil && chosen.Value == tag})
	}
	return s.show(w, l, http.StatusOK, "settings.tmpl", p)
}

// set keeps what the reader chose for this browser.
func (s *Server) set(w http.ResponseWriter, r *http.Request) error {
	tag, keys := r.PostFormValue("language"), "off"
	if r.PostFormValue("keys") != "" {
		keys = ""
	}
	if _, err := dossier.In(tag); err != nil {
		tag = ""
	}
	for name, value := range map[string]string{langCookie: tag, keysCookie: keys} {
		age := yearSecs
		if value == "" {
			age = -1
		}
		http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: age, HttpOnly: name != keysCookie, SameSite: http.SameSiteLaxMode})
	}
	http.Redirect(w, r, "/settings", http.StatusSeeOther)
	return nil
}
