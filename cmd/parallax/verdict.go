package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/store"
)

// judging is what the flags of the command verdict say.
type judging struct {
	who, note, kind, about string
	withdraw               int64
}

func verdictCommand() *cobra.Command {
	var w where
	var j judging
	c := &cobra.Command{
		Use:   "verdict STORY [CLAIM|DIFFERENCE dismiss|confirm|correct|comment]",
		Short: "Say that a claim or a difference is so, is not so, or is another",
		Long: `Verdict keeps what a person says of a claim or a difference; it stays with it however often the story
is compared anew. With a story alone it lists what can be judged, with IDs, and what was said.
Correct is for differences and needs --kind or --about; comment needs --note.`,
		Example: `  parallax verdict --store news.db s_k2x
  parallax verdict --store news.db s_k2x d_m4p dismiss --who ann --note "two collisions"
  parallax verdict --store news.db --withdraw 1`,
		Args: usage(cobra.MaximumNArgs(3)),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if withdraws := j.withdraw != 0; withdraws != (len(args) == 0) || len(args) == 2 {
				return usageError{errors.New("verdict needs the ID of a story (it stands in the address of its page), and to judge also the ID of a claim or difference and what you say of it; or --withdraw alone")}
			}
			s, err := w.open(c.Context(), false)
			if err != nil {
				return err
			}
			defer closing(s, &err)
			switch len(args) {
			case 0:
				return j.takeBack(c, s)
			case 1:
				return listVerdicts(c, s, parallax.StoryID(args[0]))
			}
			return j.judge(c, s, args)
		},
	}
	w.flags(c)
	c.Flags().StringVar(&j.who, "who", "owner", "who says so")
	c.Flags().StringVar(&j.note, "note", "", "why")
	c.Flags().StringVar(&j.kind, "kind", "", "correct: the kind the difference is of")
	c.Flags().StringVar(&j.about, "about", "", "correct: what the difference is about")
	c.Flags().Int64Var(&j.withdraw, "withdraw", 0, "take back the verdict with this number")
	return c
}

// judge keeps a verdict on a claim or difference of the newest dossier.
func (j *judging) judge(c *cobra.Command, s *store.Store, args []string) error {
	ctx := c.Context()
	story, err := s.Redirect(ctx, parallax.StoryID(args[0]))
	if err != nil {
		return err
	}
	made, _, err := s.Dossier(ctx, story)
	if err != nil {
		return err
	}
	v, err := j.verdict(&made, args[1], parallax.VerdictAct(args[2]))
	if err != nil {
		return err
	}
	id, err := s.Judge(ctx, &v)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "verdict %d: %s %s\n", id, v.Act, args[1])
	return composeJudged(ctx, c.OutOrStdout(), s, story)
}

// verdict makes what is said of the claim or difference with the ID.
func (j *judging) verdict(made *parallax.Comparison, id string, act parallax.VerdictAct) (parallax.Verdict, error) {
	v := parallax.Verdict{Act: act, Note: j.note, By: j.who, At: time.Now(), Kind: parallax.DifferenceKind(j.kind), About: j.about}
	correct := act == parallax.Correct
	switch {
	case !slices.Contains([]parallax.VerdictAct{parallax.Dismiss, parallax.Confirm, parallax.Correct, parallax.Comment}, act):
		return v, usageError{fmt.Errorf("%q: dismiss, confirm, correct or comment is needed", act)}
	case act == parallax.Comment && v.Note == "":
		return v, usageError{errors.New("comment needs --note")}
	case correct != (v.Kind != "" || v.About != ""):
		return v, usageError{errors.New("correct needs --kind or --about, and nothing else takes them")}
	case v.Kind != "" && !slices.Contains(parallax.DifferenceKinds, v.Kind):
		return v, usageError{fmt.Errorf("--kind %s: one of %v is needed", v.Kind, parallax.DifferenceKinds)}
	}
	for _, list := range [][]parallax.Difference{made.Differences, made.Updates} {
		for i := range list {
			if d := list[i]; string(d.ID) == id {
				v.On = parallax.SubjectOf(&d)
				if d.Verdicts = nil; correct || act == parallax.Confirm {
					v.Kept = &d
				}
				return v, nil
			}
		}
	}
	claim := made.Claim(parallax.ClaimID(id))
	switch {
	case claim == nil:
		return v, fmt.Errorf("claim or difference %s: %w", id, parallax.ErrNotFound)
	case correct:
		return v, usageError{errors.New("only differences can be corrected")}
	}
	v.On = parallax.SubjectOfClaim(claim)
	return v, nil
}

// takeBack withdraws a verdict.
func (j *judging) takeBack(c *cobra.Command, s *store.Store) error {
	stories, err := s.Withdraw(c.Context(), j.withdraw)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.OutOrStdout(), "verdict %d is withdrawn\n", j.withdraw)
	return composeJudged(c.Context(), c.OutOrStdout(), s, stories...)
}

// composeJudged compares stories anew, unless a server works on the store, which was asked to.
func composeJudged(ctx context.Context, out io.Writer, s *store.Store, ids ...parallax.StoryID) error {
	switch err := s.Lock(ctx); {
	case errors.Is(err, store.ErrLocked):
		_, err = fmt.Fprintln(out, "the server that works on the store compares the story anew")
		return err
	case err != nil:
		return err
	}
	return recomposer(s)(ctx, ids)
}

// listVerdicts lists the claims and differences of a story with their IDs, and what was said of its articles.
func listVerdicts(c *cobra.Command, s *store.Store, id parallax.StoryID) error {
	ctx, out := c.Context(), c.OutOrStdout()
	id, err := s.Redirect(ctx, id)
	if err != nil {
		return err
	}
	made, _, err := s.Dossier(ctx, id)
	if err != nil {
		return err
	}
	var articles []parallax.ArticleID
	for _, list := range [][]parallax.Difference{made.Differences, made.Updates} {
		for i := range list {
			d := &list[i]
			fmt.Fprintf(out, "%s  %s%s\n", d.ID, d.Kind, lead(": ", plainLine(d.About)))
			for k := range d.Sides {
				articles = append(articles, d.Sides[k].Evidence.Article)
				fmt.Fprintf(out, "    %s: %s\n", plainLine(d.Sides[k].Outlet), plainLine(d.Sides[k].Evidence.Exact))
			}
		}
	}
	for _, list := range [][]parallax.Claim{made.Claims, made.Single} {
		for i := range list {
			for k := range list[i].Members {
				e := &list[i].Members[k].Statement.Evidence
				if articles = append(articles, e.Article); k == 0 {
					fmt.Fprintf(out, "%s  claim: %s\n", list[i].ID, plainLine(e.Exact))
				}
			}
		}
	}
	said, err := s.Judged(ctx, articles...)
	for _, v := range said {
		fmt.Fprintf(out, "verdict %d: %s by %s, %s%s\n", v.ID, v.Act, plainLine(v.By), v.At.Format(time.DateOnly), lead(": ", plainLine(v.Note)))
	}
	return err
}
