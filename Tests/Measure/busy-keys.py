#!/usr/bin/env python3
"""Measures how soon a key is answered while a check from here runs in the background.

Usage: busy-keys.py PROGRAM [--rounds N]

Plays a race with more states than are ever looked at, on a pseudo terminal of 100x30, and presses Z,
which means nothing and is answered by a line that says so: the time is that from the key to the line.
Does so before a check, and while one runs (key x), and prints minimum, median and maximum of both.
"""
import fcntl, os, pty, select, signal, statistics, struct, sys, termios, time

RACE = ("play --slots page,swap,page,page,swap,page --task reclaim@0 --task read@1 --task fault-write@2 "
        "--task reclaim@3 --task read:loop@4 --task reclaim:loop@5").split()
PATIENCE = 5.0


def wait(fd, word):
    """Reads until a word has come; returns the time at which it had."""
    data, end = b"", time.perf_counter() + PATIENCE
    while word not in data:
        if not select.select([fd], [], [], max(0, end - time.perf_counter()))[0]:
            sys.exit(f"waited in vain for {word!r}; the last that came: {data[-200:]!r}")
        data += os.read(fd, 65536)
    return time.perf_counter()


def drain(fd, seconds):
    end = time.perf_counter() + seconds
    while select.select([fd], [], [], max(0, end - time.perf_counter()))[0]:
        os.read(fd, 65536)


def rounds(fd, count):
    times = []
    for _ in range(count):
        drain(fd, 0.1)
        start = time.perf_counter()
        os.write(fd, b"Z")
        times.append(wait(fd, b"nothing") - start)
        os.write(fd, b"\t")  # the next key takes the line away
    return times


def row(name, times):
    print(f"{name:<24} min {1000 * min(times):7.2f}  median {1000 * statistics.median(times):7.2f}"
          f"  max {1000 * max(times):7.2f}  ms")


def main():
    arguments, count = sys.argv[1:], 40
    if "--rounds" in arguments:
        place = arguments.index("--rounds")
        count = int(arguments[place + 1])
        del arguments[place:place + 2]
    if len(arguments) != 1:
        sys.exit(__doc__)
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        os.execv(arguments[0], [arguments[0]] + RACE)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    os.kill(pid, signal.SIGWINCH)
    wait(fd, b"quit")
    row("key, nothing else", rounds(fd, count))
    os.write(fd, b"x")
    wait(fd, b"frontier")
    row("key, a check running", rounds(fd, count))
    os.write(fd, b"Q")
    drain(fd, 1)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
