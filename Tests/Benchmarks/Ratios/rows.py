"""What is measured: a row is one figure, taken again and again, each time beside its peer."""

import functools
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from processes import answer, run, works

PROGRAM = ".build/release/dabing"
FOLDER = "Tests/Benchmarks"
# How near the 99.5% quantile of a year's claims has to be, relative.
TOLERANCE = 1e-4
JINCHENG, SHANDONG, HUIZHOU = (
    f"scenarios/{name}.yaml" for name in ("jincheng-2019", "shandong-2015", "huizhou-2013")
)
REGIONS = [JINCHENG, SHANDONG, HUIZHOU, "scenarios/jiangxi-2025.yaml", "scenarios/langfang-2024.yaml"]


@dataclass(frozen=True)
class Row:
    # By which it is chosen.
    name: str
    what: str
    unit: str
    # One measurement; told the number of the pair, so that who goes first can change.
    sample: Callable[[int], float]
    # The limit that the project has set itself.
    aim: str | None = None
    # Why it cannot be measured here, if so.
    missing: str | None = None


def dabing(scenario, *arguments):
    return run([PROGRAM, "run", scenario, *arguments, "--json", "--no-progress"])


def in_turn(pair, first, second):
    """Both of a pair; the second goes first every other time."""
    if pair % 2:
        later = second()
        return first(), later
    return first(), second()


def numpy(scenario, form, replications):
    name = os.path.basename(scenario).removesuffix(".yaml")
    return answer(
        [sys.executable, f"{FOLDER}/numpy_person.py", "--scenario", name, "--form", form]
        + ["--replications", str(replications)]
    )


def rows(folder):
    """All rows; `folder` is for what has to be built."""
    return [*person(folder), *person_numpy(), *province(), *size(), *threads(), *regions(), *memory(), *exact(), *laws()]


def person(folder):
    @functools.cache
    def loop():
        """The program in C, built when it is asked for."""
        program, source = f"{folder}/person-loop", f"{FOLDER}/Sources"
        files = [f"{source}/PersonLoop/person_loop.c", f"{source}/person-loop/main.c"]
        flags = run(["pkg-config", "--cflags", "--libs", "gsl"]).output.split()
        run(["cc", "-O2", f"-I{source}/PersonLoop/include", *files, "-o", program, *flags])
        return program

    has_compiler = works("cc", "--version") and works("pkg-config", "--exists", "gsl")
    missing = None if has_compiler else "a C compiler, pkg-config and GSL's headers are needed"

    def row(policy, draw, words, aim):
        def sample(pair):
            mine, peer = in_turn(
                pair,
                lambda: dabing(f"{FOLDER}/Scenarios/{policy}-claimants.yaml", "--threads", "1").user,
                lambda: run([loop(), draw, policy, "100", "1000000"]).user,
            )
            return mine / peer

        what = f"a claimant drawn and paid, {words}: processor time over C with GSL's {draw} normal"
        return Row("person", what, "×", sample, aim=aim, missing=missing)

    return [
        row("shanxi", "ziggurat", "one band", "≤ 1"),
        row("shandong", "ziggurat", "three bands", "≤ 1"),
        row("shanxi", "polar", "one band", None),
    ]


def numpy_is_missing():
    return None if works(sys.executable, "-c", "import numpy") else "NumPy is needed (pip install numpy)"


def person_numpy():
    def row(form, words):
        def sample(pair):
            mine, peer = in_turn(
                pair,
                lambda: dabing(JINCHENG, "--method", "individual", "--replications", "400").user,
                lambda: numpy(JINCHENG, form, 400)["userSeconds"],
            )
            return peer / mine

        what = f"Jincheng person by person: NumPy's processor time, {words}, over dabing's"
        return Row("numpy", what, "×", sample, missing=numpy_is_missing())

    return [row("in-place", "normals made in place"), row("lognormal", "its own lognormal")]


