#!/usr/bin/env python3
"""Makes severity.json: reference values of every law of the module Chance.

    python3 make-reference.py > severity.json

The value is mpmath's, computed from the law's definition with at least 60 digits and rounded once. SciPy and R (base R
and actuar) compute it too where they have the law. Where they agree with mpmath within 1e-12 relative they are named in
`by`. Where one of them does not, because it loses digits itself, or where neither has the function, mpmath has to
confirm its value within 1e-15: limited moments by quadrature of the survival function, probabilities of counts by their
neighbour, sums of them from the other side, and the rest (F, S, quantiles, full moments) only with three times the
digits. That is named `mpmath again`, and the other program's relative difference stands in `differs`.
"""
import json, math, platform, re, subprocess, sys, tempfile
import mpmath, scipy
from mpmath import mp, mpf
from scipy import stats

mp.dps = 60
TOLERANCE = 1e-12
INF = math.inf


# ---- The laws, from their definitions -------------------------------------------------------------------------------

class Law:
    """S, F and limited moments for an mpf; quantile(h) for the cumulative hazard or by inversion."""
    digits = 60
    lower = mpf(0)
    kinks = ()  # where S bends
    bracket = mpf(10) ** -400, mpf(10) ** 400

    def quantile(self, p, q):
        """The x with F(x) = p, S(x) = q; exactly one of the two is given."""
        target, f, sign = (p, self.F, 1) if p is not None else (q, self.S, -1)
        a, b = (mp.log(x) for x in self.bracket)
        for _ in range(int(mp.log((b - a) * 100, 2)) + 3):
            m = (a + b) / 2
            if (f(mp.exp(m)) - target) * sign > 0: b = m
            else: a = m
        return mp.exp(mp.findroot(lambda t: mp.log(f(mp.exp(t)) / target), (a, b), solver="anderson", tol=mpf(10) ** -60, verify=False))

    def second_way(self, k, u):
        """E[(X∧u)^k] as the integral of k x^(k−1) S(x), in log x."""
        top = mp.log(u)
        base = self.lower
        start = mp.log(base) if base > 0 else min(top, self.middle()) - 90
        if start >= top: return u ** k
        cuts = [start]
        while cuts[-1] + 2 < top: cuts.append(cuts[-1] + 2)
        cuts = sorted(cuts + [top] + [mp.log(x) for x in self.kinks if start < mp.log(x) < top])
        f = lambda t: k * mp.exp(k * t) * self.S(mp.exp(t))
        total = mp.exp(start) ** k  # up to the start S is 1 to many digits
        for lo, hi in zip(cuts, cuts[1:]):
            # The quadrature stops at an absolute error, so each piece is measured by its own size.
            unit = f(lo) + f(hi)
            if unit > 0: total += unit * mp.quad(lambda t: f(t) / unit, [lo, hi])
        return total

    def middle(self):
        return mp.log(self.quantile(mpf("0.001"), None))


class Exponential(Law):
    def __init__(s, mean): s.m = mpf(mean)
    def S(s, x): return mp.exp(-x / s.m)
    def F(s, x): return -mp.expm1(-x / s.m)
    def quantile(s, p, q): return -s.m * (mp.log1p(-p) if p is not None else mp.log(q))
    def lev(s, k, u):
        if u == INF: return s.m * (1 if k == 1 else 2 * s.m)
        t = u / s.m
        return s.m * -mp.expm1(-t) if k == 1 else 2 * s.m ** 2 * (1 - mp.exp(-t) * (1 + t))


def lower_gamma(a, x):
    """P(a, x) by its series of positive terms, which would be endless far beyond the mean."""
    if x > 3 * a + 1000: return 1 - mp.gammainc(a, x, mp.inf, regularized=True)
    bits = mp.prec + 64  # in whole multiples of 2^-bits, which is faster
    one = 1 << bits
    term = sum_ = one
    x_, n = int(x * one), int(a * one)
    while term:
        n += one
        term = term * x_ // n
        sum_ += term
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * mpf(sum_) / one


