package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"parallax"
	"parallax/internal/dossier"
)

// topicBytes bounds the name that a person types for a topic.
const topicBytes = 400

// topicStories are the stories of a topic, for the counts of filters and lists.
type topicStories struct {
	parallax.Topic
	stories map[parallax.StoryID]bool
	told    int // how many of them have a dossier; 0 where nobody counted
}

// topicsPage is the model of ui/topics.tmpl.
type topicsPage struct {
	head
	Topics []topicLine
	Gone   []parallax.Topic
	Wrong  said // why a search was not kept; words for people
}

// topicLine is a topic in the list of them.
type topicLine struct {
	parallax.Topic
	Stories int
}

// topicPage is the model of ui/topic.tmpl.
type topicPage struct {
	head
	Topic    parallax.Topic
	Search   string // address of the search itself
	Articles int    // that fit, of those looked at
	Stories  []digestView
	Total    int    // of stories
	All      string // address of the front page narrowed to the topic
	Changes  []topicChange
	Undo     string // key of the text that says what taking the last change back does
	Who      string
	Wrong    said
}

// topicChange is a change of a topic with the key of the text that says what was done.
type topicChange struct {
	parallax.Topic
	Did string
}

// topics lists the searches that are kept, and with POST keeps one.
func (s *Server) topics(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	if r.Method != http.MethodPost {
		return s.showTopics(w, r, l, http.StatusOK, said{})
	}
	t := parallax.Topic{Name: topicName(r), Who: who(r), At: s.options.Now()}
	fields := map[string]string{}
	for _, f := range []string{"language", "outlet", "country", "after", "before"} {
		fields[f] = r.PostFormValue(f)
	}
	var err error
	if t.Query, err = parallax.TypedQuery(r.PostFormValue("q"), fields); err == nil {
		err = s.store.KeepTopic(r.Context(), &t)
	}
	if errors.Is(err, parallax.ErrInvalid) {
		return s.showTopics(w, r, l, http.StatusBadRequest, refusal(l, err))
	}
	if err != nil {
		return err
	}
	s.topicsKept.drop()
	rememberName(w, r, t.Who)
	return sent(w, r, "topic", strconv.FormatInt(t.ID, 10))
}

func topicName(r *http.Request) string {
	return strings.Join(strings.Fields(cutBytes(r.PostFormValue("name"), topicBytes)), " ")
}

func (s *Server) showTopics(w http.ResponseWriter, r *http.Request, l *dossier.Locale, status int, wrong said) error {
	p := topicsPage{head: head{Title: l.Text("web.topics")}, Wrong: wrong}
	counted, err := s.countedTopics(r.Context())
	if err != nil {
		return err
	}
	for _, t := range counted {
		p.Topics = append(p.Topics, topicLine{t.Topic, t.told})
	}
	every, err := s.store.Topics(r.Context())
	if err != nil {
		return err
	}
	for _, t := range every {
		if t.Gone {
			p.Gone = append(p.Gone, t)
		}
	}
	return s.show(w, l, status, "topics.tmpl", p)
}

// has reports whether the story is one of the topic.
func (t *topicStories) has(g *parallax.Digest) bool { return t.stories[g.Story] }

// countedTopics gives the topics that stand, each with its stories, which may be a minute old (keptFor).
func (s *Server) countedTopics(ctx context.Context) ([]topicStories, error) {
	return s.topicsKept.get(s.options.Now(), func() (out []topicStories, err error) {
		list, err := s.store.Topics(ctx)
		if err != nil || !slices.ContainsFunc(list, func(t parallax.Topic) bool { return !t.Gone }) {
			return nil, err
		}
		all, err := s.store.Digests(ctx)
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			if t.Gone {
				continue
			}
			x, _, err := s.storiesIn(ctx, t)
			if err != nil {
				return nil, err
			}
			for _, g := range all { // here, not for each page: a hundred topics of many stories
				if x.has(g) {
					x.told++
				}
			}
			out = append(out, x)
		}
		return out, nil
	})
}

// storiesIn looks for the stories of a topic, and says how many articles fit.
func (s *Server) storiesIn(ctx context.Context, t parallax.Topic) (topicStories, int, error) {
	q, err := parallax.ParseQuery(t.Query)
	if err != nil {
		return topicStories{}, 0, err
	}
	stories, articles, err := s.store.StoriesFound(ctx, q)
	return topicStories{Topic: t, stories: stories}, articles, err
}

// topicOf gives the topic that an address names, as it is now, with its changes, the newest first.
func (s *Server) topicOf(ctx context.Context, id string) ([]parallax.Topic, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, parallax.ErrNotFound
	}
	return s.store.TopicChanges(ctx, n)
}

// topic shows the stories of a topic, those reported last first.
func (s *Server) topic(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	return s.showTopic(w, r, l, http.StatusOK, said{})
}

