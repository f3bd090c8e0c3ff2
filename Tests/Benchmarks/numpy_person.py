"""The whole run of scenarios/jincheng-2019.yaml, person by person, in vectorised NumPy.

    python3 numpy_person.py [--replications N] [--draw in-place|lognormal]

The same groups, counts, shocks, benefits and sums as `dabing run`, from NumPy's own generator (PCG64). Amounts are made
in chunks that stay in the second-level cache, in buffers that are used again, and the benefit is worked out for those
above the deductible alone: the fastest of the ways that were tried.

`lognormal` draws by Generator.lognormal, which takes a logarithmic normal one by one; `in-place` fills a buffer with
Generator.standard_normal (a ziggurat) and takes NumPy's vector exponential of it, which is faster.

Prints the seconds that the replications took, without the start of Python, and the mean claims a head with its standard
error, by which the equality of the work can be checked.
"""

import argparse
import json
import math
import resource
import time

import numpy as np

INSURED = 1_800_000
PROBABILITY = 0.1394
MEANLOG = 8.403809 + math.log(0.608)
SDLOG = 0.992257
FREQUENCY_SHOCK = 0.05
SEVERITY_SHOCK = 0.04
SEED = 20190930

# Share of the insured, deductible, rate, cap: 晋医保发〔2019〕52号, 二.
SPECIAL = [
    (0.04, 5_000, 0.80, math.inf),  # registered poor
    (0.005, 5_000, 0.80, 500_000),  # rural extreme poverty
    (0.03, 5_000, 0.78, 400_000),  # minimum living allowance
    (0.005, 5_000, 0.78, 400_000),  # disabled
    (0.005, 5_000, 0.78, 400_000),  # low-income family, 60 and older
    (0.002, 5_000, 0.78, 400_000),  # low-income family, minor
]
CHUNK = 16_384


def groups():
    special = [(round(share * INSURED), deductible, rate, cap) for share, deductible, rate, cap in SPECIAL]
    return [(INSURED - sum(people for people, *_ in special), 10_000, 0.75, 400_000), *special]


def in_place(rng, buffer, mean):
    rng.standard_normal(out=buffer)
    buffer *= SDLOG
    buffer += mean
    return np.exp(buffer, out=buffer)


def lognormal(rng, buffer, mean):
    return rng.lognormal(mean, SDLOG, buffer.size)


def replication(rng, draw, population, buffer):
    """Expense, claims and beneficiaries of each group in one year."""
    frequency = math.exp(FREQUENCY_SHOCK * rng.standard_normal() - FREQUENCY_SHOCK**2 / 2)
    severity = math.exp(SEVERITY_SHOCK * rng.standard_normal() - SEVERITY_SHOCK**2 / 2)
    mean = MEANLOG + math.log(severity)
    sums = np.zeros((len(population), 3))
    for group, (people, deductible, rate, cap) in enumerate(population):
        left = rng.binomial(people, min(1, PROBABILITY * frequency))
        while left > 0:
            amounts = draw(rng, buffer[: min(left, CHUNK)], mean)
            left -= amounts.size
            paid = amounts[amounts > deductible]
            paid -= deductible
            paid *= rate
            np.minimum(paid, cap, out=paid)
            sums[group] += amounts.sum(), paid.sum(), paid.size
    return sums


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--replications", type=int, default=1000)
    parser.add_argument("--draw", choices=["in-place", "lognormal"], default="in-place")
    arguments = parser.parse_args()
    draw = in_place if arguments.draw == "in-place" else lognormal

    rng = np.random.Generator(np.random.PCG64(SEED))
    population, buffer = groups(), np.empty(CHUNK)
    began, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    years = np.array([replication(rng, draw, population, buffer) for _ in range(arguments.replications)])
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime - used

    claims = years[:, :, 1].sum(axis=1) / INSURED
    error = claims.std(ddof=1) / math.sqrt(claims.size) if claims.size > 1 else math.nan
    print(
        json.dumps(
            {
                "seconds": seconds,
                "userSeconds": used,
                "claimsPerInsured": claims.mean(),
                "standardError": error,
                "numpy": np.__version__,
            }
        )
    )


if __name__ == "__main__":
    main()
