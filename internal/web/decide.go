package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/dossier"
)

const (
	// othersOffered is how many stories are offered to merge with; any other can be named by its address.
	othersOffered = 40
	// titleBytes and whoBytes bound what a person types.
	titleBytes, whoBytes = 300, 60
	// someone is who decided when no name was given.
	someone = "reader"
	// nameCookie remembers the name that decisions are kept with, for a year.
	nameCookie = "name"
	yearSecs   = 365 * 24 * 60 * 60
)

// editPage is the model of ui/edit.tmpl: what can be decided about a story.
type editPage struct {
	head
	Story    parallax.StoryID
	About    about
	Named    string // the title a person gave; "" without
	Articles []member
	Others   []*parallax.Digest
	Wrong    said           // why what was asked for cannot be
	Against  []decisionView // what stands against it, and would have to be undone first
	Locked   bool
	Made     []decisionView
}

// member is an article of a story as it stands in lists.
type member struct {
	*parallax.Article
	Ticked bool
}

// edit offers what can be decided about a story.
func (s *Server) edit(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	return s.showEdit(w, r, l, http.StatusOK, said{}, nil)
}

func (s *Server) showEdit(w http.ResponseWriter, r *http.Request, l *dossier.Locale, status int, wrong said, against []parallax.Decision) error {
	st, err := s.standing(r)
	if err != nil {
		return err
	}
	p := editPage{head: head{Title: l.Text("web.edit")}, Story: st.ID, Named: st.Title, Locked: st.Locked, Wrong: wrong}
	if p.Articles, err = s.members(r.Context(), st.Articles, r.Form["article"]); err != nil {
		return err
	}
	digests, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	for _, own := range []bool{true, false} { // those of its storyline first
		for _, g := range digests {
			same := st.Storyline != "" && g.Storyline == st.Storyline
			if g.Story != st.ID && same == own && len(p.Others) < othersOffered {
				p.Others = append(p.Others, g)
			}
		}
	}
	for _, d := range against {
		p.Against = append(p.Against, decisionView{Decision: d, Name: "web.did." + string(d.Kind)})
	}
	if err := s.whereAbout(r.Context(), p.Against); err != nil {
		return err
	}
	if p.Made, err = s.decisionsOn(r.Context(), st.Articles); err != nil {
		return err
	}
	if p.About, err = s.about(r.Context(), &st); err != nil {
		return err
	}
	return s.show(w, l, status, "edit.tmpl", p)
}

// about is the story that a page decides on, as its page names it.
type about struct {
	Story          parallax.StoryID
	Headline, Lang string // the title a person gave, in no known language; "" for a story that has none and no headline
}

// about names a story.
func (s *Server) about(ctx context.Context, st *parallax.Story) (about, error) {
	a := about{Story: st.ID, Headline: st.Title}
	if st.Title != "" {
		return a, nil
	}
	digests, err := s.store.DigestsOf(ctx, []parallax.StoryID{st.ID})
	if len(digests) > 0 {
		a.Headline, a.Lang = digests[0].Headline, digests[0].Language
	}
	return a, err
}

