// Package parallax is the domain of a multi-source news comparison engine: articles of
// many outlets go in, dossiers come out in which every line leads to its verbatim words.
//
// The package holds the things the engine speaks about (see DESIGN.md, "Words"), one file
// per noun, with the rules each of them must keep (its Check method). It imports the
// standard library only; the stages that make and use these values live in internal/.
//
// All offsets in this package are byte offsets into UTF-8 text. All times that were
// printed with a zone keep it.
package parallax

// Version is the version of the program; it is stored with everything the engine derives,
// so that what an older version made can be found and made again.
const Version = "0.1.0-dev"
