package fetch

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"parallax"
)

// loose is a JSON value that should be words and is sometimes a number.
type loose string

// UnmarshalJSON takes words and numbers, and anything else as nothing.
func (l *loose) UnmarshalJSON(raw []byte) error {
	var s string
	switch {
	case json.Unmarshal(raw, &s) == nil:
		*l = loose(s)
	case len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9'):
		*l = loose(raw)
	}
	return nil
}

type jsonPerson struct{ Name, URL loose }

// jsonFeed is JSON Feed 1.0 and 1.1 (jsonfeed.org).
type jsonFeed struct {
	Version     loose        `json:"version"`
	Title       loose        `json:"title"`
	HomePageURL loose        `json:"home_page_url"`
	FeedURL     loose        `json:"feed_url"`
	Description loose        `json:"description"`
	Icon        loose        `json:"icon"`
	Language    loose        `json:"language"`
	Author      jsonPerson   `json:"author"`
	Authors     []jsonPerson `json:"authors"`
	Hubs        []struct {
		Type, URL loose
	} `json:"hubs"`
	Items []jsonItem `json:"items"`
}

type jsonItem struct {
	ID            loose        `json:"id"`
	URL           loose        `json:"url"`
	ExternalURL   loose        `json:"external_url"`
	Title         loose        `json:"title"`
	ContentHTML   loose        `json:"content_html"`
	ContentText   loose        `json:"content_text"`
	Summary       loose        `json:"summary"`
	Image         loose        `json:"image"`
	BannerImage   loose        `json:"banner_image"`
	DatePublished loose        `json:"date_published"`
	DateModified  loose        `json:"date_modified"`
	Author        jsonPerson   `json:"author"`
	Authors       []jsonPerson `json:"authors"`
	Tags          []loose      `json:"tags"`
	Language      loose        `json:"language"`
	Attachments   []struct {
		URL         loose   `json:"url"`
		MimeType    loose   `json:"mime_type"`
		Title       loose   `json:"title"`
		SizeInBytes float64 `json:"size_in_bytes"`
	} `json:"attachments"`
}

func readJSONFeed(f *parallax.Feed, body []byte, base *url.URL) error {
	var j jsonFeed
	if err := json.Unmarshal(body, &j); err != nil {
		return fmt.Errorf("%w: invalid JSON: %s", ErrNoFeed, jsonError(err))
	}
	if j.Version == "" && len(j.Items) == 0 {
		return ErrNoFeed
	}
	f.Kind = "json feed"
	if _, version, ok := strings.Cut(string(j.Version), "/version/"); ok {
		f.Kind += " " + oneLine(version)
	}
	f.Title, f.Description = flat(string(j.Title)), flat(string(j.Description))
	f.Link, f.Self, f.Image = j.HomePageURL.in(base), j.FeedURL.in(base), j.Icon.in(base)
	f.ID = f.Self
	if tag := languageTag(string(j.Language)); tag != "" {
		f.Language = tag
	}
	f.Authors = jsonPeople(append(j.Authors, j.Author), base)
	for _, h := range j.Hubs {
		if strings.EqualFold(string(h.Type), "WebSub") {
			f.Hubs = append(f.Hubs, h.URL.in(base))
		}
	}
	for _, i := range j.Items {
		item := i.item(f, base)
		f.Items = append(f.Items, item)
	}
	return nil
}

func (l loose) in(base *url.URL) string { return resolve(base, string(l)) }

func (i jsonItem) item(f *parallax.Feed, base *url.URL) parallax.FeedItem {
	item := parallax.FeedItem{
		ID: string(i.ID), Link: i.URL.in(base), Title: flat(string(i.Title)), Summary: paragraphs(string(i.Summary)), Language: languageTag(string(i.Language)),
		Published: feedDate(string(i.DatePublished), "feed date_published"), Updated: feedDate(string(i.DateModified), "feed date_modified"),
		Authors: jsonPeople(append(i.Authors, i.Author), base),
	}
	if item.Language == "" {
		item.Language = f.Language
	}
	if len(item.Authors) == 0 {
		item.Authors = f.Authors
	}
	switch {
	case i.ContentHTML != "":
		item.Content = fromMarkup(string(i.ContentHTML), base).markup
	case i.ContentText != "":
		item.Content = textMarkup(string(i.ContentText))
	}
	if i.ExternalURL != "" {
		item.Links = append(item.Links, parallax.FeedLink{URL: i.ExternalURL.in(base), Rel: "via"})
	}
	for _, t := range i.Tags {
		item.Categories = append(item.Categories, parallax.FeedCategory{Term: flat(string(t))})
	}
	for _, picture := range unique([]string{i.Image.in(base), i.BannerImage.in(base)}) {
		item.Media = append(item.Media, parallax.FeedMedia{URL: picture, From: "json", Medium: "image"})
	}
	for _, a := range i.Attachments {
		if to := a.URL.in(base); to != "" {
			item.Media = append(item.Media, parallax.FeedMedia{
				URL: to, From: "enclosure", Medium: medium(string(a.MimeType), to), Type: string(a.MimeType), Title: flat(string(a.Title)), Length: bytesOf(a.SizeInBytes),
			})
		}
	}
	return item
}

// bytesOf gives a size that JSON states as a whole number; 0 when it is none.
func bytesOf(size float64) int64 {
	if size > 0 && size < 1<<53 {
		return int64(size)
	}
	return 0
}

// textMarkup makes HTML of plain text: a paragraph of each.
func textMarkup(text string) string {
	var b strings.Builder
	for _, p := range strings.Split(paragraphs(text), "\n\n") {
		b.WriteString("<p>" + fromWords(p).markup + "</p>\n")
	}
	return strings.TrimSpace(b.String())
}

func jsonPeople(list []jsonPerson, base *url.URL) (people []parallax.FeedPerson) {
	for _, p := range list {
		if p != (jsonPerson{}) {
			people = append(people, parallax.FeedPerson{Name: flat(string(p.Name)), URL: p.URL.in(base)})
		}
	}
	return people
}
