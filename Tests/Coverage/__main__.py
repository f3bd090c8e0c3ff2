"""Counts how often the intervals that dabing states cover the exact values."""

import argparse
import json
import os
import subprocess
import sys

METRICS = {
    "insurer.result.mean": "a mean",
    "insurer.lossProbability": "a probability",
    "claims.p99": "the 99% quantile",
}
# The 99% quantile's interval, made of order statistics, is wider than 95% with fewer replications.
REPLICATIONS = 5000


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/coverage", description=__doc__)
    parser.add_argument("scenario", nargs="?", default="scenarios/jincheng-2019.yaml")
    parser.add_argument("--seeds", type=int, default=1000, help="how many runs, with the seeds 1, 2, …")
    parser.add_argument("--replications", type=int, help=f"of each run; {REPLICATIONS} where it is left out")
    parser.add_argument("--precision", help="let each run find its number of replications by the mean, such as 2%%")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--program", default="scripts/dabing", help="what runs a scenario")
    given = parser.parse_args()
    if given.seeds < 1:
        parser.error("--seeds is at least 1")
    if given.precision and given.replications:
        parser.error("--precision finds the number of replications: leave --replications out")
    return given


def results(program, scenario, *options):
    command = [program, "run", scenario, "--json", "--no-progress", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr}")
    rows = [row for row in json.loads(done.stdout)["results"] if row.get("group") is None]
    years = {row["year"] for row in rows if row.get("year") is not None}
    if len(years) > 1:
        sys.exit(f"{scenario} has several years, whose law is not known exactly")
    return {row["metric"]: row for row in rows if row["metric"] in METRICS}


def main():
    given = arguments()
    exact = results(given.program, given.scenario, "--method", "exact")
    if given.precision:
        metrics = ["insurer.result.mean"]
        how = ["--precision", given.precision, "--precision-for", metrics[0]]
    else:
        metrics = list(METRICS)
        how = ["--replications", str(given.replications or REPLICATIONS)]
    covered = dict.fromkeys(metrics, 0)
    for seed in range(1, given.seeds + 1):
        drawn = results(given.program, given.scenario, "--set", f"seed={seed}", "--threads", str(given.threads), *how)
        for metric in metrics:
            lower, upper = drawn[metric].get("lower"), drawn[metric].get("upper")
            if lower is None or upper is None:
                sys.exit(f"{metric} has no interval: there are too few replications")
            covered[metric] += lower <= exact[metric]["value"] <= upper
        if sys.stderr.isatty():
            print(f"\r{seed} of {given.seeds}", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    print(f"{given.scenario}, {given.seeds} seeds, {' '.join(how)}: the 95% interval covers the exact value of")
    for metric in metrics:
        print(f"  {METRICS[metric]:18} {metric:24} {exact[metric]['value']:18,.6g}  {covered[metric] / given.seeds:.1%}")
    return 0 if all(0.93 <= count / given.seeds <= 0.97 for count in covered.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
