#!/usr/bin/env python3
"""Measures how long a proof takes punchscope and Spin, on the same races, and how much memory.

Usage: spin.py PROGRAM [proofs] [slots] [large] [--most SECONDS] [--model FILE]

Three tables; without a name all of them:

  proofs  races of one and two pages: with all reductions against pan's default reduction, and with
          none against pan -DNOREDUCE;
  slots   one race with 1 to 6 pages: what a page more costs on both sides;
  large   races of four pages, with two threads, without Spin.

Spin's side is Tests/Oracle/race.pml, translated by spin -a and compiled by cc -O2 -DSAFETY. pan runs
with a hash table of 2^w places, the least w that has one for every state: where the number of states
is not about known here, they are counted by a run before. Our side is PROGRAM check --json --threads 1.

Both sides are timed from outside, as processes: their processor time, user and system, and their
peak of resident memory, as wait4 and GNU time tell them. The two sides of a row run in turns. Of five runs of
less than a second each the median counts; what takes longer runs once. A run of more than --most
seconds (300) is ended and told as a dash. If a side comes to another verdict than that the race
holds, that is the end, with its output and the status 1. It takes spin, cc and GNU time.

Memory per state is the peak less that of the smallest race, divided by the states.
"""
import json, os, re, signal, statistics, subprocess, sys, tempfile, threading, time
from collections import namedtuple

Race = namedtuple("Race", "pages readers reclaims faults bits", defaults=[16])
Run = namedtuple("Run", "states wall cpu peak")

PROOFS = [
    Race(1, 1, 1, 0), Race(1, 3, 1, 0), Race(1, 1, 2, 0), Race(1, 1, 1, 1),
    Race(2, 1, 1, 0), Race(2, 1, 2, 0, 21), Race(2, 3, 1, 0, 23), Race(2, 1, 1, 1, 23),
    Race(2, 2, 2, 0, 26),
]
SLOTS = [Race(pages, 1, 1, 0) for pages in range(1, 7)]
LARGE = [
    ["reclaim:loop", "fault-write:loop"],
    ["read", "read", "reclaim", "reclaim"],
]
# What pan judges too; that a punch comes to its end is no question of safety.
PROMISES = [
    "old-data-gone", "outside-untouched", "truncate-leaves-nothing", "never-empty", "counts-balance",
    "no-oops", "lock-order",
]
REPEATED = 5