class Gamma(Law):
    digits = 120
    def __init__(s, shape, scale):
        s.a, s.b = mpf(shape), mpf(scale)
        if shape > 1e4:
            width = 60 * mp.sqrt(s.a)
            s.bracket = (s.a - width) * s.b, (s.a + width) * s.b
    def S(s, x): return 1 - s.F(x) if s.a > 100 else mp.gammainc(s.a, x / s.b, mp.inf, regularized=True)
    def F(s, x): return lower_gamma(s.a, x / s.b)
    def lev(s, k, u):
        full = s.a * s.b if k == 1 else s.a * (s.a + 1) * s.b ** 2
        if u == INF: return full
        return full * lower_gamma(s.a + k, u / s.b) + u ** k * s.S(u)


class Lognormal(Law):
    def __init__(s, meanlog, sdlog): s.m, s.s = mpf(meanlog), mpf(sdlog)
    def z(s, x): return (mp.log(x) - s.m) / s.s
    def S(s, x): return mp.erfc(s.z(x) / mp.sqrt(2)) / 2
    def F(s, x): return mp.erfc(-s.z(x) / mp.sqrt(2)) / 2
    def lev(s, k, u):
        full = mp.exp(k * s.m + k * k * s.s ** 2 / 2)
        if u == INF: return full
        return full * mp.erfc((k * s.s - s.z(u)) / mp.sqrt(2)) / 2 + u ** k * s.S(u)


class Weibull(Law):
    def __init__(s, shape, scale): s.t, s.b = mpf(shape), mpf(scale)
    def S(s, x): return mp.exp(-(x / s.b) ** s.t)
    def F(s, x): return -mp.expm1(-(x / s.b) ** s.t)
    def quantile(s, p, q): return s.b * (-(mp.log1p(-p) if p is not None else mp.log(q))) ** (1 / s.t)
    def lev(s, k, u):
        if u == INF: return s.b ** k * mp.gamma(1 + k / s.t)
        return s.b ** k * mp.gammainc(1 + k / s.t, 0, (u / s.b) ** s.t) + u ** k * s.S(u)


def power_integral(e, lo, hi):
    """∫ x^e over [lo, hi]."""
    return mp.log(hi / lo) if e == -1 else (hi ** (e + 1) - lo ** (e + 1)) / (e + 1)


class Pareto(Law):
    def __init__(s, shape, minimum): s.a, s.m = mpf(shape), mpf(minimum); s.lower = s.m
    def S(s, x): return (s.m / x) ** s.a if x > s.m else mpf(1)
    def F(s, x): return -mp.expm1(s.a * mp.log(s.m / x)) if x > s.m else mpf(0)
    def quantile(s, p, q): return s.m * mp.exp(-(mp.log1p(-p) if p is not None else mp.log(q)) / s.a)
    def lev(s, k, u):
        if u == INF: return s.a * s.m ** k / (s.a - k) if s.a > k else mp.inf
        if u <= s.m: return u ** k
        return s.m ** k + k * s.m ** s.a * power_integral(k - 1 - s.a, s.m, u)


class GeneralizedPareto(Law):
    digits = 200
    def __init__(s, shape, scale, threshold): s.x, s.b, s.t = mpf(shape), mpf(scale), mpf(threshold); s.lower = s.t
    def h(s, x):
        if x <= s.t: return mpf(0)
        if s.x == 0: return (x - s.t) / s.b
        v = s.x * (x - s.t) / s.b
        return mp.inf if v <= -1 else mp.log1p(v) / s.x
    def S(s, x): return mp.exp(-s.h(x))
    def F(s, x): return -mp.expm1(-s.h(x))
    def quantile(s, p, q):
        h = -(mp.log1p(-p) if p is not None else mp.log(q))
        return s.t + s.b * (mp.expm1(s.x * h) / s.x if s.x != 0 else h)
    def lev(s, k, u):
        if u <= s.t: return u ** k
        if u == INF:
            if s.x * k >= 1: return mp.inf
            h = mp.inf
        else:
            h = s.h(u)
        def e(c, j=0):  # ∫ h^j e^{ch} over [0, H], for j = 0 and 1
            if j == 0: return (h if c == 0 else -1 / c if h == mp.inf else mp.expm1(c * h) / c)
            return 1 / c ** 2 if h == mp.inf else (mp.exp(c * h) * (c * h - 1) + 1) / c ** 2
        first = s.b * e(s.x - 1)
        if k == 1: return s.t + first
        second = 2 * s.b ** 2 * (e(mpf(-1), 1) if s.x == 0 else (e(2 * s.x - 1) - e(s.x - 1)) / s.x)
        return s.t ** 2 + 2 * s.t * first + second


