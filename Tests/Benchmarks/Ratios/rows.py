"""What is measured: a row is one figure, taken again and again, each time beside its peer."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from processes import answer, run, works

PROGRAM = ".build/release/dabing"
FOLDER = "Tests/Benchmarks"
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
    # The limit that the project has set itself, in words.
    aim: str
    # One measurement; told the number of the pair, so that who goes first can change.
    sample: Callable[[int], float]
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
    return [*person(folder), *person_numpy(), *province(), *size(), *threads(), *regions(), *memory()]


def person(folder):
    loop, missing = f"{folder}/person-loop", None
    sources = [f"{FOLDER}/Sources/PersonLoop/person_loop.c", f"{FOLDER}/Sources/person-loop/main.c"]
    if not works("cc", "--version") or not works("pkg-config", "--exists", "gsl"):
        missing = "a C compiler and GSL's headers are needed"
    else:
        flags = subprocess.run(
            ["pkg-config", "--cflags", "--libs", "gsl"], capture_output=True, text=True, check=True
        ).stdout.split()
        include = f"-I{FOLDER}/Sources/PersonLoop/include"
        subprocess.run(["cc", "-O2", include, *sources, "-o", loop, *flags], check=True)

    def row(policy, draw, words, aim):
        def sample(pair):
            mine, peer = in_turn(
                pair,
                lambda: dabing(f"{FOLDER}/Scenarios/{policy}-claimants.yaml", "--threads", "1").user,
                lambda: run([loop, draw, policy, "100", "1000000"]).user,
            )
            return mine / peer

        return Row(
            "person",
            f"a claimant's draw and benefit, {words}, one thread: processor time over the loop in C with GSL's {draw} normal",
            "",
            aim,
            sample,
            missing,
        )

    return [
        row("shanxi", "ziggurat", "one band", "≤ 1"),
        row("shandong", "ziggurat", "three bands", "≤ 1"),
        row("shanxi", "polar", "one band", ""),
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

        what = f"Jincheng person by person, 400 replications: NumPy's processor time ({words}) over dabing's"
        return Row("numpy", what, "×", "", sample, numpy_is_missing())

    return [row("in-place", "standard normals in place"), row("lognormal", "its own lognormal")]


def province():
    """A replication of 73 million insured: NumPy's person by person, dabing's by cells, start of the program included."""
    replications = 10_000

    def row(form, words, time, key, time_words):
        def sample(pair):
            mine, peer = in_turn(
                pair,
                lambda: getattr(dabing(SHANDONG, "--replications", str(replications)), time) / replications,
                lambda: numpy(SHANDONG, form, 3)[key] / 3,
            )
            return peer / mine

        what = (
            f"a replication of Shandong, 73 million insured: NumPy's {time_words} person by person ({words}) "
            "over dabing's as shipped"
        )
        return Row("province", what, "×", "≥ 10,000", sample, numpy_is_missing())

    return [
        row("everybody", "each insured asked", "wall", "seconds", "time"),
        row("in-place", "claimants alone", "wall", "seconds", "time"),
        row("in-place", "claimants alone", "user", "userSeconds", "processor time"),
    ]


def size():
    def insured(count):
        return dabing(HUIZHOU, "--set", f"population.insured={count}").user

    def sample(pair):
        large, small = in_turn(pair, lambda: insured(1_000_000_000), lambda: insured(1_000_000))
        return large / small

    what = "by cells, a thousand million insured over one million: processor time"
    return [Row("size", what, "", "≤ 1.5", sample)]


def threads():
    def row(words, scenario, *arguments):
        def sample(pair):
            one, two = in_turn(
                pair,
                lambda: dabing(scenario, *arguments, "--threads", "1").wall,
                lambda: dabing(scenario, *arguments, "--threads", "2").wall,
            )
            return one / two

        return Row("threads", f"{words}: time of one thread over that of two", "×", "≥ 1.8", sample)

    return [
        row("Jincheng person by person", JINCHENG, "--method", "individual", "--replications", "800"),
        row("Jincheng by cells", JINCHENG, "--replications", "20000"),
    ]


def regions():
    def sample(_):
        return sum(dabing(scenario, "--replications", "10000").wall for scenario in REGIONS)

    what = "the five regions, 10,000 replications each, one run after the other, start to end"
    return [Row("regions", what, "s", "≤ 5", sample)]


def memory():
    def sample(_):
        return dabing(JINCHENG, "--replications", "100000").memory

    return [Row("memory", "100,000 replications of Jincheng: most memory held", "MB", "≤ 150", sample)]
