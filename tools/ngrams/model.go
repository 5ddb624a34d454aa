package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/pemistahl/lingua-go/serialization"
	"google.golang.org/protobuf/proto"
)

// orders are the files of a model that are read, by the length of their grams.
var orders = []string{"unigrams", "bigrams", "trigrams"}

// modelDir gives the folder of lingua-go's models in the module cache.
func modelDir() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/pemistahl/lingua-go").Output()
	if err != nil {
		return "", fmt.Errorf("find lingua-go: %w", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "language-models"), nil
}

// readModels gives the mean of the models joined by "+" in a name.
func readModels(dir, names string) (map[string]float64, error) {
	list := strings.Split(names, "+")
	out := map[string]float64{}
	for _, name := range list {
		m, err := readModel(dir, name)
		if err != nil {
			return nil, err
		}
		for g, p := range m {
			out[g] += p / float64(len(list))
		}
	}
	return out, nil
}

// readModel gives the grams of one to three letters of a model with the probability of their
// last letter after those before it. "sr-Latn" is "sr" in Latin letters.
func readModel(dir, name string) (map[string]float64, error) {
	tag, latin := strings.CutSuffix(name, "-Latn")
	out := map[string]float64{}
	for _, order := range orders {
		path := filepath.Join(dir, tag, order+".pb.bin.zip")
		set, err := readFile(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, s := range set.NgramSets {
			for _, g := range s.Ngrams {
				out[g] = s.Probability
			}
		}
	}
	if latin {
		return conditional(latinised(joint(out))), nil
	}
	return out, nil
}

func readFile(path string) (*serialization.SerializableLanguageModel, error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	if len(z.File) != 1 {
		return nil, fmt.Errorf("%d files in the archive, not one", len(z.File))
	}
	f, err := z.File[0].Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	m := &serialization.SerializableLanguageModel{}
	return m, proto.Unmarshal(raw, m)
}

// joint turns the probability of a gram's last letter into that of the whole gram.
func joint(m map[string]float64) map[string]float64 {
	out := map[string]float64{}
	for g := range m {
		p, letters := 1.0, []rune(g)
		for n := 1; n <= len(letters); n++ {
			p *= m[string(letters[:n])]
		}
		out[g] = p
	}
	return out
}

// conditional is the inverse of joint.
func conditional(m map[string]float64) map[string]float64 {
	out := map[string]float64{}
	for g, p := range m {
		_, last := utf8.DecodeLastRuneInString(g)
		if before := g[:len(g)-last]; before != "" {
			p /= m[before]
		}
		out[g] = min(p, 1)
	}
	return out
}
