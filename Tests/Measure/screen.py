#!/usr/bin/env python3
"""Measures a screen from outside: start to first frame, key to frame, bytes per step, memory.

Usage: screen.py PROGRAM [ARG ...] [--size COLUMNSxROWS] [--keys TEXT]

Runs PROGRAM on a pseudo terminal, waits for its first frame, sends the keys one by one, and prints
the minimum, the median and the maximum of each figure. "Frame" is the last byte of a burst that is
followed by 30 ms of silence; the time ends with that byte, not with the silence. The few bytes that
set the terminal up are no frame.
"""
import fcntl, os, pty, select, signal, statistics, struct, sys, termios, time

SILENCE = 0.030
SET_UP = 200  # bytes that no frame is short of


def burst(fd):
    """Reads one burst; returns its bytes and the time of its last byte, or None for the end."""
    data, last = b"", None
    while True:
        ready, _, _ = select.select([fd], [], [], 5.0 if last is None else SILENCE)
        if not ready:
            return data, last
        try:
            piece = os.read(fd, 65536)
        except OSError:
            piece = b""
        if not piece:
            return data, last
        data += piece
        last = time.perf_counter()


def row(name, values, unit):
    print(f"{name:<28} min {min(values):9.2f}  median {statistics.median(values):9.2f}"
          f"  max {max(values):9.2f}  {unit}")


def main():
    args, size, keys = [], "80x24", " " * 20 + "b" * 20
    rest = iter(sys.argv[1:])
    for word in rest:
        if word == "--size":
            size = next(rest)
        elif word == "--keys":
            keys = next(rest)
        else:
            args.append(word)
    columns, rows = map(int, size.split("x"))
    starts, latencies, sizes, firsts, peaks = [], [], [], [], []
    for _ in range(5):
        begin = time.perf_counter()
        pid, fd = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            time.sleep(0.05)  # the size is set before the program starts
            os.execvp(args[0], args)
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        begin += 0.05
        data, last = burst(fd)
        while len(data) < SET_UP:
            more, last = burst(fd)
            data += more
        starts.append((last - begin) * 1000)
        firsts.append(len(data))
        for key in keys:
            begin = time.perf_counter()
            os.write(fd, key.encode())
            data, last = burst(fd)
            if last is None:
                sys.exit(f"no answer to {key!r}")
            latencies.append((last - begin) * 1000)
            sizes.append(len(data))
        os.write(fd, b"Q")
        burst(fd)
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        _, _, usage = os.wait4(pid, 0)
        peaks.append(usage.ru_maxrss / 1024)
    print(f"{' '.join(args)}  at {size}, {len(keys)} keys, 5 runs")
    row("start to first frame", starts, "ms")
    row("bytes of the first frame", firsts, "bytes")
    row("key to frame", latencies, "ms")
    row("bytes per key", sizes, "bytes")
    row("peak memory", peaks, "MB")


main()
