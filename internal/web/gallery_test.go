package web

import (
	"strings"
	"testing"
)

// The gallery shows the components of the stories there are, with a policy that lets its style in.
func TestGallery(t *testing.T) {
	server := served(t)
	response, body := get(t, server.URL+"/-/gallery")
	if response.status != 200 || !strings.Contains(body, "Markup of matrix") {
		t.Errorf("status %d, no matrix:\n%.400s", response.status, body)
	}
	if policy := response.header.Get("Content-Security-Policy"); !strings.Contains(policy, "style-src 'sha256-") {
		t.Errorf("policy %q", policy)
	}
}
