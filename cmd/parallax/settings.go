package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/BurntSushi/toml"

	"parallax/internal/fetch"
	"parallax/internal/web"
)

// settings are the choices of a server. Each has a name in the file parallax.toml of the data
// folder and in the environment (PARALLAX_ and the name in capitals); flags stand above the
// environment, the environment above the file, and the file above the defaults.
type settings struct {
	// Address and port to listen on. Other machines reach it only with a password set (parallax password).
	Listen string `toml:"listen"`
	// Show other machines whole articles, not their beginnings; see to it that you may.
	WholeArticles bool `toml:"whole_articles"`
	// Also fetch addresses inside private networks.
	AllowPrivate bool `toml:"allow_private"`
	// Pages a second asked of one host at most.
	PerSecond float64 `toml:"per_second"`
	// Pages fetched at once, each of another host.
	Pages int `toml:"pages"`
	// Feeds read at once.
	Polls int `toml:"polls"`
	// Pages taken of a feed that is read for the first time, the newest.
	Newest int `toml:"newest"`
	// How long after an article its story is compared anew, so that what comes together is compared at once.
	Quiet time.Duration `toml:"quiet"`
	// Address at which hubs reach this server, to have feeds pushed (WebSub); "" when none can.
	Base string `toml:"base"`
	// A place or topic: what sources advise and report for it gets a section of its own; "" for none.
	Topic string `toml:"topic"`
	// File of JSON lines with more outlets and agencies.
	Outlets string `toml:"outlets"`
	// Storylines of which nothing was reported for so many days are let go of; 0 keeps all.
	KeepDays int `toml:"keep_days"`
	// While the store holds more megabytes, the oldest storylines are let go of; 0 is no bound.
	KeepMegabytes int64 `toml:"keep_megabytes"`
	// Log lines: "text" or "json", from "debug", "info", "warn" or "error" on.
	LogFormat string `toml:"log_format"`
	LogLevel  string `toml:"log_level"`
}

// leastPerSecond keeps a page's turn within the time it has (fetch.DefaultTimeout).
const leastPerSecond = 0.05

func defaultSettings() settings {
	return settings{
		Listen: defaultListen, PerSecond: 1, Pages: 8, Polls: 4, Newest: fetch.DefaultItems, Quiet: 5 * time.Second,
		LogFormat: "text", LogLevel: "info",
	}
}

// loadSettings reads the settings of a data folder and of the environment.
func loadSettings(data string, environment func(string) (string, bool)) (settings, error) {
	s := defaultSettings()
	name := filepath.Join(data, settingsName)
	meta, err := toml.DecodeFile(name, &s)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.ENOTDIR):
		return s, unusable(data, err)
	case err != nil:
		return s, fmt.Errorf("settings %s: %w", name, err)
	case len(meta.Undecoded()) > 0:
		return s, fmt.Errorf("settings %s: there is no setting %q", name, meta.Undecoded()[0])
	}
	if err := s.fromEnvironment(environment); err != nil {
		return s, err
	}
	return s, s.check()
}

func variable(name string) string { return "PARALLAX_" + strings.ToUpper(name) }

// fromEnvironment takes over what the environment says.
func (s *settings) fromEnvironment(environment func(string) (string, bool)) error {
	return s.each(func(name string, field reflect.Value) error {
		value, ok := environment(variable(name))
		if !ok || value == "" {
			return nil
		}
		var err error
		switch at := field.Addr().Interface().(type) {
		case *string:
			*at = value
		case *bool:
			*at, err = strconv.ParseBool(value)
		case *int:
			*at, err = strconv.Atoi(value)
		case *int64:
			*at, err = strconv.ParseInt(value, 10, 64)
		case *float64:
			*at, err = strconv.ParseFloat(value, 64)
		case *time.Duration:
			*at, err = time.ParseDuration(value)
		}
		if err != nil {
			return fmt.Errorf("%s=%s: %w", variable(name), value, err)
		}
		return nil
	})
}

// each calls f with every setting under its name.
func (s *settings) each(f func(name string, field reflect.Value) error) error {
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		if err := f(v.Type().Field(i).Tag.Get("toml"), v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

// check refuses what cannot be meant.
func (s *settings) check() error {
	switch {
	case s.PerSecond < leastPerSecond || s.PerSecond > 100:
		return fmt.Errorf("per_second %v: a number from %v to 100 is needed", s.PerSecond, leastPerSecond)
	case s.Pages < 1 || s.Polls < 1 || s.Newest < 1:
		return errors.New("pages, polls and newest are numbers from 1")
	case s.Quiet > 0 && s.Quiet < time.Millisecond: // "quiet = 5" is read as so many nanoseconds
		return fmt.Errorf("quiet %v: a length of time with its unit is needed, such as \"5s\"", s.Quiet)
	case s.Quiet < 0 || s.KeepDays < 0 || s.KeepMegabytes < 0:
		return errors.New("quiet, keep_days and keep_megabytes are not negative")
	case s.Base != "" && !isBase(s.Base):
		return fmt.Errorf("base %q: the address of this server as others see it is needed, such as https://news.example", s.Base)
	case s.LogFormat != "text" && s.LogFormat != "json":
		return fmt.Errorf("log_format %q: text or json is needed", s.LogFormat)
	}
	return nil
}

// isBase reports whether a text is the address of a server.
func isBase(base string) bool {
	u, err := url.Parse(base)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil && u.RawQuery == "" && u.Fragment == ""
}

// shown gives the settings for their page: what is in force beside the defaults.
func (s *settings) shown() (out []web.Setting) {
	defaults := map[string]string{}
	d := defaultSettings()
	_ = d.each(func(name string, field reflect.Value) error { // gives no error
		defaults[name] = fmt.Sprint(field.Interface())
		return nil
	})
	_ = s.each(func(name string, field reflect.Value) error {
		out = append(out, web.Setting{Name: name, Value: fmt.Sprint(field.Interface()), Default: defaults[name]})
		return nil
	})
	return out
}

// String lists the settings in one line. None of them is a secret.
func (s *settings) String() string {
	var parts []string
	_ = s.each(func(name string, field reflect.Value) error { // gives no error
		parts = append(parts, fmt.Sprintf("%s=%v", name, field.Interface()))
		return nil
	})
	return strings.Join(parts, " ")
}

// otherVariables are those of the environment that the program reads and that are no settings.
var otherVariables = []string{
	"PARALLAX_DATA", "PARALLAX_EMBEDDINGS", "PARALLAX_EMBEDDINGS_MODEL", "PARALLAX_EMBEDDINGS_KEY",
	"PARALLAX_WRITER", "PARALLAX_WRITER_MODEL", "PARALLAX_WRITER_KEY",
}

// strays gives the names in an environment (as os.Environ gives it) that look like settings and are none: "PARALLAX_PAGS".
func strays(environ []string) []string {
	known := slices.Clone(otherVariables)
	s := defaultSettings()
	_ = s.each(func(name string, _ reflect.Value) error { // gives no error
		known = append(known, variable(name))
		return nil
	})
	var out []string
	for _, v := range environ {
		if name, _, _ := strings.Cut(v, "="); strings.HasPrefix(name, variable("")) && !slices.Contains(known, name) {
			out = append(out, name)
		}
	}
	return out
}

// environment reads one variable.
func environment(name string) (string, bool) { return os.LookupEnv(name) }
