#!/usr/bin/env python3
"""Solves the national law of X for the published figures of 2023.

Law: a person has in-scope self-paid expense X > 0 with probability p; X is lognormal(meanlog, sdlog). The year's shocks
are lognormal factors with mean 1 on p and on X, as in the scenarios. Plan: deductible half of the national disposable
income of 2022 (36,883 yuan), 60% above it, no cap. Targets: 11.56 million beneficiaries of 962.944 million insured, mean
benefit 7,924 yuan (both of 2023, see published-figures.csv).

Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1. Prints the parameters to put into national-2023.yaml.
"""
import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm

# 13.8% of people were in hospital in the 12 months before the survey of 2018, when there were 18.2 discharges a 100
# people: 1.32 stays a patient. With 19,922.5 discharges (10k) of 96,294.4 insured (10k) in 2023:
p = round(19922.5 / 96294.4 / (18.2 / 13.8), 3)
d, rate = 0.5 * 36883, 0.60
share, benefit = 1156 / 96294.4, 7924.0
sd_frequency, sd_severity, rho = 0.05, 0.04, 0.0

z, w = np.polynomial.hermite_e.hermegauss(80)
w = w / w.sum()
severity = np.exp(sd_severity * z - sd_severity**2 / 2)
tilt = rho * sd_frequency
frequency = np.exp(tilt * z - tilt**2 / 2)

def survival(mu, sd, s):
    return norm.sf((np.log(d / s) - mu) / sd)

def excess(mu, sd, s):
    k = (np.log(d / s) - mu) / sd
    return s * np.exp(mu + sd**2 / 2) * norm.sf(k - sd) - d * norm.sf(k)

def share_of(mu, sd):
    return p * np.sum(w * frequency * survival(mu, sd, severity))

def mean_benefit(mu, sd):
    return rate * p * np.sum(w * frequency * excess(mu, sd, severity)) / share_of(mu, sd)

def meanlog(sd):
    return brentq(lambda mu: share_of(mu, sd) - share, -5, 15, xtol=1e-13)

sd = brentq(lambda sd: mean_benefit(meanlog(sd), sd) - benefit, 0.3, 4, xtol=1e-13)
mu = meanlog(sd)
print(f"probability {p}")
print(f"meanlog     {mu:.6f}")
print(f"sdlog       {sd:.6f}")
mu, sd = round(mu, 6), round(sd, 6)
print(f"beneficiary share {share_of(mu, sd):.6%} (target {share:.6%}), mean benefit {mean_benefit(mu, sd):.3f} (target {benefit})")
print(f"mean of X {np.exp(mu + sd**2 / 2):.1f} yuan, self-paid a head of the insured {p * np.exp(mu + sd**2 / 2):.1f} yuan")
