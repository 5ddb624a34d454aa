package embed

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// serve answers with what reply makes of the texts it is sent.
func serve(t *testing.T, reply func(w http.ResponseWriter, r *http.Request, input []string)) *Endpoint {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var body struct {
			Model string
			Input []string
		}
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.Model != "tiny" || r.URL.Path != "/v1/embeddings" || r.Method != http.MethodPost {
			t.Errorf("asked %s %s for model %q: %v", r.Method, r.URL, body.Model, err)
		}
		reply(w, r, body.Input)
	}))
	t.Cleanup(s.Close)
	e, err := NewEndpoint(s.URL+"/v1", "tiny", "secret")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestEndpoint(t *testing.T) {
	e := serve(t, func(w http.ResponseWriter, r *http.Request, input []string) {
		if got := r.Header.Get("Authorization"); got != "Bearer secret" {
			t.Errorf("authorised by %q", got)
		}
		if len(input) != 2 || input[0] != "ferry" || len(input[1]) != endpointBytes {
			t.Errorf("sent %d texts", len(input))
		}
		// Out of order, as the contract allows.
		_, _ = w.Write([]byte(`{"data": [{"index": 1, "embedding": [0, 2, 0]}, {"index": 0, "embedding": [3, 0, 4]}]}`))
	})
	got, err := e.Vectors(t.Context(), "en", []string{"ferry", " \n", strings.Repeat("x", 2*endpointBytes)})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]float32{{0.6, 0, 0.8}, {0, 0, 0}, {0, 1, 0}}
	for i, v := range got {
		for j := range want[i] {
			if len(v) != 3 || v[j] != want[i][j] {
				t.Errorf("text %d: %v, want %v", i, v, want[i])
				break
			}
		}
	}
}

func TestEndpointRefuses(t *testing.T) {
	for name, answer := range map[string]string{
		"no JSON":        `<html>`,
		"too few":        `{"data": [{"index": 0, "embedding": [1]}]}`,
		"one twice":      `{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}`,
		"beyond the end": `{"data": [{"index": 0, "embedding": [1]}, {"index": 2, "embedding": [1]}]}`,
		"two lengths":    `{"data": [{"index": 0, "embedding": [1]}, {"index": 1, "embedding": [1, 2]}]}`,
		"too large":      `{"data": [{"index": 0, "embedding": [1e300]}, {"index": 1, "embedding": [1]}]}`,
	} {
		e := serve(t, func(w http.ResponseWriter, _ *http.Request, _ []string) { _, _ = w.Write([]byte(answer)) })
		if _, err := e.Vectors(t.Context(), "", []string{"a", "b"}); err == nil || !strings.Contains(err.Error(), "tiny") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, status := range map[string]int{"redirected": http.StatusFound, "refused": http.StatusUnauthorized} {
		e := serve(t, func(w http.ResponseWriter, _ *http.Request, _ []string) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(status)
		})
		if _, err := e.Vectors(t.Context(), "", []string{"a"}); err == nil || !strings.Contains(err.Error(), "server says") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, bad := range []string{"", "localhost", "file:///etc/passwd"} {
		if _, err := NewEndpoint(bad, "tiny", ""); err == nil {
			t.Errorf("%q is taken for an address", bad)
		}
	}
	if _, err := NewEndpoint("http://localhost/v1", "", ""); err == nil {
		t.Error("no model is needed")
	}
}
