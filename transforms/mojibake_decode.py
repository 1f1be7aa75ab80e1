"""One run of text and one channel -> the likeliest text that the channel would have made look so.

A search over the run from left to right keeps the best few readings of what came so far (a beam search): at each place
the character may stand for itself, or be the start of a garbled one, whole or with bytes lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from transforms.mojibake_channels import Channel
from transforms.mojibake_kinds import kind
from transforms.mojibake_score import Letters, Options, Scorer, State
from transforms.mojibake_words import Covered, Path, Words, seen_words
from transforms.tables.mojibake_channels import NO_BREAK_SPACE


@dataclass(frozen=True, slots=True)
class Prices:
    """What a document makes its readings cost, in nats.

    loss     that a character's bytes are partly gone
    space    that its no-break space became a space
    dropped  that it was lost altogether, more than `loss`
    """

    loss: float = 1.0
    space: float = 0.5
    dropped: float = 0.0

    def of(self, lost: int) -> float:
        """The price of what was lost: 0 nothing, 1 bytes, 2 a no-break space became a space, 3 it was lost as well."""
        return (0.0, self.loss, self.space, self.loss + self.dropped)[lost]


@dataclass(frozen=True, slots=True)
class Read:
    """A reading: its text, its cost, how many characters of it were garbled, and how many of them had lost bytes.

    margin  how much more the next likely reading costs, at most CLEAR
    rest    whether characters are left that could begin a garbled one
    listed  whether it is a listed word, and no letters were tried
    others  the next likely readings, cheapest first, as readings of which only text, cost, changed and lost count
    """

    text: str
    cost: float
    changed: int
    lost: int
    margin: float = 20.0
    rest: bool = False
    listed: bool = False
    others: tuple[Read, ...] = ()


@dataclass(frozen=True, slots=True)
class Effort:
    """How thoroughly a run is read.

    beam  how many readings are kept at each place, at most
    all   whether all listed words are looked up, or only the most frequent
    """

    beam: int
    all: bool


CLEAR = 20.0
# How many other readings are told, at most, and how much more than the best they may cost (nats).
OTHERS, DOUBTFUL = 12, 12.0
# How many readings are kept at each place, at most, and how much more than the best they may cost (nats).
BEAM, BEHIND = 12, 10.0
THOROUGH = Effort(BEAM, all=True)
# The latter where fewer are kept.
BEHIND_NARROW = 7.0
# From how many readings a character that may begin a garbled one is also tried as itself.
AS_IT_IS = 4
# A character that may be one of more than this many is only tried as one that the language's own words hold.
MANY = 8
_cost = itemgetter(0)


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
    return Read(text, scorer.cost(text), changed, 0, rest=not channel.leads.isdisjoint(left))


def decode(run: str, channel: Channel, scorer: Scorer, prices: Prices, effort: Effort = THOROUGH) -> Read:
    """The likeliest reading of the run in the channel: as listed words, or else searched letter by letter."""
    words = Words(run, channel, scorer, (prices.loss, prices.space), seen_words(channel, scorer, effort.all))
    covered = words.covered()
    if not covered:
        return _search(words, prices, effort.beam)
    listed = _first(covered, listed=True)
    if " " in run.strip():  # which may be a space that parts two words
        searched = _search(words, prices, effort.beam)
        return searched if searched.cost < listed.cost else listed
    return listed


def _first(found: Sequence[Covered], *, listed: bool) -> Read:
    """The cheapest of the readings, which are in order, with the others beside it."""
    others: dict[str, Read] = {}
    for cost, text, changed, lost in found:
        if cost > found[0][0] + DOUBTFUL or len(others) > OTHERS:
            break
        others.setdefault(text, Read(text, cost, changed, lost, 0.0))
    best, *rest = others.values()
    margin = min((other.cost - best.cost for other in rest), default=CLEAR)
    return replace(best, margin=min(CLEAR, margin), listed=listed, others=tuple(rest))


def _search(words: Words, prices: Prices, beam: int) -> Read:
    run, channel, scorer = words.run, words.channel, words.scorer
    size = len(run)
    known = scorer.options.setdefault(channel.codec, {})
    paths: list[Path] = [(0.0, "", 0, 0, 0, scorer.fresh)]
    at: list[list[Path]] = [[] for _ in range(size + 5)]
    for place, char in enumerate(run):
        if place:
            most = words.ceiling[place]
            paths = [path for path in _best(at[place], beam, scorer) if path[0] < most]
            paths += words.ending.pop(place, [])
            if not paths:
                continue
            at[place] = []
        words.begin(place, paths)
        may_begin = char in channel.leads
        _sign(
            paths[:AS_IT_IS] if may_begin else paths,
            (char, 0.0, 0, 0),
            at[place + 1],
            (run, place + 1, channel),
            scorer,
        )
        if not may_begin:
            continue
        for length in (1, 2, 3, 4):
            seen = run[place : place + length]
            if len(seen) < length:
                break
            options = known.get(seen)
            if options is None:
                options = known[seen] = _readings(seen, channel, scorer)
            target = at[place + length]
            for few, lost in options.letters:
                _letters(paths, (few, prices.of(lost), lost & 1), target, beam, scorer)
            for sign, lost in options.signs:
                _sign(paths, (sign, prices.of(lost), 1, lost & 1), target, (run, place + length, channel), scorer)
    ends = [(*path[:5], scorer.step(path[5], path[1][-1])[1]) for path in at[size]] + words.ending.pop(size, [])
    last = [(c + scorer.ending(s) - scorer.bonus(t[w:]), t, n, g) for c, t, w, n, g, s in ends]
    return _first(sorted(last), listed=False)


def _letters(
    paths: list[Path], about: tuple[Letters, float, int], target: list[Path], beam: int, scorer: Scorer
) -> None:
    """Extend the readings by each of these letters: what they are, their price, and whether bytes are lost."""
    few, price, gone = about
    name = few.name
    worse = BEHIND if beam == BEAM else BEHIND_NARROW
    low = min(map(_cost, target), default=999_999.0)
    bound = low + worse
    most = 5 * beam
    for cost, text, word, changed, lost, state in paths:
        cost += price
        if cost > bound:
            break
        for spent, char in state.fans.get(name) or scorer.fan(state, few):
            total = cost + spent
            if total > bound:
                break
            target.append((total, text + char, word, changed + 1, lost + gone, state))
            if total < low:
                low = total
                bound = min(bound, low + worse)
        if len(target) > most:
            target.sort(key=_cost)
            del target[most:]
            bound = min(bound, target[-1][0])


def _sign(
    paths: list[Path], option: tuple[str, float, int, int], target: list[Path], after: tuple[str, int, Channel],
    scorer: Scorer,
) -> None:  # fmt: skip
    """Extend the readings by one character: its price, whether it was garbled, and whether bytes are lost."""
    char, price, garbled, gone = option
    behind = None
    for cost, text, word, changed, lost, state in paths:
        spent, following = state.next.get(char) or scorer.step(state, char)
        cost += price + spent
        if not following.inside:
            if state.inside:
                cost -= scorer.bonus(text[word:])
            if behind is None:
                behind = _behind(*after)
            cost += scorer.fit(char, state.kinds[-1], behind)
            word = len(text) + 1
        target.append((cost, text + char, word, changed + garbled, lost + gone, state))


def _behind(run: str, place: int, channel: Channel) -> str:
    """The kind of the character there, as far as it can be told before it is read."""
    if place >= len(run):
        return "s"
    char = run[place]
    if char in channel.leads:
        return "p" if channel.byte_of[char] in (0xC2, 0xE2) else "l"
    return kind(char)


def _best(paths: list[Path], beam: int, scorer: Scorer) -> list[Path]:
    """The cheapest few that differ in what counts for what follows, each with the state behind its last character.

    Before, the state is that before its last character.
    """
    if not paths:
        return []
    if len(paths) > 1:
        paths.sort(key=_cost)
    seen: set[tuple[State, str]] = set()
    kept: list[Path] = []
    most = paths[0][0] + BEHIND
    for cost, text, word, changed, lost, before in paths:
        if cost > most:
            break
        char = text[-1]
        state = (before.next.get(char) or scorer.step(before, char))[1]
        key = (state, text[word:])
        if key not in seen:
            seen.add(key)
            kept.append((cost, text, word, changed, lost, state))
            if len(kept) == beam:
                break
    return kept


def _readings(seen: str, channel: Channel, scorer: Scorer) -> Options:
    """What these characters may have been."""
    found = [(char, _how(char, lost, seen, channel)) for char, lost in channel.readings.get(seen, ())]
    if not found and len(seen) > 1:
        whole = channel.read(seen)
        found = [(whole, 0)] if whole is not None else []
    if len(found) > MANY:
        found = [one for one in found if scorer.holds(one[0])]
    letters: dict[int, list[str]] = {}
    for char, lost in found:
        if char != seen and kind(char) in "lU":
            letters.setdefault(lost, []).append(char)
    return Options(
        tuple(
            (few, lost) for lost, some in letters.items() for few in scorer.few(f"{channel.codec} {lost} {seen}", some)
        ),
        tuple((char, lost) for char, lost in found if char != seen and kind(char) not in "lU"),
    )


def _how(char: str, lost: int, seen: str, channel: Channel) -> int:
    """How the character came to look so, as Prices.of has it."""
    if not lost or " " in seen:
        return 2 if lost else 0
    return 3 if NO_BREAK_SPACE in channel.see(char) else 1
