package web

import (
	"bufio"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parallax/internal/store"
)

// TestStream hears of work over the stream, which ends when the server is told to stop.
func TestStream(t *testing.T) {
	s, stopped := filled(t), make(chan struct{})
	server := httptest.NewServer(New(s, discard(), Options{Stopped: stopped}).Handler())
	t.Cleanup(server.Close)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/-/live", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(r) //nolint:bodyclose // closed at the end
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if kind := response.Header.Get("Content-Type"); kind != "text/event-stream" {
		t.Errorf("it is %q", kind)
	}
	lines := bufio.NewScanner(response.Body)
	for said := ""; said != "event: work"; said = lines.Text() {
		if said == "retry: 5000" {
			if err := s.Want(t.Context(), noon, store.Job{Kind: store.WorkPage, Key: "https://a.example/"}); err != nil {
				t.Fatal(err)
			}
		}
		if strings.HasPrefix(said, "event: stories") || !lines.Scan() {
			t.Fatalf("%q, %v", said, lines.Err())
		}
	}
	close(stopped)
	ended := make(chan bool)
	go func() {
		_, _ = io.Copy(io.Discard, response.Body) // to its end
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the stream does not end")
	}
}
