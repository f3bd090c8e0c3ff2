"""Makes mutants of the rule code and runs the tests of the rules and the worked cases on each; see scripts/mutants."""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mutations import mutants_of

ROOT = Path(__file__).resolve().parents[2]
# The rules of money. What only words things, and the ledger's own arithmetic, have tests elsewhere.
RULES = ["Benefit", "Funding", "RiskSharing", "Settlement", "Cash"]
NO_RULE = re.compile(r"Conformance|Diagram|Comparison")
# The tests of the rules alone, so that a mutant builds in seconds: what the trimmed manifest keeps.
KEPT = ["Insurance", "Documents", "Regions", "embedding-tool", "EmbedData", "InsuranceTests", "RegionsTests"]


def run(command, folder, seconds):
    """The status of a command, or 'time' where it takes longer."""
    try:
        done = subprocess.run(
            command, cwd=folder, timeout=seconds, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        return "time", late.stdout or ""


def trimmed(manifest: str) -> str:
    """The manifest without products and the targets that the rules do not need."""
    manifest = re.sub(r"  products: \[.*?\n  \],\n", "", manifest, flags=re.S)
    head, targets = manifest.split("  targets: [\n", 1)
    parts = re.split(r"\n(?=    \.|    // )", targets[: targets.rindex("\n  ]")])
    kept = [part for part in parts if (name := re.search(r'name: "([^"]+)"', part)) and name[1] in KEPT]
    return head + "  targets: [\n" + "\n".join(part.rstrip(",\n") + "," for part in kept) + "\n  ]\n)\n"


def prepared(folder: Path, name: str, is_trimmed: bool) -> Path:
    """A copy of the package that a mutant can be put into; its build stays from run to run."""
    copy = folder / name
    copy.mkdir(parents=True, exist_ok=True)
    for part in ["Sources", "Tests", "scenarios"]:
        shutil.rmtree(copy / part, ignore_errors=True)
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns(".build", "Benchmarks"))
    manifest = (ROOT / "Package.swift").read_text()
    (copy / "Package.swift").write_text(trimmed(manifest) if is_trimmed else manifest)
    for resolved in ["Package.resolved"]:
        if (ROOT / resolved).exists():
            shutil.copy(ROOT / resolved, copy / resolved)
    return copy


def verdict(copy: Path, build, test, seconds) -> str:
    status, output = run(build, copy, 1800)
    if status != 0:
        return "does not build" if status != "time" else "time"
    status, output = run(test, copy, seconds)
    if status == 0:
        return "survives"
    return "time" if status == "time" else "caught"


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/mutants")
    parser.add_argument("--list", action="store_true", help="print the mutants and run none")
    parser.add_argument("--sample", type=int, help="run so many, drawn at random")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--only", default="", help="only files whose path holds this")
    options = parser.parse_args()

    mutants = []
    for part in RULES:
        for file in sorted((ROOT / "Sources/Insurance" / part).rglob("*.swift")):
            path = file.relative_to(ROOT)
            if options.only in str(path) and not NO_RULE.search(file.name):
                mutants += mutants_of(path, file.read_text())
    if options.list:
        print("\n".join(map(str, mutants)))
        print(f"{len(mutants)} mutants", file=sys.stderr)
        return 0
    if not mutants:
        print("no such file", file=sys.stderr)
        return 64
    if options.sample and options.sample < len(mutants):
        mutants = random.Random(options.seed).sample(mutants, options.sample)

    keep = os.environ.get("MUTANTS_FOLDER")
    folder = Path(keep or tempfile.mkdtemp(prefix="mutants-"))
    try:
        return tried(mutants, folder)
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def tried(mutants, folder: Path) -> int:
    tests = ["swift", "test", "--disable-xctest", "--skip-build"]
    build_tests = ["swift", "build", "--build-tests"]
    cases = [".build/debug/dabing", "verify", "scenarios/cases", "--no-progress"]
    build_program = ["swift", "build", "--product", "dabing"]
    rules = prepared(folder, "rules", is_trimmed=True)
    if (clean := verdict(rules, build_tests, tests, 600)) != "survives":
        print(f"without any mutant the tests end with: {clean}", file=sys.stderr)
        return 69
    whole = None
    counts = {"caught": 0, "survives": 0, "does not build": 0, "time": 0}
    for i, mutant in enumerate(mutants, start=1):
        started = time.monotonic()
        original = (ROOT / mutant.file).read_text()
        changed = mutant.applied(original)
        (rules / mutant.file).write_text(changed)
        result = verdict(rules, build_tests, tests, 300)
        (rules / mutant.file).write_text(original)
        if result == "survives":
            # The worked cases take the whole program: only what the tests have missed is worth that.
            whole = whole or prepared(folder, "whole", is_trimmed=False)
            (whole / mutant.file).write_text(changed)
            result = verdict(whole, build_program, cases, 120)
            (whole / mutant.file).write_text(original)
        counts[result] += 1
        print(f"[{i}/{len(mutants)}] {result}: {mutant} ({time.monotonic() - started:.0f} s)", flush=True)
    # An endless loop is noticed; what does not build never comes to life.
    living = len(mutants) - counts["does not build"]
    caught = counts["caught"] + counts["time"]
    share = caught / living if living else 1
    print(f"{caught} of {living} caught ({share:.1%}); {counts['does not build']} do not build", flush=True)
    return 0 if share >= 0.95 else 1


sys.exit(main())
