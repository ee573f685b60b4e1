"""Calculon's own search of GPT-3 175B on 64 A100, over a random part of its space, for a bounded time.

Needs a checkout of github.com/calculon-ai/calculon and Python's psutil. Run on one core:

    taskset -c 1 python3 calculon_search.py CALCULON [seconds] [seed]

Prints what was tried, and the best plan of all and of those that keep everything on the GPUs, as options of
'assay training predict'.
"""
import itertools
import json
import logging
import random
import sys
import time

CALCULON = sys.argv[1]
SECONDS = float(sys.argv[2]) if len(sys.argv) > 2 else 300
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
sys.path.insert(0, CALCULON)
from calculon import System  # noqa: E402
from calculon.llm.llm import Llm  # noqa: E402
from calculon.llm.optimal_execution import OptimalExecution  # noqa: E402

GPUS = BATCH = 64
logging.disable(logging.CRITICAL)
application = Llm.Application(json.load(open(f"{CALCULON}/models/gpt3-175B.json")))
system = System(json.load(open(f"{CALCULON}/systems/a100_80g.json")))


def parts():
    for tensor in Llm.get_all_tensor_parallelisms(GPUS, application.hidden, application.attn_heads):
        for pipeline in Llm.get_all_pipeline_parallelisms(GPUS, tensor, application.num_blocks):
            data = Llm.get_data_parallelism(GPUS, tensor, pipeline)
            batch = OptimalExecution.get_batch_size(data, BATCH)
            if batch is None:
                continue
            interleavings = Llm.get_valid_pipeline_interleavings(application.num_blocks, pipeline)
            for chunks, recompute, shard, traffic in itertools.product(
                    interleavings, ("full", "attn_only", "none"), (True, False) if data > 1 else (False,), ("ar", "p2p_rs_ag", "rs_ag")):
                yield tensor, pipeline, data, chunks, batch, recompute, shard, traffic


def offloads(plan):
    return plan["weight_offload"] or plan["activations_offload"] or plan["optimizer_offload"]


def options(plan):
    recompute = {"full": "full", "attn_only": "selective", "none": "none"}[plan["activation_recompute"]]
    return (f"--tensor-parallel {plan['tensor_par']} --pipeline-parallel {plan['pipeline_par']} --data-parallel {plan['data_par']} "
            f"--virtual-pipeline {plan['pipeline_interleaving']} --micro-batch {plan['microbatch_size']} --recompute {recompute} "
            f"--sharding {'zero1' if plan['optimizer_sharding'] else 'none'}"
            f"{' --offload optimizer' if plan['optimizer_offload'] else ''}"
            f"{' --sequence-parallel' if 'rs_ag' in plan['tensor_par_comm_type'] and plan['tensor_par'] > 1 else ''}")


order = list(parts())
random.Random(SEED).shuffle(order)
tried = feasible = looked = 0
best = {"any": None, "all on the GPUs": None}
start = time.perf_counter()
for tensor, pipeline, data, chunks, batch, recompute, shard, traffic in order:
    if time.perf_counter() - start > SECONDS:
        break
    found, count, good, *_ = OptimalExecution.search(
        False, 2000, False, GPUS, BATCH, "float16", application, system, tensor, pipeline, data, chunks, batch,
        recompute, shard, traffic, [True], False, True, True)
    tried, feasible, looked = tried + count, feasible + good, looked + 1
    for rate, plan, stats in found:
        for name in best:
            if (name == "any" or not offloads(plan)) and (best[name] is None or rate > best[name][0]):
                best[name] = (rate, plan, stats["total_time"])
elapsed = time.perf_counter() - start
print(f"Calculon: {looked} of {len(order)} parts, {tried} configurations tried, {feasible} feasible, {elapsed:.1f} s: {tried / elapsed:.0f} a second")
for name, found in best.items():
    if found:
        print(f"best, {name}: {found[2]:.2f} s by Calculon: {options(found[1])}")
        print(json.dumps(found[1]))
