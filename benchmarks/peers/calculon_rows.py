"""Calculon, unmodified, on the rows of measured/training.csv that it can do; beside Assay's held-out predictions.

Needs a checkout of github.com/calculon-ai/calculon and Python's psutil:

    assay training validate measured/training.csv --held-out --format csv > held-out.csv
    python3 calculon_rows.py CALCULON ../../measured/training.csv held-out.csv > rows.csv

Rows go to stdout, summaries to stderr. Calculon is given what Assay is given: the network that a row's note tells. Each row is
run with Calculon's stock network too. Where a field is blank Calculon gets its best guess: one sequence a micro-batch, no
interleaving, and on Hopper sequence parallelism with ring overlap. Memory is made large, so that it refuses no row for it.
"""
import copy
import csv
import json
import logging
import math
import re
import statistics
import sys
from collections import defaultdict

CALCULON, TABLE, HELD_OUT = sys.argv[1:4]
sys.path.insert(0, CALCULON)
from calculon import System  # noqa: E402
from calculon.llm.llm import Llm  # noqa: E402

SYSTEMS = {"A100": "a100_80g", "A100-80GB-SXM": "a100_80g", "H100-80GB-SXM": "h100_80g_nvl8"}
RECOMPUTE = {"full": "full", "selective": "attn_only", "none": "none", "": "attn_only"}
IS_TIME = {"step_time_s": True, "tflops_per_gpu": False}
systems = {name: json.load(open(f"{CALCULON}/systems/{name}.json")) for name in set(SYSTEMS.values())}


def whole(row, column, default=None):
    return int(row[column]) if row[column] else default


def unsuited(row):
    """Why Calculon cannot run a row; None where it can."""
    hidden, heads = whole(row, "hidden"), whole(row, "heads")
    if row["gpu"] not in SYSTEMS:
        return "no system file"
    if row["reported_metric"] not in IS_TIME:
        return "another metric"
    if row["moe_experts"] or whole(row, "cp", 1) > 1 or whole(row, "ep", 1) > 1:
        return "experts or context ranks"
    if "fsdp" in row["sharding"].lower() or row["sharding"] in ("zero2", "zero3"):
        return "sharded parameters"
    if not all(row[column] for column in ("layers", "hidden", "seq_len", "gpus", "tp", "pp", "dp", "global_batch")):
        return "blank fields"
    if whole(row, "kv_heads", heads) != heads or whole(row, "ffn", 4 * hidden) != 4 * hidden:
        return "not a GPT layer"
    return None


def told_network(note):
    """Gigabytes a second of one GPU, where a note tells a node's links."""
    if found := re.search(r"(\d+) Gb(?:ps|/s) (?:node-node|per node)", note):
        return float(found[1]) / 64
    if found := re.search(r"(\d+)x(\d+)Gb \w+/node", note):
        return float(found[1]) * float(found[2]) / 64
    return None


