"""Child processes that end with their parent, however it ends, and none of which outlives it unseen.

Each child leads a process group of its own, so a Ctrl-C in the terminal reaches the parent alone, which ends them in
order. Should the parent be killed outright, a reaper, a process that does nothing but wait for the parent's end of a
pipe to close, ends them in its place: that works on Linux and macOS alike, and for a child's own children, which
Linux's PR_SET_PDEATHSIG does not reach.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

# A child's environment names the parent's mark, by which its grandchildren, who may lead groups of their own (Prefect's
# worker starts each run so), are found again.
MARK = "COPYDESK_STACK"
_POLL = 0.05
_LAST_WORDS = 1500


class ChildDiedError(Exception):
    """A child ended that should run; the message names it, how it ended, and its last words."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process, what it is called, and where its output goes."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path

    def last_words(self) -> str:
        """The end of its output."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-_LAST_WORDS:].strip()


@dataclass(slots=True)
class Children:
    """The children of one parent.

    mark   a text that no other parent uses, such as its folder
    logs   a folder
    grace  seconds that a process has to end once asked; Prefect's worker takes some to tell its server
    """

    mark: str
    logs: Path
    grace: float = 12.0
    _children: list[Child] = field(default_factory=list)
    _reaper: subprocess.Popen[bytes] | None = None

    def start(self, name: str, command: Sequence[str], environment: Mapping[str, str], cwd: Path) -> Child:
        """Start a child; its output goes to a log of its name."""
        if self._reaper is None:
            command_of_reaper = [sys.executable, "-S", "-E", __file__, self.mark, str(self.grace)]
            self._reaper = subprocess.Popen(command_of_reaper, stdin=subprocess.PIPE, start_new_session=True)
        log = self.logs / f"{name.replace(' ', '-')}.log"
        with log.open("ab") as out:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=dict(environment) | {MARK: self.mark},
                cwd=cwd,
                start_new_session=True,
            )
        self._tell_reaper(process.pid)
        child = Child(name, process, log)
        self._children.append(child)
        return child

    def _tell_reaper(self, group: int) -> None:
        if self._reaper is not None and self._reaper.stdin is not None:
            self._reaper.stdin.write(f"{group}\n".encode())
            self._reaper.stdin.flush()

    def end(self, child: Child) -> None:
        """End one child, which is then none any more."""
        self._children.remove(child)
        _end_group(child.process, self.grace)

    def check(self) -> None:
        """Raises ChildDiedError where one has ended."""
        for child in self._children:
            code = child.process.poll()
            if code is not None:
                how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
                words = child.last_words()
                raise ChildDiedError(
                    f"the {child.name} {how}; its log is {child.log}" + (f":\n{words}" if words else "")
                )

    def wait_until(self, ready: Callable[[], bool], what: str, seconds: float = 90.0) -> None:
        """Wait for what the children bring about. Raises ChildDiedError where one ends, or it takes longer."""
        deadline = time.monotonic() + seconds
        while True:
            with suppress(OSError):  # a server that is starting may not answer in time
                if ready():
                    return
            self.check()
            if time.monotonic() > deadline:
                raise ChildDiedError(f"{what} did not come about within {seconds:g} seconds; logs are in {self.logs}")
            time.sleep(0.2)

    def stop(self) -> None:
        """End all, the last started first, then whatever they left behind."""
        for child in reversed(self._children):
            _end_group(child.process, self.grace)
        self._children.clear()
        end_marked(self.mark, self.grace)
        if self._reaper is not None:
            with suppress(OSError):
                self._reaper.communicate(b"done\n", self.grace)
            self._reaper = None


def _end_group(leader: subprocess.Popen[bytes] | int, grace: float) -> None:
    """End the group of a child, or of a stranger, whose end shows only in that its group is gone."""
    group = leader if isinstance(leader, int) else leader.pid

    def ended() -> bool:
        return not _group_lives(group) if isinstance(leader, int) else leader.poll() is not None

    with suppress(OSError):
        os.killpg(group, signal.SIGTERM)
    deadline = time.monotonic() + grace
    while not ended() and time.monotonic() < deadline:
        time.sleep(_POLL)
    with suppress(OSError):
        os.killpg(group, signal.SIGKILL)  # also those of the group that its leader has left behind


def marked(mark: str) -> list[int]:
    """The processes that carry a parent's mark, itself excepted. Linux alone tells; elsewhere none."""
    found, wanted = [], f"{MARK}={mark}".encode()
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if wanted in path.read_bytes().split(b"\0") and int(path.parent.name) != os.getpid():
                found.append(int(path.parent.name))
    return found


def end_marked(mark: str, grace: float) -> None:
    """End what carries a parent's mark: first asked, then without asking."""
    deadline = time.monotonic() + grace
    for sign in (signal.SIGTERM, signal.SIGKILL):
        for pid in marked(mark):
            with suppress(OSError):
                os.kill(pid, sign)
        while marked(mark) and time.monotonic() < deadline and sign is signal.SIGTERM:
            time.sleep(_POLL)


def _reap(mark: str, grace: float) -> None:
    """Wait for the parent's end; where it came without a word, end its children."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    groups: list[int] = []
    for line in sys.stdin:
        if line.strip() == "done":
            return
        groups.append(int(line))
    for group in reversed(groups):
        _end_group(group, grace)
    end_marked(mark, grace)


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    _reap(sys.argv[1], float(sys.argv[2]))
