#!/usr/bin/env python3
"""Makes internal/embed/words.bin from embedded words: the second half of tools/embed. doc/embed.md has the format.

    python3 tools/embed/make.py FOLDER OUT        # FOLDER as written by words.py"""
import glob, json, os, sys
import numpy as np, scipy.sparse as sparse
from reader import BUCKETS, Table, grams, hash64
from words import STEP, vocabulary

DIMENSIONS = 256
WORDS = 150_000      # with 65,536 buckets as much as fits into 30 MB
LANGUAGE_DIRECTIONS = 20
WHITENING = 0.25     # power of the variance by which directions are divided: 0.5 would be full whitening
PIVOTS = ["en", "es", "ru"]  # languages that all others are held against
ALIGNED = 6000       # words of a language that are held against those of a pivot
NEIGHBOURS = 10      # of CSLS
A = 3e-4             # a word of this relative frequency weighs half: a/(a+p), Arora et al. 2017
HOMOGRAPH = 1.5      # a spelling gets a row of its own in languages where its weight differs by this factor
RIDGE, ROUNDS = 1.0, 30
ALIASES = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh"}  # languages with the mean of another
SENTENCES = [
    ("en", "A fire on the ferry Lady Osk: 213 passengers were rescued off Varnow's harbour"),
    ("de", "Brand auf der Fähre Lady Osk – 213 Passagiere vor dem Hafen von Varnow gerettet"),
    ("ru", "Пожар на пароме «Леди Оск»: у порта Варнов спасены 213 пассажиров"),
    ("ja", "フェリー「レディ・オスク」で火災、ヴァルノウ港の沖で乗客213人を救助"),
    ("ar", "حريق في العبّارة ليدي أوسك وإنقاذ 213 راكباً قبالة ميناء فارنو"),
    ("ko", "페리 레이디 오스크에서 화재, 바르노프 항구 앞에서 승객 213명 구조"),
    ("en", "The central bank raised its well-known interest rate to 4.5 percent"),
    ("zh", "中央银行将基准利率上调至4.5%"),
    ("xx", "Zzyzx qworp"),
    ("en", "213 + 4.5 = ?"),
]


def load(folder):
    """Per language the words, their frequencies and the unit vectors of the model."""
    out = {}
    for tag in sorted({os.path.basename(f).rsplit("-", 1)[0] for f in glob.glob(folder + "/*-*.npy")}):
        parts = []
        while os.path.exists(f"{folder}/{tag}-{len(parts) * STEP:05}.npy"):
            parts.append(np.load(f"{folder}/{tag}-{len(parts) * STEP:05}.npy"))
        v = np.concatenate(parts).astype(np.float32)
        vocab = vocabulary(tag)[:len(v)]
        out[tag] = [w for w, _ in vocab], np.array([p for _, p in vocab]), v
    return out


def reduce(langs):
    """Takes out what tells languages apart, and keeps the directions of most variance, partly whitened."""
    means = np.stack([v.mean(0) for _, _, v in langs.values()])
    _, _, directions = np.linalg.svd(means - means.mean(0), full_matrices=False)
    off = directions[:min(LANGUAGE_DIRECTIONS, len(langs) - 1)]
    centred = {}
    for (tag, (_, _, v)), m in zip(langs.items(), means):
        x = v - m
        centred[tag] = x - x @ off.T @ off
    cov = sum(x.T @ x / len(x) for x in centred.values()) / len(centred)
    value, vector = np.linalg.eigh(cov)
    keep = np.argsort(-value)[:DIMENSIONS]
    project = vector[:, keep] * value[keep] ** -WHITENING
    out = {}
    for tag, x in centred.items():
        y = x @ project
        out[tag] = y / np.linalg.norm(y, axis=1, keepdims=True)
    return out


