"""The peer model in squigglepy: each input sampled once, then numpy; prints samples a second and quantiles.

Needs squigglepy (and numpy, scipy). Run on one core: OMP_NUM_THREADS=1 taskset -c 1 python3 squigglepy_model.py [samples]
squigglepy's own lazy tree is not timed: it draws an input anew wherever it is used, which is another distribution.
"""
import pathlib
import re
import sys
import time

import numpy as np
import squigglepy as sq

SAMPLES = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
RUNS = 3

text = (pathlib.Path(__file__).parent.parent / "peer-model.yaml").read_text().split("quantities:\n")[1]
inputs, formulas = [], []
for line in text.splitlines():
    name, value = line.strip().split(": ", 1)
    interval = re.match(r"\{ value: (\S+) to (\S+),", value)
    if interval:
        inputs.append((name, float(interval.group(1)), float(interval.group(2))))
    else:
        formulas.append(f"    {name} = {value}")
scope = {}
exec(f"def model({', '.join(name for name, _, _ in inputs)}):\n" + "\n".join(formulas) + "\n    return result\n", scope)

seconds = []
for run in range(RUNS):
    sq.set_seed(run)
    start = time.perf_counter()
    result = scope["model"](*[sq.sample(sq.lognorm(low, high), n=SAMPLES) for _, low, high in inputs])
    seconds.append(time.perf_counter() - start)
low, middle, high = np.quantile(result, [0.05, 0.5, 0.95])
print(f"squigglepy: {SAMPLES / sorted(seconds)[RUNS // 2] / 1e6:.3f} M samples/s "
      f"(median of {RUNS}; best {SAMPLES / min(seconds) / 1e6:.3f}); "
      f"5/50/95 %: {low:.1f} {middle:.1f} {high:.1f}, mean {np.mean(result):.1f}")