class Lomax(GeneralizedPareto):
    def __init__(s, shape, scale):
        with mp.workdps(250): super().__init__(1 / mpf(shape), mpf(scale) / mpf(shape), 0)


class Burr(Law):
    digits = 300
    def __init__(s, shape1, shape2, scale): s.a, s.g, s.b = mpf(shape1), mpf(shape2), mpf(scale)
    def S(s, x): return (1 + (x / s.b) ** s.g) ** -s.a
    def F(s, x): return -mp.expm1(-s.a * mp.log1p((x / s.b) ** s.g))
    def quantile(s, p, q):
        return s.b * mp.expm1(-(mp.log1p(-p) if p is not None else mp.log(q)) / s.a) ** (1 / s.g)
    def lev(s, k, u):
        a, b = 1 + k / s.g, s.a - k / s.g
        if u == INF: return s.b ** k * s.a * mp.beta(a, b) if b > 0 else mp.inf
        y = (u / s.b) ** s.g
        z = y / (1 + y)
        # B(z; a, b) = z^a (1−z)^b/a · 2F1(a+b, 1; a+1; z), written in y by Pfaff's transformation.
        inner = y ** a / a * mp.hyp2f1(a + b, a, a + 1, -y)
        return s.b ** k * s.a * inner + u ** k * s.S(u)


class LogLogistic(Burr):
    def __init__(s, shape, scale): super().__init__(1, shape, scale)


class InverseGaussian(Law):
    digits = 150
    def __init__(s, mean, shape): s.m, s.l = mpf(mean), mpf(shape)
    def ab(s, x):
        r = mp.sqrt(s.l / x)
        phi = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
        big = phi(r * (x / s.m - 1)), phi(-r * (x / s.m - 1))
        return big[0], big[1], mp.exp(2 * s.l / s.m) * phi(-r * (x / s.m + 1))
    def S(s, x): a = s.ab(x); return a[1] - a[2]
    def F(s, x): a = s.ab(x); return a[0] + a[2]
    def lev(s, k, u):
        if u == INF: return s.m if k == 1 else s.m ** 2 + s.m ** 3 / s.l
        a, _, b = s.ab(u)
        first = s.m * (a - b)
        if k == 1: return first + u * s.S(u)
        density = mp.sqrt(s.l / (2 * mp.pi * u ** 3)) * mp.exp(-s.l * (u - s.m) ** 2 / (2 * s.m ** 2 * u))
        return s.m ** 2 / s.l * (first + s.l * (a + b) - 2 * u ** 2 * density) + u ** 2 * s.S(u)


class Mixture(Law):
    digits = 100
    bracket = mpf(10) ** -20, mpf(10) ** 60
    kinks = 30_000,
    def __init__(s, *parts): s.parts = [(mpf(w) / mpf(sum(w for w, _ in parts)), l) for w, l in parts]
    def mix(s, f): return sum(w * f(l) for w, l in s.parts)
    def S(s, x): return s.mix(lambda l: l.S(x))
    def F(s, x): return s.mix(lambda l: l.F(x))
    def lev(s, k, u): return s.mix(lambda l: l.lev(k, u))


class Spliced(Law):
    digits = 100
    bracket = mpf(10) ** -20, mpf(10) ** 60
    def __init__(s, body, tail, threshold, w): s.b, s.t, s.u, s.w = body, tail, mpf(threshold), mpf(w); s.kinks = (threshold,)
    def S(s, x):
        if x <= s.u: return 1 - s.F(x)
        return s.w * s.t.S(x) / s.t.S(s.u)
    def F(s, x): return (1 - s.w) * s.b.F(x) / s.b.F(s.u) if x <= s.u else 1 - s.S(x)
    def lev(s, k, u):
        c = min(u, s.u)
        body = (1 - s.w) / s.b.F(s.u) * (s.b.lev(k, c) - c ** k * s.b.S(c)) + c ** k * s.S(c)
        return body if u <= s.u else body + s.w / s.t.S(s.u) * (s.t.lev(k, u) - s.t.lev(k, s.u))


