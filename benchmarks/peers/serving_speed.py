"""How fast InferSim works out a service and Vidur simulates one, a second of processor time, on one core.

Needs checkouts of github.com/alibaba/InferSim and github.com/microsoft/vidur, and Python's numpy, pandas, scikit-learn, yaml and tqdm.
Packages that Vidur only plots, locks and uploads with are replaced by empty ones. Its kernel times are replaced too, by a
line in the tokens of a batch: what is timed is its simulator, with the learnt times' look-ups left out in its favour.
Run on one core: taskset -c 1 python3 serving_speed.py INFERSIM [VIDUR [seconds]]
"""
import argparse
import contextlib
import heapq
import io
import json
import os
import statistics
import sys
import tempfile
import time
import types

INFERSIM, VIDUR = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
SECONDS = float(sys.argv[3]) if len(sys.argv) > 3 else 3
ROUNDS = 5
REQUESTS = 5000


def infersim():
    os.chdir(INFERSIM)  # It opens its tables by relative paths.
    sys.path.insert(0, INFERSIM)
    from config.model_config import ModelConfig
    from models.model import Model

    def arguments(**told):
        usual = dict(
            world_size=1, tp_size=1, num_nodes=1, max_prefill_tokens=4096, decode_bs=64, target_tgs=2560, target_tpot=50, target_isl=4096,
            target_osl=2048, use_fp8_gemm=True, use_fp8_kv=False, enable_deepep=False, enable_tbo=False, sm_ratio=108 / 132)
        return argparse.Namespace(**{**usual, **told})

    # The calls of its main, the reading of the configuration left out.
    def evaluate(config, engines):
        with contextlib.redirect_stdout(io.StringIO()):
            for told, reads, answers in engines:
                model = Model(told, config)
                model.print_weights_info()
                model.print_kvcache_info()
                model.print_flops_info()
                if reads:
                    model.prefill()
                if answers:
                    model.decoding()

    wide = dict(device_type="H800", target_osl=1786, enable_deepep=True, enable_tbo=True)
    cases = (
        ("dense", ModelConfig("hf_configs/qwen3-8B_config.json"), [(arguments(device_type="H20", max_prefill_tokens=16384), True, True)]),
        ("apart", ModelConfig("hf_configs/deepseek_v3_config.json"), [
            (arguments(world_size=32, num_nodes=4, **wide), True, False),
            (arguments(world_size=128, num_nodes=16, **wide), False, True)]),
    )
    for name, config, engines in cases:
        evaluate(config, engines)
        rates = []
        for _ in range(ROUNDS):
            count, start = 0, time.process_time()
            while time.process_time() - start < SECONDS / ROUNDS:
                evaluate(config, engines)
                count += 1
            rates.append(count / (time.process_time() - start))
        print(f"InferSim, {name}: {statistics.median(rates):.0f} evaluations a second of processor time")


def vidur():
    for name in ("wandb", "plotly_express", "ddsketch", "ddsketch.ddsketch", "fasteners"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["ddsketch.ddsketch"].DDSketch = lambda **_: None
    sys.modules["fasteners"].InterProcessReaderWriterLock = object
    sys.path.insert(0, VIDUR)
    os.chdir(tempfile.mkdtemp())
    import logging
    logging.disable(logging.CRITICAL)
    from vidur import config as c
    from vidur.entities import ExecutionTime
    from vidur.execution_time_predictor import ExecutionTimePredictorRegistry
    from vidur.simulator import Simulator
    from vidur.types import ExecutionTimePredictorType

    class Line:
        def __init__(self, **_):
            pass

        def get_execution_time(self, batch, pipeline_stage):
            layer = (10 + 0.07 * batch.total_num_tokens) / 32  # milliseconds
            return ExecutionTime(32, 0, 0, 0, 0, 0, 0, layer, *[0] * 12)

    ExecutionTimePredictorRegistry.unregister(ExecutionTimePredictorType.RANDOM_FORREST)
    ExecutionTimePredictorRegistry.register(ExecutionTimePredictorType.RANDOM_FORREST, Line)

    def run(seed):
        simulator = Simulator(c.SimulationConfig(
            seed=seed,
            request_generator_config=c.SyntheticRequestGeneratorConfig(
                seed=seed,
                length_generator_config=c.FixedRequestLengthGeneratorConfig(seed=seed, prefill_tokens=1000, decode_tokens=200),
                interval_generator_config=c.PoissonRequestIntervalGeneratorConfig(seed=seed, qps=3),
                num_requests=REQUESTS),
            metrics_config=c.MetricsConfig(write_metrics=False, enable_chrome_trace=False, store_plots=False)))
        count, start = 0, time.process_time()
        # The loop of its run, with a count.
        while simulator._event_queue:
            _, event = heapq.heappop(simulator._event_queue)
            simulator._set_time(event._time)
            simulator._add_events(event.handle_event(simulator._scheduler, simulator._metric_store))
            count += 1
        return count, time.process_time() - start

    # A process each: it numbers its replicas on from one simulation to the next, and does not find them again.
    rounds = []
    for seed in range(1, ROUNDS + 1):
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.write(writing, json.dumps(run(seed)).encode())
            os._exit(0)
        os.close(writing)
        rounds.append(json.loads(os.read(reading, 1000)))
        os.wait()
    events = statistics.median(count / spent for count, spent in rounds)
    requests = statistics.median(REQUESTS / spent for _, spent in rounds)
    print(f"Vidur: {events:.0f} events and {requests:.0f} requests a second of processor time, {rounds[0][0] / REQUESTS:.0f} events a request")


infersim()
if VIDUR:
    vidur()
