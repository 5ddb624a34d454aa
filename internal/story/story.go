// Package story takes an article and recent articles near it and gives the decision which
// story it joins or starts, with its reasons. It is pure.
//
// An article becomes a sketch (sketch.go): the weighted words, names, numbers and days that
// tell its event from others. Two sketches are compared feature by feature (pair.go); a
// fitted logistic model (model.go, weights.json) makes log-odds of that (place.go). The article
// and the stories it may belong to are then regrouped by the mean of these over pairs, so that
// later articles repair what earlier ones could not know (region.go). Stories of other days
// that share people, places and topic are tied into storylines (storyline.go).
package story
