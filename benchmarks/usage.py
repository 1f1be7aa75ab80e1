"""What a command uses, with all processes it starts: wall and CPU seconds, and the memory of each process over time."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Usage:
    """What a command has used.

    seconds   from its start to its end
    cpu       user and system seconds of it and all processes that it waited for
    peaks     peak resident MB of each process, largest first, the command's own process first of all
    curve     seconds since the start -> resident MB of each process, by pid, where asked for
    output    what it printed
    """

    seconds: float = 0.0
    cpu: float = 0.0
    peaks: list[float] = field(default_factory=list)
    curve: list[tuple[float, dict[int, float]]] = field(default_factory=list)
    output: str = ""


def measured(
    command: Sequence[str],
    env: Mapping[str, str],
    every: float = 0.2,
    on_sample: Callable[[float, dict[int, float]], None] | None = None,
) -> Usage:
    """Run a command to its end. Raises RuntimeError with its last words where it fails."""
    usage, peaks = Usage(), dict[int, float]()
    over = threading.Event()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(command, env={**os.environ, **env}, stdout=out, stderr=err)

        def sample() -> None:
            while not over.wait(every):
                now = {pid: memory_of(pid) for pid in tree_of(process.pid)}
                for pid, (_, peak) in now.items():
                    peaks[pid] = max(peak, peaks.get(pid, 0.0))
                if on_sample is not None:
                    on_sample(time.monotonic() - started, {pid: rss for pid, (rss, _) in now.items() if rss})

        thread = threading.Thread(target=sample)
        thread.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        usage.seconds = time.monotonic() - started
        over.set()
        thread.join()
        out.seek(0), err.seek(0)
        usage.output = out.read().decode(errors="replace")
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}\nended with {process.returncode}: {err.read()[-3000:].decode()}")
    usage.cpu = used.ru_utime + used.ru_stime
    own = peaks.pop(process.pid, 0.0)
    usage.peaks = [own, *sorted((peak for peak in peaks.values() if peak > 30), reverse=True)]
    return usage


def tree_of(pid: int) -> list[int]:
    """A process and all below it."""
    found, left = [], [pid]
    while left:
        pid = left.pop()
        found.append(pid)
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                left += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def memory_of(pid: int) -> tuple[float, float]:
    """Resident MB of a process now, and at its highest; zeros where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    sizes = {line.split(":")[0]: line for line in lines if line.startswith("Vm")}
    now, peak = (int(sizes[name].split()[1]) / 1000 if name in sizes else 0.0 for name in ("VmRSS", "VmHWM"))
    return now, peak


def cpu_of(pid: int) -> float:
    """CPU seconds that a running process has used."""
    values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / _TICKS


def name_of(pid: int) -> str:
    """The name of a running process's program."""
    return Path(f"/proc/{pid}/comm").read_text().strip()
