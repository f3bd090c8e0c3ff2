#!/usr/bin/env python3
"""Solves five figures of national-2023-episodes.yaml for the published totals of 2023.

Solved: the mean number of admissions, one shift of the cost laws of all hospital levels, one shift of their rates, and
probability and cost of severe illness. Targets (published-figures.csv): discharges per insured, cost per stay, fund share
in the catalogue, beneficiaries per insured, mean benefit. Newton's method on the logarithms of the ratios, on a run of
dabing that always draws the same people; a step is shortened where it is long.

Usage, from the root of the repository: python3 scenarios/calibration/national-2023-episodes.py path/to/dabing
Made with Python 3.11 and NumPy 2.4.6; takes about a minute. Prints the values to put into the scenario.
"""
import json
import subprocess
import sys

import numpy as np

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "dabing"
SCENARIO = "scenarios/national-2023-episodes.yaml"
TARGETS = {
    "care.dischargesPerInsured": 19922.5 / 96294.4,
    "care.costPerStay": 7674,
    "care.fundShare": 0.681,
    "beneficiaries.share": 1156 / 96294.4,
    "beneficiaries.meanBenefit": 7924,
}
# Admissions, meanlog of a county stay, rate of a county stay, probability and meanlog of severe illness.
START = np.array([0.18, 7.6, 0.87, 0.016, 10.85])
PROBE = np.array([0.004, 0.03, 0.01, 0.0006, 0.03])
LONGEST = np.array([0.05, 0.4, 0.08, 0.004, 0.3])


def settings(x):
    admissions, cost, rate, severe, severe_cost = x
    return {
        "expense.admissions.mean": admissions,
        "expense.levels[0].law.meanlog": cost - 0.6,
        "expense.levels[1].law.meanlog": cost,
        "expense.levels[2].law.meanlog": cost + 0.8,
        "expense.levels[0].rate": rate + 0.03,
        "expense.levels[1].rate": rate,
        "expense.levels[2].rate": rate - 0.2,
        "expense.severe.probability": severe,
        "expense.severe.law.meanlog": severe_cost,
    }


def residuals(x):
    command = [PROGRAM, "run", SCENARIO, "--json", "--no-progress", "--replications", "2000"]
    for path, value in settings(x).items():
        command += ["--set", f"{path}={value:.6f}"]
    rows = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["results"]
    values = {row["metric"]: row["value"] for row in rows if row.get("group") in (None, "")}
    return np.log([values[name] / target for name, target in TARGETS.items()])


x = START
for _ in range(12):
    now = residuals(x)
    print("off by", ", ".join(f"{name} {value:+.2%}" for name, value in zip(TARGETS, np.expm1(now))), flush=True)
    if np.abs(now).max() < 0.001:
        break
    columns = [(residuals(x + step * unit) - now) / step for step, unit in zip(PROBE, np.eye(5))]
    change = np.linalg.solve(np.array(columns).T, -now)
    x = x + change / max(1, np.abs(change / LONGEST).max())
for path, value in settings(x).items():
    print(f"{path} = {value:.6f}")
