package pipeline

import (
	"context"
	"errors"
	"fmt"

	"parallax"
)

// Check proves again, from the store alone, that the newest dossier of every story is true to its
// sources; stories that wait for a new one are left out. It gives how many it looked at, and
// tells report what does not hold.
func (p *Pipeline) Check(ctx context.Context, report func(parallax.StoryID, error)) (checked int, err error) {
	ids, err := p.store.Settled(ctx)
	if err != nil {
		return 0, fmt.Errorf("check: %w", err)
	}
	for _, id := range ids {
		comparison, d, err := p.store.Dossier(ctx, id)
		if err != nil {
			report(id, err)
			continue
		}
		if err := p.prove(ctx, id, &comparison, &d); err != nil {
			report(id, byOther(d.Version, err))
		}
		checked++
	}
	return checked, ctx.Err()
}

// byOther says of what does not hold when another version of the program composed it: that one may have counted by other rules.
func byOther(version string, err error) error {
	if version == parallax.Version {
		return err
	}
	return fmt.Errorf("composed by version %s and proved by %s, which may count otherwise (store reprocess makes all anew): %w", version, parallax.Version, err)
}

// prove proves a dossier and its comparison against what the store holds now. Which articles in no story the run that
// composed it looked at is kept nowhere but among its sources: they are taken from there, and what it says of each is proved.
func (p *Pipeline) prove(ctx context.Context, id parallax.StoryID, comparison *parallax.Comparison, d *parallax.Dossier) error {
	read := p.store.Coverage
	proved := func(also []parallax.ArticleID) (c parallax.Coverage, err error) {
		if c, err = read(ctx, id, also); err != nil {
			return c, err
		}
		if c, err = p.described(ctx, c); err != nil {
			return c, err
		}
		used(&c, comparison)
		return c, errors.Join(comparison.Check(&c), d.Check(&c))
	}
	c, err := proved(nil)
	if err == nil || c.Story.ID == "" {
		return err
	}
	strays := strays(d, &c)
	if len(strays) > 0 {
		_, err = proved(strays)
	}
	if err != nil { // a story of the storyline may have come nearer than one it shows
		read = p.store.WholeCoverage
		_, err = proved(strays)
	}
	return err
}

// strays gives the articles that a dossier lists among its sources, of no story of the coverage.
func strays(d *parallax.Dossier, c *parallax.Coverage) []parallax.ArticleID {
	var out []parallax.ArticleID
	s := d.Section(parallax.SectionSources)
	if s == nil {
		return nil
	}
	for _, b := range s.Blocks {
		for _, row := range b.Sources {
			if row.Story == "" && c.Find(row.Article) == nil {
				out = append(out, row.Article)
			}
		}
	}
	return out
}

// Following makes the pipeline one whose pages come from feeds, without an end: an article that
// stands alone is told too, and none is a stray of a run.
func (p *Pipeline) Following() *Pipeline {
	p.following = true
	return p
}
