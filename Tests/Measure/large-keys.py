#!/usr/bin/env python3
"""Measures for how long keys are not heard on a file of a million pages and after a long history.

Usage: large-keys.py PROGRAM DEMOS [--only WORDS]

Plays on a pseudo terminal of 100x30. First it takes the time from the start of the program to its first
picture, nine times each. Then, for each row, it prepares a race, waits until nothing goes on any more,
presses the keys of the row and, 10 ms later, Ctrl-L, which draws everything anew wherever one is: the
time is that from the first key to that picture. Sessions are saved into a folder of its own.
"""
import fcntl, os, pty, select, shutil, signal, struct, sys, tempfile, termios, time

PATIENCE = 60.0
WHOLE = 800  # bytes: no line is as long
RACE = ["play", "--slots", "0-1048575=page"]
MIXED = ["play", "--slots", "0-262143=page,262144-524287=swap,524288-786431=cached,786432-1048575=page",
         "--task", "read@262144", "--task", "reclaim@3", "--task", "fault-write@700000"]
HALF = ["play", "--slots", "0-1048575=page", "--hole", "0-524287", "--task", "reclaim@600000"]
LOOP = ["play", "--slots", "page,swap,page,page,swap,page", "--task", "reclaim:loop@0", "--task",
        "read:loop@1", "--task", "fault-write@2"]
HISTORY = [":step read-1 until end\r"]
LONG = """punchscope demo 1
kernel 3.16
slots 0-1048575=page
hole 0-1048575
step punch until P8 at 7000
step punch until P8 at 14000
"""


class Screen:
    """The program on a pseudo terminal of 100x30."""

    def __init__(self, arguments, state):
        self.start = time.perf_counter() + 0.05
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_STATE_HOME=state)
            time.sleep(0.05)  # the size is set before the program starts
            os.execv(arguments[0], arguments)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def read(self, seconds):
        """The bytes that come within some seconds; none if there are none."""
        if not select.select([self.fd], [], [], max(0, seconds))[0]:
            return b""
        try:
            return os.read(self.fd, 65536)
        except OSError:
            return b""

    def picture(self):
        """Waits for a whole picture, not for a line; returns the time at which it was there."""
        end, size = time.perf_counter() + PATIENCE, 0
        while size < WHOLE:
            data = self.read(end - time.perf_counter())
            if not data:
                raise TimeoutError(f"no picture within {PATIENCE:.0f} s")
            size += len(data)
        return time.perf_counter()

    def press(self, keys):
        os.write(self.fd, keys.encode())

    def heard(self):
        """Presses Ctrl-L, which draws everything anew; returns when it was answered."""
        while self.read(0):
            pass
        self.press("\x0c")
        return self.picture()

    def settle(self):
        """Waits until nothing goes on any more: nothing is drawn, and a key is answered."""
        end = time.perf_counter() + PATIENCE
        while self.read(0.7) and time.perf_counter() < end:
            pass
        self.heard()
        while self.read(0.2):
            pass

    def close(self):
        os.close(self.fd)
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)


def measure(program, name, arguments, before, keys, state):
    screen = Screen([program] + arguments, state)
    try:
        screen.picture()
        for line in before:
            screen.press(line)
            screen.settle()
        start = time.perf_counter()
        screen.press(keys)
        time.sleep(0.01)
        print(f"{name:<58} {1000 * (screen.heard() - start):9.1f}", flush=True)
    except (TimeoutError, OSError) as problem:
        print(f"{name:<58} {problem}", flush=True)
    finally:
        screen.close()


def typed(program, name, arguments, text, state):
    """How long a text that comes at once, as a paste does, keeps what follows from being heard."""
    measure(program, name, arguments, [], ":" + text, state)


def saving(program, name, arguments, before, state):
    """The longest time for which a key is not heard while a session is saved by itself."""
    screen = Screen([program] + arguments, state)
    try:
        screen.picture()
        for line in before:
            screen.press(line)
            screen.settle()
        screen.press(" ")
        worst, end = 0, time.perf_counter() + 3
        while time.perf_counter() < end:
            start = time.perf_counter()
            worst = max(worst, screen.heard() - start)
            time.sleep(0.02)
        print(f"{name:<58} {1000 * worst:9.1f}", flush=True)
    except (TimeoutError, OSError) as problem:
        print(f"{name:<58} {problem}", flush=True)
    finally:
        screen.close()


