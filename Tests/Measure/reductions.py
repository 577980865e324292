#!/usr/bin/env python3
"""Measures what each way of leaving states out is worth, beside the others.

Usage: reductions.py PROGRAM [--most SECONDS]

Every race is proved with all of punchscope's reductions, and with all but one, for each of them. Told
are the states and the processor seconds with all, and by what factor there are more of either without
the one. The runs of a race take turns; of five the medians count, where a run takes less than a second,
and otherwise there is one. Kernel 3.16, every page in memory and in the hole, every task on any page,
one thread. It takes GNU time; races and promises are told apart as in spin.py.
"""
import argparse, json, statistics, subprocess
from spin import REPEATED, Punchscope

RACES = [
    (1, ["read", "read", "read", "reclaim"]),
    (2, ["read", "reclaim", "reclaim"]),
    (2, ["read", "read", "read", "reclaim"]),
    (2, ["read", "read", "reclaim", "reclaim"]),
    (2, ["write", "splice", "reclaim"]),
    (1, ["splice", "splice", "reclaim"]),
    (2, ["read", "reclaim", "fault-write:loop"]),
    (2, ["reclaim:loop", "fault-write:loop"]),
    (3, ["reclaim:loop", "fault-write:loop"]),
]


def measured(sides):
    """Runs all sides in turns; returns states and processor seconds of each."""
    rounds = [[side.run() for side in sides]]
    if all(run is None or run.cpu < 1 for run in rounds[0]):
        rounds += [[side.run() for side in sides] for _ in range(REPEATED - 1)]
    return [
        None if None in runs else (runs[0].states, statistics.median(run.cpu for run in runs))
        for runs in zip(*rounds)
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--most", type=float, default=300)
    arguments = parser.parse_args()
    answer = subprocess.run(
        [arguments.program, "check", "--slots", "hole", "--json"], capture_output=True, check=True
    )
    names = json.loads(answer.stdout)["reductions"]
    choices = ["all"] + [",".join(set(names) - {name}) for name in names]
    columns = ["race", "states", "seconds"] + [f"without {name}: states, seconds" for name in names]
    print("| " + " | ".join(columns) + " |")
    print("| --- |" + " --: |" * (len(columns) - 1))
    for pages, tasks in RACES:
        sides = [
            Punchscope(arguments.program, pages, tasks, choice, 1, arguments.most)
            for choice in choices
        ]
        whole, *others = measured(sides)
        cells = [f"{pages} page{'s' * (pages > 1)}: {', '.join(tasks)}"]
        cells += [f"{whole[0]:,}", f"{whole[1]:.2f}"]
        for other in others:
            cells.append(
                "–" if other is None
                else f"{other[0] / whole[0]:.2f}, {other[1] / whole[1]:.2f}"
            )
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
