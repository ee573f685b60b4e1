"""Evaluations of GPT-3 175B's training step a second of processor time: Calculon and llm-analysis, on one core.

Needs checkouts of github.com/calculon-ai/calculon and github.com/cli99/llm-analysis, and Python's psutil, fire and pandas.
Run on one core: taskset -c 1 python3 training_speed.py CALCULON LLM_ANALYSIS [seconds]
"""
import contextlib
import io
import json
import logging
import sys
import time

CALCULON, LLM_ANALYSIS = sys.argv[1:3]
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else 5
sys.path[:0] = [CALCULON, LLM_ANALYSIS]
logging.disable(logging.CRITICAL)
from calculon import System  # noqa: E402
from calculon.llm.llm import Llm  # noqa: E402
from llm_analysis.analysis import train  # noqa: E402

application = Llm.Application(json.load(open(f"{CALCULON}/models/gpt3-175B.json")))
system = System(json.load(open(f"{CALCULON}/systems/a100_80g.json")))
execution = json.load(open(f"{CALCULON}/validation/seqsel/tab5/gpt3-175B_seqsel.json"))
quiet = logging.Logger("quiet")


def calculon():
    model = Llm(application, quiet)
    model.compile(system, Llm.Execution.from_json(execution))
    model.run(system)
    return model.get_stats_json(False)["total_time"]


def llm_analysis():
    with contextlib.redirect_stdout(io.StringIO()):
        result = train(
            model_name="megatron-lm-175b", gpu_name="a100-sxm-80gb", total_num_tokens=300e9, global_batch_size=64,
            activation_recomputation=1, tp_size=8, pp_size=8, dp_size=1, total_num_gpus=64, flops_efficiency=0.5)
    return result["latency_per_iter"]


for name, evaluate in (("Calculon", calculon), ("llm-analysis", llm_analysis)):
    seconds = evaluate()
    count, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        evaluate()
        count += 1
    rate = count / (time.process_time() - start)
    print(f"{name}: {rate:.1f} evaluations a second of processor time; step {seconds:.2f} s")