# ---- Which parameter sets, and the same laws in SciPy and R -----------------------------------------------------------

def r(name, **arguments): return name, ",".join(f"{k}={float(v)!r}" for k, v in arguments.items())

CASES = []
def case(law, mine, parameters, scipy_law=None, r_law=None): CASES.append((law, mine, parameters, scipy_law, r_law))

for m in [1.0, 12_345.678, 1e-3, 1e9]:
    case("exponential", Exponential(m), {"mean": m}, stats.expon(scale=m), r("exp", rate=1 / m))
for a, b in [(1.0, 1.0), (0.05, 3e5), (0.7, 20_000.0), (3.5, 8_000.0), (150.0, 12.5), (5e4, 0.25), (2e6, 0.01)]:
    case("gamma", Gamma(a, b), {"shape": a, "scale": b}, stats.gamma(a, scale=b), r("gamma", shape=a, scale=b))
for m, s in [(0.0, 1.0), (9.2, 1.1), (10.5, 0.25), (2.0, 3.5), (-4.0, 0.01), (8.0, 9.0)]:
    case("lognormal", Lognormal(m, s), {"meanlog": m, "sdlog": s}, stats.lognorm(s, scale=math.exp(m)), r("lnorm", meanlog=m, sdlog=s))
for t, b in [(1.0, 2.0), (0.6, 15_000.0), (0.2, 30.0), (3.0, 5e4), (40.0, 1.5), (0.08, 1.0)]:
    case("weibull", Weibull(t, b), {"shape": t, "scale": b}, stats.weibull_min(t, scale=b), r("weibull", shape=t, scale=b))
for a, m in [(1.0, 1.0), (2.0, 5e4), (0.3, 10.0), (1.5, 12_000.0), (2.0000001, 3.0), (60.0, 1e5)]:
    case("pareto", Pareto(a, m), {"shape": a, "minimum": m}, stats.pareto(a, scale=m), r("pareto1", shape=a, min=m))
for a, b in [(1.0, 1.0), (2.0, 3e4), (0.4, 100.0), (1.7, 25_000.0), (3.2, 6e4), (5_000.0, 1e8), (1e7, 1e7)]:
    case("lomax", Lomax(a, b), {"shape": a, "scale": b}, stats.lomax(a, scale=b), r("pareto", shape=a, scale=b))
for x, b, t in [(0.3, 2e4, 1e5), (0.0, 1.0, 0.0), (0.5, 1e4, 0.0), (1.0, 5.0, 2.0), (1.8, 3e3, 0.0), (-0.25, 4e4, 1e4), (-2.0, 1.0, 0.0), (1e-9, 100.0, 0.0), (-1e-5, 10.0, 5.0), (0.02, 1e4, 0.0)]:
    case("generalizedPareto", GeneralizedPareto(x, b, t), {"shape": x, "scale": b, "threshold": t}, stats.genpareto(x, loc=t, scale=b),
         r("pareto", shape=1 / x, scale=b / x) if x > 0.01 and t == 0 else None)
for a, g, b in [(1.0, 1.0, 1.0), (1.5, 1.5, 2e4), (2.0, 3.0, 100.0), (0.4, 2.0, 5.0), (0.9, 0.5, 1e3), (250.0, 0.8, 1e6), (0.05, 25.0, 1e4), (2.0, 1.0, 7.0), (12.0, 0.3, 4.0)]:
    case("burr", Burr(a, g, b), {"shape1": a, "shape2": g, "scale": b}, stats.burr12(g, a, scale=b), r("burr", shape1=a, shape2=g, scale=b))
for g, b in [(1.0, 1.0), (2.0, 3e4), (1.6, 9_000.0), (0.5, 10.0), (3.3, 500.0), (30.0, 1e4)]:
    case("logLogistic", LogLogistic(g, b), {"shape": g, "scale": b}, stats.fisk(g, scale=b), r("llogis", shape=g, scale=b))
