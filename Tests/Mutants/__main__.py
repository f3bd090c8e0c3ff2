"""Makes mutants of the rule code and runs the tests of the rules and the worked cases on each; see scripts/mutants."""

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build import Build
from equivalents import equivalents_of
from mutations import Mutant, mutants_of

ROOT = Path(__file__).resolve().parents[2]
# The rules of money. What only words things, and the ledger's own arithmetic, have tests elsewhere.
RULES = ["Benefit", "Funding", "RiskSharing", "Settlement", "Cash"]
NO_RULE = re.compile(r"Conformance|Diagram|Comparison")
BAR = 0.95


def all_mutants() -> list[Mutant]:
    mutants = []
    for part in RULES:
        for file in sorted((ROOT / "Sources/Insurance" / part).rglob("*.swift")):
            if not NO_RULE.search(file.name):
                mutants += mutants_of(file.relative_to(ROOT), file.read_text())
    return mutants


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/mutants")
    parser.add_argument("--list", action="store_true", help="print the mutants and run none")
    parser.add_argument("--sample", type=int, help="run so many, drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--only", default="", help="only mutants whose place (file:line:column) holds this")
    parser.add_argument("--jobs", type=int, default=1, help="how many to run at a time (default 1)")
    options = parser.parse_args()

    mutants = all_mutants()
    # Numbered over all files, so that a number means the same mutant in every run.
    chosen = [(n, m) for n, m in enumerate(mutants, start=1) if options.only in str(m).split(": ")[0]]
    if options.list:
        print("\n".join(str(mutant) for _, mutant in chosen))
        print(f"{len(chosen)} mutants", file=sys.stderr)
        return 0
    if not chosen:
        print("no such file", file=sys.stderr)
        return 64
    if options.sample and options.sample < len(chosen):
        chosen = random.Random(options.seed).sample(chosen, options.sample)
    equivalents, stale = equivalents_of(mutants, ROOT)
    if stale:
        print("equivalents.txt names mutants that there are not:\n" + "\n".join(stale), file=sys.stderr)
        return 65

    keep = os.environ.get("MUTANTS_FOLDER")
    folder = Path(keep or tempfile.mkdtemp(prefix="mutants-"))
    try:
        build = Build(ROOT, folder, mutants)
        if problem := build.make():
            print(problem, file=sys.stderr)
            return 69
        return tried(chosen, build, equivalents, max(1, options.jobs))
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def tried(chosen, build: Build, equivalents: dict[Mutant, str], jobs: int) -> int:
    begun = time.monotonic()
    counts, survivors = Counter(), []
    with ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda one: (one[1], *build.verdict(*one)), chosen)
        for i, (mutant, verdict, by) in enumerate(results, start=1):
            print(f"[{i}/{len(chosen)}] {verdict}{by and f' by {by}'}: {mutant}", flush=True)
            counts[verdict] += 1
            counts["by " + by] += 1
            if verdict in ("survives", "not tried"):
                survivors.append((mutant, verdict))
            if verdict == "caught" and mutant in equivalents:
                print(f"  though equivalents.txt says: {equivalents[mutant]}", flush=True)
    for mutant, verdict in survivors:
        print(f"{verdict}: {mutant}\n    {build.line_of(mutant)}")
        if mutant in equivalents:
            print(f"    the same program: {equivalents[mutant]}")
    same = sum(mutant in equivalents for mutant, _ in survivors)
    # What does not build never comes to life. A mutant that is the same program counts as one that nobody catches.
    living = len(chosen) - counts["does not build"]
    share = counts["caught"] / living if living else 1
    stages = ", ".join(f"{counts[f'by {name}']} by {name}" for name in build.stages if counts[f"by {name}"])
    print(f"{counts['caught']} of {living} caught ({share:.1%}) in {time.monotonic() - begun:.0f} s: {stages}")
    print(f"{len(survivors)} survive, {same} of them the same program; {counts['does not build']} do not build")
    return 0 if share >= BAR else 1


sys.exit(main())
