"""The judged blocks of a document -> the authors that its text names: in a byline, a signature, or a profile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.byline_frame import BY_WORDS, EDGES
from transforms.date_forms import find_dates
from transforms.document import Author, Block, Verdict
from transforms.names import names_in, reporters_in
from transforms.person_names import CASELESS, has_role, is_person
from transforms.profiles import is_head
from transforms.tables.byline_words import LABELS, NOT_NAMES
from transforms.tables.date_names import WEEKDAYS
from transforms.tables.section_words import SECTIONS
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """Where names that sign a text stand.

    head     blocks from the first that stays, back and on, in which a byline is looked for; a name alone only on
    line     characters of a byline
    block    characters of a block that holds the lines above a text
    tail     blocks behind the last that stays in which a signature is looked for
    signed   characters of a signature
    name     characters of a name in ideographs
    near     blocks before the last that stays in which a name that stands alone can still sign
    profile  characters of a profile in which its author is introduced
    teaser   characters of a link behind the text from which on it is another page's headline
    below    blocks behind the last that stays in which a line may call somebody the author
    """

    head: int = 6
    line: int = 90
    block: int = 300
    tail: int = 3
    signed: int = 60
    name: int = 6
    near: int = 12
    profile: int = 300
    teaser: int = 25
    below: int = 16


RULES = Rules()
_LINES = frozenset((RemovalReason.BYLINE, RemovalReason.DATELINE))
# What a judge takes a byline without a word like `by` for, when the words around it are few.
_VAGUE = frozenset((RemovalReason.NAVIGATION, RemovalReason.OTHER, RemovalReason.CREDIT))
_WRITTEN = frozenset((RemovalReason.CAPTION, RemovalReason.CREDIT))
_NAME = r"[^\W\d_a-z][\w'’.-]+(?:\s(?:(?:van|von|de|der|den|del|da|di|al|el|bin)\s){0,2}[^\W\d_a-z][\w'’.-]*){1,3}"
_INTRODUCED = re.compile(
    rf"(?:^|\b(?:I am|I'm|my name is|ich bin|je suis|soy|sono)\s)({_NAME})"
    r"(?=\s(?:is|was|has|ist|est|es|è|é|writes|schreibt|covers|,)|,|\.|$)"
)
_IDEOGRAPHS = re.compile(r"[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・･ー\s]+")
_BRACKETED = re.compile(r"[(（\[【〔]\s*([^()（）\[\]【】〔〕]{2,50})\s*[)）\]】〕]\W{0,6}")
_CLOSING = re.compile(r"[.!?…\"”»]\s{0,3}[(\[]([^()\[\]]{4,50})[)\]]\W{0,6}$")
_PARTS = re.compile(r"[|·•\u3000]|,\s|\s[–—-]\s|\s{2,}|\d\s")
# A name and a date with a bar between; a comma or a dash stands behind places, too.
_BAR_AND_FIGURES = re.compile(r"^[^\d|·•]{5,40}[|·•\n]\D{0,12}\d{1,4}[./\s-]")
# Where the scripts of East Asia begin in Unicode: CJK radicals.
_WIDE = "\u2e80"
# Words that only an author's name follows; a `by` behind a text may be its photographer's.
_LABELLED = re.compile(
    r"\W{0,3}(?:"
    + "|".join(sorted((re.escape(w) for w in LABELS if len(w) > 3 or w >= _WIDE), key=len, reverse=True))
    + r")\b[\s:：]",
    re.IGNORECASE,
)
_SECTIONS = frozenset(word for words in SECTIONS.values() for word in words)
_UNJUDGED = Verdict(True, 0.0)
# What ends a sentence, at the end of a line.
_SENTENCE = re.compile(r"[.!?…。！？]$")
# A full stop within a line, but for that of an initial.
_SPOKEN = re.compile(r"[,;:!?。]|\w\w\.\s")


def authors_in_text(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> tuple[Author, ...]:
    """The authors that a text names: in its byline, else by its signature, else in the profile of its author."""
    return next(iter(signed_sets(blocks, verdicts).values()), ())


def signed_sets(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> dict[str, tuple[Author, ...]]:
    """For each kind of place of a text that names authors, whom it names; the most telling kind first."""
    verdicts = (*verdicts, *[_UNJUDGED] * (len(blocks) - len(verdicts)))
    kept = [place for place, verdict in enumerate(verdicts) if verdict.kept]
    first, last = (kept[0], kept[-1]) if kept else (0, len(blocks) - 1)
    sets: dict[str, tuple[Author, ...]] = {}
    for kind, source, find in (
        ("text:byline", "text:byline", _bylines(blocks, verdicts, first, last)),
        ("text:name alone", "text:byline", _alone(blocks, verdicts, first)),
        ("text:name alone", "text:byline", _above_date(blocks, verdicts, first)),
        ("text:signature", "text:signature", _signatures(blocks, verdicts, last)),
        ("text:label", "text:byline", _labelled(blocks, last)),
    ):
        names = next(filter(None, find), ())
        if names and kind not in sets:
            sets[kind] = tuple(Author(name, source) for name in names)
    profiled = _profiled(blocks, verdicts)
    if profiled:
        sets["text:author profile"] = profiled
    return sets


def _bylines(blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int, last: int) -> Iterator[tuple[str, ...]]:
    # what stands behind a text of few blocks may be the byline of another page's teaser
    places = range(max(0, first - RULES.head), min(len(verdicts), last + 1, first + RULES.head))
    for place in (*(at for at in _below_title(blocks, verdicts, first) if at < places.start), *places):
        text, reason = blocks[place].text, verdicts[place].reason
        if verdicts[place].field is not None:
            continue
        if "\n" in text and len(text) <= RULES.block:
            yield from _lines_of_head(text)
        if len(text) > RULES.line:
            continue
        if len(text) <= RULES.signed and not _SENTENCE.search(text):
            yield reporters_in(text)
        if (
            reason == RemovalReason.DATELINE
            and not _BAR_AND_FIGURES.search(text)
            and not any(map(BY_WORDS.match, _PARTS.split(text)))
        ):
            continue
        if reason in _LINES and not _BAR_AND_FIGURES.search(text):
            names = names_in(text, "line")
            # A line that the judge took for a byline may name a desk.
            yield names if reason == RemovalReason.BYLINE else tuple(filter(is_person, names))
        elif _BAR_AND_FIGURES.search(text):
            names = names_in(text, "line")
            yield names if len(names) == 1 and is_person(names[0]) and text.startswith(names) else ()
        elif (reason is None or reason in _VAGUE or reason == RemovalReason.AUTHOR_PROFILE) and BY_WORDS.match(text):
            yield tuple(filter(is_person, names_in(text, "line")))


def _below_title(blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int) -> Sequence[int]:
    """In scraped text the places of the lines below the title, which buttons may part from the first paragraph."""
    if not blocks or blocks[0].markup is not None:
        return ()
    title = next((at for at in range(first - 1, -1, -1) if verdicts[at].field == "title"), None)
    return () if title is None else range(title + 1, min(first, title + 1 + RULES.head))


def _lines_of_head(text: str) -> Iterator[tuple[str, ...]]:
    """Whom the lines of one block above a text name: a line that begins with `by`, or a name beside a date's line."""
    lines = text.split("\n")
    if any(len(line) > RULES.line for line in lines):
        return
    for line in lines:
        if BY_WORDS.match(line):
            yield tuple(filter(is_person, names_in(line, "line")))
    dated = [any(map(str.isdigit, line)) and next(find_dates(line), None) is not None for line in lines]
    if any(dated):
        for line, date in zip(lines[1:], dated[1:], strict=True):
            yield _named(line) if not date and len(line) <= RULES.signed else ()