for m, l in [(1.0, 1.0), (2e4, 1.5e4), (1e5, 1e3), (3.0, 600.0), (50.0, 5e6), (10.0, 1e-3)]:
    case("inverseGaussian", InverseGaussian(m, l), {"mean": m, "shape": l}, stats.invgauss(m / l, scale=l), r("invgauss", mean=m, shape=l))
case("mixture", Mixture((0.7, Lognormal(8.5, 1.0)), (0.2, Gamma(2.0, 40_000.0)), (0.1, Pareto(2.5, 30_000.0))), {})
case("spliced", Spliced(Lognormal(9.0, 1.2), GeneralizedPareto(0.35, 4e4, 1e5), 1e5, 0.03), {})

# Where P(X ≤ x) is this, or P(X > x) that.
LOWER = [1e-12, 1e-4, 0.05, 0.5, 0.9]
UPPER = [1e-2, 1e-6, 1e-15, 1e-50]
QUANTILES = [1e-12, 1e-5, 0.01, 0.25, 0.5, 0.75, 0.95, 0.999]
SURVIVAL_QUANTILES = [0.9, 0.5, 0.1, 1e-3, 1e-6, 1e-12, 1e-40, 1e-100]

FREQUENCIES = []
def frequency(law, parameters, scipy_law, r_call, log_probability, ratio, points):
    FREQUENCIES.append((law, parameters, scipy_law, r_call, log_probability, ratio, points))

def binomial(n, p):
    n_, p_ = mpf(n), mpf(p)
    sd = math.sqrt(n * p * (1 - p))
    points = sorted({min(n, max(0, round(n * p + k * sd))) for k in (-30, -9, -5, -2, -0.5, 0, 1, 3, 6, 12)} | {0, 1, n})
    frequency("binomial", {"trials": n, "probability": p}, stats.binom(n, p), r("binom", size=n, prob=p),
              lambda k: mp.loggamma(n_ + 1) - mp.loggamma(k + 1) - mp.loggamma(n_ - k + 1) + k * mp.log(p_) + (n_ - k) * mp.log1p(-p_),
              lambda k: (n_ - k) / (k + 1) * p_ / (1 - p_), points)

def poisson(m):
    m_ = mpf(m)
    points = sorted({max(0, round(m + k * math.sqrt(m))) for k in (-30, -9, -5, -2, -0.5, 0, 1, 3, 6, 12)} | {0, 1})
    frequency("poisson", {"mean": m}, stats.poisson(m), r("pois", **{"lambda": m}),
              lambda k: k * mp.log(m_) - m_ - mp.loggamma(k + 1), lambda k: m_ / (k + 1), points)

def negative_binomial(m, size):
    m_, s_ = mpf(m), mpf(size)
    sd = math.sqrt(m + m * m / size)
    points = sorted({max(0, round(m + k * sd)) for k in (-5, -2, -1, -0.5, 0, 0.5, 1, 3, 6, 12)} | {0, 1})
    frequency("negativeBinomial", {"mean": m, "size": size}, stats.nbinom(size, size / (size + m)), r("nbinom", size=size, mu=m),
              lambda k: mp.loggamma(s_ + k) - mp.loggamma(s_) - mp.loggamma(k + 1) - s_ * mp.log1p(m_ / s_) + k * mp.log(m_ / (s_ + m_)),
              lambda k: (s_ + k) / (k + 1) * m_ / (s_ + m_), points)

for n, p in [(10, 0.3), (1, 0.75), (1000, 0.001), (100_000, 0.5), (10_000_000, 0.003), (2_000_000_000, 0.25), (2_000_000_000, 1e-9), (50, 0.999)]: binomial(n, p)
for m in [0.01, 1.0, 9.5, 250.0, 1e5, 1e9]: poisson(m)
for m, s in [(1.0, 1.0), (20.0, 0.3), (5_000.0, 25.0), (1e5, 1e4), (300.0, 1e9), (0.02, 5.0)]: negative_binomial(m, s)