def align(langs, vectors):
    """Pulls words of two languages that are each other's nearest (by CSLS) half-way together."""
    for pivot in [p for p in PIVOTS if p in vectors]:
        a = vectors[pivot][:ALIGNED]
        total, count = a.copy(), np.ones(len(a))
        pairs = {}
        for tag in vectors:
            if tag == pivot:
                continue
            b = vectors[tag][:ALIGNED]
            sim = a @ b.T
            ra = np.partition(sim, -NEIGHBOURS, 1)[:, -NEIGHBOURS:].mean(1)
            rb = np.partition(sim, -NEIGHBOURS, 0)[-NEIGHBOURS:].mean(0)
            sim = 2 * sim - ra[:, None] - rb
            ia, ib = sim.argmax(1), sim.argmax(0)
            mutual = np.flatnonzero(ib[ia] == np.arange(len(a)))
            mutual = mutual[sim[mutual, ia[mutual]] > 0]
            pairs[tag] = mutual, ia[mutual]
            total[mutual] += b[ia[mutual]]
            count[mutual] += 1
        centre = total / count[:, None]
        centre /= np.linalg.norm(centre, axis=1, keepdims=True)
        for tag, (i, j) in pairs.items():
            vectors[tag][j] = half(vectors[tag][j], centre[i])
        vectors[pivot][:len(a)] = half(a, centre)
        print(f"aligned to {pivot}: " + " ".join(f"{t} {len(i)}" for t, (i, _) in pairs.items()), flush=True)


def half(a, b):
    c = (a + b) / 2
    return c / np.linalg.norm(c, axis=1, keepdims=True)


def merge(langs, vectors):
    """One row for a spelling in all languages, and more where it is much commoner or rarer in one: key, vector, weight."""
    rank, spelled = {}, {}
    for tag, (words, p, _) in langs.items():
        for i, w in enumerate(words):
            rank[w] = min(rank.get(w, i), i)
            spelled.setdefault(w, []).append((tag, i, p[i]))
    rows = []
    for w in sorted(rank, key=lambda w: (rank[w], w)):
        top = max(p for _, _, p in spelled[w])
        v = sum(vectors[t][i] * (p + 1e-7) for t, i, p in spelled[w])
        rows.append((w, v / np.linalg.norm(v), A / (A + top)))
        for t, i, p in spelled[w]:
            if A / (A + p) > HOMOGRAPH * A / (A + top):
                rows.append((t + " " + w, vectors[t][i], A / (A + p)))
        if len(rows) >= WORDS:
            break
    print(len(rank), "spellings,", len(rows), "rows", sum(" " in k for k, _, _ in rows), "of them homographs", flush=True)
    return rows[:WORDS]


def fit_buckets(rows):
    """Vectors of n-gram buckets whose mean is nearest to the vector of the word: ridge regression by conjugate gradients."""
    rows = [r for r in rows if " " not in r[0]]
    held = [i for i in range(len(rows)) if i % 20 == 7]
    g = [grams(r[0]) for r in rows]
    def matrix(which):
        lengths = np.array([len(g[i]) for i in which])
        m = sparse.csr_matrix((np.repeat(1 / np.maximum(lengths, 1), lengths).astype(np.float32), np.concatenate([g[i] for i in which]).astype(np.int32),
                               np.concatenate([[0], np.cumsum(lengths)])), shape=(len(which), BUCKETS))
        return m, np.stack([rows[i][1] for i in which])
    def solve(which):
        m, y = matrix(which)
        # RIDGE is in units of one word's weight on a bucket of its own ten n-grams.
        t, x = m.T.tocsr(), np.zeros((BUCKETS, y.shape[1]), np.float32)
        ridge = RIDGE / 100
        r = t @ y
        d, rho = r.copy(), (r * r).sum(0)
        for _ in range(ROUNDS):
            ad = t @ (m @ d) + ridge * d
            alpha = rho / np.maximum((d * ad).sum(0), 1e-12)
            x += alpha * d
            r -= alpha * ad
            old, rho = rho, (r * r).sum(0)
            d = r + rho / np.maximum(old, 1e-12) * d
        return x
    if os.environ.get("HELD"):
        x = solve([i for i in range(len(rows)) if i % 20 != 7])
        m, y = matrix(held)
        z = m @ x
        print("unseen words from n-grams: mean cosine %.3f, length %.3f" % ((z * y).sum(1).__truediv__(np.linalg.norm(z, axis=1) + 1e-9).mean(), np.linalg.norm(z, axis=1).mean()), flush=True)
    return solve(range(len(rows)))


