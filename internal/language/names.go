package language

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names holds what helps to find and sort names in a language (data/TAG/names.toml).
// The floor's file holds what serves all languages: given names and abbreviations of organisations.
type Names struct {
	// Titles stand before a name and are no part of it: "mr", "dr".
	Titles Set `toml:"titles"`
	// FemaleTitles and MaleTitles are the titles that tell the sex.
	FemaleTitles Set `toml:"female_titles"`
	MaleTitles   Set `toml:"male_titles"`
	// Roles are the head words of what people are: "minister", "spokesman", "chief".
	Roles Set `toml:"roles"`
	// RoleEndings end such words where languages write them in one: German "chef" in "Feuerwehrchef".
	RoleEndings []string `toml:"role_endings"`
	// FemaleEndings end the roles of women only: German "in".
	FemaleEndings []string `toml:"female_endings"`
	// RoleWords may stand inside a role beside names and heads: "of", "for", "deputy", "former".
	RoleWords Set `toml:"role_words"`
	// Particles join the parts of a name: "van", "de", "al".
	Particles Set `toml:"particles"`
	// Inside are small words that may stand inside the name of an organisation or place: "of", "and", "the".
	Inside Set `toml:"inside"`
	// Organisations are words that make a run of capitalised words an organisation: "ministry", "inc".
	Organisations Set `toml:"organisations"`
	// Places are words that make a run a place: "river", "street".
	Places Set `toml:"places"`
	// PlaceBefore are prepositions that stand before places: "in", "near".
	PlaceBefore Set `toml:"place_before"`
	// Adjectives are capitalised words of faiths, parties and peoples that name nothing alone: "Democratic".
	Adjectives Set `toml:"adjectives"`
	// Kin are words right before or behind a surname that tell one bearer of it from another: "the elder Doe", "Doe junior".
	Kin Set `toml:"kin"`
	// NotNames are words that are capitalised and name nothing here: weekdays, months, "I".
	NotNames Set `toml:"not_names"`
	// ApostropheEndings is true where case endings of names follow an apostrophe: Turkish "Ankara'ya".
	ApostropheEndings bool `toml:"apostrophe_endings"`
	// OpenersInflected is true where sentences often open with forms that no list of words has, so that a rare word there is no
	// name: Swedish "Muren", the wall.
	OpenersInflected bool `toml:"openers_inflected"`
	// Known are names of more places and organisations than the rules above can tell.
	// NounsCapitalised is true where all nouns are written with a capital.
	NounsCapitalised   bool `toml:"nouns_capitalised"`
	KnownPlaces        Set  `toml:"known_places"`
	KnownOrganisations Set  `toml:"known_organisations"`
	// Given are given names; Female and Male those of one sex only.
	GivenFemale Set `toml:"given_female"`
	GivenMale   Set `toml:"given_male"`
	// GivenVariants are lines of given names that are one in several languages: "vladimir, volodymyr".
	GivenVariants []string `toml:"given_variants"`
	// GivenShort are short forms of given names with what they stand for: "steve: steven, stephen".
	GivenShort []string `toml:"given_short"`
	// Generations stand behind a name and belong to none: "jr". SurnameArticles are written together
	// with a surname that is the same without: "al-".
	Generations     Set      `toml:"generations"`
	SurnameArticles []string `toml:"surname_articles"`
	// Possessives are written together with an owner's name, as printed: "'s". Given by the floor only.
	Possessives []string `toml:"possessives"`
	// Countries are lines "country, other name: demonym, demonym; capital".
	Countries []string `toml:"countries"`

	// Script is how a script without capitals writes names: "unspaced", "spaced" or "attached" (spaced, with the
	// particles of words.toml behind them); empty where names have capitals. The lists below serve such scripts only.
	Script string `toml:"script"`
	// Surnames open the names of people, and so tell where a given name stands ("李"); in a spaced script they end them.
	Surnames Set `toml:"surnames"`
	// SurnameFollows is true where, in a spaced script, the word behind a given name is the surname even when no list
	// knows it: Hindi, Persian.
	SurnameFollows bool `toml:"surname_follows"`
	// TitlesAfter stand behind the name of a person: "氏", "さん".
	TitlesAfter Set `toml:"titles_after"`
	// OrganisationEndings and PlaceEndings end the names of such: "银行", "省"; the former also where names have capitals and are
	// written as one word: "bladet".
	OrganisationEndings []string `toml:"organisation_endings"`
	PlaceEndings        []string `toml:"place_endings"`
	// NameStops are words that are part of no name and end it: "表示", "的".
	NameStops Set `toml:"name_stops"`
	// NameDots join the parts of foreign names: "・".
	NameDots []string `toml:"name_dots"`
	// Attached are letters that are written together with the name behind them: "و", "ب".
	Attached []string `toml:"attached"`
	// Article is written together with the noun behind it: "ال".
	Article string `toml:"article"`

	places, demonyms map[string]string   // folded form to country
	telling          map[string][]string // country to the folded forms of both
	smallDemonyms    map[string]bool     // of demonyms, those that are written in small letters too
	short            map[string][]string // key of a short form to the keys of what it stands for
	variants         map[string]int      // key of a given name to its line in GivenVariants, from 1
}

