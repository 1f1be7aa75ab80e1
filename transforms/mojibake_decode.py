"""One run of text and one channel -> the likeliest text that the channel would have made look so.

A search over the run from left to right keeps the best few readings of what came so far (a beam search): at each place
the character may stand for itself, or be the start of a garbled one, whole or with bytes lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.mojibake_channels import Channel
from transforms.mojibake_score import FRESH, Scorer, State, kind


@dataclass(frozen=True, slots=True)
class Prices:
    """What a document makes its readings cost, in nats.

    loss    that a character's bytes are partly gone
    space   that its no-break space became a space
    keep    that a character which could begin a garbled one stands for itself
    """

    loss: float = 1.0
    space: float = 0.5
    keep: float = 0.0


@dataclass(frozen=True, slots=True)
class Read:
    """A reading: its text, its cost, how many characters of it were garbled, and how many of them had lost bytes."""

    text: str
    cost: float
    changed: int
    lost: int


BEAM = 20
Path = tuple[float, State, str, int, int, int]  # cost, state, text so far, where its last word starts, changed, lost
Option = tuple[str, int, float, int]  # a character, how many of the run's it takes, its price, whether bytes are lost


def read_whole(run: str, channel: Channel, scorer: Scorer) -> Read | None:
    """The reading in which nothing is lost, where every character that may begin a garbled one does begin it."""
    pieces: list[str] = []
    at = changed = 0
    for match in channel.whole.finditer(run):
        char = channel.read(match[0])
        if char is None:
            return None
        pieces += (run[at : match.start()], char)
        at = match.end()
        changed += 1
    if not changed:
        return None
    left = "".join(pieces[::2]) + run[at:]
    if not (channel.losing.isdisjoint(left) or not changed):
        return None
    text = "".join([*pieces, run[at:]])
    return Read(text, scorer.cost(text), changed, 0)


def decode(run: str, channel: Channel, scorer: Scorer, prices: Prices) -> Read:
    """The likeliest reading of the run in the channel."""
    size = len(run)
    at: list[list[Path]] = [[] for _ in range(size + 1)]
    at[0].append((0.0, FRESH, "", 0, 0, 0))
    leads = channel.leads
    for place in range(size):
        paths = at[place]
        if not paths:
            continue
        if len(paths) > 1:
            paths = _best(paths)
        at[place] = []
        char = run[place]
        options = _options(run, place, channel, prices) if char in leads else [(char, 1, 0.0, 0)]
        for option in options:
            behind = _behind(run, place + option[1], channel) if kind(option[0]) not in "lU" else "s"
            garbled = option[0] != char or option[1] > 1
            target = at[place + option[1]]
            for path in paths:
                target.append(_extend(path, option, behind, garbled, scorer))
    cost, _, text, _, changed, lost = min(
        ((c + scorer.ending(s) - scorer.bonus(t[w:]), s, t, w, n, g) for c, s, t, w, n, g in at[size]),
        key=lambda path: (path[0], path[2]),
    )
    return Read(text, cost, changed, lost)


def _extend(path: Path, option: Option, behind: str, garbled: bool, scorer: Scorer) -> Path:
    cost, state, text, word, changed, lost = path
    char, _, price, gone = option
    spent, after = scorer.step(state, char)
    cost += price + spent
    if after[1][-1] not in "lU":
        if state[1][-1] in "lU":
            cost -= scorer.bonus(text[word:])
        cost += scorer.fit(char, state[1][-1], behind)
        word = len(text) + 1
    return (cost, after, text + char, word, changed + garbled, lost + gone)


def _behind(run: str, place: int, channel: Channel) -> str:
    """The kind of the character there, as far as it can be told before it is read."""
    if place >= len(run):
        return "s"
    char = run[place]
    if char in channel.leads:
        return "p" if channel.byte_of[char] in (0xC2, 0xE2) else "l"
    return kind(char)


def _best(paths: list[Path]) -> list[Path]:
    paths.sort(key=lambda path: (path[0], path[2]))
    seen: set[tuple[State, str]] = set()
    kept: list[Path] = []
    for path in paths:
        key = (path[1], path[2][path[3] :])
        if key not in seen:
            seen.add(key)
            kept.append(path)
            if len(kept) == BEAM:
                break
    return kept


def _options(run: str, place: int, channel: Channel, prices: Prices) -> list[Option]:
    options = [(run[place], 1, prices.keep, 0)]
    readings = channel.readings
    for length in (1, 2, 3, 4):
        seen = run[place : place + length]
        if len(seen) < length:
            break
        found = readings.get(seen)
        if found:
            for char, lost in found:
                price = 0.0 if not lost else prices.space if seen[-1] == " " else prices.loss
                options.append((char, length, price, 1 if lost and seen[-1] != " " else 0))
        elif length > 1:
            whole = channel.read(seen)
            if whole is not None:
                options.append((whole, length, 0.0, 0))
    return options
