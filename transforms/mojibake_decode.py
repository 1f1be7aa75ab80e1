"""One run of text and one channel -> the likeliest text that the channel would have made look so.

A search over the run from left to right keeps the best few readings of what came so far (a beam search): at each place
the character may stand for itself, or be the start of a garbled one, whole or with bytes lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.mojibake_channels import Channel
from transforms.mojibake_score import Scorer, State, kind


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


# How many readings are kept at each place, at most, and how much more than the best they may cost (nats).
BEAM, BEHIND = 16, 14.0
# A character that may be one of more than this many is only tried as one that the language's own words hold.
MANY = 8
Path = tuple[float, str, int, int, int, State]  # cost, text so far, where its last word starts, changed, lost, state
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


def decode(run: str, channel: Channel, scorer: Scorer, prices: Prices, beam: int = BEAM) -> Read:
    """The likeliest reading of the run in the channel."""
    size = len(run)
    at: list[list[Path]] = [[] for _ in range(size + 1)]
    at[0].append((0.0, "", 0, 0, 0, scorer.fresh))
    for place in range(size):
        paths = at[place]
        if not paths:
            continue
        if len(paths) > 1:
            paths = _best(paths, beam)
        at[place] = []
        char = run[place]
        options = _options(run, place, channel, scorer, prices) if char in channel.leads else [(char, 1, 0.0, 0)]
        for option in options:
            behind = "" if kind(option[0]) in "lU" else _behind(run, place + option[1], channel)
            garbled = option[0] != char or option[1] > 1
            _extend(paths, option, at[place + option[1]], (behind, garbled), scorer)
    last = [(c + scorer.ending(s) - scorer.bonus(t[w:]), t, n, g) for c, t, w, n, g, s in at[size]]
    cost, text, changed, lost = min(last)
    return Read(text, cost, changed, lost)


def _extend(paths: list[Path], option: Option, target: list[Path], about: tuple[str, bool], scorer: Scorer) -> None:
    char, _, price, gone = option
    behind, garbled = about
    bound = min((path[0] for path in target), default=999_999.0) + BEHIND
    for cost, text, word, changed, lost, state in paths:
        spent, after = state.next.get(char) or scorer.step(state, char)
        cost += price + spent
        if not after.inside:
            if state.inside:
                cost -= scorer.bonus(text[word:])
            cost += scorer.fit(char, state.kinds[-1], behind)
            word = len(text) + 1
        if cost < bound:
            target.append((cost, text + char, word, changed + garbled, lost + gone, after))
            bound = min(bound, cost + BEHIND)


def _behind(run: str, place: int, channel: Channel) -> str:
    """The kind of the character there, as far as it can be told before it is read."""
    if place >= len(run):
        return "s"
    char = run[place]
    if char in channel.leads:
        return "p" if channel.byte_of[char] in (0xC2, 0xE2) else "l"
    return kind(char)


def _best(paths: list[Path], beam: int) -> list[Path]:
    paths.sort()
    seen: set[tuple[State, str]] = set()
    kept: list[Path] = []
    most = paths[0][0] + BEHIND
    for path in paths:
        if path[0] > most:
            break
        key = (path[5], path[1][path[2] :])
        if key not in seen:
            seen.add(key)
            kept.append(path)
            if len(kept) == beam:
                break
    return kept


def _options(run: str, place: int, channel: Channel, scorer: Scorer, prices: Prices) -> list[Option]:
    options = [(run[place], 1, prices.keep, 0)]
    known = scorer.options.setdefault(channel.codec, {})
    for length in (1, 2, 3, 4):
        seen = run[place : place + length]
        if len(seen) < length:
            break
        found = known.get(seen)
        if found is None:
            found = known[seen] = _readings(seen, channel, scorer)
        for char, _, _, lost in found:
            price = 0.0 if not lost else prices.loss if lost == 1 else prices.space
            options.append((char, length, price, lost & 1))
    return options


def _readings(seen: str, channel: Channel, scorer: Scorer) -> tuple[Option, ...]:
    """What these characters may have been; whose last item is 1 where bytes are lost, 2 where one became a space."""
    found = [
        (char, len(seen), 0.0, 0 if not lost else 2 if seen[-1] == " " else 1)
        for char, lost in channel.readings.get(seen, ())
    ]
    if not found and len(seen) > 1:
        whole = channel.read(seen)
        return ((whole, len(seen), 0.0, 0),) if whole is not None else ()
    if len(found) > MANY:
        found = [one for one in found if scorer.holds(one[0])]
    return tuple(found)