# ---- Values ---------------------------------------------------------------------------------------------------------


def relative(a, b):
    if a == b: return 0.0
    if not (math.isfinite(a) and math.isfinite(b)): return INF
    return abs(a - b) / max(abs(a), abs(b))

def lower_sum(k, digits, log_probability, ratio):
    """P(N ≤ k), term by term from k down."""
    term, total, rising = mp.exp(log_probability(mpf(k))), mpf(0), True
    while rising or term > total * mpf(10) ** -digits:
        total += term
        if k == 0: break
        k -= 1
        before, term = term, term / ratio(mpf(k))
        rising = term > before
    return total


def upper_sum(k, digits, log_probability, ratio):
    """P(N > k), term by term from k up, to an absolute error of 10^-digits."""
    term, total, rising = mp.exp(log_probability(mpf(k))), mpf(0), True
    while rising or term > mpf(10) ** -(digits + 5):
        before, term = term, term * ratio(mpf(k))
        rising = term > before
        k += 1
        total += term
        if term == 0: break
    return total


class Rows:
    """Collects values; R computes all of its own in one run."""
    def __init__(self): self.rows, self.calls, self.failures = [], [], []

    def add(self, value, at, others, r_call, confirm):
        value = float(value)
        row = {"at": at, "value": value, "by": ["mpmath"], "_others": dict(others), "_confirm": confirm}
        if r_call:
            row["_r"] = len(self.calls)
            self.calls.append(r_call)
        self.rows.append(row)
        return row

    def finish(self):
        with tempfile.NamedTemporaryFile("w", suffix=".R") as script:
            script.write("suppressPackageStartupMessages(library(actuar))\nf <- function(e) cat(sprintf('%.17g\\n', suppressWarnings(e)))\n")
            script.writelines(f"f({c})\n" for c in self.calls)
            script.flush()
            output = subprocess.run(["Rscript", script.name], check=True, capture_output=True, text=True).stdout.split()
        numbers = [float(x.replace("NA", "nan")) if x != "-Inf" else -INF for x in output]
        assert len(numbers) == len(self.calls)
        for row in self.rows:
            others = row.pop("_others")
            if "_r" in row: others["R"] = numbers[row.pop("_r")]
            confirm = row.pop("_confirm")
            differs = {}
            for name, number in others.items():
                difference = relative(float(number), row["value"])
                if difference <= TOLERANCE: row["by"].append(name)
                elif not math.isnan(number): differs[name] = float(f"{difference:.1e}") if math.isfinite(difference) else "Infinity"
            if differs or len(row["by"]) == 1:
                second = confirm()
                if second is None or relative(float(second), row["value"]) > 1e-15:
                    self.failures.append(f"not confirmed: {row} {second}")
                row["by"].append("mpmath again")
            if differs: row["differs"] = differs

def encode(value): return "Infinity" if value == INF else value