var names = newArea[Names]("names")

// Names gives the name data of the language; an empty value, never nil, when there is none.
func (l *Language) Names() *Names { return names.of(l) }

func (n *Names) prepare() {
	n.places, n.demonyms, n.smallDemonyms = map[string]string{}, map[string]string{}, map[string]bool{}
	n.short, n.telling = map[string][]string{}, map[string][]string{}
	for _, line := range n.GivenShort {
		short, whole, _ := strings.Cut(line, ": ")
		for given := range strings.SplitSeq(whole, ", ") {
			n.short[NameKey(short)] = append(n.short[NameKey(short)], NameKey(given))
		}
	}
	n.variants = map[string]int{}
	for i, line := range n.GivenVariants {
		for _, given := range split(line) {
			n.variants[NameKey(given)] = i + 1
		}
	}
	for _, line := range n.Countries {
		countries, rest, found := strings.Cut(line, ":")
		if !found {
			panic(fmt.Sprintf("language: names: country line %q without a colon", line))
		}
		demonyms, capitals, _ := strings.Cut(rest, ";")
		country, _, _ := strings.Cut(countries, ",")
		country = strings.TrimSpace(country)
		for i, list := range []string{countries, capitals, demonyms} {
			for _, form := range split(list) {
				to := n.places
				if i == 2 {
					to = n.demonyms
				}
				to[Fold(form)] = country
				if first, _ := utf8.DecodeRuneInString(form); i == 2 && !unicode.IsUpper(first) {
					n.smallDemonyms[Fold(form)] = true
				}
				n.telling[country] = append(n.telling[country], Fold(form))
			}
		}
	}
	for _, body := range slices.Sorted(maps.Keys(n.KnownOrganisations)) {
		first, _, _ := strings.Cut(body, " ")
		if country := n.demonyms[first]; country != "" {
			n.telling[country] = append(n.telling[country], body)
		}
	}
}

// Possessive gives the length in bytes of the possessive ending of a word as printed, 2 for "Ada's";
// 0 when it has none or is nothing else.
func Possessive(word string) int {
	for _, end := range For(Floor).Names().Possessives {
		if len(word) > len(end) && strings.HasSuffix(word, end) {
			return len(end)
		}
	}
	return 0
}

// Owner gives a word as printed without its possessive ending.
func Owner(word string) string { return word[:len(word)-Possessive(word)] }

// split gives the parts of a list divided by commas, without empty ones.
func split(list string) []string {
	var out []string
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// IsPlace reports whether words are the name of a country, a capital or another known place.
func (n *Names) IsPlace(words string) bool {
	w := Fold(words)
	return n.places[w] != "" || n.KnownPlaces[w]
}

// IsRole reports whether a folded word is the head of what somebody is.
func (n *Names) IsRole(word string) bool {
	if n.Roles[word] {
		return true
	}
	for _, end := range n.RoleEndings {
		if rest := len(word) - len(end); (rest == 0 || rest > 2) && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// IsFemaleRole reports whether a folded role is that of a woman by its ending.
func (n *Names) IsFemaleRole(role string) bool {
	for _, end := range n.FemaleEndings {
		if strings.HasSuffix(role, end) {
			return true
		}
	}
	return false
}

// Demonym gives the country a word says something or somebody is of ("french"); empty when none.
func (n *Names) Demonym(word string) string { return n.demonyms[Fold(word)] }

// People is Demonym of a word as printed: one that the language writes with a capital is none without, "polish".
func (n *Names) People(printed string) string {
	first, _ := utf8.DecodeRuneInString(printed)
	if w := Fold(printed); unicode.IsUpper(first) || n.smallDemonyms[w] {
		return n.demonyms[w]
	}
	return ""
}

// OfCountry gives the folded words that tell of a country as Demonym gives it: its names, peoples and capitals, and the
// bodies called after its people ("european union").
func (n *Names) OfCountry(country string) []string { return n.telling[country] }

// IsGiven reports whether a word is a given name, in the language or anywhere.
func (l *Language) IsGiven(word string) bool {
	w := Fold(word)
	for _, n := range []*Names{l.Names(), For(Floor).Names()} {
		if n.GivenFemale[w] || n.GivenMale[w] {
			return true
		}
	}
	return false
}

// Sex gives 'f' or 'm' for a given name that is of one sex only, else 0.
func (l *Language) Sex(given string) byte {
	w := Fold(given)
	for _, n := range []*Names{l.Names(), For(Floor).Names()} {
		switch f, m := n.GivenFemale[w], n.GivenMale[w]; {
		case f && !m:
			return 'f'
		case m && !f:
			return 'm'
		}
	}
	return 0
}

// IsOrganisation reports whether words are the name of a known organisation, in the language or anywhere.
func (l *Language) IsOrganisation(words string) bool {
	w := Fold(words)
	return l.Names().KnownOrganisations[w] || For(Floor).Names().KnownOrganisations[w]
}
