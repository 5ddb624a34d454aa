package parallax

import "time"

// DossierFormat names the format and version of a dossier in JSON.
const DossierFormat = "parallax dossier 1"

// SectionKind is one of the sections of a dossier, in the order they are shown.
type SectionKind string

// The sections of DESIGN.md.
const (
	SectionHeadline    SectionKind = "headline"
	SectionKeyPoints   SectionKind = "key points"
	SectionHappened    SectionKind = "what happened"
	SectionWhoSays     SectionKind = "who says what"
	SectionDifferences SectionKind = "differences"
	SectionCoverage    SectionKind = "coverage"
	SectionHeadlines   SectionKind = "headlines"
	SectionWording     SectionKind = "wording"
	SectionNumbers     SectionKind = "numbers that matter"
	SectionQuotes      SectionKind = "quotes"
	SectionTimeline    SectionKind = "timeline"
	SectionNew         SectionKind = "new and known"
	SectionNext        SectionKind = "what comes next"
	SectionBackground  SectionKind = "background"
	SectionTerms       SectionKind = "terms"
	SectionQuestions   SectionKind = "questions"
	SectionAdvice      SectionKind = "advice and effects"
	SectionUncertain   SectionKind = "uncertain"
	SectionOrigins     SectionKind = "origins"
	SectionSources     SectionKind = "sources"
	SectionMethod      SectionKind = "method"
)

// Dossier is the page about one story.
type Dossier struct {
	Format   string    `json:"format"`
	Version  string    `json:"version"` // of the program that made it
	Story    StoryID   `json:"story"`
	Made     time.Time `json:"made"`
	Sections []Section `json:"sections"`
}

// Section is one part of a dossier; it is there only when it has evidence.
type Section struct {
	Kind SectionKind `json:"kind"`
}
