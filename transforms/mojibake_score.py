"""How probable a piece of text is, by its letters, the shape of its words and its signs, in a language or in any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from transforms.mojibake_kinds import apart, kind, sign_cost, spelling
from transforms.mojibake_language import shifts
from transforms.mojibake_letters import END, START, UNKNOWN_LETTER, letters
from transforms.mojibake_lists import frequent, listed, listed_anywhere
from transforms.tables import mojibake_signs as signs

# Costs in nats: a word's first capital, a small letter then a capital, two capitals then a small letter, two scripts in
# one word, a word that goes on behind a sign.
CAPITAL, CASE_BREAK, CASE_BREAK_LATE, SCRIPT_BREAK, SIGN_INSIDE = 0.7, 5.0, 3.0, 7.0, 4.0
# Greek is the first of the scripts whose words are listed in texts of other languages too.
FIRST_LISTED = "\u0370"
# A letter that costs more than this on its own is rare in its script; and one whose share in the language is so much
# less than in others is foreign to it.
RARE, FOREIGN_SHIFT = 8.5, 2.0
# What a word that only other languages list costs more, in nats.
FOREIGN_WORD = 3.0
# States kept before all are dropped; one takes about half a kilobyte.
STATES = 60_000


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Letters of one kind and script that may stand at one place.

    name   tells them from all others
    small  their small forms
    shift  what each costs more or less in the language
    fixed  what each costs, where the model does not hold their script
    known  context -> their costs after it
    """

    name: str
    chars: tuple[str, ...]
    kind: str
    script: str
    small: tuple[str, ...]
    shift: tuple[float, ...]
    fixed: tuple[float, ...] | None
    known: dict[str, Sequence[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """What characters that are seen may have been: letters, by how they came to look so, and signs.

    letters  letters, and what they lost: 0 nothing, 1 bytes, 2 only that one became a space
    signs    signs, and what they lost
    """

    letters: tuple[tuple[Letters, int], ...]
    signs: tuple[tuple[str, int], ...]


class State:
    """What the cost of the next character depends on; `next` and `fans` remember what was asked for from here.

    context  the last letters of the word so far, up to four, as many as tell anything of the next
    kinds    the kinds of the last two characters
    script   the word's script, "" where it has none yet
    """

    __slots__ = ("context", "end", "fans", "inside", "kinds", "next", "script")

    def __init__(self, context: str, kinds: str, script: str) -> None:
        """A state without known steps."""
        self.context = context
        self.kinds = kinds
        self.script = script
        self.inside = kinds[-1] in "lU"
        self.next: dict[str, tuple[float, State]] = {}
        self.fans: dict[str, list[tuple[float, str]]] = {}
        self.end: float | None = None


class Scorer:
    """The costs for one language, or None for any."""

    def __init__(self, language: str | None, listed: Mapping[str, float] | None = None) -> None:
        """Weigh letters and signs as the language does, and words as listed (by default, in the package)."""
        self.language = language
        self._listed = listed
        self.shift = shifts(language)
        self.about: dict[str, tuple[str, str, float | None, float, str]] = {}
        self.place = dict(signs.PLACE_COST)
        self.sign: dict[str, float] = {}
        low = language in signs.LOW_HIGH or language in signs.LOW_RIGHT
        if low:
            self.sign |= {"„": -1.2, "”": 2.0 if language in signs.LOW_HIGH else -0.5, "’": 1.0}
        if language in signs.LOW_HIGH:
            self.place["“"] = signs.CLOSING
        elif language in signs.RIGHT_RIGHT:
            self.place["”"] = (0.0, 4.0, 0.0, 3.0)
            self.sign["“"] = 2.0
        elif not low:
            self.sign["„"] = 3.0
        if language == "fa":
            self.sign |= signs.PERSIAN
        if language is not None:
            self.sign["–" if language in signs.LONG_DASH else "—"] = 1.5 if language != "en" else 0.3
        self.fresh = State(START, "s", "")
        self.options: dict[str, dict[str, Options]] = {}
        self.seen: dict[str, dict[str, tuple[str, ...]]] = {}
        self._states: dict[tuple[str, str, str], State] = {}

    def step(self, state: State, char: str) -> tuple[float, State]:
        """One more character: its cost after `state`, and the state after it."""
        found = state.next.get(char)
        if found is None:
            now = kind(char)
            cost, *after = self._letter(state, char, now) if now in "lU" else self._sign(state, char, now)
            if len(self._states) > STATES:
                self._states.clear()
                self.fresh.next.clear()
            key = (after[0], after[1], after[2])
            target = self._states.get(key)
            if target is None:
                target = self._states[key] = State(*key)
            found = state.next[char] = (cost, target)
        return found

    def fan(self, state: State, few: Letters) -> list[tuple[float, str]]:
        """The costs of each of these letters after `state`: cheapest first."""
        found = state.fans.get(few.name)
        if found is None:
            more = self._breaks(state, few.kind)
            if state.script and few.script != state.script:
                more += SCRIPT_BREAK
            costs = self._after(state.context, few)
            shift = few.shift
            found = sorted([(cost + by + more, char) for cost, by, char in zip(costs, shift, few.chars, strict=True)])
            state.fans[few.name] = found
        return found

    def _after(self, context: str, few: Letters) -> Sequence[float]:
        """The costs of the letters after a context, but for what case, script and language add."""
        if few.fixed is not None:
            return few.fixed
        found = few.known.get(context)
        if found is None:
            cost = letters().cost.get
            if context:
                less = letters().backoff.get(context, 0.0)
                shorter = self._after(context[1:], few)
                pairs = zip(few.small, shorter, strict=True)
                found = [cost(context + small, known + less) for small, known in pairs]
            else:
                found = [cost(small, UNKNOWN_LETTER) for small in few.small]
            few.known[context] = found
        return found

    def few(self, name: str, chars: Iterable[str]) -> list[Letters]:
        """The letters apart by kind and script; the name is to tell the set from all others."""
        groups: dict[tuple[str, str, bool], list[str]] = {}
        for char in chars:
            _, script, known, _, now = _about(self, char)
            groups.setdefault((now, script, known is None), []).append(char)
        found = []
        for (now, script, free), some in groups.items():
            about = [_about(self, char) for char in some]
            fixed = None if free else tuple(one[2] or 0.0 for one in about)
            small, shift = tuple(one[0] for one in about), tuple(one[3] for one in about)
            found.append(Letters(f"{name} {now} {script} {free}", tuple(some), now, script, small, shift, fixed))
        return found

    def _letter(self, state: State, char: str, now: str) -> tuple[float, str, str, str]:
        small, mine, known, shift, _ = _about(self, char)
        cost = letters().after(state.context, small) + shift if known is None else known
        if state.script and mine != state.script:
            cost += SCRIPT_BREAK
        context = letters().telling((state.context + small)[-4:])
        return cost + self._breaks(state, now), context, (state.kinds + now)[-2:], mine

    def _breaks(self, state: State, now: str) -> float:
        """What it costs a letter, small or capital, to stand behind such characters."""
        kinds = state.kinds
        cost = SIGN_INSIDE if kinds[-1] == "p" and len(kinds) > 1 and kinds[0] in "lU" else 0.0
        if now == "U":
            return cost + (CASE_BREAK if kinds[-1] == "l" else 0.0 if kinds[-1] == "U" else CAPITAL)
        return cost + (CASE_BREAK_LATE if kinds == "UU" else 0.0)

    def _sign(self, state: State, char: str, now: str) -> tuple[float, str, str, str]:
        cost = sign_cost(char) + self.sign.get(char, 0.0)
        return cost + self.ending(state), START, (state.kinds + now)[-2:], ""

    def holds(self, char: str) -> bool:
        """Whether texts in the language hold the character: any sign, its own letters; any common one where unknown."""
        small = char.lower()[0]
        if small not in letters().script:
            return True
        if self.language is None or self.language == "en":
            return letters().cost.get(small, 99.0) < RARE
        return self.shift.get(small, 0.0) < FOREIGN_SHIFT

    def fit(self, char: str, before: str, behind: str) -> float:
        """What it costs a sign to stand between characters of these kinds (as `kind` has them, behind also `s`)."""
        places = self.place.get(char)
        if places is None:
            return 0.0
        if behind in "lUd":
            return places[signs.INSIDE if before in "lUd" else signs.OPENS]
        return places[
            signs.ALONE if before == "s" and behind == "s" else signs.CLOSES if before != "s" else signs.OPENS
        ]

    @property
    def listed(self) -> Mapping[str, float]:
        """The listed words of the language and their costs."""
        if self._listed is None:
            self._listed = listed(self.language) if self.language is not None else {}
        return self._listed

    @property
    def frequent(self) -> Mapping[str, float]:
        """The most frequent of these."""
        return frequent(self.language) if self.language is not None and self._listed != {} else {}

    def bonus(self, word: str) -> float:
        """How much less a listed word costs than its letters do: to be taken off at the word's end."""
        if word.isascii():
            return 0.0
        small = word if word in self.listed else word.lower()
        cost = self.listed.get(apart(small))
        if cost is None:
            cost = listed_anywhere(apart(small)) if small[0] >= FIRST_LISTED else None
            if cost is not None and self.listed:
                cost += FOREIGN_WORD
        return 0.0 if cost is None else max(0.0, self.spelt(small) - cost)

    def spelt(self, word: str) -> float:
        """The cost of a word by its letters alone."""
        total, state = 0.0, self.fresh
        for char in word:
            spent, state = self.step(state, char)
            total += spent
        return total + self.ending(state)

    def ending(self, state: State) -> float:
        """The cost of the word's end."""
        if state.end is None:
            state.end = letters().after(state.context, END) if state.inside else 0.0
        return state.end

    def cost(self, text: str) -> float:
        """The cost of a run of text, ended by a space."""
        total, state, word = 0.0, self.fresh, 0
        for at, char in enumerate(text):
            spent, after = self.step(state, char)
            total += spent
            if not after.inside:
                if state.inside:
                    total -= self.bonus(text[word:at])
                total += self.fit(char, state.kinds[-1], kind(text[at + 1]) if at + 1 < len(text) else "s")
                word = at + 1
            state = after
        return total + self.ending(state) - self.bonus(text[word:])


def _about(score: Scorer, char: str) -> tuple[str, str, float | None, float, str]:
    found = score.about.get(char)
    if found is None:
        small, mine, known, now = spelling(char)
        letters().need(mine)
        found = score.about[char] = (small, mine, known, score.shift.get(small, 0.0) if known is None else 0.0, now)
    return found


@cache
def scorer(language: str | None) -> Scorer:
    """The scorer of a language, made once."""
    return Scorer(language)
