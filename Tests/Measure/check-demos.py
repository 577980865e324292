#!/usr/bin/env python3
"""Measures how long "check from here" takes at every moment of every demo.

Usage: check-demos.py PROGRAM [--demos FOLDER] [--threads N] [--repeat N]

For every step on the way to the end of every demo of the folder runs `PROGRAM check DEMO --at STEP --json`, which asks the
question that the key x asks there, and prints for each demo how many moments there are, the most states
that one of them has ahead of it, and the minimum, the median and the maximum of two times: that of the
search, and that of the whole program from its start to its end. Of several runs of one moment the best
counts. A demo whose race is too large to be checked is named and passed over. Exits with 1 if the search
of any moment took a second or more.
"""
import json, os, re, statistics, subprocess, sys, time


def ask(program, demo, step, threads):
    command = [program, "check", demo, "--at", str(step), "--json", "--threads", str(threads)]
    start = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True)
    wall = time.perf_counter() - start
    if run.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: status {run.returncode}: {run.stderr.strip()}")
    return json.loads(run.stdout), wall


def too_large(program, demo):
    run = subprocess.run([program, "check", demo, "--json"], capture_output=True, text=True)
    return run.returncode == 2 and "has at most" in run.stderr


def length(program, demo):
    # The way to the end; a demo that goes back has others besides.
    run = subprocess.run([program, "check", demo, "--at", "99999"], capture_output=True, text=True)
    return int(re.search(r"has steps 0 to (\d+)", run.stderr).group(1))


def three(values):
    return "  ".join(f"{1000 * v:8.1f}" for v in (min(values), statistics.median(values), max(values)))


def main():
    arguments = sys.argv[1:]
    options = {"--demos": "demos", "--threads": "1", "--repeat": "3"}
    for name in options:
        if name in arguments:
            place = arguments.index(name)
            options[name] = arguments[place + 1]
            del arguments[place:place + 2]
    if len(arguments) != 1:
        sys.exit(__doc__)
    program, folder, threads = arguments[0], options["--demos"], int(options["--threads"])
    print(f"{'demo':<26}{'moments':>8}{'states':>9}   {'search: min, median, max (ms)':<30}"
          "   whole program: min, median, max (ms)")
    slowest = 0.0
    for name in sorted(n for n in os.listdir(folder) if n.endswith(".punch")):
        demo = os.path.join(folder, name)
        if too_large(program, demo):
            print(f"{name:<26}   too large to be checked")
            continue
        searches, walls, states = [], [], 0
        for step in range(length(program, demo) + 1):
            runs = [ask(program, demo, step, threads) for _ in range(int(options["--repeat"]))]
            searches.append(min(report["seconds"] for report, _ in runs))
            walls.append(min(wall for _, wall in runs))
            states = max(states, runs[0][0]["states"])
        slowest = max(slowest, max(searches))
        print(f"{name:<26}{len(searches):>8}{states:>9}   {three(searches)}     {three(walls)}")
    sys.exit(0 if slowest < 1 else 1)


if __name__ == "__main__":
    main()