def province():
    """A year of 73 million insured: person by person in NumPy, by cells in dabing, its start and report included."""
    years = 10_000

    def row(form, words, is_processor_time):
        def mine():
            cost = dabing(SHANDONG, "--replications", str(years))
            return (cost.user if is_processor_time else cost.wall) / years

        def peer():
            return numpy(SHANDONG, form, 3)["userSeconds" if is_processor_time else "seconds"] / 3

        def sample(pair):
            own, other = in_turn(pair, mine, peer)
            return other / own

        kind = "processor time" if is_processor_time else "time"
        what = f"a year of 73 million insured (Shandong): NumPy's {kind}, {words}, over dabing's as shipped"
        return Row("province", what, "×", sample, aim="≥ 10,000", missing=numpy_is_missing())

    return [
        row("everybody", "each person asked", False),
        row("in-place", "each claimant drawn", False),
        row("in-place", "each claimant drawn", True),
    ]


def size():
    def insured(count):
        return dabing(HUIZHOU, "--set", f"population.insured={count}").user

    def sample(pair):
        large, small = in_turn(pair, lambda: insured(1_000_000_000), lambda: insured(1_000_000))
        return large / small

    what = "a thousand million insured over one million, by cells: processor time"
    return [Row("size", what, "×", sample, aim="≤ 1.5")]


def threads():
    def row(words, scenario, *arguments):
        def sample(pair):
            one, two = in_turn(
                pair,
                lambda: dabing(scenario, *arguments, "--threads", "1").wall,
                lambda: dabing(scenario, *arguments, "--threads", "2").wall,
            )
            return one / two

        return Row("threads", f"one thread over two, {words}: time", "×", sample, aim="≥ 1.8")

    return [
        row("Jincheng person by person", JINCHENG, "--method", "individual", "--replications", "800"),
        row("Jincheng by cells", JINCHENG, "--replications", "20000"),
    ]


def regions():
    def sample(_):
        return sum(dabing(scenario, "--replications", "10000").wall for scenario in REGIONS)

    what = "the five regions, 10,000 replications each, one run after another: start to end"
    return [Row("regions", what, "s", sample, aim="≤ 5")]


def memory():
    def sample(_):
        return dabing(JINCHENG, "--replications", "100000").memory

    return [Row("memory", "100,000 replications of Jincheng: most memory held at once", "MB", sample, aim="≤ 150")]


def exact():
    """The law of a year without draws."""
    city = f"{FOLDER}/Scenarios/shanxi-general.yaml"
    # Without costs the funding need at 99.5% is the quantile of the claims over the number of people.
    options = ["--method", "exact", "--set", "costs.shareOfPremium=0"]

    def from_start(_):
        return dabing(JINCHENG, "--method", "exact").wall

    def over_peer(pair):
        def peer():
            return answer([sys.executable, f"{FOLDER}/aggregate_exact.py", "--tolerance", str(TOLERANCE)])

        mine, theirs = in_turn(pair, lambda: dabing(city, *options), peer)
        rows = {row["metric"]: row["value"] for row in json.loads(mine.output)["results"]}
        quantile = rows["funding.need.p995"] * rows["insured"]
        if abs(quantile / theirs["reference"] - 1) > TOLERANCE:
            raise RuntimeError(f"the exact method's 99.5% quantile is {quantile}, not {theirs['reference']}")
        return theirs["tries"][-1]["seconds"] / mine.wall

    needs = "import aggregate, numpy, scipy"
    missing = None if works(sys.executable, "-c", needs) else "aggregate and SciPy are needed (pip install aggregate scipy)"
    peer = f"the package aggregate's time for the law, its own start left out, at a 99.5% quantile as near as {TOLERANCE}"
    return [
        Row("exact", "Jincheng by the exact method: start to end, every figure of the report", "s", from_start, aim="≤ 0.3"),
        Row("exact", f"{peer}, over dabing's from start to end", "×", over_peer, aim="> 1", missing=missing),
    ]


