"""The law of a year's claims by the PyPI package `aggregate`, which inverts it by fast Fourier transform.

    python3 aggregate_exact.py [--insured N] [--tolerance 1e-4] [--log2 K]

The year is that of Scenarios/shanxi-general.yaml: everybody has expense with the same probability, amounts are
lognormal, the benefit has a deductible, one rate and a cap, and nothing moves the year as a whole. The package is asked
for those whom the deductible lets through alone, which is the same law and its fastest way.

Without `--log2` the number of buckets is doubled until the 99.5% quantile is as near to the reference as the tolerance
asks, and every try is printed. The buckets reach 8 standard deviations above the mean, without padding: narrower ones
would fold the law back upon itself, wider ones are less precise. The reference is a transform of its own with 2^24
buckets, into which the benefit is put so that its mean is kept.

Prints the seconds that making the law and its quantile took, without the start of Python and of the package.
"""

import argparse
import json
import math
import sys
import time

import numpy as np
from scipy.stats import norm

PROBABILITY = 0.1394
MEANLOG = 8.403809 + math.log(0.608)
SDLOG = 0.992257
DEDUCTIBLE, RATE, CAP = 10_000, 0.75, 400_000
LEVEL = 0.995


def limited_mean(limit):
    """E[X∧u] of the amount: Klugman, Panjer & Willmot, Loss Models, A.5.1.1."""
    z = (np.log(limit) - MEANLOG) / SDLOG
    return np.exp(MEANLOG + SDLOG**2 / 2) * norm.cdf(z - SDLOG) + limit * norm.sf(z)


def limited_benefit(limit):
    """E[b(X)∧y] of the benefit."""
    return RATE * (limited_mean(DEDUCTIBLE + np.minimum(limit, CAP) / RATE) - limited_mean(DEDUCTIBLE))


def moments(insured):
    """Mean and standard deviation of the year's claims; the second moment by the trapezoidal rule, which will do."""
    grid = np.linspace(0, CAP, 400_001)
    mean = float(limited_benefit(CAP))
    # E[b²] = 2 ∫ y P(b > y) dy, and P(b > y) is the derivative of E[b∧y].
    square = 2 * np.trapezoid(mean - limited_benefit(grid), grid)
    return insured * PROBABILITY * mean, math.sqrt(insured * PROBABILITY * (square - PROBABILITY * mean**2))


def reach(insured):
    mean, deviation = moments(insured)
    return mean + 8 * deviation


def reference(insured, log2=24):
    """The quantile, with the mass of a bucket spread evenly over its width."""
    width = reach(insured) / 2**log2
    top = math.ceil(CAP / width) + 1
    exceeding = np.diff(limited_benefit(width * np.arange(top + 1))) / width
    severity = np.zeros(2**log2)
    severity[0] = 1 - exceeding[0]
    severity[1:top] = exceeding[:-1] - exceeding[1:]
    transform = (1 - PROBABILITY + PROBABILITY * np.fft.rfft(severity)) ** insured
    mass = np.fft.irfft(transform, 2**log2)
    below = np.cumsum(mass)
    bucket = int(np.searchsorted(below, LEVEL))
    return width * (bucket - 0.5 + (LEVEL - below[bucket - 1]) / mass[bucket])


def timed_quantile(build, insured, log2):
    paid = PROBABILITY * float(norm.sf((math.log(DEDUCTIBLE) - MEANLOG) / SDLOG))
    scale, width = RATE * math.exp(MEANLOG), reach(insured) / 2**log2
    began = time.perf_counter()
    law = build(
        f"agg Year {insured * paid} claims {CAP} xs {RATE * DEDUCTIBLE} sev {scale} * lognorm {SDLOG} binomial {paid}",
        update=False,
    )
    law.update(log2=log2, bs=width, padding=0)
    quantile = float(law.q(LEVEL))
    return time.perf_counter() - began, quantile, law.est_m


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--insured", type=int, default=1_800_000)
    parser.add_argument("--tolerance", type=float, default=1e-4)
    parser.add_argument("--log2", type=int, help="the number of buckets, as a power of 2")
    arguments = parser.parse_args()

    from aggregate import build

    build("agg Warm 1 claims sev lognorm 1 poisson")
    exact, mean = reference(arguments.insured), moments(arguments.insured)[0]
    tries = []
    for log2 in [arguments.log2] if arguments.log2 else range(16, 25):
        seconds, quantile, estimated_mean = timed_quantile(build, arguments.insured, log2)
        tries.append(
            {
                "log2": log2,
                "seconds": seconds,
                "quantile": quantile,
                "relativeError": quantile / exact - 1,
                "relativeErrorOfMean": estimated_mean / mean - 1,
            }
        )
        if abs(tries[-1]["relativeError"]) <= arguments.tolerance:
            break
    print(json.dumps({"insured": arguments.insured, "reference": exact, "tries": tries}))
    return 0 if arguments.log2 or abs(tries[-1]["relativeError"]) <= arguments.tolerance else 1


if __name__ == "__main__":
    sys.exit(main())
