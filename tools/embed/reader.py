"""Reads a text as internal/embed/words.go does, in Python: what make.py makes its test vectors with."""
import functools, re, unicodedata
import numpy as np

BUCKETS = 65536
LONGEST = 8          # characters of the longest word looked for where no spaces stand
GRAMS = (3, 4, 5)    # lengths of n-grams of a word with a space on both sides
DENSE = (1, 2)       # of a word in a script whose characters are syllables or words


def fold(word):
    """language.Fold of the Go code."""
    word = "".join(c.lower() for c in unicodedata.normalize("NFKC", word))  # each alone, as Go does: no final sigma
    word = re.sub("[\u2019\u02bc\u2018]", "'", word)
    return re.sub("[\u00ad\u200b\u0640\u064b-\u0652\u0307]", "", word)


def hash64(s):
    """FNV-1a with the finaliser of MurmurHash3."""
    h = 0xCBF29CE484222325
    for b in s.encode():
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    for k in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        h = (h ^ h >> 33) * k & 0xFFFFFFFFFFFFFFFF
    return h ^ h >> 33


def script(c):
    """"K" for katakana, "D" for other characters that are syllables or words, "L" for other letters, marks and digits, ""."""
    o = ord(c)
    if 0x30A1 <= o <= 0x30FA or o == 0x30FC:
        return "K"
    if 0x3041 <= o <= 0x3096 or 0x3400 <= o <= 0x9FFF or 0x20000 <= o <= 0x3FFFF or 0xAC00 <= o <= 0xD7A3 or 0x0E01 <= o <= 0x0E4E or o == 0x3005:
        return "D"
    return "L" if unicodedata.category(c)[0] in "LMN" else ""


@functools.lru_cache(1 << 20)
def grams(word):
    """The buckets of the n-grams of a word."""
    lengths, s = GRAMS, " " + word + " "
    if script(word[0]) == "D":
        lengths, s = DENSE, word
    return [hash64(s[i:i + n]) % BUCKETS for n in lengths for i in range(len(s) - n + 1)]


def words(text, known):
    """The words of a text, folded, each either known or to be made of its n-grams."""
    text = fold(text)
    runs, at, kind = [], 0, ""
    for i, c in enumerate(text + " "):
        k = script(c) if i < len(text) else ""
        if k == "" and kind == "L" and c in "'-" and i + 1 < len(text) and script(text[i + 1]) == "L":
            k = "L"
        if k != kind:
            if kind:
                runs.append((kind, text[at:i]))
            at, kind = i, k
    for kind, run in runs:
        if kind == "D":
            yield from dense(run, known)
        elif known(run):
            yield run
        else:
            yield from (p for p in re.split("['-]", run) if p)


def dense(run, known):
    """Longest known words first, from the left; what stands between them is unknown words."""
    at = start = 0
    while at < len(run):
        n = next((n for n in range(min(LONGEST, len(run) - at), 0, -1) if known(run[at:at + n])), 0)
        if n == 0:
            at += 1
            continue
        if start < at:
            yield run[start:at]
        yield run[at:at + n]
        at = start = at + n
    if start < at:
        yield run[start:at]


class Table:
    """rows: key to (vector, weight), keys being "word" or "tag word"; buckets: matrix; means: tag to vector."""

    def __init__(self, rows, buckets, means):
        self.rows, self.buckets, self.means = rows, buckets, means

    def raw(self, text, tag):
        """The weighted mean of the vectors of the words of a text."""
        total, weights = np.zeros(self.buckets.shape[1], np.float32), 0.0
        for w in words(text, lambda w: w in self.rows or tag + " " + w in self.rows):
            row = self.rows.get(tag + " " + w) or self.rows.get(w)
            if row:
                v, weight = row
            elif any(c.isdigit() for c in w):
                continue
            else:
                g = grams(w)
                if not g:
                    continue
                v, weight = self.buckets[g].mean(0), 1.0
            total += weight * v
            weights += weight
        return total / weights if weights else total

    def centred(self, text, tag, mean=None):
        v = self.raw(text, tag)
        if v.any():
            v = v - (self.means.get(tag, 0) if mean is None else mean)
        n = np.linalg.norm(v)
        return v / n if n else v
