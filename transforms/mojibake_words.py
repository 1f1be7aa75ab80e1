"""Listed words as a channel shows them with its bytes lost: what a search by letters would drop before their ends.

Where most letters of a script look alike once bytes are lost, the word as a whole still tells them apart; but it counts
only at its end, and by then a search that keeps a few readings may have dropped it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from transforms.mojibake_channels import Channel, is_lost
from transforms.mojibake_kinds import joined
from transforms.mojibake_letters import letters
from transforms.mojibake_score import Scorer, State
from transforms.tables.mojibake_channels import NO_BREAK_SPACE

# Cost, text so far, where its last word starts, changed, lost, and a state.
Path = tuple[float, str, int, int, int, State]
# A reading of a whole run in listed words: cost, text, changed, lost.
Covered = tuple[float, str, int, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """How listed words are looked for.

    longest  characters of a run that one word may take
    alike    how many words that look the same are told apart, the most frequent ones
    tried    and how many are tried in a run with others
    from_    how many readings of what stands before are gone on with
    behind   how much more than a listed word a reading by letters may cost on the way (nats)
    """

    longest: int = 48
    alike: int = 20
    tried: int = 5
    from_: int = 3
    behind: float = 3.0


RULES = Rules()
NUL = "\x00"
_WHOLE, _GONE, _SPACED = range(3)


@dataclass(slots=True)
class Words:
    """The listed words in one run.

    prices   of a letter with bytes lost, and of one of which a space is left
    seen     listed words by how the channel shows them
    ceiling  for each place the highest cost of a reading that is worth going on with
    ending   for each place the readings that end there in a listed word, with the states behind them
    """

    run: str
    channel: Channel
    scorer: Scorer
    prices: tuple[float, float]
    seen: dict[str, tuple[str, ...]]
    ceiling: list[float] = field(init=False)
    ending: dict[int, list[Path]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """No place has a reading yet."""
        self.ceiling = [999_999.0] * (len(self.run) + 1)

    def begin(self, place: int, paths: Sequence[Path]) -> None:
        """Go on from the readings that end here with every listed word that may stand here."""
        run, seen = self.run, self.seen
        if not seen or run[place] not in self.channel.leads:
            return
        fresh = [path for path in paths if not path[5].inside][: RULES.from_]
        if not fresh:
            return
        for end in range(place + 1, min(len(run), place + RULES.longest) + 1):
            found = seen.get(run[place:end])
            if found is not None:
                self._end(place, end, fresh, found)

    def _end(self, place: int, end: int, paths: list[Path], found: tuple[str, ...]) -> None:
        least = 999_999.0
        loss, space = self.prices
        for listed in found[: RULES.tried]:
            gone, spaced = _losses(listed, self.channel)
            for cost, text, word, changed, lost, state in paths:
                total, after = cost + gone * loss + spaced * space, state
                for char in listed:
                    spent, after = after.next.get(char) or self.scorer.step(after, char)
                    total += spent
                path = (total, text + listed, word, changed + _garbled(listed), lost + gone, after)
                self.ending.setdefault(end, []).append(path)
                least = min(least, total + self.scorer.ending(after) - self.scorer.bonus(listed))
        behind = self.run[end : end + 1]
        if not behind or (behind.isascii() and not behind.isalnum()):
            for on_the_way in range(place + 1, end + 1):
                self.ceiling[on_the_way] = min(self.ceiling[on_the_way], least + RULES.behind)

    def covered(self) -> list[Covered]:
        """The readings of the run, cheapest first, where listed words and what is ASCII are all of it; or none."""
        run, seen = self.run, self.seen
        if not seen:
            return []
        core = _core(run)
        found = seen.get(core)
        if found is None:
            return []
        start = run.index(core)
        end = start + len(core)
        loss, space = self.prices
        read = []
        for listed in found:
            gone, spaced = _losses(listed, self.channel)
            text = run[:start] + listed + run[end:]
            read.append((self.scorer.cost(text) + gone * loss + spaced * space, text, _garbled(listed), gone))
        return sorted(read)


def _stands_apart(char: str) -> bool:
    """Whether a character is no part of a word, garbled or not."""
    return char.isascii() and not char.isalnum() and char != " "


def _garbled(word: str) -> int:
    return sum(char > "\x7f" for char in word)


def _losses(word: str, channel: Channel) -> tuple[int, int]:
    """How many letters of a word have lost bytes in the channel, and how many are only left with a space."""
    fates = [_fate(channel, char) for char in word]
    return fates.count(_GONE), fates.count(_SPACED)


@cache
def _fate(channel: Channel, char: str) -> int:
    """What becomes of a character: nothing, bytes are lost, or one becomes a space."""
    seen = channel.see(char)
    return _GONE if any(map(is_lost, seen)) else _SPACED if NO_BREAK_SPACE in seen else _WHOLE


def seen_words(channel: Channel, scorer: Scorer, every: bool) -> dict[str, tuple[str, ...]]:
    """Words of the scorer's language, small and with a first capital, by how they look with bytes lost.

    `every` listed word, or only the most frequent.
    """
    name = f"{channel.codec} {every}"
    known = scorer.seen.get(name)
    if known is None:
        known = scorer.seen[name] = {}
        costs = scorer.listed if every else scorer.frequent
        if not costs:
            return known
        words = sorted(costs, key=costs.__getitem__)
        # all at once: word by word the lists of Cyrillic took a third of a second
        dotted = zip(words, joined("\n".join(words)).split("\n"), strict=True)
        forms = [form for word, one in dotted for form in ((word,) if one == word else (word, one))]
        forms += [word[0].upper() + word[1:] for word in words if word[0].islower()]
        known = scorer.seen[name] = by_sight(forms, channel)
    return known


@cache
def common_words(channel: Channel) -> dict[str, tuple[str, ...]]:
    """The words by which languages are told, of those beyond ASCII, by how the channel shows them with bytes lost."""
    words = [word for word in letters().common if not word.isascii()]
    forms = [*words, *[word[0].upper() + word[1:] for word in words]]
    return by_sight(forms, channel)


def recognised(runs: Iterable[str], ways: Iterable[Channel]) -> dict[str, list[str]]:
    """What the runs read as common words of any language, by the code page of each channel."""
    cores = [_core(run) for run in runs]
    return {way.codec: [word for core in cores for word in common_words(way).get(core, ())] for way in ways}


def _core(run: str) -> str:
    start, end = 0, len(run)
    while start < end and _stands_apart(run[start]):
        start += 1
    while end > start and _stands_apart(run[end - 1]):
        end -= 1
    return run[start:end]


def by_sight(forms: Sequence[str], channel: Channel) -> dict[str, tuple[str, ...]]:
    """Words, the most frequent first, by how the channel shows them with bytes lost."""
    looks = shown(forms, channel)
    found: dict[str, tuple[str, ...]]
    found = {seen: (form,) for seen, form in zip(reversed(looks), reversed(forms), strict=True)}
    if len(found) < len(forms):
        for form, seen in zip(forms, looks, strict=True):
            alike = found[seen]
            if alike[0] is not form and len(alike) < RULES.alike:
                found[seen] = (*alike, form)
    return found


def shown(words: Sequence[str], channel: Channel) -> list[str]:
    """How the channel shows words with bytes lost."""
    return "\n".join(words).translate(_shown(channel, "".join(words))).split("\n")


def _shown(channel: Channel, chars: str) -> dict[int, str]:
    """What is left of each letter when bytes are lost, by code point; NUL where its code page cannot show it."""
    looks = {}
    for char in set(chars) - {"\n"}:
        seen = "".join([channel.char_of.get(n, NUL) for n in char.encode()]) if char > "\x7f" else char
        looks[ord(char)] = "".join([c for c in seen if not is_lost(c)]).replace(NO_BREAK_SPACE, " ")
    return looks
