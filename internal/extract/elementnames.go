package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// nameFile holds what the names of elements say: words of languages and of products are data.
//
//go:embed data/names.toml
var nameFile string

// What names say in a survey, as bits of knownNames.survey.
const (
	chromeName = 1 << iota
	captchaName
	failedName
	wallName
	playerName
	hiddenName
)

// knownNames are the patterns of data/names.toml, which says what each list is.
type knownNames struct {
	furniture, strong, unseen, other, lead, caption, consent *nameMatcher
	survey                                                   *nameMatcher // chrome, captcha, failed, wall, player, hidden
	playerAddress, credit, wallMark                          []string     // parts of addresses and names
}

// elementNames gives the patterns. The file is part of the program: a broken one is a broken
// build, so it panics.
var elementNames = sync.OnceValue(func() *knownNames {
	var lists map[string][]string
	if _, err := toml.Decode(nameFile, &lists); err != nil {
		panic(fmt.Sprintf("extract: data/names.toml: %v", err))
	}
	take := func(name string) []string {
		list := lists[name]
		if len(list) == 0 {
			panic("extract: data/names.toml lacks " + name)
		}
		delete(lists, name)
		return list
	}
	pattern := func(name string) string { return strings.Join(take(name), "|") }
	k := &knownNames{
		furniture: names(pattern("furniture")), strong: names(pattern("strong")), unseen: names(pattern("unseen")), other: names(pattern("other")),
		lead: names(pattern("lead")), caption: names(pattern("caption")), consent: names(pattern("consent")),
		survey:        names(pattern("chrome"), pattern("captcha"), pattern("failed"), pattern("wall"), pattern("player"), pattern("hidden")),
		playerAddress: take("player_address"), credit: take("credit"), wallMark: take("wall_mark"),
	}
	for name := range lists {
		panic("extract: data/names.toml has an unknown list " + name)
	}
	return k
})

// containsAny reports whether one of the parts stands in s.
func containsAny(s string, parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(s, p) })
}
