"""Listed words as a channel shows them with its bytes lost: what a search by letters would drop before their ends.

Where most letters of a script look alike once bytes are lost, the word as a whole still tells them apart; but it counts
only at its end, and by then a search that keeps a few readings may have dropped it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.mojibake_channels import Channel, is_lost
from transforms.mojibake_letters import listed as listed_words
from transforms.mojibake_score import Listed, Scorer, State
from transforms.tables.mojibake_channels import NO_BREAK_SPACE

# Cost, text so far, where its last word starts, changed, lost, and a state.
Path = tuple[float, str, int, int, int, State]


@dataclass(frozen=True, slots=True)
class Rules:
    """How listed words are looked for.

    longest  characters of a run that one word may take
    alike    how many words that look the same are tried, the most frequent ones
    from_    how many readings of what stands before are gone on with
    behind   how much more than a listed word a reading by letters may cost on the way (nats)
    """

    longest: int = 48
    alike: int = 5
    from_: int = 3
    behind: float = 3.0


RULES = Rules()


@dataclass(slots=True)
class Words:
    """The listed words in one run.

    seen     listed words by how the channel shows them
    prices   of a letter with bytes lost, and of one of which a space is left
    ceiling  for each place the highest cost of a reading that is worth going on with
    ending   for each place the readings that end there in a listed word, with the states behind them
    """

    run: str
    channel: Channel
    scorer: Scorer
    prices: tuple[float, float]
    seen: dict[str, list[Listed]] = field(init=False)
    ceiling: list[float] = field(init=False)
    ending: dict[int, list[Path]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the words of the scorer's language."""
        self.seen = seen_words(self.channel, self.scorer)
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

    def _end(self, place: int, end: int, paths: list[Path], found: list[Listed]) -> None:
        least = 999_999.0
        loss, space = self.prices
        for cost, text, word, changed, lost, state in paths:
            for listed, gone, spaced in found:
                total, after = cost + gone * loss + spaced * space, state
                for char in listed:
                    spent, after = after.next.get(char) or self.scorer.step(after, char)
                    total += spent
                path = (total, text + listed, word, changed + len(listed), lost + gone, after)
                self.ending.setdefault(end, []).append(path)
                least = min(least, total + self.scorer.ending(after) - self.scorer.bonus(listed))
        behind = self.run[end : end + 1]
        if not behind or (behind.isascii() and not behind.isalnum()):
            for on_the_way in range(place + 1, end + 1):
                self.ceiling[on_the_way] = min(self.ceiling[on_the_way], least + RULES.behind)


def seen_words(channel: Channel, scorer: Scorer) -> dict[str, list[Listed]]:
    """The listed words of the scorer's language, small and with a first capital, by how they look with bytes lost."""
    known = scorer.seen.get(channel.codec)
    if known is None:
        known = scorer.seen[channel.codec] = {}
        words = listed_words(scorer.language or "")
        shown = _shown(channel, {c for word in words for c in word})
        for word in sorted(words, key=lambda word: (words[word], word)):
            for form in (word, word[0].upper() + word[1:]):
                some = [shown.get(char) for char in form]
                if None not in some:
                    parts = [part for part in some if part is not None]
                    alike = known.setdefault("".join([part[0] for part in parts]), [])
                    if len(alike) < RULES.alike:
                        alike.append((form, sum(part[1] for part in parts), sum(part[2] for part in parts)))
    return known


def _shown(channel: Channel, chars: set[str]) -> dict[str, tuple[str, int, int]]:
    """What is left of each letter, small and capital; whether bytes are lost, and whether one became a space."""
    shown = {}
    for char in sorted(chars | {c.upper() for c in chars if len(c.upper()) == 1}):
        whole = [channel.char_of.get(n) for n in char.encode()]
        seen = "".join(c for c in whole if c is not None)
        if len(seen) == len(whole):
            left = "".join(c for c in seen if not is_lost(c)).replace(NO_BREAK_SPACE, " ")
            gone = len(left) < len(seen)
            shown[char] = (left, int(gone), int(not gone and " " in left))
    return shown
