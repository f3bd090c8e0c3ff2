"""Reference values of the incomplete gamma functions of a large a: integrals of the density to 50 digits.

    pip install mpmath==1.3.0
    python3 make-gamma-tails.py > gamma-tails.json

Each row is a, x and log P(a, x) where x < a, log Q(a, x) otherwise.
"""

import json

import mpmath
from mpmath import mpf

mpmath.mp.dps = 50


def log_tail(a, x):
    a, x = mpf(a), mpf(x)
    side = 1 if x >= a else -1

    def log_density(t):
        return (a - 1) * mpmath.log(t) - t - mpmath.loggamma(a)

    top = log_density(x)
    # What lies farther than 147 of these widths is below 1e-60 of the whole.
    width = 1 / (1 / mpmath.sqrt(a) + abs(1 - (a - 1) / x))
    ends = [width * k for k in range(0, 150, 3)]
    if side < 0 and ends[-1] >= x:
        ends = [end for end in ends if end < x] + [x]
    area = mpmath.quad(
        lambda u: mpmath.exp(log_density(x + side * u) - top) if x + side * u > 0 else mpf(0), ends
    )
    return top + mpmath.log(area)


places = []
for a in (20001.0, 100001.0, 3e5, 1e6, 1e8, 1e10, 1e12, 1e14):
    for z in (-300, -38, -9, -3, -0.5, -1e-3, 0, 1e-3, 0.5, 3, 9, 38, 300):
        places.append((a, a + z * a**0.5))
places += [(1.1e5, x) for x in (5e4, 6e4, 2.1e5, 2.3e5)] + [(2e6, x) for x in (1e6 + 1, 4e6 - 1)]
places += [(1e3, 100.0), (1e3, 4e3), (0.5, 700.0), (30.0, 900.0)]
rows = [[a, x, float(log_tail(a, x))] for a, x in places if x > 0]
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
