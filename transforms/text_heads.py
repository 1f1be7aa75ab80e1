"""What stands above a text and tells of it: front matter between hyphens, and lines such as `URL Source: …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.json_shapes import name_of
from transforms.tables.head_names import HEAD_NAMES, LAST_NAMES, OTHER_NAMES


@dataclass(frozen=True, slots=True)
class Rules:
    """What a head is.

    lines    lines of front matter, at most
    named    lines with a known name from which lines without a fence are a head, one of them a title or an address
    """

    lines: int = 80
    named: int = 2


RULES = Rules()
_NAMED = re.compile(r"[\"']?([^\W_][\w .@-]{0,30}?)[\"']?\s?(?:[:=](?:\s+|$)|：\s*)(.*)")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_ADDRESS = re.compile(r"https?://\S+$|www\.\S+$")
_LINK = re.compile(r"\[\[?([^\[\]]+)\]?\](?:\([^()]*\))?")
SOURCE = "text:header line"


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a text.

    size    how many lines it has, empty ones too
    named   for some of them the field that they name, and its value
    fenced  whether it stands between fences, as markdown has it
    """

    size: int
    named: tuple[tuple[int, str, str], ...]
    fenced: bool = False


_NONE = Head(0, ())


def head_of(lines: Sequence[str]) -> Head:
    """The head of a text, if it has one. lines: those of the text, with their indent."""
    first = next((place for place, line in enumerate(lines[:8]) if line.strip()), None)
    if first is None:
        return _NONE
    fence = lines[first].strip()
    if fence in _FENCES:
        return _fenced(lines, first, _FENCES[fence])
    return _bare(lines, first) if _NAMED.match(lines[first].strip()) else _NONE


def _fenced(lines: Sequence[str], first: int, ends: Sequence[str]) -> Head:
    """Front matter: names and values, lists and longer values under their names."""
    last = next(
        (place for place in range(first + 1, min(len(lines), first + RULES.lines)) if lines[place].strip() in ends),
        None,
    )
    if last is None:
        return _NONE
    found = []
    field = None
    known = False
    for place in range(first + 1, last):
        line = lines[place].rstrip()
        match = None if line[:1].isspace() or line.startswith("- ") else _NAMED.match(line)
        if match:
            name = name_of(match[1])
            known = known or name in HEAD_NAMES or name in OTHER_NAMES
            field = HEAD_NAMES.get(name)
            values = _values(match[2] or "")
        else:
            values = _values(line.strip().removeprefix("- ")) if line.lstrip().startswith("- ") and field else []
            if not values and line.strip() and not line[:1].isspace() and not line.startswith("- "):
                return _NONE
        found += [(place, *told) for value in values if field and (told := _aimed(field, value))]
    return Head(last + 1, tuple(found), fenced=True) if known else _NONE


def _bare(lines: Sequence[str], first: int) -> Head:
    """Lines of names and values above a text, nothing between them but empty lines."""
    found = []
    size = names = 0
    for place in range(first, min(len(lines), first + RULES.lines)):
        line = lines[place].strip()
        if not line:
            continue
        match = _NAMED.match(line)
        name = name_of(match[1]) if match else ""
        if not match or not (name in HEAD_NAMES or name in OTHER_NAMES):
            break
        size = place + 1
        if name in LAST_NAMES and not match[2]:
            break
        if name in HEAD_NAMES:
            names += 1
            found += [(place, *told) for value in _values(match[2] or "") if (told := _aimed(HEAD_NAMES[name], value))]
    said = {field for _, field, _ in found}
    if len(said) < RULES.named or not (said & {"title", "url"}) or not any(line.strip() for line in lines[size:]):
        return _NONE
    return Head(size, tuple(found))


def _values(written: str) -> list[str]:
    """The values that stand behind a name: one, or several in brackets."""
    text = written.strip()
    if text in {"", "|", ">", "|-", ">-", "null", "~", "[]", '""', "''"}:
        return []
    if text[0] == "[" and text[-1] == "]" and text[1] != "[":
        return [value for each in text[1:-1].split(",") for value in _values(each)]
    if text[0] in "\"'" and text[-1] == text[0] and len(text) > 1:
        quote = text[0]
        text = text[1:-1].replace("\\" + quote if quote == '"' else "''", quote)
    text = _LINK.sub(r"\1", text).strip()
    return [text] if text else []


def _aimed(field: str, value: str) -> tuple[str, str] | None:
    """The field and its value; a source is an address or the name of a site."""
    if field == "url" and not _ADDRESS.match(value):
        return ("site_name", value) if not value.startswith(("file:", "/")) else None
    return (field, value)
