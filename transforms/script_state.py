"""The article's text where a page holds it only in the state of its scripts (`__NEXT_DATA__`, `__INITIAL_STATE__`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from transforms.document import Block
from transforms.html_body import size
from transforms.stray import has_blocks


@dataclass(frozen=True, slots=True)
class Rules:
    """What is an article's text, and how far it is looked for.

    shown      characters of the prose that a page shows, from which its scripts are not asked
    prose      characters of an unlinked block from which it is prose, and of a paragraph in a state
    least      characters of an article's text
    stories    texts of such length that a state of one article may hold
    paragraphs paragraphs of a list from which they are a text
    objects    JSON values that a script may begin; behind them lie tables and settings
    nodes      values of a state that are looked at
    depth      how deep they lie; stories lie 4 to 12 deep
    """

    shown: int = 250
    prose: int = 40
    least: int = 250
    stories: int = 3
    paragraphs: int = 2
    objects: int = 8
    nodes: int = 50_000
    depth: int = 40


RULES = Rules()
_BEGINS = re.compile(r"(?:^|=|\()\s{0,9}([\[{])")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_DECODER = json.JSONDecoder()
# By which names the paragraphs of a list hold their text; a summary or a description is that of another article.
_TEXT_KEYS = ("text", "content", "html", "value", "body", "paragraph", "data", "children")
_ENDS = re.compile(r"[.!?…।؟][\"'”’»)]*(?:\s|<|$)|[。！？]")


def shows_prose(blocks: Sequence[Block]) -> bool:
    """Whether a page shows as much prose as an article has."""
    prose = (b.text for b in blocks if len(b.text) > RULES.prose and (b.markup is None or not b.markup.link_chars))
    return sum(map(len, prose)) >= RULES.shown


def state_body(tree: HtmlElement) -> str | None:
    """The longest text in the states of a page's scripts: a string, or the paragraphs of a list, a line each.

    None where none has an article's length, or where so many have it that the page is a list of articles.
    """
    scripts = list(tree.iter("script"))
    texts = [text for script in scripts for state in _states(script) for text in _texts(state)]
    texts = texts or [text for script in scripts for text in _literals(script)]
    long = {text for text in texts if size(text, RULES.least) >= RULES.least}
    return max(sorted(long), key=len) if 0 < len(long) <= RULES.stories else None


def _states(script: HtmlElement) -> Iterator[Any]:
    source = script.text or ""
    if "ld+json" in (script.get("type") or "") or 2 * len(source) < RULES.least:
        return
    at = 0
    for _ in range(RULES.objects):
        found = _BEGINS.search(source, at)
        if found is None:
            return
        try:
            value, at = _DECODER.raw_decode(source, found.start(1))
        except (ValueError, RecursionError):
            at = found.end()
            continue
        yield value


def _literals(script: HtmlElement) -> Iterator[str]:
    """Long strings with paragraphs, where a state is written as a script's own values and not as JSON."""
    for match in _STRING.finditer(script.text or ""):
        if len(match[0]) < RULES.least:
            continue
        try:
            text = json.loads(match[0])
        except ValueError:
            continue
        if has_blocks(text, RULES.paragraphs):
            yield text


def _texts(state: Any) -> Iterator[str]:
    """The texts in a state: strings that are one, and lists of paragraphs."""
    waiting = [(state, 0)]
    for _ in range(RULES.nodes):
        if not waiting:
            return
        value, depth = waiting.pop()
        if isinstance(value, str):
            if 2 * len(value) >= RULES.least <= size(value, RULES.least) and (
                has_blocks(value) or len(_ENDS.findall(value)) > 1
            ):
                yield value
        elif isinstance(value, list | dict) and depth < RULES.depth:
            if isinstance(value, list):
                paragraphs = [text for each in value if (text := _paragraph(each))]
                if len(paragraphs) >= RULES.paragraphs:
                    yield "\n".join(paragraphs)
            waiting += [(each, depth + 1) for each in (value if isinstance(value, list) else value.values())]


def _paragraph(value: Any) -> str:
    """The text of an item of a list, if it is a paragraph."""
    for _ in _TEXT_KEYS:
        if not isinstance(value, dict):
            break
        value = next((value[key] for key in _TEXT_KEYS if value.get(key)), None)
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return text if size(text, RULES.prose) >= RULES.prose and _ENDS.search(text) else ""
