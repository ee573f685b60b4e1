"""The peer model in numpy, three ways; prints samples a second and quantiles.

Needs numpy. Run on one core: OMP_NUM_THREADS=1 taskset -c 1 python3 numpy_model.py [samples]
The inputs and the formulas are read from ../peer-model.yaml, so that all tools compute the same.
"""
import math
import pathlib
import re
import sys
import time

import numpy as np

SAMPLES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
RUNS = 5
Z95 = 1.6448536269514722

text = (pathlib.Path(__file__).parent.parent / "peer-model.yaml").read_text().split("quantities:\n")[1]
inputs, formulas = [], []
for line in text.splitlines():
    name, value = line.strip().split(": ", 1)
    interval = re.match(r"\{ value: (\S+) to (\S+),", value)
    if interval:
        low, high = (math.log(float(end)) for end in interval.groups())
        inputs.append((name, (low + high) / 2, (high - low) / 2 / Z95))
    else:
        formulas.append(f"    {name} = {value}")
source = f"def model({', '.join(name for name, _, _ in inputs)}):\n" + "\n".join(formulas) + "\n    return result\n"
scope = {}
exec(source, scope)
model = scope["model"]


def lognormals(rng):
    return model(*[rng.lognormal(mu, sigma, SAMPLES) for _, mu, sigma in inputs])


def normals(rng):
    return model(*[np.exp(mu + sigma * rng.standard_normal(SAMPLES)) for _, mu, sigma in inputs])


def blocks(rng, block=8192):
    out = np.empty(SAMPLES)
    for at in range(0, SAMPLES, block):
        count = min(block, SAMPLES - at)
        out[at:at + count] = model(*[np.exp(mu + sigma * rng.standard_normal(count)) for _, mu, sigma in inputs])
    return out


for title, way in (("rng.lognormal", lognormals), ("exp of normals", normals), ("in blocks", blocks)):
    seconds = []
    for run in range(RUNS):
        rng = np.random.default_rng(run)
        start = time.perf_counter()
        result = way(rng)
        seconds.append(time.perf_counter() - start)
    low, middle, high = np.quantile(result, [0.05, 0.5, 0.95])
    print(f"numpy {np.__version__}, {title}: {SAMPLES / sorted(seconds)[RUNS // 2] / 1e6:.3f} M samples/s "
          f"(median of {RUNS}; best {SAMPLES / min(seconds) / 1e6:.3f}); "
          f"5/50/95 %: {low:.1f} {middle:.1f} {high:.1f}, mean {result.mean():.1f}")