def _alone(blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int) -> Iterator[tuple[str, ...]]:
    """A name that stands alone right before the first paragraph."""
    for place in range(max(0, first - 1), min(len(blocks) - 1, first + RULES.head)):
        block = blocks[place]
        if place > first and len(blocks[place - 1].text) > RULES.line:
            break
        linked = block.markup is not None and block.markup.link_chars > 0
        plain = not linked and (verdicts[place].kept or verdicts[place].reason in _VAGUE)
        opens = block.kind == "paragraph" and len(blocks[place + 1].text) > RULES.line
        if plain and opens and len(block.text) <= RULES.signed:
            parts = [_signed(_without_role(part.strip())) for part in block.text.split("/")]
            yield tuple(name for names in parts for name in names) if all(parts) else ()


def _without_role(text: str) -> str:
    """A line without what stands behind a name and a comma, if that is somebody's role."""
    name, comma, role = text.partition(", ")
    return name if comma and is_person(name) and has_role(role) else text


def _above_date(blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int) -> Iterator[tuple[str, ...]]:
    """In scraped text a name right under the title, where the date stands under it, or behind it in its line.

    On a page a name of several words that nothing links, where a date stands under it.
    """
    for place in range(max(0, first - RULES.head), first):
        markup, text = blocks[place].markup, blocks[place].text
        if markup is not None and not markup.link_chars and blocks[place].kind == "paragraph" and " " in text:
            below = blocks[place + 1].text
            if len(text) <= RULES.signed >= len(below) and next(find_dates(below), None) is not None:
                yield _named(text)
    for place in dict.fromkeys((*range(1, min(first, RULES.head)), *_below_title(blocks, verdicts, first)[:2])):
        text = blocks[place].text
        if blocks[place].markup is not None or len(text) > RULES.line:
            continue
        # what the article is about may stand between its title and its author
        below = place - 1 if len(blocks[place - 1].text) <= RULES.signed else max(0, place - 2)
        if "title" not in {verdicts[place - 1].field, verdicts[below].field}:
            continue
        date = next(find_dates(text), None)
        if date is None and next(find_dates(blocks[place + 1].text[: RULES.line]), None) is None:
            continue
        yield _named(text if date is None else text[: date.start])