# X by every law of about the mean and spread of Jincheng's lognormal, and a covariance of the fit for some.
LAWS = {
    "lognormal": ("meanlog: 8.4, sdlog: 1", "of: [meanlog, sdlog], rows: [[0.0004, 0], [0, 0.0002]]"),
    "weibull": ("shape: 0.75, scale: 6000", "of: [shape, scale], rows: [[0.0001, 0], [0, 10000]]"),
    "exponential": ("mean: 7290", None),
    "pareto": ("shape: 2.1, minimum: 3000", None),
    "lomax": ("shape: 2.5, scale: 11000", None),
    "generalizedPareto": ("shape: 0.3, scale: 5000, threshold: 100", None),
    "burr": ("shape1: 1.5, shape2: 1.5, scale: 7000", "of: [shape1, shape2], rows: [[0.0001, 0], [0, 0.0001]]"),
    "logLogistic": ("shape: 2.2, scale: 4500", None),
    "gamma": ("shape: 0.7, scale: 10000", "of: [shape, scale], rows: [[0.0001, 0], [0, 10000]]"),
    "inverseGaussian": ("mean: 7290, shape: 4000", "of: [mean, shape], rows: [[10000, 0], [0, 10000]]"),
    "constant": ("amount: 30000", None),
    "mixture": (
        "components: [{weight: 0.9, law: {name: lognormal, meanlog: 8.4, sdlog: 0.9, source: a benchmark}}, "
        "{weight: 0.1, law: {name: lomax, shape: 2.5, scale: 20000, source: a benchmark}}]",
        "of: [1.lognormal.meanlog, 1.lognormal.sdlog], rows: [[0.0004, 0], [0, 0.0002]]",
    ),
    "spliced": (
        "threshold: 30000, tailWeight: 0.03, body: {name: lognormal, meanlog: 8.4, sdlog: 0.95, source: a benchmark}, "
        "tail: {name: generalizedPareto, shape: 0.3, scale: 15000, threshold: 30000, source: a benchmark}",
        "of: [body.lognormal.meanlog, body.lognormal.sdlog], rows: [[0.0004, 0], [0, 0.0002]]",
    ),
    "empirical": (f"values: [{', '.join(str(round(200 * 1.08**k)) for k in range(110))}]", None),
}
# Composed laws carry the sources of their parts.
COMPOSED = {"mixture", "spliced"}


def laws():
    """Every law beside the lognormal, by every method."""

    def cost(law, is_drawn, *options):
        values, covariance = LAWS[law]
        parts = [f"name: {law}", values] + ([] if law in COMPOSED else ["source: a benchmark"])
        parts += [f"covariance: {{{covariance}}}"] if is_drawn else []
        return dabing(JINCHENG, "--threads", "1", *options, "--set", f"expense.law={{{', '.join(parts)}}}").user

    def row(law, is_drawn, method, words, most, *options):
        def sample(pair):
            own, lognormal = in_turn(
                pair,
                lambda: cost(law, is_drawn, "--method", method, *options),
                lambda: cost("lognormal", False, "--method", method, *options),
            )
            return own / lognormal

        what = f"{law}{' drawn for each path' if is_drawn else ''} over a lognormal, {words}: processor time"
        return Row("laws", what, "×", sample, aim=f"≤ {most}")

    others = [law for law in LAWS if law != "lognormal"]
    drawn = [law for law, (_, covariance) in LAWS.items() if covariance]
    grouped, individual = ("--replications", "2000"), ("--replications", "40")
    return [
        *(row(law, False, "grouped", "by cells", 1.5, *grouped) for law in others),
        *(row(law, True, "grouped", "by cells", 3, *grouped) for law in drawn),
        *(row(law, False, "individual", "person by person", 3, *individual) for law in others),
        *(row(law, False, "exact", "by the exact method", 2) for law in others),
    ]
