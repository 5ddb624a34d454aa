package embed

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strings"
	"time"

	"parallax"
)

const (
	// endpointTimeout bounds one request, endpointAnswer its answer in bytes.
	endpointTimeout = 60 * time.Second
	endpointAnswer  = 64 << 20

	// endpointBytes is how much of a text is sent: what models of this kind read of it.
	endpointBytes = 4000
)

// Endpoint gives vectors from a server that answers as OpenAI's /embeddings does.
type Endpoint struct {
	address, model, key string
	client              *http.Client
}

// NewEndpoint gives an embedder over the server at base, as in "http://localhost:8080/v1".
// key is sent as a bearer token unless it is empty. Redirects are not followed, so that texts
// and key go to the server named and to no other.
func NewEndpoint(base, model, key string) (*Endpoint, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("embeddings endpoint %q: not an http address", base)
	}
	if model == "" {
		return nil, fmt.Errorf("embeddings endpoint %s: no model named", u.Redacted())
	}
	client := &http.Client{Timeout: endpointTimeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &Endpoint{u.JoinPath("embeddings").String(), model, key, client}, nil
}

// Model names the model of the server.
func (e *Endpoint) Model() string { return "endpoint:" + e.model }

// Mean is nil: nothing is known of the vectors of a language before any was seen.
func (e *Endpoint) Mean(string) parallax.Vector { return nil }

// Vectors asks the server for the vectors of all texts at once and makes their length one. A
// text without anything in it is not sent and gets a zero vector of the same dimensions.
func (e *Endpoint) Vectors(ctx context.Context, _ string, texts []string) ([]parallax.Vector, error) {
	var input []string
	var at []int
	for i, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			input, at = append(input, strings.ToValidUTF8(text[:min(len(text), endpointBytes)], "")), append(at, i)
		}
	}
	out := make([]parallax.Vector, len(texts))
	if len(input) == 0 {
		return out, nil
	}
	vectors, err := e.ask(ctx, input)
	if err != nil {
		return nil, fmt.Errorf("embeddings of %s: %w", e.model, err)
	}
	for i := range out {
		out[i] = make(parallax.Vector, len(vectors[0]))
	}
	for i, v := range vectors {
		out[at[i]] = unit(v)
	}
	return out, nil
}

// ask sends one request and checks its answer: one vector for each text, all finite and of one length.
func (e *Endpoint) ask(ctx context.Context, input []string) ([][]float64, error) {
	body, err := json.Marshal(map[string]any{"model": e.model, "input": input, "encoding_format": "float"})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, e.address, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	if e.key != "" {
		req.Header.Set("Authorization", "Bearer "+e.key)
	}
	resp, err := e.client.Do(req)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, endpointAnswer))
	if err = errors.Join(err, resp.Body.Close()); err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("server says %s: %.200s", resp.Status, raw)
	}
	var answer struct {
		Data []struct {
			Index     int       `json:"index"`
			Embedding []float64 `json:"embedding"`
		} `json:"data"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return nil, fmt.Errorf("answer is no list of embeddings: %w", err)
	}
	out := make([][]float64, len(input))
	for _, d := range answer.Data {
		if d.Index < 0 || d.Index >= len(out) || out[d.Index] != nil {
			return nil, fmt.Errorf("answer has a vector for text %d of %d", d.Index, len(out))
		}
		for _, x := range d.Embedding {
			if math.IsNaN(x) || math.Abs(x) > 1e6 {
				return nil, fmt.Errorf("answer has %v in a vector", x)
			}
		}
		out[d.Index] = d.Embedding
	}
	for i, v := range out {
		if len(v) == 0 || len(v) != len(out[0]) {
			return nil, fmt.Errorf("answer has %d numbers for text %d, %d for the first", len(v), i, len(out[0]))
		}
	}
	return out, nil
}
