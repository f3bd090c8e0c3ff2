#!/usr/bin/env python3
"""Makes aggregates.json: distribution functions of sums over people, from closed forms.

    python3 make-aggregates.py > aggregates.json

Every line has `count` people; one of them has an amount with probability min(1, p F), the amount is S times a gamma
variable of whole shape (exponential for 1), and d, r and c turn it into the payment min(r (x - d)+, c). Given the common
factors F and S the number of people who are paid is binomial and

* without a cap, a deductible is taken from exponentials only, whose excess is exponential again: k payments are a gamma
  variable;
* with a cap, j of k payments are at the cap and the others exponentials cut at it, whose sum has the distribution
  function sum_i (-1)^i C(m, i) e^(-ic) Gamma_m(x - ic) / (1 - e^(-c))^m by inclusion and exclusion, in 60 digits.

Lines of one case share their law, so that only their counts are convolved. F and S are lognormal with mean 1; the mixture
over their normals is a Gauss-Legendre rule on panels whose number is doubled until nothing changes by 1e-13 of it.
"""
import json
import numpy as np
from mpmath import mp, mpf
from scipy import special, stats

mp.dps = 60


def counts(lines, F, paid):
    """P(k people are paid), from k0 on, up to 1e-18 on each side."""
    total, start = np.array([1.0]), 0
    for n, p in lines:
        q = min(1.0, p * F) * paid
        law = stats.binom(n, q)
        sd = (n * q * (1 - q)) ** 0.5
        low, high = max(0, int(n * q - 9.5 * sd - 30)), min(n, int(n * q + 9.5 * sd + 40))
        total = np.convolve(total, law.pmf(np.arange(low, high + 1)))
        start += low
    return start, total


def given(case, F, S, xs):
    """P(C <= x) given the factors."""
    scale, shape = case["mean"] / case["shape"] * S, case["shape"]
    d, r, c = case["deductible"], case["rate"], case["cap"]
    paid = np.exp(-d / scale) if d else 1.0
    start, weights = counts(case["lines"], F, paid)
    ks = np.arange(start, start + len(weights))
    if case["sure"]:
        return np.array([weights[ks * case["mean"] * S * r <= x * (1 + 1e-12)].sum() for x in xs])
    if c is None:
        return np.array([
            (weights * np.where(ks == 0, 1.0, special.gammainc(np.maximum(ks, 1) * shape, x / (r * scale)))).sum()
            for x in xs])
    top = mpf(c) / (r * mpf(scale))
    at = mp.exp(-top)
    result = []
    for x in xs:
        y = mpf(x) / (r * mpf(scale))
        total = mpf(0)
        for k, w in zip(ks, weights):
            if w < 1e-22: continue
            for j in range(int(k) + 1):
                if j * top > y: break
                m = int(k) - j
                rest = y - j * top
                chance = mp.binomial(int(k), j) * at ** j
                if m:
                    s = mpf(0)
                    for i in range(m + 1):
                        if i * top > rest: break
                        s += (-1) ** i * mp.binomial(m, i) * mp.exp(-i * top) * mp.gammainc(m, 0, rest - i * top, regularized=True)
                    chance *= s
                total += mpf(float(w)) * chance
        result.append(float(total))
    return np.array(result)


def mixed(case, f):
    """The mean of f(F, S) over the factors."""
    a, b, rho = case["shocks"]
    if a == 0 and b == 0: return f(1.0, 1.0)
    # Where some p F reaches 1 the integrand has a kink.
    kinks = [(-np.log(p) + a * a / 2) / a for n, p in case["lines"]] if a else []
    def normals(panels, kinks=[]):
        x, w = np.polynomial.legendre.leggauss(16)
        edges = sorted([*np.linspace(-8.5, 8.5, panels + 1), *(k for k in kinks if abs(k) < 8.5)])
        z = np.concatenate([(l + h) / 2 + (h - l) / 2 * x for l, h in zip(edges, edges[1:])])
        v = np.concatenate([(h - l) / 2 * w for l, h in zip(edges, edges[1:])]) * stats.norm.pdf(z)
        return z, v / v.sum()
    before, panels = None, 4
    while True:
        z, v = normals(panels)
        total = 0
        for z1, v1 in (zip(*normals(panels, kinks)) if a or rho else [(0.0, 1.0)]):
            for z2, v2 in (zip(z, v) if b else [(0.0, 1.0)]):
                if v1 * v2 < 1e-19: continue
                s = rho * z1 + (1 - rho * rho) ** 0.5 * z2
                total = total + v1 * v2 * f(np.exp(a * z1 - a * a / 2), np.exp(b * s - b * b / 2))
        if before is not None and np.max(np.abs(total - before) / (1 + np.abs(total))) < 1e-13: return total
        before, panels = total, panels * 2
        assert panels <= 512, case["name"]