def rows(steps):
    loop, history = LOOP, HISTORY
    return [
        ("a million pages: Space", RACE, [], " "),
        ("a million pages: c", RACE, [], "c"),
        ("a million pages: n, to the next step of the punch", RACE, [], "n"),
        ("a million pages: f", RACE, [], "f"),
        ("a million pages: step punch until end", RACE, [], ":step punch until end\r"),
        ("a million pages: step all until end", RACE, [], ":step all until end\r"),
        ("pages and swap, three tasks: c", MIXED, [], "c"),
        ("pages and swap, three tasks: step punch until P22", MIXED, [], ":step punch until P22\r"),
        ("a hole of half the file: c", HALF, [], "c"),
        ("a million pages: truncate, its step T2", RACE, [":inject truncate at 1000\r",
         ":step truncate-1\r"], ":step truncate-1\r"),
        ("a million pages: compare take-2", RACE, [], ":compare take-2\r"),
        ("a million pages, compared: Space", RACE, [":compare take-2\r"], " "),
        ("a million pages: accounts (a)", RACE, [], "a"),
        ("a million pages: odds (%)", RACE, [], "%"),
        ("a million pages: hints (H)", RACE, [], "H"),
        ("a million pages: prediction (P), Space", RACE, ["P"], " "),
        ("a million pages: check (x)", RACE, [], "x"),
        ("a million pages: select the last page", RACE, [], ":select 1048575\r"),
        (f"after {steps} steps: Space", loop, history, " "),
        (f"after {steps} steps: b", loop, history, "b"),
        (f"after {steps} steps: g, to the start", loop, history, "g"),
        (f"after {steps} steps: G, from the start", loop, history + ["g"], "G"),
        (f"after {steps} steps: C", loop, history, "C"),
        (f"after {steps} steps: c, from the start", loop, history + ["g"], "c"),
        (f"after {steps} steps: N", loop, history, "N"),
        (f"after {steps} steps: [, another branch", loop, history, "["),
        (f"after {steps} steps: u", loop, history, "u"),
        (f"after {steps} steps: goto 50", loop, history, ":goto 50\r"),
        (f"after {steps} steps: / for what is not there", loop, history + ["g"], "/xyzzy\r"),
        (f"after {steps} steps: compare take-2", loop, history, ":compare take-2\r"),
        (f"after {steps} steps: check (x)", loop, history, "x"),
        (f"after {steps} steps: odds (%)", loop, history, "%"),
        (f"after {steps} steps: hints (H)", loop, history, "H"),
        (f"after {steps} steps: note", loop, history, ":note hello\r"),
        (f"after {steps} steps: step punch", loop, history, ":step punch\r"),
        (f"after {steps} steps: inject", loop, history, ":inject read at 2\r"),
        (f"after {steps} steps: save", loop, history, ":save STATE/x.punch\r"),
        (f"after {steps} steps: accounts (a)", loop, history, "a"),
        (f"after {steps} steps: stage (T)", loop, history, "T"),
        (f"after {steps} steps: golf (L)", loop, history, ":golf\r"),
    ]


def first_frames(program, state, demo):
    print(f"{'from start to':<58} {'first':>9} ms, median of nine")
    for name, arguments in [
        ("the gallery", []), ("play 7", ["play", "7"]), ("play 18", ["play", "18"]),
        ("play 7 --talk", ["play", "7", "--talk"]), ("play --golf", ["play", "--golf"]),
        ("a million pages", RACE),
    ]:
        times = []
        for _ in range(9):
            screen = Screen([program] + arguments + ["--demos", demo], state)
            try:
                times.append(screen.picture() - screen.start)
            finally:
                screen.close()
        times.sort()
        print(f"{name:<58} {1000 * times[4]:9.1f}  ({1000 * times[0]:.1f} to {1000 * times[8]:.1f})",
              flush=True)


def main():
    arguments = sys.argv[1:]
    only = ""
    if "--only" in arguments:
        place = arguments.index("--only")
        only = arguments[place + 1]
        del arguments[place:place + 2]
    if len(arguments) != 2:
        sys.exit(__doc__)
    program, demos = arguments
    state = tempfile.mkdtemp(prefix="punchscope-measure-")
    try:
        if not only or only in "start":
            first_frames(program, state, demos)
        if only == "start":
            return
        long = os.path.join(state, "long.punch")
        with open(long, "w") as file:
            file.write(LONG)
        print(f"{'key':<58} {'not heard':>9} ms")
        for name, race, before, keys in rows("100,000"):
            if only in name:
                measure(program, name, race + ["--demos", demos], before,
                        keys.replace("STATE", state), state)
        typed(program, "2,000 characters at once at the prompt", RACE, "x" * 2000, state)
        saving(program, "after 100,000 steps: while it is saved by itself", LOOP, HISTORY, state)
        measure(program, "a demo of 60,000 steps on a million pages: opening it", ["--demos", demos],
                [], f":load {long}\r", state)
        print(f"{'from start to':<58} {'first':>9} ms")
        for name, race in [("the session of 100,000 steps", ["play", "--resume"]),
                           ("the demo of 60,000 steps", ["play", long])]:
            screen = Screen([program] + race, state)
            try:
                print(f"{name:<58} {1000 * (screen.picture() - screen.start):9.1f}", flush=True)
            except TimeoutError as problem:
                print(f"{name:<58} {problem}", flush=True)
            finally:
                screen.close()
    finally:
        shutil.rmtree(state, ignore_errors=True)


if __name__ == "__main__":
    main()