def step_time(row, network):
    """Seconds of a step that Calculon predicts."""
    system = copy.deepcopy(systems[SYSTEMS[row["gpu"]]])
    system["mem1"]["GiB"] = 100_000
    system["networks"][0]["must_be_filled"] = False
    if network:
        system["networks"][1]["bandwidth"] = network
    hopper = row["gpu"].startswith("H")
    tensor, pipeline, data = (int(row[way]) for way in ("tp", "pp", "dp"))
    hidden, gpus = int(row["hidden"]), int(row["gpus"])
    heads = whole(row, "heads", hidden // 128)
    recompute = RECOMPUTE[row["recompute"]]
    sequence_parallel = recompute != "full" and tensor > 1
    execution = {
        "num_procs": gpus, "tensor_par": tensor, "pipeline_par": pipeline, "data_par": data,
        "tensor_par_net": 0 if tensor <= 8 else 1,
        "pipeline_par_net": 0 if gpus <= 8 else 1,
        "data_par_net": 0 if gpus <= 8 else 1,
        "batch_size": int(row["global_batch"]), "microbatch_size": whole(row, "micro_batch", 1),
        "datatype": "float16", "fused_activation": False, "attention_type": "multihead",
        "activation_recompute": recompute, "pipeline_interleaving": whole(row, "vpp", 1),
        "optimizer_sharding": row["sharding"] == "zero1" and data > 1,
        "tensor_par_comm_type": "rs_ag" if sequence_parallel else "ar",
        "tensor_par_overlap": "ring" if hopper and tensor > 1 else "none",
        "seq_par_ag_redo": sequence_parallel,
        "data_par_overlap": hopper and data > 1,
        "weight_offload": False, "activations_offload": False, "optimizer_offload": False, "training": True,
    }
    application = {
        "hidden": hidden, "feedforward": 4 * hidden, "seq_size": int(row["seq_len"]),
        "attn_heads": heads, "attn_size": hidden // heads, "num_blocks": int(row["layers"]),
    }
    model = Llm(Llm.Application(application), logging.Logger("quiet"))
    machine = System(system)
    model.compile(machine, Llm.Execution.from_json(execution))
    model.run(machine)
    return model.get_stats_json(False)["total_time"]


def measured_step(row):
    value = float(row["reported_value"])
    if IS_TIME[row["reported_metric"]]:
        return value
    # Narayanan et al., arXiv 2104.04473, equation 3, with the recomputed forward pass where the note says so.
    layers, hidden, sequence, vocabulary = (whole(row, column, 0) for column in ("layers", "hidden", "seq_len", "vocab"))
    passes, head = (96, 16) if "HARDWARE" in row["note"] else (72, 12)
    flop = passes * int(row["global_batch"]) * sequence * layers * hidden**2 * (1 + sequence / (6 * hidden) + vocabulary / (head * layers * hidden))
    return flop / (value * 1e12 * int(row["gpus"]))


def summary(name, errors):
    sizes = sorted(abs(error) for error in errors)
    ninth = sizes[min(len(sizes) - 1, math.ceil(0.9 * len(sizes)) - 1)]
    return (f"{name}: median {100 * statistics.median(sizes):.1f} %, mean {100 * statistics.mean(sizes):.1f} %, "
            f"90 % {100 * ninth:.1f} %, bias {100 * statistics.mean(errors):+.1f} %")


assay = {row["id"]: row for row in csv.DictReader(open(HELD_OUT)) if row["predicted"]}
out = csv.writer(sys.stdout)
out.writerow(["id", "family", "measured_s", "calculon_s", "calculon_stock_network_s", "assay_held_out_s"])
families, left = defaultdict(list), defaultdict(int)
for row in csv.DictReader(open(TABLE)):
    reason = unsuited(row) or (None if row["id"] in assay else "not predicted by Assay")
    if reason is None:
        try:
            told, stock = step_time(row, told_network(row["note"])), step_time(row, None)
        except Exception as refused:
            reason = f"refused: {str(refused)[:60] or type(refused).__name__}"
    if reason:
        left[reason] += 1
        continue
    ratio = float(assay[row["id"]]["predicted"]) / float(assay[row["id"]]["reported"])
    measured = measured_step(row)
    ours = measured * (ratio if IS_TIME[row["reported_metric"]] else 1 / ratio)
    out.writerow([row["id"], row["family"], *(f"{seconds:.4f}" for seconds in (measured, told, stock, ours))])
    families[row["family"]].append((told / measured - 1, stock / measured - 1, ours / measured - 1))
for name, errors in [*families.items(), ("all", [error for group in families.values() for error in group])]:
    told, stock, ours = zip(*errors)
    print(f"{name}, {len(errors)} rows", file=sys.stderr)
    for title, theirs in (("Calculon, network as told", told), ("Calculon, stock network", stock)):
        closer = sum(abs(math.log(1 + b)) < abs(math.log(1 + a)) for a, b in zip(theirs, ours))
        print("  " + summary(title, theirs) + f"; Assay is closer on {closer} of {len(errors)}", file=sys.stderr)
    print("  " + summary("Assay, held out", ours), file=sys.stderr)
print("left out: " + "; ".join(f"{count} {reason}" for reason, count in sorted(left.items(), key=lambda item: -item[1])), file=sys.stderr)
