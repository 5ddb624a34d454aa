// Package story takes an article and recent articles near it and gives the decision which
// story it joins or starts, with its reasons. It is pure.
package story

import "parallax"

// Sketch gives what is kept at hand of an article, without Hashes and placement.
func Sketch(a parallax.Article, notes []parallax.Annotation, vector parallax.Vector) parallax.Sketch {
	return parallax.Sketch{}
}

// Place decides where the article of the sketch belongs.
func Place(a parallax.Article, s parallax.Sketch, edges []parallax.Edge, near parallax.Near) parallax.Placement {
	return parallax.Placement{}
}
