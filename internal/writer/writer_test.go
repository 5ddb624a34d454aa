package writer

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// serve starts a loopback server that answers every question with what answer gives.
func serve(t *testing.T, answer http.HandlerFunc) *Endpoint {
	t.Helper()
	s := httptest.NewServer(answer)
	t.Cleanup(s.Close)
	e, err := New(s.URL+"/v1", "small", "secret")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// completion writes words as a completion.
func completion(w io.Writer, words string) {
	raw, _ := json.Marshal(words)
	fmt.Fprintf(w, `{"choices": [{"message": {"role": "assistant", "content": %s}}]}`, raw)
}

func TestWrite(t *testing.T) {
	var asked struct {
		Model    string
		Messages []message
	}
	e := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v1/chat/completions" || r.Header.Get("Authorization") != "Bearer secret" {
			t.Errorf("asked %s with %q", r.URL.Path, r.Header.Get("Authorization"))
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		completion(w, "```json\n{\"lines\": [{\"parts\": [{\"from\": 1, \"text\": \"Two  buses\\nturned back.\"}, {\"from\": 7, \"text\": \"x\"}]}]}\n```")
	})
	got, err := e.Write(t.Context(), []string{"The bridge is closed.", "Two buses turned back."})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || len(got[0]) != 2 || got[0][0].From != 1 || got[0][0].Text != "Two buses turned back." || got[0][1].From != -1 {
		t.Errorf("drafts: %+v", got)
	}
	if asked.Model != "small" || len(asked.Messages) != 2 || asked.Messages[1].Content != `[{"from":0,"text":"The bridge is closed."},{"from":1,"text":"Two buses turned back."}]` {
		t.Errorf("the model was asked %+v: it gets the sentences and nothing else", asked)
	}
}

// TestNoAnswer holds the ways in which a server gives no answer that can be read.
func TestNoAnswer(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"an error":      func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusInternalServerError) },
		"no JSON":       func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<html>hello") },
		"half of JSON":  func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, `{"choices": [{"mess`) },
		"no choice":     func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, `{"choices": []}`) },
		"prose":         func(w http.ResponseWriter, _ *http.Request) { completion(w, "Here are the shortened sentences:") },
		"another shape": func(w http.ResponseWriter, _ *http.Request) { completion(w, `{"lines": ["The bridge is closed."]}`) },
		"an endless answer": func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, `{"choices": [{"message": {"content": "`)
			for r.Context().Err() == nil {
				if _, err := io.WriteString(w, strings.Repeat("a", 1<<16)); err != nil {
					return
				}
			}
		},
		"another address": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		},
	} {
		e := serve(t, answer)
		if got, err := e.Write(t.Context(), []string{"The bridge is closed."}); err == nil {
			t.Errorf("%s: taken as %+v", name, got)
		}
	}
}

// TestSlowAnswer makes sure that a server that never answers is waited for no longer than the
// caller wants.
func TestSlowAnswer(t *testing.T) {
	done := make(chan struct{})
	e := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-done:
		case <-r.Context().Done():
		}
	})
	defer close(done)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := e.Write(ctx, []string{"The bridge is closed."}); err == nil {
		t.Error("an answer came from nowhere")
	}
	if e.client.Timeout == 0 {
		t.Error("a server that never answers is waited for without end")
	}
}

func TestNew(t *testing.T) {
	for _, base := range []string{"", "localhost:8080", "ftp://host/v1", "http://"} {
		if _, err := New(base, "small", ""); err == nil {
			t.Errorf("%q is taken as an address", base)
		}
	}
	if _, err := New("http://localhost:1/v1", "", ""); err == nil {
		t.Error("no model is needed")
	}
}

func FuzzDrafts(f *testing.F) {
	f.Add(`{"lines": [{"parts": [{"from": 0, "text": "a"}]}]}`)
	f.Add("```\n{}\n```")
	f.Add("```")
	f.Fuzz(func(t *testing.T, answer string) {
		list, err := drafts(answer, 3)
		if err != nil {
			return
		}
		for _, parts := range list {
			for _, p := range parts {
				if p.From < -1 || p.From > 2 {
					t.Fatalf("part of sentence %d of 3", p.From)
				}
			}
		}
	})
}
