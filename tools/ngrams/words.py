#!/usr/bin/env python3
"""Writes tools/ngrams/words.tsv: the commonest words of the languages of ngrams.bin with their probability.

    pip install wordfreq==3.1.1 && python3 tools/ngrams/words.py > tools/ngrams/words.tsv

Each line is a tag, a word folded to lower case, and -ln of its probability times 16, at most 255. Source: wordfreq by
Robyn Speer, data CC BY-SA 4.0; see NOTICE. Languages it does not have stand in own.txt, written by hand."""
import math, re, unicodedata
import wordfreq

TAGS = "ar bg ca cs da de en es fa fi fr hi hu id is it lt lv mk ms no nl pl pt ro ru sh sk sl sv tl tr uk ur vi".split()
WORDS = 400


def main():
    for tag in TAGS:
        seen = set()
        for word, p in wordfreq.get_frequency_dict({"no": "nb", "tl": "fil"}.get(tag, tag), "best").items():  # "sh" is Bosnian, Croatian and Serbian together
            word = unicodedata.normalize("NFC", word).lower()
            if word in seen or not all(c.isalpha() or unicodedata.category(c) in ("Mn", "Mc") for c in word):
                continue
            seen.add(word)
            print(tag, word, min(255, round(-math.log(p) * 16)), sep="\t")
            if len(seen) == WORDS:
                break


if __name__ == "__main__":
    main()
