package extract

import (
	"regexp"
	"slices"
	"strings"

	"parallax"
)

// A kind needs this many of its marks, and of all paragraphs this share.
const (
	// liveEntries is how many paragraphs must begin with a time of day: two or three stand in
	// any account of a night.
	liveEntries = 5
	// spokenTurns and spokenShare are for transcripts: turns that begin with a speaker's name.
	spokenTurns, spokenShare = 6, 0.4
	// briefHeadings is how many headings a list of briefs has; each heads at most briefBlocks
	// paragraphs.
	briefHeadings, briefBlocks = 5, 2
	// galleryImages is how many pictures with captions a gallery has, with hardly more text
	// than captions.
	galleryImages = 6
)

// leadingSpeaker matches "VARN:" and "Ottilie Varn:", not "The reason is simple:".
var leadingSpeaker = regexp.MustCompile(`^(\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3})(?:\s\([^)]{1,30}\))?:\s`)

// pageKind tells pages that are no single account: live blog, briefs, transcript, gallery,
// video.
// Comparison must read them with care, since their parts are of different times and events.
// It gives a reason for each sign, none for an ordinary article. The text stays as it is.
func pageKind(m *metadata, around *survey, blocks []paragraph, images []parallax.Image, entries []parallax.Entry) []parallax.Reason {
	var why []parallax.Reason
	say := func(kind, format string, args ...any) {
		why = append(why, parallax.Because(kind, format, args...))
	}
	for _, t := range m.linked.Types {
		switch {
		case strings.HasSuffix(t, "LiveBlogPosting"):
			say("live blog", "json-ld %s", t)
		case strings.HasSuffix(t, "ImageGallery") || strings.HasSuffix(t, "MediaGallery"):
			say("gallery", "json-ld %s", t)
		}
	}
	if n := timed(entries); n >= minEntries {
		say("live blog", "%d entries with their times", n)
	} else if n := count(blocks, func(p paragraph) bool { return clockPatterns().leading.MatchString(p.text) }); n >= liveEntries {
		say("live blog", "%d entries begin with a time", n)
	}
	if turns, speakers := spoken(blocks); turns >= spokenTurns && float64(turns) >= spokenShare*float64(len(blocks)) && speakers > 1 && speakers*2 <= turns {
		say("transcript", "%d turns of %d speakers", turns, speakers)
	}
	if n := briefs(blocks); n >= briefHeadings {
		say("list of short items", "%d headings with at most %d paragraphs each", n, briefBlocks)
	}
	declared := strings.HasPrefix(m.meta["og:type"], "video") || m.video && !m.hasLinked
	if text := (body{blocks: blocks}).size(); (declared || m.video) && around.player && text < littleText || declared && text < littleText/2 {
		say("video", "declared as one %t, a player %t, %d bytes of text", declared, around.player, text)
	}
	captions, size := 0, 0
	for _, i := range images {
		if i.Caption != "" {
			captions++
			size += len(i.Caption)
		}
	}
	if captions >= galleryImages && (body{blocks: blocks}).size() < 2*size {
		say("gallery", "%d pictures with captions", captions)
	}
	return why
}

// timed counts the entries whose time is known.
func timed(entries []parallax.Entry) int {
	n := 0
	for _, e := range entries {
		if !e.Time.IsZero() {
			n++
		}
	}
	return n
}

func count(blocks []paragraph, is func(paragraph) bool) int {
	n := 0
	for _, p := range blocks {
		if is(p) {
			n++
		}
	}
	return n
}

// spoken counts the paragraphs that begin with a speaker, and the speakers.
func spoken(blocks []paragraph) (turns, speakers int) {
	names := map[string]int{}
	for _, p := range blocks {
		if m := leadingSpeaker.FindStringSubmatch(p.text); m != nil {
			names[m[1]]++
			turns++
		}
	}
	return turns, len(names)
}

// briefs counts the headings of a text in which every heading heads few paragraphs; 0 when
// one of them heads more, as the parts of an account do.
func briefs(blocks []paragraph) int {
	first := slices.IndexFunc(blocks, paragraph.heading)
	if first < 0 || first > briefBlocks {
		return 0
	}
	headings, under := 0, 0
	for _, p := range blocks[first:] {
		switch {
		case p.heading() && under == 0 && headings > 0: // a heading above a heading
		case p.heading():
			headings++
			under = 0
		default:
			under++
		}
		if under > briefBlocks {
			return 0
		}
	}
	return headings
}