func (s *Server) showTopic(w http.ResponseWriter, r *http.Request, l *dossier.Locale, status int, wrong said) error {
	changes, err := s.topicOf(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	t := changes[0]
	in, articles, err := s.storiesIn(r.Context(), t)
	if err != nil {
		return err
	}
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	chosen := those(all, in.has)
	p := topicPage{
		head: head{Title: t.Name, Here: "/topic/" + strconv.FormatInt(t.ID, 10)}, Topic: t, Articles: articles, Total: len(chosen), Who: who(r), Wrong: wrong,
		Search: "/search?" + url.Values{"q": {t.Query}, "order": {"newest"}}.Encode(),
		All:    "/?" + url.Values{"topic": {strconv.FormatInt(t.ID, 10)}}.Encode(),
	}
	p.Stories = digestViews(chosen[:min(len(chosen), perPage)], all)
	if err := s.name(r.Context(), p.Stories); err != nil {
		return err
	}
	p.Changes = did(changes)
	p.Undo = "web.topic.undo"
	if len(changes) == 1 {
		p.Undo = "web.topic.undo.first"
	}
	return s.show(w, l, status, "topic.tmpl", p)
}

// did says of each change of a topic what was done; the newest stand first.
func did(changes []parallax.Topic) []topicChange {
	out := make([]topicChange, len(changes))
	for i, t := range changes {
		c := topicChange{t, "web.topic.did.changed"}
		switch {
		case i == len(changes)-1:
			c.Did = "web.topic.did.kept"
		case t.Gone:
			c.Did = "web.topic.did.removed"
		case changes[i+1].Gone:
			c.Did = "web.topic.did.back"
		}
		out[i] = c
	}
	return out
}

// changeTopic gives a topic another name or search, removes it, or takes the last change of it back.
func (s *Server) changeTopic(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	changes, err := s.topicOf(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	t := changes[0]
	t.Who, t.At = who(r), s.options.Now()
	switch r.PostFormValue("do") {
	case "save":
		t.Name = topicName(r)
		if t.Query, err = parallax.TypedQuery(r.PostFormValue("q"), nil); err == nil && (t.Name != changes[0].Name || t.Query != changes[0].Query) {
			err = s.store.KeepTopic(r.Context(), &t)
		}
	case "remove":
		t.Gone = true
		err = s.store.KeepTopic(r.Context(), &t)
	case "undo":
		change, _ := strconv.ParseInt(r.PostFormValue("change"), 10, 64)
		err = s.store.UndoTopic(r.Context(), t.At, t.Who, t.ID, change)
	default:
		err = parallax.ErrInvalid
	}
	switch {
	case errors.Is(err, parallax.ErrConflict):
		return s.showTopic(w, r, l, http.StatusConflict, ours(l, "web.topic.since"))
	case errors.Is(err, parallax.ErrInvalid):
		return s.showTopic(w, r, l, http.StatusBadRequest, refusal(l, err))
	case err != nil:
		return err
	}
	s.topicsKept.drop()
	rememberName(w, r, t.Who)
	return sent(w, r, "topic", strconv.FormatInt(t.ID, 10))
}

// topicFeed begins a feed of the topic in the address, and gives its stories.
func (s *Server) topicFeed(r *http.Request) (f outFeed, list []*parallax.Digest, err error) {
	changes, err := s.topicOf(r.Context(), r.PathValue("id"))
	if err == nil && changes[0].Gone {
		err = parallax.ErrNotFound
	}
	if err != nil {
		return f, nil, err
	}
	in, _, err := s.storiesIn(r.Context(), changes[0])
	if err != nil {
		return f, nil, err
	}
	all, err := s.store.Digests(r.Context())
	id := strconv.FormatInt(changes[0].ID, 10)
	return outFeed{ID: "urn:parallax:topic:" + id, Title: changes[0].Name, Path: "/topic/" + id}, those(all, in.has), err
}

// topicStoriesFeed gives the stories of one topic.
func (s *Server) topicStoriesFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, list, err := s.topicFeed(r)
	if err != nil {
		return err
	}
	return s.writeStories(w, r, l, f, list)
}

// topicDifferences gives the differences of the stories of one topic.
func (s *Server) topicDifferences(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, list, err := s.topicFeed(r)
	if err != nil {
		return err
	}
	f.ID += ":differences"
	f.Title += " · " + l.Text("ui.differences")
	return s.writeDifferences(w, r, l, f, list)
}

// topicNarrowed finds the topic that the list of stories is narrowed to. One that is not there has no stories.
func (s *Server) topicNarrowed(ctx context.Context, n *narrowing) (err error) {
	if s.options.static {
		return nil
	}
	if n.topics, err = s.countedTopics(ctx); err != nil {
		return err
	}
	id := n.q.Get("topic")
	if id == "" {
		return nil
	}
	n.topic = &topicStories{}
	changes, err := s.topicOf(ctx, id)
	switch {
	case errors.Is(err, parallax.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	*n.topic, _, err = s.storiesIn(ctx, changes[0])
	return err
}

// topicFilter offers the topics, each with the number of its stories.
func (n *narrowing) topicFilter(l *dossier.Locale) filter {
	f := filter{Name: l.Text("web.topics")}
	for _, t := range n.topics {
		f.Choices = append(f.Choices, n.choice("topic", strconv.FormatInt(t.ID, 10), t.Name, t.told))
	}
	slices.SortStableFunc(f.Choices, func(a, b choice) int { return cmp.Compare(b.N, a.N) })
	return f
}
