"""Writes ../ReferenceValues.swift, the values that the tests of Statistics compare with.

    python3 Reference/make-reference.py > ReferenceValues.swift     (in Tests/StatisticsTests)

Only mpmath is used, with 50 digits; every formula is written out here from its definition, by another road than the
program's: moments from exact sums, Student's t by inverting an integral, order statistics from binomial sums, and
Maritz-Jarrett weights from the incomplete beta function.
Made with Python 3.11.7 and mpmath 1.3.0.
"""
from fractions import Fraction
from math import ceil, floor

from mpmath import mp, mpf, sqrt, exp, betainc, binomial, findroot, erfinv

mp.dps = 50
Z = sqrt(mpf(2)) * erfinv(mpf("0.95"))


def skewed(n):
    """Distinct-looking dyadic numbers with a long right tail: ((7919 i) mod 1009)^2 / 64, i = 1...n."""
    return [mpf(((7919 * i) % 1009) ** 2) / 64 for i in range(1, n + 1)]


def near_billion(n):
    """10^9 and a spread of 10^-3: 10^9 + ((389 i) mod 101) / 2^16, i = 1...n; every value is an exact double."""
    return [mpf(10) ** 9 + mpf((389 * i) % 101) / 65536 for i in range(1, n + 1)]


def student(nu):
    def outside(t):
        return betainc(mpf(nu) / 2, mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) - mpf("0.05")

    return findroot(outside, (Z, mpf(13)) if nu == 1 else (Z, Z + mpf(3) / nu), tol=1e-40)


def moments(x):
    n = len(x)
    mean = sum(x) / n
    m2, m3, m4 = (sum((v - mean) ** k for v in x) for k in (2, 3, 4))
    variance = m2 / (n - 1)
    error = sqrt((m4 / n - variance ** 2 * mpf(n - 3) / (n - 1)) / n)
    t = student(n - 1)
    half = t * sqrt(variance / n)
    trimmed = floor(n / (2 * sqrt(mpf(n - 4))))
    kept = sorted(x)[trimmed : n - trimmed]
    centre = sum(kept) / len(kept)
    kurtosis = n * sum((v - centre) ** 4 for v in x) / m2 ** 2
    c = n / (n - Z)
    spread = Z * c * sqrt((kurtosis - mpf(n - 3) / n) / (n - 1))
    return [
        ("mean", mean), ("meanStandardError", sqrt(variance / n)), ("meanLower", mean - half),
        ("meanUpper", mean + half), ("variance", variance), ("varianceStandardError", error),
        ("varianceLower", c * variance * exp(-spread)), ("varianceUpper", c * variance * exp(spread)),
        ("standardDeviationStandardError", error / (2 * sqrt(variance))),
        ("skewness", sqrt(mpf(n)) * m3 / m2 ** mpf("1.5")), ("excessKurtosis", n * m4 / m2 ** 2 - 3),
    ]


def ranks(n, p):
    """(ceil(np), l, u): largest l with P(B < l) <= 2.5%, smallest u with P(B >= u) <= 2.5%, 0 for none.

    Levels are fractions throughout, so that n p is a whole number where it should be.
    """
    whole, p = ceil(n * p), mpf(p.numerator) / p.denominator
    pmf = [binomial(n, k) * p ** k * (1 - p) ** (n - k) for k in range(n + 1)]
    limit = mpf("0.025")
    lower, below = 0, mpf(0)
    for k in range(n + 1):
        below += pmf[k]
        if below > limit:
            break
        lower = k + 1
    upper, above = 0, mpf(0)
    for k in range(n, -1, -1):
        above += pmf[k]
        if above > limit:
            break
        upper = k
    return whole, lower, upper


def interval(x, p):
    """Nyblom's bounds (1992): between the ranks r and r + 1 whose probabilities of lying at or below the quantile
    enclose a, X_r + w (X_(r+1) - X_r) with w = 1 / (1 + r (1-p) (a - pi_(r+1)) / ((n-r) p (pi_r - a)))."""
    x, n = sorted(x), len(x)
    _, lower, upper = ranks(n, p)
    p = mpf(p.numerator) / p.denominator
    pmf = [binomial(n, k) * p ** k * (1 - p) ** (n - k) for k in range(n + 1)]

    def bound(r, a):
        at, after = sum(pmf[r:]), sum(pmf[r + 1:])
        weight = 1 / (1 + r * (1 - p) * (a - after) / ((n - r) * p * (at - a)))
        return x[r - 1] + weight * (x[r] - x[r - 1])

    return bound(lower, mpf("0.975")), bound(upper - 1, mpf("0.025"))


def maritz_jarrett(x, m):
    x, n = sorted(x), len(x)
    cumulative = [betainc(m, n - m + 1, 0, mpf(i) / n, regularized=True) for i in range(n + 1)]
    weights = [cumulative[i + 1] - cumulative[i] for i in range(n)]
    first = sum(w * v for w, v in zip(weights, x))
    return sqrt(sum(w * v * v for w, v in zip(weights, x)) - first ** 2)


