"""The whole run of a shipped scenario, person by person, in vectorised NumPy.

    python3 numpy_person.py [--scenario jincheng-2019|shandong-2015] [--replications N]
                            [--form in-place|lognormal|everybody]

The same groups, counts, shocks, benefits and sums as `dabing run`, from NumPy's own generator (PCG64). Amounts are made
in chunks that stay in the second-level cache, and the benefit is worked out for those above the deductible alone: the
fastest of the ways that were tried.

`in-place` fills a buffer with Generator.standard_normal (a ziggurat) and takes NumPy's vector exponential of it, which
is the fastest; `lognormal` draws by Generator.lognormal, which takes a logarithmic normal one by one. Both draw the
number of claimants at once, as a binomial. `everybody` asks of each insured person whether they have expense, which is
what "person by person" says and what one writes first.

Prints the seconds that the replications took, without the start of Python, and the mean claims a head with its standard
error, by which the equality of the work can be checked.
"""

import argparse
import json
import math
import resource
import time
from dataclasses import dataclass

import numpy as np

SDLOG = 0.992257
FREQUENCY_SHOCK = 0.05
SEVERITY_SHOCK = 0.04
CHUNK = 16_384


@dataclass(frozen=True)
class Rule:
    """Marginal bands on the amount; the first begins at the deductible."""

    bands: tuple[tuple[float, float], ...]
    cap: float

    def payments(self, amounts):
        """What those get who are above the deductible."""
        (deductible, rate), *others = self.bands
        paid = amounts[amounts > deductible]
        high = [(paid > start, start, other) for start, other in others]
        above = [(where, paid[where] - start, other) for where, start, other in high]
        paid -= deductible
        paid *= rate
        for where, excess, other in above:
            paid[where] += (other - rate) * excess
            rate = other
        return np.minimum(paid, self.cap, out=paid)


@dataclass(frozen=True)
class Scenario:
    insured: int
    probability: float
    factor: float
    general: Rule
    # Share of the insured, and their rule; everybody else is general.
    special: tuple[tuple[float, Rule], ...] = ()

    def groups(self):
        special = [(round(share * self.insured), rule) for share, rule in self.special]
        return [(self.insured - sum(people for people, _ in special), self.general), *special]


def shanxi(deductible, rate, cap):
    return Rule(((deductible, rate),), cap)


SCENARIOS = {
    # 晋医保发〔2019〕52号, 二.
    "jincheng-2019": Scenario(
        insured=1_800_000,
        probability=0.1394,
        factor=0.608,
        general=shanxi(10_000, 0.75, 400_000),
        special=(
            (0.04, shanxi(5_000, 0.80, math.inf)),  # registered poor
            (0.005, shanxi(5_000, 0.80, 500_000)),  # rural extreme poverty
            (0.03, shanxi(5_000, 0.78, 400_000)),  # minimum living allowance
            (0.005, shanxi(5_000, 0.78, 400_000)),  # disabled
            (0.005, shanxi(5_000, 0.78, 400_000)),  # low-income family, 60 and older
            (0.002, shanxi(5_000, 0.78, 400_000)),  # low-income family, minor
        ),
    ),
    # 鲁人社发〔2014〕48号, 四.
    "shandong-2015": Scenario(
        insured=73_000_000,
        probability=0.1122,
        factor=0.579,
        general=Rule(((12_000, 0.50), (100_000, 0.60), (200_000, 0.65)), 300_000),
    ),
}


def in_place(rng, buffer, mean):
    rng.standard_normal(out=buffer)
    buffer *= SDLOG
    buffer += mean
    return np.exp(buffer, out=buffer)


def lognormal(rng, buffer, mean):
    return rng.lognormal(mean, SDLOG, buffer.size)


def claimants_by_chunk(rng, form, people, probability, buffer):
    """How many amounts to draw, chunk after chunk."""
    if form == "everybody":
        for start in range(0, people, CHUNK):
            uniform = rng.random(out=buffer[: min(people - start, CHUNK)])
            yield np.count_nonzero(uniform < probability)
        return
    left = rng.binomial(people, probability)
    while left > 0:
        yield min(left, CHUNK)
        left -= CHUNK


def replication(rng, form, scenario, buffer):
    """Expense, claims and beneficiaries of each group in one year."""
    frequency = math.exp(FREQUENCY_SHOCK * rng.standard_normal() - FREQUENCY_SHOCK**2 / 2)
    severity = math.exp(SEVERITY_SHOCK * rng.standard_normal() - SEVERITY_SHOCK**2 / 2)
    mean = 8.403809 + math.log(scenario.factor * severity)
    probability = min(1, scenario.probability * frequency)
    draw = lognormal if form == "lognormal" else in_place
    sums = np.zeros((1 + len(scenario.special), 3))
    for group, (people, rule) in enumerate(scenario.groups()):
        for count in claimants_by_chunk(rng, form, people, probability, buffer):
            amounts = draw(rng, buffer[:count], mean)
            paid = rule.payments(amounts)
            sums[group] += amounts.sum(), paid.sum(), paid.size
    return sums


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scenario", choices=list(SCENARIOS), default="jincheng-2019")
    parser.add_argument("--replications", type=int, default=400)
    parser.add_argument("--form", choices=["in-place", "lognormal", "everybody"], default="in-place")
    arguments = parser.parse_args()
    scenario = SCENARIOS[arguments.scenario]

    rng = np.random.Generator(np.random.PCG64(20190930))
    buffer = np.empty(CHUNK)
    began, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
    years = np.array([replication(rng, arguments.form, scenario, buffer) for _ in range(arguments.replications)])
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF).ru_utime - used

    claims = years[:, :, 1].sum(axis=1) / scenario.insured
    error = claims.std(ddof=1) / math.sqrt(claims.size) if claims.size > 1 else None
    result = {
        "seconds": seconds,
        "userSeconds": used,
        "claimsPerInsured": claims.mean(),
        "standardError": error,
        "numpy": np.__version__,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
