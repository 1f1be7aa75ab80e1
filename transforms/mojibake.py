"""Text whose encoding was broken on the way -> the text that was meant, with every change explained."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Repair
from transforms.mojibake_chain import chained
from transforms.mojibake_characters import ENTITY, NUL, entities, impossible
from transforms.mojibake_document import find
from transforms.mojibake_edits import Edit, apply, compose
from transforms.mojibake_recode import NOTHING, dense, per_letter, recode
from transforms.mojibake_replaced import broken, restore
from transforms.mojibake_runs import Found
from transforms.mojibake_scan import places
from transforms.stray import STRAY


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text after repair, and what was changed, in order of `start` and without overlap."""

    text: str
    repairs: tuple[Repair, ...]


# What a repair's rule may be: UTF-8 that was read as a single-byte code page, whole or with bytes lost; text of one
# code page read as another; characters that no text holds; a letter that was replaced, where only one can stand; tags
# and entities that were left in a text.
RULES_OF_REPAIR = frozenset(
    {"reread", "reread_lossy", "recoded", "nul", "surrogate_pair", "lone_surrogate", "one_letter", STRAY}
)
# How often a text is gone through: what one pass restores may be evidence for more.
PASSES = 4
# Characters read with all their bytes from which on a text was surely UTF-8, so that no other code page is asked.
WHOLE = 40
# The same as a share of the characters beyond ASCII where they were found: a letter of two bytes is half of them. UTF-8
# has 0.25 and more, a page of koi8-r, cp866, Shift-JIS or GBK, in which some bytes are UTF-8 by chance, 0.15 at most.
MOSTLY = 0.2
# Below that share, what a letter of the readings may cost on average (nats): right ones cost 1.7 to 6.7; those of pages
# in another code page whose C1 controls were lost cost 8.4 to 13.4, and are left as they are.
STRANGE = 7.5


def repair(text: str) -> Repaired:
    """Repair one text on the evidence that it holds itself."""
    return repair_all((text,))[0]


def repair_all(texts: Sequence[str], known: Sequence[tuple[Edit, ...]] = ()) -> tuple[Repaired, ...]:
    """Repair the pieces of one document: evidence found in one piece counts in all of them.

    known: for each piece edits that are certain, and that the others build on.
    """
    edits = list(known) or [()] * len(texts)
    current = [apply(text, some) for text, some in zip(texts, edits, strict=True)]
    if untouched(current):
        return tuple(_repaired(text, some) for text, some in zip(texts, edits, strict=True))
    for place, text in enumerate(current):
        never = tuple(impossible(text))
        edits[place] = compose(edits[place], text, never)
        current[place] = apply(text, never)
    for _ in range(PASSES):
        for place, text in enumerate(current):
            hidden = tuple(entities(text))
            edits[place] = compose(edits[place], text, hidden)
            current[place] = apply(text, hidden)
        new = _next(current)
        if not new:
            break
        for place, some in new.items():
            edits[place] = compose(edits[place], current[place], some)
            current[place] = apply(current[place], some)
    for place, some in restore(current).items():
        edits[place] = compose(edits[place], current[place], some)
    return tuple(_repaired(text, some) for text, some in zip(texts, edits, strict=True))


def untouched(texts: Sequence[str]) -> bool:
    """Whether nothing in the pieces of a document calls for a look: `repair_all` gives them back as they are.

    What passes behind line breaks passes by itself, for no pattern of the scan reaches over one.
    """
    return _passes("\n".join(texts)) or all(map(_passes, texts))


def _next(texts: Sequence[str]) -> dict[int, tuple[Edit, ...]]:
    """The edits of one pass: those of UTF-8, or of another code page where they make the document more probable."""
    chain = chained(texts)
    if chain is not None:
        return chain
    found = find(texts)
    whole = sum(one.read.changed - one.read.lost for one in found)
    if whole >= MOSTLY * sum(_beyond(one.run.text) * len(one.run.places) for one in found):
        if whole >= WHOLE:
            return _edits(found)
    elif per_letter(one.read.text for one in found for _ in one.run.places) > STRANGE:
        found = []
    other = recode(texts) if found or any(dense(text) for text in texts) else NOTHING
    return other.edits if other.gain > sum(one.gain for one in found) else _edits(found)


def _beyond(text: str) -> int:
    return sum(char > "\x7f" for char in text)


def _passes(text: str) -> bool:
    """Whether one scan finds nothing to look at in the text."""
    if NUL in text or any(True for _ in entities(text)):
        return False
    return text.isascii() or not (any(True for _ in places(text)) or dense(text) or broken(text))


def _repaired(text: str, edits: tuple[Edit, ...]) -> Repaired:
    """The text with its edits, but for entities that hide nothing, and edits that came back to what was."""
    kept = [edit for edit in edits if edit.rule != ENTITY and text[edit.start : edit.end] != edit.after]
    if not kept:
        return Repaired(text, ())
    return Repaired(apply(text, kept), tuple(_repair(text, edit) for edit in kept))


def _edits(found: list[Found]) -> dict[int, tuple[Edit, ...]]:
    edits: dict[int, list[Edit]] = defaultdict(list)
    for one in found:
        seen, read = one.run.text, one.read.text
        low, high = _same_ends(seen, read)
        rule, channel = _explained(one)
        sure = _sure(one)
        for which, start in one.run.places:
            edit = Edit(start + low, start + len(seen) - high, read[low : len(read) - high], rule, channel, sure)
            edits[which].append(edit)
    return {which: tuple(sorted(some, key=lambda edit: edit.start)) for which, some in edits.items()}


def _sure(one: Found) -> float:
    return round(min(1 / (1 + math.exp(-one.support / 4)), 1 / (1 + math.exp(-0.3 - one.read.margin))), 3)


def _explained(one: Found) -> tuple[str, str]:
    channel = f"utf-8 read as {one.channel.name}"
    if one.again > 1:
        return "reread", channel + f", {one.again} times"
    return ("reread_lossy", channel + _losses(one)) if one.read.lost else ("reread", channel)


def _losses(one: Found) -> str:
    lost = Counter(one.channel.see(one.read.text)) - Counter(one.run.text)
    soft, controls = lost["\xad"], any("\x80" <= char <= "\x9f" for char in lost)
    return (", soft hyphen lost" if soft else "") + (", control characters lost" if controls else "")


def _same_ends(seen: str, read: str) -> tuple[int, int]:
    """How many characters at both ends stay the same, up to the edges of words."""
    most = min(len(seen), len(read))
    low = 0
    while low < most and seen[low] == read[low] and seen[low].isascii():
        low += 1
    while low and seen[low - 1].isalnum():
        low -= 1
    high = 0
    while high < most - low and seen[-1 - high] == read[-1 - high] and seen[-1 - high].isascii():
        high += 1
    while high and seen[-high].isalnum():
        high -= 1
    return low, high


def _repair(text: str, edit: Edit) -> Repair:
    return Repair(edit.rule, edit.start, text[edit.start : edit.end], edit.after, edit.channel, edit.confidence)


# Tables and model are read with the module, a third of a second, so that no document waits for them.
repair("Änderung")