def main():
    rows, laws, counts = Rows(), [], []
    for law, mine, parameters, sci, rlaw in CASES:
        mp.dps = mine.digits
        entry = {"law": law, "parameters": parameters}
        xs = sorted({float(mine.quantile(mpf(p), None)) for p in LOWER} | {float(mine.quantile(None, mpf(q))) for q in UPPER})
        xs = [x for x in xs if x > 0]
        rn, ra = rlaw or (None, None)
        call = lambda kind, x, extra="": f"{kind}{rn}({x!r},{ra}{extra})" if rn else None
        def two(method, x):
            try: return {"SciPy": float(getattr(sci, method)(x))} if sci is not None else {}
            except OverflowError: return {}  # SciPy's inverse Gaussian gives up on some probabilities
        def wider(function, mine=mine):  # the same definition with three times the digits: for what has no second one
            def run():
                with mp.workdps(3 * mine.digits): return function(mine)
            return run
        entry["cumulative"] = [rows.add(mine.F(mpf(x)), x, two("cdf", x), call("p", x), wider(lambda m, x=x: m.F(mpf(x)))) for x in xs]
        entry["survival"] = [rows.add(mine.S(mpf(x)), x, two("sf", x), call("p", x, ",lower.tail=FALSE"), wider(lambda m, x=x: m.S(mpf(x)))) for x in xs]
        entry["quantile"] = [rows.add(mine.quantile(mpf(p), None), p, two("ppf", p), call("q", p), wider(lambda m, p=p: m.quantile(mpf(p), None))) for p in QUANTILES]
        entry["survivalQuantile"] = [rows.add(mine.quantile(None, mpf(q)), q, two("isf", q), call("q", q, ",lower.tail=FALSE"), wider(lambda m, q=q: m.quantile(None, mpf(q)))) for q in SURVIVAL_QUANTILES]
        for name, k in (("limitedExpectedValue", 1), ("limitedSecondMoment", 2)):
            entry[name] = []
            for u in xs + [INF]:
                def confirm(k=k, u=u, mine=mine):
                    with mp.workdps(3 * mine.digits if u == INF else 40):
                        return mine.lev(k, u) if u == INF else mine.second_way(k, mpf(u))
                value = mine.lev(k, mpf(u) if u != INF else INF)
                others = {}
                if u == INF and sci is not None: others["SciPy"] = float(sci.moment(k)) if law != "generalizedPareto" and law != "burr" else float("nan")
                rcall = f"lev{rn}({u!r},{ra},order={k})" if rn and u != INF else None
                entry[name].append(rows.add(value, u, others, rcall, confirm))
        laws.append(entry)
        print(law, parameters, file=sys.stderr)
    mp.dps = 60
    for law, parameters, sci, (rn, ra), log_probability, ratio, points in FREQUENCIES:
        entry = {"law": law, "parameters": parameters, "probability": [], "cumulative": []}
        for k in points:
            value = mp.exp(log_probability(mpf(k)))
            def neighbour(k=k, log_probability=log_probability, ratio=ratio):
                if ratio(mpf(k)) != 0: return mp.exp(log_probability(mpf(k + 1))) / ratio(mpf(k))
                return mp.exp(log_probability(mpf(k - 1))) * ratio(mpf(k - 1))
            if value > mpf(10) ** -300:
                entry["probability"].append(rows.add(value, k, {"SciPy": float(sci.pmf(k))}, f"d{rn}({k},{ra})", neighbour))
        mp.dps = 40
        for k in points:
            if mp.exp(log_probability(mpf(k))) < mpf(10) ** -300 and k < sci.mean(): continue
            below = k <= sci.mean() or sci.std() < 3000 and k < 200_000
            value = (lower_sum if below else upper_sum)(k, 25, log_probability, ratio)
            if not below: value = 1 - value

            def other_side(k=k, below=below, value=value, log_probability=log_probability, ratio=ratio):
                digits = 25 - int(mp.log10(value))
                with mp.workdps(digits + 25):
                    if not below: return lower_sum(k, digits, log_probability, ratio)
                    return 1 - upper_sum(k, digits, log_probability, ratio)
            entry["cumulative"].append(
                rows.add(value, k, {"SciPy": float(sci.cdf(k))}, f"p{rn}({k},{ra})", other_side))
        mp.dps = 60
        counts.append(entry)
        print(law, parameters, file=sys.stderr)
    rows.finish()
    versions = subprocess.run(["Rscript", "-e", "cat(as.character(getRversion()), as.character(packageVersion('actuar')))"],
                              check=True, capture_output=True, text=True).stdout.split()
    software = {"Python": platform.python_version(), "mpmath": mpmath.__version__, "SciPy": scipy.__version__, "R": versions[0], "actuar": versions[1]}
    def clean(x):
        if isinstance(x, dict): return {k: clean(v) for k, v in x.items()}
        if isinstance(x, list): return [clean(v) for v in x]
        return encode(x) if isinstance(x, float) else x
    document = clean({"software": software, "severity": laws, "frequency": counts})
    # One row a line: a change of one value is a change of one line.
    text = json.dumps(document, indent=1)
    print(re.sub(r"\{\s+\"at\".*?\n\s+\}(?=,?\n\s+[\]{])", lambda m: re.sub(r"\s*\n\s*", " ", m.group(0)), text, flags=re.S))
    if rows.failures: sys.exit("\n".join(rows.failures))

main()