// standing gives the story of the address as it stands now.
func (s *Server) standing(r *http.Request) (parallax.Story, error) {
	if err := r.ParseForm(); err != nil {
		return parallax.Story{}, fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	id, err := s.store.Redirect(r.Context(), parallax.StoryID(r.PathValue("id")))
	if err != nil {
		return parallax.Story{}, err
	}
	all, err := s.store.Stories(r.Context())
	return find(all, id), err
}

// find gives the story with the ID; the zero value when it does not stand.
func find(all []parallax.Story, id parallax.StoryID) parallax.Story {
	for i := range all {
		if all[i].ID == id {
			return all[i]
		}
	}
	return parallax.Story{}
}

// members gives the articles as lists show them, in order of time; those of unknown time come last.
func (s *Server) members(ctx context.Context, ids []parallax.ArticleID, ticked []string) ([]member, error) {
	articles, err := s.store.Articles(ctx, ids)
	out := make([]member, len(articles))
	for i := range articles {
		a := articles[i].Article
		out[i] = member{&a, slices.Contains(ticked, string(a.ID))}
	}
	slices.SortStableFunc(out, func(a, b member) int {
		x, y := a.Reported(), b.Reported()
		if x.IsZero() || y.IsZero() {
			return y.Compare(x)
		}
		return x.Compare(y)
	})
	return out, err
}

// plan is the model of ui/decide.tmpl: a decision with what it will do, before it is made.
type plan struct {
	head
	Story    parallax.StoryID
	About    about
	Do       string // what the reader chose: rename, lock, split, merge
	Decision parallax.Decision
	Become   []member // split, merge: what is one story afterwards
	Stay     []member // split: what remains
	Other    parallax.StoryID
	Who      string
}

// decide shows what a decision will do, and with POST makes it.
func (s *Server) decide(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	p, err := s.plan(r)
	if errors.Is(err, parallax.ErrInvalid) {
		return s.showEdit(w, r, l, http.StatusBadRequest, refusal(l, err), nil)
	}
	if err != nil {
		return err
	}
	if r.Method != http.MethodPost {
		p.Title = l.Text("web." + p.Do)
		return s.show(w, l, http.StatusOK, "decide.tmpl", p)
	}
	err = s.store.Decide(r.Context(), &p.Decision)
	if against := (*parallax.Contradiction)(nil); errors.As(err, &against) {
		return s.showEdit(w, r, l, http.StatusConflict, said{}, against.Against)
	}
	if errors.Is(err, parallax.ErrInvalid) {
		return s.showEdit(w, r, l, http.StatusBadRequest, refusal(l, err), nil)
	}
	if err != nil {
		return err
	}
	if err := s.changed(r.Context(), p.Decision.Story, p.Story); err != nil {
		return err
	}
	rememberName(w, r, p.Who)
	return sent(w, r, "story", string(p.Decision.Story))
}

// changed has the stories compared anew that still stand, each once.
func (s *Server) changed(ctx context.Context, ids ...parallax.StoryID) error {
	s.tagged.drop() // which stories feeds with a tag are in
	s.offers.drop()
	if s.options.Changed == nil {
		return nil
	}
	slices.Sort(ids)
	var standing []parallax.StoryID
	for _, id := range slices.Compact(ids) {
		now, err := s.store.Redirect(ctx, id)
		switch {
		case errors.Is(err, parallax.ErrNotFound):
		case err != nil:
			return err
		case !slices.Contains(standing, now):
			standing = append(standing, now)
		}
	}
	return s.options.Changed(ctx, standing)
}

// plan reads what the reader chose. The error wraps parallax.ErrInvalid when it cannot be.
func (s *Server) plan(r *http.Request) (plan, error) {
	st, err := s.standing(r)
	if err != nil {
		return plan{}, err
	}
	p := plan{Story: st.ID, Do: r.Form.Get("do"), Who: who(r)}
	if p.About, err = s.about(r.Context(), &st); err != nil {
		return plan{}, err
	}
	now := s.options.Now()
	switch p.Do {
	case "rename":
		p.Decision, err = st.Rename(strings.Join(strings.Fields(cutBytes(r.Form.Get("title"), titleBytes)), " "), p.Who, now)
	case "lock":
		p.Decision, err = st.Lock(p.Who, now)
	case "split":
		err = s.planSplit(r, &p, &st, now)
	case "merge":
		err = s.planMerge(r, &p, now)
	default:
		err = fmt.Errorf("%w: nothing that can be decided: %q", parallax.ErrInvalid, p.Do)
	}
	return p, err
}

func (s *Server) planSplit(r *http.Request, p *plan, st *parallax.Story, now time.Time) (err error) {
	var ticked []parallax.ArticleID
	for _, a := range r.Form["article"] {
		ticked = append(ticked, parallax.ArticleID(a))
	}
	if p.Decision, err = st.Split(ticked, p.Who, now); err != nil {
		return err
	}
	if p.Become, err = s.members(r.Context(), p.Decision.Articles, nil); err == nil {
		p.Stay, err = s.members(r.Context(), p.Decision.Others, nil)
	}
	return err
}

func (s *Server) planMerge(r *http.Request, p *plan, now time.Time) error {
	stories, err := s.store.Stories(r.Context())
	if err != nil {
		return err
	}
	named := strings.TrimSpace(cmp.Or(r.Form.Get("address"), r.Form.Get("with")))
	if named == "" {
		return fmt.Errorf("%w: choose the other story, or give its address", parallax.ErrInvalid)
	}
	typed := named
	if u, err := url.Parse(named); err == nil {
		named = path.Base(u.Path)
	}
	p.Other, err = s.store.Redirect(r.Context(), parallax.StoryID(named))
	if errors.Is(err, parallax.ErrNotFound) || p.Other == p.Story {
		return fmt.Errorf("%w: %q is no other story", parallax.ErrInvalid, typed)
	}
	if err != nil {
		return err
	}
	both := slices.DeleteFunc(stories, func(st parallax.Story) bool { return st.ID != p.Story && st.ID != p.Other })
	if p.Decision, err = parallax.OneEvent(both, p.Who, now); err != nil {
		return err
	}
	p.Become, err = s.members(r.Context(), p.Decision.Articles, nil)
	return err
}

// who gives the name a decision is kept with: the one typed, else the one remembered.
func who(r *http.Request) string {
	name := strings.TrimSpace(cutBytes(r.Form.Get("who"), whoBytes))
	if c, err := r.Cookie(nameCookie); name == "" && err == nil {
		name, _ = url.QueryUnescape(c.Value)
		name = strings.TrimSpace(cutBytes(name, whoBytes))
	}
	return cmp.Or(name, someone)
}

// rememberName keeps the name that a reader decides under.
func rememberName(w http.ResponseWriter, r *http.Request, name string) {
	http.SetCookie(w, &http.Cookie{Name: nameCookie, Value: url.QueryEscape(name), Path: "/", MaxAge: yearSecs, HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
}

// cutBytes gives the beginning of s, of n bytes at most, as valid UTF-8.
func cutBytes(s string, n int) string {
	return strings.ToValidUTF8(s[:min(n, len(s))], "")
}

// decisionsPerPage is how many decisions a page of the list shows.
const decisionsPerPage = 50

// decisionsPage is the model of ui/decisions.tmpl.
type decisionsPage struct {
	head
	Made  []decisionView
	Wrong said          // why what was asked for was not done
	Undo  *decisionView // the one that is about to be undone
	Who   string        // who is about to undo it
	Older string        // address of the next page; "" on the last
}

// decisionView is a decision with where what it is about stands now.
type decisionView struct {
	parallax.Decision
	Now   parallax.StoryID // the story of its first article; "" when it stands in none
	First string           // the title of that article; "" when it has none or is gone
	Lang  string           // of First
	Name  string           // key of the text that says what was done
	Until time.Time        // when it was taken back; zero when it stands
	By    string           // who took it back
}

// decisions lists what people decided, the latest first, and what of it they took back.
func (s *Server) decisions(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.history(r.Context(), nil)
	if err != nil {
		return err
	}
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	from = min(max(from, 0), len(all))
	p := decisionsPage{head: head{Title: l.Text("web.decisions")}, Made: all[from:min(from+decisionsPerPage, len(all))]}
	if from+decisionsPerPage < len(all) {
		p.Older = "/decisions?from=" + strconv.Itoa(from+decisionsPerPage)
	}
	if err := s.whereAbout(r.Context(), p.Made); err != nil {
		return err
	}
	return s.show(w, l, http.StatusOK, "decisions.tmpl", p)
}

// decisionsOn gives the decisions about any of the articles, the latest first; all for nil. A split is about what stayed, too. Those
// that were taken back are among them.
func (s *Server) decisionsOn(ctx context.Context, articles []parallax.ArticleID) ([]decisionView, error) {
	list, err := s.history(ctx, articles)
	if err != nil {
		return nil, err
	}
	return list, s.whereAbout(ctx, list)
}

// history is decisionsOn without where they are about.
func (s *Server) history(ctx context.Context, articles []parallax.ArticleID) ([]decisionView, error) {
	all, err := s.store.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	undone, err := s.store.Undone(ctx)
	var out []decisionView
	add := func(v decisionView) {
		if articles == nil || slices.ContainsFunc(articles, func(a parallax.ArticleID) bool { return slices.Contains(v.Articles, a) || slices.Contains(v.Others, a) }) {
			v.Name = "web.did." + string(v.Kind)
			out = append(out, v)
		}
	}
	for _, d := range all {
		add(decisionView{Decision: d})
	}
	for _, u := range undone {
		add(decisionView{Decision: u.Decision, Until: u.Until, By: u.By})
	}
	slices.SortFunc(out, func(a, b decisionView) int { return cmp.Compare(b.ID, a.ID) })
	return out, err
}

// whereAbout fills in the stories and the first articles that decisions are about.
func (s *Server) whereAbout(ctx context.Context, list []decisionView) error {
	for i := range list {
		now, err := s.store.StoryOf(ctx, list[i].Articles[0])
		if err != nil && !errors.Is(err, parallax.ErrNotFound) {
			return err
		}
		list[i].Now = now
		first, err := s.store.Articles(ctx, list[i].Articles[:1])
		if err != nil && !errors.Is(err, parallax.ErrNotFound) {
			return err
		}
		if len(first) > 0 {
			list[i].First, list[i].Lang = first[0].Article.Title, first[0].Article.Language
		}
	}
	return nil
}

// undo shows what taking a decision back will do, and with POST does it.
func (s *Server) undo(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return parallax.ErrNotFound
	}
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	all, err := s.history(r.Context(), nil)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(d decisionView) bool { return d.ID == id })
	if i < 0 {
		return parallax.ErrNotFound
	}
	if err := s.whereAbout(r.Context(), all[i:i+1]); err != nil {
		return err
	}
	d := all[i]
	if !d.Until.IsZero() { // somebody else was faster, or this page is an old one
		p := decisionsPage{head: head{Title: l.Text("web.decisions")}, Wrong: ours(l, "web.undo.already"), Made: all[i : i+1]}
		return s.show(w, l, http.StatusConflict, "decisions.tmpl", p)
	}
	if r.Method != http.MethodPost {
		return s.show(w, l, http.StatusOK, "decisions.tmpl", decisionsPage{head: head{Title: l.Text("web.undo")}, Undo: &d, Who: who(r)})
	}
	moved, err := s.store.TakeBack(r.Context(), s.options.Now(), who(r), id)
	if against := (*parallax.Contradiction)(nil); errors.As(err, &against) {
		p := decisionsPage{head: head{Title: l.Text("web.decisions")}, Wrong: ours(l, "web.against")}
		p.Made = slices.DeleteFunc(all, func(v decisionView) bool {
			return !slices.ContainsFunc(against.Against, func(o parallax.Decision) bool { return o.ID == v.ID })
		})
		if err := s.whereAbout(r.Context(), p.Made); err != nil {
			return err
		}
		return s.show(w, l, http.StatusConflict, "decisions.tmpl", p)
	}
	if err != nil {
		return err
	}
	rememberName(w, r, who(r))
	if err := s.changed(r.Context(), append(moved, d.Now)...); err != nil {
		return err
	}
	return sent(w, r, "decisions")
}

// titles gives the titles that people gave, by the story they stand for now.
func (s *Server) titles(ctx context.Context) (map[parallax.StoryID]string, error) {
	all, err := s.store.Decisions(ctx)
	out := map[parallax.StoryID]string{}
	for _, d := range all {
		if d.Kind != parallax.Named {
			continue
		}
		id, err := s.store.StoryOf(ctx, d.Articles[0])
		if err != nil && !errors.Is(err, parallax.ErrNotFound) {
			return nil, err
		}
		out[id] = d.Title
	}
	return out, err
}

// sent sends the reader to a page after something was done.
func sent(w http.ResponseWriter, r *http.Request, elements ...string) error {
	to, err := url.JoinPath("/", elements...)
	if err == nil {
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
	return err
}