def tail(x, p):
    """Acerbi & Tasche's tail mean, each value with the share of its weight 1/n that lies beyond p."""
    x, n = sorted(x), len(x)
    q, k, p = x[ceil(n * p) - 1], floor(n * (1 - p)), mpf(p.numerator) / p.denominator
    value = sum(v * max(mpf(0), mpf(i + 1) / n - max(mpf(i) / n, p)) for i, v in enumerate(x)) / (1 - p)
    excess = [max(v - q, mpf(0)) / (1 - p) for v in x]
    mean = sum(excess) / n
    error = sqrt(sum((e - mean) ** 2 for e in excess) / (n - 1) / n)
    root = sqrt(mpf(k))
    below = mpf("1.96") - mpf("2.5746") / root + mpf("5.690") / k - mpf("5.528") / (k * root)
    above = mpf("1.96") + mpf("2.8811") / root + mpf("2.387") / k + mpf("15.626") / (k * root)
    return value, error, value - below * error, value + above * error


def wilson(k, n):
    p, n = mpf(k) / n, mpf(n)
    centre = (p + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n)
    half = Z / (1 + Z ** 2 / n) * sqrt(p * (1 - p) / n + Z ** 2 / (4 * n * n))
    return sqrt(p * (1 - p) / n), centre - half, centre + half


def text(number):
    return repr(float(number))


def integer(number):
    """As the formatter of Swift wants it: grouped from seven digits on."""
    return f"{number:_}" if number >= 10 ** 6 else str(number)


print("// Written by Reference/make-reference.py with mpmath 1.3.0; the formulas stand there.")
print()
print("enum ReferenceValues {")
for name, x in (("skewed", skewed(200)), ("nearBillion", near_billion(1000))):
    print(f"  /// {len(x)} values of `TestSamples.{name}`.")
    print(f"  enum {name[0].upper() + name[1:]} {{")
    for key, value in moments(x):
        print(f"    static let {key} = {text(value)}")
    print("  }")
    print()
print("  static let studentT: [(degreesOfFreedom: Int, value: Double)] = [")
for nu in (1, 2, 3, 4, 5, 9, 10, 29, 30, 99, 199, 200, 201, 500, 999, 9999, 99999):
    print(f"    ({nu}, {text(student(nu))}),")
print("  ]")
print()
print("  /// The ranks of the quantile and of its interval; 0 for a bound that does not exist.")
print("  static let ranks: [(count: Int, level: Double, rank: Int, lower: Int, upper: Int)] = [")
for p in ("0.01", "0.05", "0.5", "0.95", "0.99"):
    for n in (1, 2, 5, 6, 20, 71, 72, 100, 367, 368, 1000, 3000):
        print(f"    ({n}, {p}, {', '.join(map(str, ranks(n, Fraction(p))))}),")
print("  ]")
print()
print("  static let binomial: [(trials: Int, probability: Double, successes: Int, value: Double)] = [")
for n, p, k in ((1, "0.3", 0), (1, "0.3", 1), (10, "0.5", 5), (15, "0.2", 1), (16, "0.2", 15), (40, "0.95", 39),
                (1000, "0.95", 930), (10**6, "0.99", 990000), (10**6, "0.5", 498000)):
    value = binomial(n, k) * mpf(p) ** k * (1 - mpf(p)) ** (n - k)
    print(f"    ({integer(n)}, {p}, {k}, {text(value)}),")
print("  ]")
print()
print("  /// Maritz-Jarrett standard errors of quantiles of `TestSamples.skewed`.")
print("  static let quantileStandardErrors: [(count: Int, level: Double, value: Double)] = [")
for n, p in ((6, "0.5"), (50, "0.5"), (100, "0.95"), (100, "0.05"), (400, "0.99"), (1000, "0.95"), (1000, "0.5")):
    print(f"    ({n}, {p}, {text(maritz_jarrett(skewed(n), ceil(n * Fraction(p))))}),")
print("  ]")
print()
print("  /// Intervals of quantiles of `TestSamples.skewed`.")
print("  static let quantileIntervals: [(count: Int, level: Double, lower: Double, upper: Double)] = [")
for n, p in ((6, "0.5"), (100, "0.95"), (100, "0.05"), (400, "0.99"), (1000, "0.995"), (1000, "0.95"), (1000, "0.5")):
    print(f"    ({n}, {p}, {', '.join(map(text, interval(skewed(n), Fraction(p))))}),")
print("  ]")
print()
print("  /// Tail values at risk of `TestSamples.skewed`.")
print("  static let tails: [(count: Int, level: Double, value: Double, error: Double, lower: Double, upper: Double)] = [")
for n, p in ((400, "0.95"), (405, "0.95"), (1009, "0.97"), (2000, "0.99"), (2033, "0.99"), (77, "0.5")):
    print(f"    ({n}, {p}, {', '.join(map(text, tail(skewed(n), Fraction(p))))}),")
print("  ]")
print()
print("  static let wilson: [(successes: Int, trials: Int, error: Double, lower: Double, upper: Double)] = [")
for k, n in ((0, 1), (1, 1), (0, 1000), (1000, 1000), (1, 10), (20, 400), (37, 1000), (123456, 1000000)):
    error, lower, upper = wilson(k, n)
    print(f"    ({k}, {integer(n)}, {text(error)}, {text(abs(lower) if k == 0 else lower)}, {text(upper)}),")
print("  ]")
print("}")