def timed(command, most):
    """Runs a command; returns what it printed, its wall and processor seconds, and its peak bytes."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as output, tempfile.NamedTemporaryFile("r") as peak:
        # GNU time starts it: a child of this process would be told as large as Python is itself.
        process = subprocess.Popen(
            ["/usr/bin/time", "-q", "-f", "%M", "-o", peak.name] + command,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )
        timer = threading.Timer(most, os.killpg, [process.pid, signal.SIGKILL])
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode()
        kilobytes = peak.read()
    if process.returncode < 0:
        return None
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {process.returncode}: {text}")
    return text, wall, usage.ru_utime + usage.ru_stime, int(kilobytes) * 1024


class Punchscope:
    """Our side of a race."""

    def __init__(self, program, pages, tasks, reductions, threads, most):
        self.most = most
        self.command = [program, "check", "--kernel", "3.16", "--slots", f"0-{pages - 1}=page"]
        for task in tasks:
            self.command += ["--task", task]
        for promise in PROMISES:
            self.command += ["--promise", promise]
        self.command += ["--reductions", reductions, "--threads", str(threads), "--json"]

    def run(self):
        answer = timed(self.command, self.most)
        if answer is None:
            return None
        report = json.loads(answer[0])
        if report["verdict"] != "holds":
            sys.exit(f"{' '.join(self.command)}: {report['verdict']}")
        return Run(report["states"], *answer[1:])


class Pan:
    """Spin's side of a race, compiled in a folder of its own."""

    def __init__(self, model, race, options, folder, most):
        self.most = most
        definitions = [f"SLOTS={race.pages}"] + [f"START_{page}=PAGE" for page in range(race.pages)]
        definitions += [f"READERS={race.readers}", f"RECLAIMS={race.reclaims}"]
        definitions += [f"FAULTS={race.faults}", f"FAULT_LOOPS={race.faults}"]
        definitions += ["READ_AT=ANY", "RECLAIM_AT=ANY", "FAULT_AT=ANY"]
        spin = ["spin", "-a"] + [f"-D{definition}" for definition in definitions]
        subprocess.run(spin + [model], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        compiler = ["cc", "-O2", "-w", "-DSAFETY"] + options + ["-o", "pan", "pan.c"]
        subprocess.run(compiler, cwd=folder, check=True)
        self.pan = os.path.join(folder, "pan")
        self.bits = race.bits

    def run(self):
        """Runs pan, and once more if its hash table was too small for its states."""
        run = self.once()
        if run is not None and run.states.bit_length() > self.bits:
            self.bits = run.states.bit_length()
            run = self.once()
        return run

    def once(self):
        # -b: a schedule too long for -m is an error; -n: no list of lines never reached.
        answer = timed([self.pan, "-b", "-n", "-m10000", f"-w{self.bits}"], self.most)
        if answer is None:
            return None
        text = answer[0]
        stored = re.search(r"(\d+) states, stored", text)
        if "errors: 0\n" not in text or "Search not completed" in text or not stored:
            sys.exit(f"pan: no proof: {text}")
        return Run(int(stored[1]), *answer[1:])


def in_turns(sides):
    """Runs sides in turns, those that are quick several times; returns the medians."""
    runs = [[side.run()] for side in sides]
    for _ in range(REPEATED - 1):
        for side, done in zip(sides, runs):
            if done[0] is not None and done[0].wall < 1:
                done.append(side.run())
    return [
        None if done[0] is None else Run(*(statistics.median(column) for column in zip(*done)))
        for done in runs
    ]


def words(race):
    parts = [f"{race.pages} page{'s' * (race.pages > 1)}"]
    parts += [f"{race.readers} read{'s' * (race.readers > 1)}"]
    parts += [f"{race.reclaims} reclaim{'s' * (race.reclaims > 1)}"]
    return ", ".join(parts + ["looping fault"] * race.faults)


def tasks(race):
    return (["read"] * race.readers + ["reclaim"] * race.reclaims
            + ["fault-write:loop"] * race.faults)


def seconds(run):
    return f"{run.cpu:.3f}" if run.cpu < 1 else f"{run.cpu:.1f}"


def megabytes(run):
    return f"{run.peak / 1e6:.0f}"


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(*cells):
    row(*cells)
    row(*["---"] + ["--:"] * (len(cells) - 1))


def sides(program, model, race, reductions, options, most):
    """Both sides of a race, measured; and the hash table's bits."""
    with tempfile.TemporaryDirectory() as folder:
        pan = Pan(model, race, options, folder, most)
        ours = Punchscope(program, race.pages, tasks(race), reductions, 1, most)
        return *in_turns([pan, ours]), pan.bits


def proofs(program, model, most):
    print("With all reductions; pan -DSAFETY:\n")
    head("race", "states: pan", "ours", "-w", "seconds: pan", "ours", "ratio", "MB: pan", "ours",
         "ratio")
    for race in PROOFS:
        pan, ours, bits = sides(program, model, race, "all", [], most)
        if pan is None or ours is None:
            row(words(race), *["–"] * 9)
            continue
        row(words(race), f"{pan.states:,}", f"{ours.states:,}", bits, seconds(pan), seconds(ours),
            f"{pan.cpu / ours.cpu:.1f}", megabytes(pan), megabytes(ours),
            f"{pan.peak / ours.peak:.1f}")
    print("\nLike for like, without reductions; pan -DSAFETY -DNOREDUCE:\n")
    head("race", "states: pan", "ours", "-w", "seconds: pan", "ours", "states/s: pan", "ours",
         "ratio", "bytes/state: pan", "ours")
    least = None
    for race in PROOFS:
        pan, ours, bits = sides(program, model, race, "none", ["-DNOREDUCE"], most)
        if pan is None or ours is None:
            row(words(race), *["–"] * 10)
            continue
        least = least or (pan, ours)
        rates = [run.states / run.cpu for run in (pan, ours)]
        sizes = [
            f"{(run.peak - first.peak) / run.states:.0f}" if run.states > 100_000 else "–"
            for run, first in zip((pan, ours), least)
        ]
        row(words(race), f"{pan.states:,}", f"{ours.states:,}", bits, seconds(pan), seconds(ours),
            *(f"{rate / 1000:,.0f} k" for rate in rates), f"{rates[1] / rates[0]:.2f}", *sizes)


def slots(program, model, most):
    print("One read and one reclaim, each on any page; factors to the row above:\n")
    head("pages", "states: pan", "factor", "ours", "factor", "-w", "seconds: pan", "factor", "ours",
         "factor", "MB: pan", "ours")
    before = [None, None]
    for race in SLOTS:
        *both, bits = sides(program, model, race, "all", [], most)
        cells = []
        for value, text in [
            (lambda run: run.states, lambda run: f"{run.states:,}"),
            (lambda run: run.cpu, seconds),
        ]:
            for run, last in zip(both, before):
                cells.append(text(run) if run else "–")
                cells.append(f"{value(run) / value(last):.1f}" if run and last else "–")
        row(race.pages, *cells[:4], bits, *cells[4:], *(megabytes(r) if r else "–" for r in both))
        before = both


def large(program, most):
    print("Four pages, every task on any page, all reductions, two threads:\n")
    head("tasks", "states", "seconds, wall", "seconds, processor", "MB")
    for kinds in LARGE:
        run = Punchscope(program, 4, kinds, "all", 2, most).run()
        if run is None:
            row(", ".join(kinds), f"more than {most} s", "–", "–", "–")
        else:
            row(", ".join(kinds), f"{run.states:,}", f"{run.wall:.1f}", seconds(run), megabytes(run))


def main():
    arguments = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    options = {"--most": "300", "--model": os.path.join(here, "..", "Oracle", "race.pml")}
    for name in options:
        if name in arguments:
            place = arguments.index(name)
            options[name] = arguments[place + 1]
            del arguments[place:place + 2]
    if not arguments or not {"proofs", "slots", "large"}.issuperset(arguments[1:]):
        sys.exit(__doc__)
    program, tables = arguments[0], arguments[1:] or ["proofs", "slots", "large"]
    model, most = os.path.abspath(options["--model"]), float(options["--most"])
    for number, table in enumerate(tables):
        if number > 0:
            print()
        match table:
            case "proofs": proofs(program, model, most)
            case "slots": slots(program, model, most)
            case _: large(program, most)


if __name__ == "__main__":
    main()
