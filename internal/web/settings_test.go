package web

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestSettings sets the language of the pages and the keys of one browser, and shows what is in force on the server.
func TestSettings(t *testing.T) {
	server := httptest.NewServer(New(filled(t), discard(), Options{Settings: []Setting{{"keep_days", "30", "0"}}, SettingsFile: "/data/<i>.toml"}).Handler())
	defer server.Close()
	_, page := get(t, server.URL+"/settings")
	holds(t, page, `<option value="de" lang="de">Deutsch</option>`, `name="keys" value="on" checked`, "storylines without news", "<strong>30</strong>", "/data/&lt;i&gt;.toml")
	a, _ := form(t, server.URL+"/settings", url.Values{"language": {"de"}})
	cookies := strings.Join(a.header.Values("Set-Cookie"), "\n")
	if a.status != 303 || !strings.Contains(cookies, "lang=de; Path=/; Max-Age=31") || !strings.Contains(cookies, "keys=off;") {
		t.Fatalf("status %d, cookies %s", a.status, cookies)
	}
	_, page = get(t, server.URL+"/settings", "Cookie", "lang=de; keys=off", "Accept-Language", "pl")
	holds(t, page, `<html lang="de"`, `<option value="de" lang="de" selected>`, `name="keys" value="on">`)
	if _, page = get(t, server.URL+"/settings?lang=uk", "Cookie", "lang=de; monkeys=off"); !strings.Contains(page, `<html lang="uk"`) || !strings.Contains(page, "checked>") {
		t.Error("the address does not stand above the cookie, or another cookie turns keys off")
	}
	if _, page = get(t, server.URL+"/settings", "Cookie", "lang=..%2Fx", "Accept-Language", "pl"); !strings.Contains(page, `<html lang="pl"`) {
		t.Error("a cookie of no language counts")
	}
	a, _ = form(t, server.URL+"/settings", url.Values{"language": {"klingon"}, "keys": {"on"}})
	if cookies := strings.Join(a.header.Values("Set-Cookie"), "\n"); !strings.Contains(cookies, "lang=; Path=/; Max-Age=0") || !strings.Contains(cookies, "keys=; Path=/; Max-Age=0") {
		t.Errorf("cookies are not taken back: %s", cookies)
	}
}
