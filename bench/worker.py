"""A process of one house: reads the name of a workload, does it, and answers with a line of JSON."""

import gc
import json
import sys
import time
from typing import Any

from bench.ratios import Taken
from bench.scale import Scale
from bench.workloads import WORKLOADS, House


def taken(house: House, name: str) -> Taken:
    """Do one workload once."""
    workload = WORKLOADS[name]
    gc.collect()
    began = time.perf_counter()
    answer = workload.act(house)
    seconds = time.perf_counter() - began
    return Taken(seconds, _rows(house, answer), workload.is_right(house, answer))


def _rows(house: House, answer: Any) -> int:
    return answer if isinstance(answer, int) else house.scale.cases


def serve(scale: Scale) -> None:
    """Answer until nobody asks any more."""
    house = House(scale)
    for line in sys.stdin:
        print(json.dumps(vars(taken(house, line.strip()))), flush=True)
