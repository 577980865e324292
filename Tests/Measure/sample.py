#!/usr/bin/env python3
"""Measures how many steps a second punchscope sample takes on one core; see docs/performance.md."""

import json
import statistics
import subprocess
import sys

RACE = "--slots 0-1023=page --shift 6 --batch 14".split()
TASKS = ["read"] * 3 + ["reclaim"] * 3 + ["fault-read"]
RUNS = 5


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ".build/release/punchscope"
    command = [program, "sample", "--json", "--timing", "--threads", "1", "--schedules", "200"]
    command += RACE + [word for task in TASKS for word in ("--task", f"{task}:loop")]
    rates = []
    for _ in range(RUNS):
        result = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        report = json.loads(result.stdout)
        rates.append(report["steps"] / report["seconds"] / 1e6)
    print(f"steps: {report['steps']} in {report['schedules']} schedules")
    print(f"million steps a second: median {statistics.median(rates):.2f}, "
          f"least {min(rates):.2f}, most {max(rates):.2f}")


if __name__ == "__main__":
    main()
