// Package writer takes sentences of sources to a language model that the user configured and
// gives what it made of them: the drafts of lines that package dossier then holds to their
// evidence. It is the only code that talks to such a model, and it believes nothing it says.
package writer

import (
	"bytes"
	"context"
	_ "embed" // the prompt
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"parallax"
)

const (
	// timeout bounds one request, longestAnswer its answer in bytes.
	timeout       = 60 * time.Second
	longestAnswer = 1 << 20
)

//go:embed prompt.txt
var prompt string

// Endpoint shortens sentences with a server that answers as OpenAI's /chat/completions does.
type Endpoint struct {
	address, model, key string
	client              *http.Client
}

// New gives a writer over the server at base, as in "http://localhost:8080/v1". key is sent as
// a bearer token unless it is empty. Redirects are not followed, so that sentences and key go
// to the server named and to no other.
func New(base, model, key string) (*Endpoint, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("writer %q: not an http address", base)
	}
	if model == "" {
		return nil, fmt.Errorf("writer %s: no model named", u.Redacted())
	}
	client := &http.Client{Timeout: timeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return &Endpoint{u.JoinPath("chat", "completions").String(), model, key, client}, nil
}

// sentence is a sentence as the model gets it, and a part as it gives one back.
type sentence struct {
	From int    `json:"from"`
	Text string `json:"text"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// Write asks for shorter forms of the sentences. Each draft is the parts of one line, with the
// index of the sentence each was made of; nothing in it has been checked but that index.
// The error says why there is no answer that can be read.
func (e *Endpoint) Write(ctx context.Context, sentences []string) ([][]parallax.Fill, error) {
	list := make([]sentence, len(sentences))
	for i, s := range sentences {
		list[i] = sentence{i, s}
	}
	question, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	answer, err := e.ask(ctx, string(question))
	if err != nil {
		return nil, fmt.Errorf("writer %s: %w", e.model, err)
	}
	out, err := drafts(answer, len(sentences))
	if err != nil {
		return nil, fmt.Errorf("writer %s: %w", e.model, err)
	}
	return out, nil
}

// ask sends one question and gives the words of the answer.
func (e *Endpoint) ask(ctx context.Context, question string) (string, error) {
	body, err := json.Marshal(map[string]any{
		"model": e.model, "temperature": 0,
		"messages": []message{{"system", prompt}, {"user", question}},
	})
	if err != nil {
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, e.address, bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/json")
	if e.key != "" {
		req.Header.Set("Authorization", "Bearer "+e.key)
	}
	resp, err := e.client.Do(req)
	if err != nil {
		return "", err
	}
	raw, err := io.ReadAll(io.LimitReader(resp.Body, longestAnswer+1))
	if err = errors.Join(err, resp.Body.Close()); err != nil {
		return "", err
	}
	switch {
	case resp.StatusCode != http.StatusOK:
		return "", fmt.Errorf("server says %s: %.200s", resp.Status, raw)
	case len(raw) > longestAnswer:
		return "", fmt.Errorf("answer is longer than %d bytes", longestAnswer)
	}
	var answer struct {
		Choices []struct {
			Message message `json:"message"`
		} `json:"choices"`
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		return "", fmt.Errorf("answer is no completion: %w", err)
	}
	if len(answer.Choices) == 0 {
		return "", errors.New("answer has no choice")
	}
	return answer.Choices[0].Message.Content, nil
}

// drafts reads the answer, which models like to put into a fence of Markdown. A draft with a
// part of a sentence that was not sent is kept with the index -1: it counts among those that
// were refused.
func drafts(answer string, sentences int) ([][]parallax.Fill, error) {
	answer = strings.TrimSpace(answer)
	if inner, ok := strings.CutPrefix(answer, "```"); ok {
		_, inner, _ = strings.Cut(inner, "\n")
		answer, _, _ = strings.Cut(inner, "```")
	}
	var read struct {
		Lines []struct {
			Parts []sentence `json:"parts"`
		} `json:"lines"`
	}
	if err := json.Unmarshal([]byte(answer), &read); err != nil {
		return nil, fmt.Errorf("answer is no list of lines: %w", err)
	}
	var out [][]parallax.Fill
	for _, l := range read.Lines {
		var parts []parallax.Fill
		for _, p := range l.Parts {
			if p.From < 0 || p.From >= sentences {
				p.From = -1
			}
			parts = append(parts, parallax.Fill{Name: parallax.PartFill, Text: strings.Join(strings.Fields(p.Text), " "), From: p.From})
		}
		out = append(out, parts)
	}
	return out, nil
}