def _named(text: str) -> tuple[str, ...]:
    """The names that a line is and nothing else; one of two words where letters have no capitals, or of a few signs."""
    names = names_in(text, "line")
    bare = text.strip(EDGES)
    if not all(is_person(name) and (" " in name or _IDEOGRAPHS.fullmatch(name)) for name in names):
        return ()
    if any(map(_IDEOGRAPHS.fullmatch, names)) and (len(bare) > RULES.name or bare in _SECTIONS):
        return ()
    written = all(CASELESS.search(name) or _all_capital(name) for name in names)
    said = bare.casefold()
    return names if written and said not in _SECTIONS and said not in _weekdays() else ()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(name for days in WEEKDAYS.values() for day in days for name in day.split("|"))


def _signatures(blocks: Sequence[Block], verdicts: Sequence[Verdict], last: int) -> Iterator[tuple[str, ...]]:
    """A name that stands alone where the text ends: its last line, or one right behind it."""
    for place in range(max(0, last), min(len(blocks), last + 1 + RULES.tail)):
        block, reason = blocks[place], verdicts[place].reason
        text = block.text
        if place > last and reason in _WRITTEN:
            continue
        linked = block.markup is not None and block.markup.link_chars > 0
        if place > last and block.markup is not None and 2 * block.markup.link_chars > len(text) > RULES.teaser:
            # the headline of another page: what stands below it signs that one
            break
        if len(text) <= RULES.signed and not linked and block.kind in {"paragraph", "table"}:
            yield _signed(text) or _above_role(text)
        if place > last and not (reason in _LINES or reason in _VAGUE):
            break
    yield from _closing(blocks, verdicts, last)


def _above_role(text: str) -> tuple[str, ...]:
    """The name in the first of two lines that sign a text, where the second is somebody's role or a date."""
    name, _, below = text.partition("\n")
    if not below or "\n" in below or " " not in name.strip():
        return ()
    dated = any(map(str.isdigit, below)) and next(find_dates(below), None) is not None
    return _signed(name) if dated or has_role(below) else ()


def _labelled(blocks: Sequence[Block], last: int) -> Iterator[tuple[str, ...]]:
    """A line behind the text that calls somebody its author: `Author: Jane Doe`."""
    for place in range(last + 1, min(len(blocks), last + 1 + RULES.below)):
        text = blocks[place].text
        if len(text) <= RULES.line and _LABELLED.match(text):
            names = names_in(text, "line")
            yield names if all(map(is_person, names)) else ()


def _closing(blocks: Sequence[Block], verdicts: Sequence[Verdict], last: int) -> Iterator[tuple[str, ...]]:
    """A name in brackets that closes the last paragraph, or one alone between a paragraph and what is none."""
    for place in range(last, max(-1, last - RULES.near), -1):
        text = blocks[place].text
        if not verdicts[place].kept:
            continue
        closing = _CLOSING.search(text[-RULES.signed :])
        if closing and place >= last - 1 and len(text) > RULES.signed:
            yield _signed(closing[1]) if not _IDEOGRAPHS.search(closing[1].replace(" ", "")) else ()
        alone = len(text) <= RULES.signed and blocks[place].kind == "paragraph" and place > 0 and place < last
        if alone and len(blocks[place - 1].text) > RULES.line and len(blocks[place + 1].text) <= RULES.line:
            yield _signed(text)


def _signed(text: str) -> tuple[str, ...]:
    """The name that a last line is, in brackets, behind a dash, or bare."""
    inside = _BRACKETED.fullmatch(text.strip())
    if inside and _IDEOGRAPHS.fullmatch(inside[1]) and inside[1].strip() not in NOT_NAMES:
        return (inside[1].strip(),) if len(inside[1]) <= RULES.name else ()
    bare = (inside[1] if inside else text).strip(EDGES + "+")
    if BY_WORDS.match(bare):
        return tuple(filter(is_person, names_in(bare, "line")))
    if _SPOKEN.search(bare) or bare.casefold() in NOT_NAMES or bare.isupper():
        return ()
    # Ideographs have no capitals: a short line of them may be anything.
    named = is_person(bare) and not _IDEOGRAPHS.search(bare.replace(" ", ""))
    return (bare,) if named and _all_capital(bare) else ()


def _all_capital(text: str) -> bool:
    return all(word[0].isupper() or len(word) <= 3 for word in text.split())


def _profiled(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> tuple[Author, ...]:
    for place, verdict in enumerate(verdicts):
        if verdict.reason == RemovalReason.AUTHOR_PROFILE:
            text = blocks[place].text.strip(EDGES)
            if is_head(text):
                continue
            if is_person(text) and text.casefold() not in NOT_NAMES:
                return (Author(text, "text:author profile"),)
            named = _INTRODUCED.search(text[: RULES.profile])
            if named and is_person(named[1]):
                return (Author(named[1], "text:author profile"),)
    return ()
