"""The fleet of MoneyModelCase.cs, month by month, in numpy; prints seconds and quantiles.

Needs numpy. Run on one core: OMP_NUM_THREADS=1 taskset -c 1 python3 numpy_money.py [cohorts] [months] [samples]
Arrays hold samples by months; blocks of samples keep them in the cache, which is numpy's fastest way here.
"""
import math
import sys
import time

import numpy as np

COHORTS, MONTHS, SAMPLES = (int(sys.argv[i]) if len(sys.argv) > i else default for i, default in ((1, 10), (2, 120), (3, 100_000)))
RUNS = 3
BLOCK = 512
Z95 = 1.6448536269514722
HOURS = 8766


def lognormal(rng, count, low, high):
    low, high = math.log(low), math.log(high)
    return np.exp((low + high) / 2 + (high - low) / 2 / Z95 * rng.standard_normal((count, 1)))


def block(rng, count):
    draw = lambda low, high: lognormal(rng, count, low, high)
    life, use, residual, capital = draw(3, 5), draw(.5, .8), draw(.05, .15), draw(.06, .12)
    pue, drawn, tariff, space = draw(1.1, 1.3), draw(.7, .85), draw(.06, .1), draw(100, 180)
    upkeep, network, storage = draw(.01, .05), draw(3e3, 6e3), draw(.02, .06)
    loss, inflation, rate, fall = draw(.2, .4), draw(.01, .04), draw(2, 4), draw(.05, .25)
    elapsed = np.arange(MONTHS) / 12
    index = np.exp(elapsed * np.log(1 + inflation))
    discount = 1 / np.exp(elapsed * np.log(1 + capital))
    price = rate * np.exp(elapsed * np.log(np.maximum(1 - fall, 1e-9)))
    cost = np.zeros((count, MONTHS))
    hours = np.zeros((count, MONTHS))
    for cohort in range(COHORTS):
        gpus, server, power = draw(40_000 // COHORTS, 60_000 // COHORTS), draw(25e3, 40e3), draw(1.2, 1.6)
        first = cohort * (MONTHS * 3 // 4) // COHORTS
        service = (np.arange(MONTHS) >= first).astype(float)
        capex = gpus * (server * (1 + storage) + network)
        yearly = gpus * power * (space * 12 + drawn * pue * tariff * HOURS) + gpus * server * upkeep
        cost[:, first] += capex[:, 0]
        cost += yearly / 12 * service * index
        age = (MONTHS - first) / 12
        cost[:, -1] -= (capex * np.exp(age * np.log(np.maximum(1 - loss, 1e-9))))[:, 0]
        hours += gpus * (HOURS / 12) * service
    flow = price * (hours * use) - cost
    balance = np.cumsum(flow, axis=1)
    above = balance >= 0
    at = np.where(above.any(axis=1), above.argmax(axis=1), MONTHS)
    inner = np.clip(at, 1, MONTHS - 1)
    rows = np.arange(count)
    below, over = balance[rows, inner - 1], balance[rows, inner]
    payback = np.where((at == 0) | (at == MONTHS), at, inner + -below / (over - below))
    worth = (flow * discount).sum(axis=1)
    levelised = (cost * discount).sum(axis=1) / (hours * discount).sum(axis=1)
    return worth, levelised, payback * HOURS / 12


def model(seed):
    rng = np.random.default_rng(seed)
    parts = [block(rng, min(BLOCK, SAMPLES - at)) for at in range(0, SAMPLES, BLOCK)]
    return [np.concatenate(part) for part in zip(*parts)]


seconds = []
for run in range(RUNS):
    start = time.perf_counter()
    results = model(run)
    seconds.append(time.perf_counter() - start)
print(f"numpy {np.__version__}: {COHORTS} cohorts, {MONTHS} months, {SAMPLES} samples: {sorted(seconds)[RUNS // 2]:.3f} s (median of {RUNS}; best {min(seconds):.3f})")
for name, values in zip(("money.net_present_value", "money.levelised_cost_per_gpu_hour", "money.payback"), results):
    print(f"  {name}: 5/50/95 %", *(f"{q:.6g}" for q in np.quantile(values, [.05, .5, .95])))