def prior_means(langs, rows):
    """The expected vector of a text of each language: its words by their frequency."""
    at = {k: (v, w) for k, v, w in rows}
    out = {}
    for tag, (words, p, _) in langs.items():
        total, weights = np.zeros(DIMENSIONS), 0.0
        for w, f in zip(words, p):
            row = at.get(tag + " " + w) or at.get(w)
            if row:
                total += f * row[1] * row[0]
                weights += f * row[1]
        out[tag] = (total / weights).astype(np.float32)
    return out


def quantise(m):
    """4 bits: codes from -7 to 7 and for each row a scale, in 65536ths, of those tried the one that loses least."""
    top = np.abs(m).max(1, keepdims=True)
    best, code, scale = np.full((len(m), 1), np.inf), np.zeros(m.shape, np.int8), np.zeros((len(m), 1), np.int64)
    for share in (1, 0.9, 0.8, 0.7, 0.6, 0.5):
        s = np.clip(np.round(top * share / 7 * 65536), 1, 65535)
        q = np.clip(np.round(m / (s / 65536)), -7, 7)
        loss = ((q * (s / 65536) - m) ** 2).sum(1, keepdims=True)
        better = loss < best
        best, code, scale = np.where(better, loss, best), np.where(better, q, code).astype(np.int8), np.where(better, s, scale).astype(np.int64)
    return code, scale[:, 0]


def dequantise(code, scale):
    return code.astype(np.float32) * (scale / 65536).astype(np.float32)[:, None]


def build(folder):
    langs = load(folder)
    print(len(langs), "languages,", sum(len(w) for w, _, _ in langs.values()), "words", flush=True)
    vectors = reduce(langs)
    align(langs, vectors)
    rows = merge(langs, vectors)
    buckets = fit_buckets(rows)
    return langs, rows, buckets


def write(path, rows, buckets, means):
    """Writes the file; gives back what a reader of it sees."""
    rows = sorted(((hash64(k), k, v, w) for k, v, w in rows), key=lambda r: r[0] >> 16)
    hashes = np.array([h for h, _, _, _ in rows], np.uint64)
    weights = np.maximum(1, np.round(255 * np.array([w for _, _, _, w in rows]))).astype(np.uint8)
    codes, scales = quantise(np.stack([v for _, _, v, _ in rows]))
    bucket_codes, bucket_scales = quantise(buckets)
    starts = np.searchsorted(hashes >> np.uint64(48), np.arange(65537, dtype=np.uint64)).astype("<u4")
    languages = b"".join(tag.encode().ljust(8, b"\0") + means[tag].astype("<f4").tobytes() for tag in sorted(means))
    pack = lambda c: ((c[:, 0::2] + 8) | (c[:, 1::2] + 8) << 4).astype(np.uint8).tobytes()
    head = b"parallax words 1" + np.array([len(rows), buckets.shape[1], len(buckets), len(means)], "<u4").tobytes()
    with open(path, "wb") as f:
        for section in (head, languages, starts.tobytes(), (hashes >> np.uint64(16)).astype("<u4").tobytes(), weights.tobytes(), scales.astype("<u2").tobytes(),
                        bucket_scales.astype("<u2").tobytes(), pack(codes), pack(bucket_codes)):
            f.write(section + b"\0" * (-(f.tell() + len(section)) % 64))
    v = dequantise(codes, scales)
    return Table({k: (v[i], weights[i] / 255) for i, (_, k, _, _) in enumerate(rows)}, dequantise(bucket_codes, bucket_scales), means)


def check(path, table):
    """Writes what a test of the Go reader holds: parts of raw vectors, and cosines of centred ones, of invented sentences."""
    raw = [{"language": t, "text": s, "starts": [round(float(x), 6) for x in table.raw(s, t)[:8]], "length": round(float(np.linalg.norm(table.raw(s, t))), 6)}
           for t, s in SENTENCES]
    v = [table.centred(s, t) for t, s in SENTENCES]
    cosines = [[round(float(a @ b), 4) for b in v] for a in v]
    with open(path, "w") as f:
        json.dump({"texts": raw, "cosines": cosines}, f, ensure_ascii=False, indent=1)


def main():
    folder, out = sys.argv[1:]
    langs, rows, buckets = build(folder)
    means = prior_means(langs, rows)
    for new, old in ALIASES.items():
        if old in means:
            means[new] = means[old]
    check(out + ".json", write(out, rows, buckets, means))


if __name__ == "__main__":
    main()
