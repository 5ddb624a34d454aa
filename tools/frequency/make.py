#!/usr/bin/env python3
"""Writes internal/language/data/TAG/frequency.gz: the commonest words of a language by rarity.

    pip install wordfreq==3.1.1 && python3 tools/frequency/make.py

Each line is a rarity (-log10 of the relative frequency, times 100) and the words that have it, commonest first.
Words are folded as language.Fold does. In Chinese and Japanese, where Tokens gives bigrams, the frequency of a
word goes to each bigram inside it. Source: wordfreq by Robyn Speer, data CC BY-SA 4.0; see NOTICE."""
import collections, gzip, io, math, os, re, unicodedata
import wordfreq

TAGS = "ar cs da de el en es fa fr he hi id it ja ko nl pl pt ru sv tr uk zh".split()
WORDS = 20000


def fold(word):
    word = unicodedata.normalize("NFKC", word).lower().replace("\u2019", "'")
    return re.sub("[\u00ad\u200b\u0640\u064b-\u0652\u0307]", "", word)


def units(word, tag):
    if tag in ("zh", "ja") and len(word) > 1 and not word.isascii():
        return [word[i:i + 2] for i in range(len(word) - 1)]
    return [word]


def main():
    root = os.path.join(os.path.dirname(__file__), "..", "..", "internal", "language", "data")
    for tag in TAGS:
        total = collections.Counter()
        for word, f in wordfreq.get_frequency_dict(tag, wordlist="best").items():
            if any(c.isdigit() for c in word) or not any(c.isalpha() for c in word):
                continue
            for u in units(fold(word), tag):
                total[u] += f
        lines = collections.defaultdict(list)
        for word, f in sorted(total.items(), key=lambda x: (-x[1], x[0]))[:WORDS]:
            if f > 0 and word and " " not in word:
                lines[max(0, round(-100 * math.log10(f)))].append(word)
        buf = io.StringIO()
        for r in sorted(lines):
            buf.write(f"{r} {' '.join(sorted(lines[r]))}\n")
        os.makedirs(os.path.join(root, tag), exist_ok=True)
        with open(os.path.join(root, tag, "frequency.gz"), "wb") as out:
            with gzip.GzipFile("", "wb", 9, out, mtime=0) as z:  # no name, no time: the same input gives the same file
                z.write(buf.getvalue().encode())


if __name__ == "__main__":
    main()
