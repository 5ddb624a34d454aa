// Command fitstory fits the weights of internal/story/weights.json on labelled sets and
// measures grouping with them. It is for development only.
//
//	go run ./tools/fitstory [-eval DIR] measure|shuffle|fit|worst [SET ...]
//
// measure places the documents of each set in order of date, as `parallax group` does, and
// prints B-cubed figures of all stories, of the two thirds used for fitting and of the third
// held out (by a hash of the story's name). fit prints new weights on standard output,
// worst the stories that are grouped worst.
package main

import (
	"flag"
	"fmt"
	"os"

	"parallax/internal/embed"
)

// embedder gives the vectors of all texts.
var embedder = embed.Table()

// sets are what is measured; fit uses those with event labels.
var sets = []string{"allsides", "basil", "ecbplus", "meantime", "cross-script", "newswcl50", "np4e", "ml-crisis", "tgcontest"}

func main() {
	eval := flag.String("eval", "../shared/eval", "folder of the labelled sets")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	names := flag.Args()[1:]
	if len(names) == 0 {
		names = sets
	}
	if err := run(flag.Arg(0), *eval, names); err != nil {
		fmt.Fprintln(os.Stderr, "fitstory:", err)
		os.Exit(1)
	}
}

func run(mode, eval string, names []string) error {
	switch mode {
	case "measure":
		return measure(eval, names)
	case "fit":
		return fit(eval, names)
	case "shuffle":
		return shuffle(eval, names)
	case "worst":
		return worst(eval, names)
	}
	return fmt.Errorf("no such mode: %s", mode)
}
