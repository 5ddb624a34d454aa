// Package story takes an article and recent articles near it and gives the decision which
// story it joins or starts, with its reasons. It is pure.
//
// An article becomes a sketch (sketch.go): the weighted words, names, numbers and days that
// tell its event from others. Two sketches are compared feature by feature (pair.go); a
// fitted logistic model (model.go, weights.json) makes a probability of that; an article
// against a story is the mix of its best and its mean article (place.go). Stories of other
// days that share people, places and topic are tied into storylines (storyline.go).
package story