CASES = [
    # name, lines (count, p), mean, shape, sure, deductible, rate, cap, shocks, points as shares of the mean
    ("a thousand exponentials", [(1000, 0.05)], 4000, 1, False, 0, 1, None, (0, 0, 0), [0.3, 0.6, 0.9, 1, 1.1, 1.5, 2]),
    ("three people", [(3, 0.3)], 4000, 1, False, 0, 1, None, (0, 0, 0), [0.2, 1, 2, 5, 12]),
    ("one person in a thousand", [(100, 0.0001)], 4000, 1, False, 0, 1, None, (0, 0, 0), [0.5, 50, 100, 300, 900]),
    ("everybody has a gamma amount", [(40, 1)], 3000, 3, False, 0, 0.5, None, (0, 0, 0), [0.6, 0.8, 1, 1.2, 1.5]),
    ("a million exponentials", [(1_000_000, 0.1)], 4000, 1, False, 9000, 0.75, None, (0, 0, 0), [0.97, 0.99, 1, 1.01, 1.03]),
    ("frequency moves", [(20_000, 0.1)], 4000, 1, False, 9000, 0.75, None, (0.05, 0, 0), [0.7, 0.85, 1, 1.15, 1.4]),
    ("frequency moves a lot", [(400, 0.05)], 4000, 1, False, 0, 1, None, (0.5, 0, 0), [0.2, 0.5, 0.9, 1.5, 3]),
    ("nearly everybody in a bad year", [(300, 0.95)], 4000, 1, False, 0, 1, None, (0.1, 0, 0), [0.6, 0.8, 1, 1.1, 1.2]),
    ("severity moves", [(20_000, 0.1)], 4000, 1, False, 9000, 0.75, None, (0, 0.04, 0), [0.6, 0.8, 1, 1.2, 1.5]),
    ("both move together", [(3_000, 0.1), (500, 0.3)], 4000, 1, False, 9000, 0.75, None, (0.05, 0.04, 0.3), [0.4, 0.7, 1, 1.3, 1.8]),
    ("both move, in opposite ways", [(2_000, 0.2)], 4000, 1, False, 5000, 0.6, None, (0.1, 0.1, -0.8), [0.4, 0.7, 1, 1.3, 1.8]),
    ("a cap", [(60, 0.2)], 4000, 1, False, 2000, 0.8, 5000, (0, 0, 0), [0.2, 0.6, 1, 1.5, 2.5]),
    ("a cap that most reach", [(20, 0.3)], 40_000, 1, False, 2000, 0.8, 10_000, (0, 0, 0), [0.11, 0.3, 0.55, 0.93, 1.7]),
    ("sure amounts", [(200, 0.07)], 1000, 1, True, 0, 0.5, None, (0, 0, 0), [0.25, 0.607, 0.96, 1.32, 1.75]),
    ("sure amounts, moved", [(200, 0.07)], 1000, 1, True, 0, 0.5, None, (0.2, 0, 0), [0.25, 0.607, 0.96, 1.32, 1.75]),
]

result = []
for name, lines, mean, shape, sure, d, r, c, shocks, shares in CASES:
    case = dict(name=name, lines=lines, mean=mean, shape=shape, sure=sure, deductible=d, rate=r, cap=c, shocks=shocks)
    def moments(F, S):
        scale = mean / shape * S
        paid = 1.0 if sure or not d else np.exp(-d / scale)
        if sure: m, m2 = r * mean * S, (r * mean * S) ** 2
        elif c is None: m, m2 = paid * r * shape * scale, paid * r * r * shape * (shape + 1) * scale * scale
        else:
            t = c / (r * scale)
            m = paid * r * scale * -np.expm1(-t)
            m2 = paid * 2 * (r * scale) ** 2 * (1 - np.exp(-t) * (1 + t))
        qs = [(n, min(1, p * F)) for n, p in lines]
        M = sum(n * q * m for n, q in qs)
        return np.array([M, sum(n * (q * m2 - (q * m) ** 2) for n, q in qs) + M * M])
    first, second = mixed(case, moments)
    xs = [float(f"{s * first:.6g}") for s in shares]
    values = mixed(case, lambda F, S: given(case, F, S, xs))
    result.append(dict(
        name=name, lines=[dict(count=n, probability=p) for n, p in lines], mean=mean, shape=shape, sure=sure,
        deductible=d, rate=r, cap=c, frequency=shocks[0], severity=shocks[1], correlation=shocks[2],
        expected=first, variance=second - first * first,
        cumulative=[dict(at=x, value=float(v)) for x, v in zip(xs, values)]))
    import sys; print(name, file=sys.stderr)
print(json.dumps(result, indent=1))
