"""The walk: one raw document -> one clean record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest

from transforms.aside import Judgement
from transforms.boilerplate import judgement
from transforms.date_mentions import mentions_in
from transforms.dates import RULES, When, decide
from transforms.decoding import VALID_UTF8, decode
from transforms.document import (
    CleanRecord,
    Decoded,
    Field,
    Known,
    Lifted,
    Page,
    RawDocument,
    Removed,
    Repair,
    Unusable,
    Verdict,
)
from transforms.html import read_html
from transforms.jsonrecord import read_json
from transforms.kinds import Kind, kind_of, refuse_data
from transforms.language import code_of, identify
from transforms.metadata import describe
from transforms.mojibake import repair_all, untouched
from transforms.mojibake_edits import Edit, apply, compose
from transforms.plaintext import read_text
from transforms.stray import escaped_twice, has_blocks, marks
from transforms.vocabulary import Caution, QuarantineReason

# Characters of text, below which a record is a stub or a teaser: the shortest body of 117 news pages has 302.
SHORT = 300
# In the year behind it a moment of one zone has no date in another: no calendar of Python's or of a reader's goes on.
_LAST_YEAR = 9998
# Pages are saved as text, too: with this many block tags it is a page, with fewer it may be a text that quotes some.
_TAGS_OF_A_PAGE = 4


def read_plain(text: str) -> Page:
    """Read what is called plain text, which may be a page under a wrong name, or hold stray markup."""
    return read_html(text) if has_blocks(text, _TAGS_OF_A_PAGE) else read_text(text)


READERS: dict[Kind, Callable[[str], Page]] = {"html": read_html, "json": read_json, "text": read_plain}


def clean(raw: RawDocument) -> CleanRecord:
    """Clean one document. Raises Unusable, with its reason, where there is no article in it."""
    kind = kind_of(raw)
    decoded = decode(raw.body, raw.content_type, markup=kind == "html")
    page, repairs = mend(with_headers(read(kind, decoded, raw.body), raw))
    judged = _judged(page, raw)
    verdicts = judged.verdicts
    text = "\n\n".join(block.text for block, verdict in zip(page.blocks, verdicts, strict=True) if verdict.kept)
    if not text:
        raise Unusable(QuarantineReason.NO_ARTICLE, f"none of {len(page.blocks)} blocks is text of an article")
    about = describe(page, verdicts, raw.url)
    declared = declared_language(page)
    language = identify(text, declared)
    when = when_of(page, raw, about.url, language)
    dates = decide(page, verdicts, when)
    return CleanRecord(
        uri=raw.uri,
        url=about.url,
        source_domain=about.source_domain,
        site_name=about.site_name,
        title=about.title,
        section=about.section,
        text=text,
        language=language,
        author_evidence=about.authors,
        published_date=dates.published_date,
        published_at=dates.published_at,
        published_source=dates.source,
        published_precision=dates.precision,
        dates_disagree=dates.disagree,
        date_mentions=mentions_in(text, dates.published_date, dates.hints) if dates.published_date else (),
        modified_at=dates.modified_at,
        fetched_at=when.fetched_at,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        repairs=repairs,
        removed=removed_of(page, verdicts),
        lifted=lifted_of(page, verdicts),
        warnings=(*judged.warnings, *dates.warnings, *cautions(raw, decoded, about.title, text, (language, declared))),
        chars_in=sum(len(block.text) for block in page.blocks),
        chars_out=len(text),
    )


def _judged(page: Page, raw: RawDocument) -> Judgement:
    """The judgement on a page; where it refuses the page, what the page says of itself goes with the refusal."""
    try:
        return judgement(page)
    except Unusable as problem:
        raise Unusable(problem.reason, problem.detail, known_of(page, raw)) from None


def known_of(page: Page, raw: RawDocument) -> Known:
    """What a page that holds no article says of itself."""
    about = describe(page, (), raw.url)
    dates = decide(page, (), when_of(page, raw, about.url, code_of(declared_language(page))))
    return Known(
        url=about.url,
        source_domain=about.source_domain,
        site_name=about.site_name,
        title=about.title,
        published_date=dates.published_date,
        published_at=dates.published_at,
        published_source=dates.source,
        published_precision=dates.precision,
    )


def declared_language(page: Page) -> str | None:
    """The language that a page says it is in, as written."""
    return next((field.value for field in page.found if field.name == "language"), None)


def when_of(page: Page, raw: RawDocument, url: str | None, language: str | None) -> When:
    """What bounds and explains the dates of a document; without times that no clock can have had."""
    fetched_at = credible(raw.fetched_at) or credible(fetched_of(page))
    return When(url, fetched_at, credible(raw.stored_at), language)


def read(kind: Kind, decoded: Decoded, body: bytes) -> Page:
    """The page of a decoded document. body: its bytes, which spare writing a page in UTF-8 again. Raises Unusable."""
    if kind != "json":
        refuse_data(decoded.text)
    if kind == "html" and decoded.evidence == VALID_UTF8:
        return read_html(decoded.text, body)
    return READERS[kind](decoded.text)


def cautions(
    raw: RawDocument, decoded: Decoded, title: str | None, text: str, languages: tuple[str | None, str | None]
) -> Iterator[Caution]:
    """What to know of a record beside its dates and removals. languages: identified, and declared."""
    language, declared = languages
    if not decoded.certain:
        yield Caution.ENCODING_GUESSED
    if decoded.replaced:
        yield Caution.BYTES_REPLACED
    if any(name == "warc-truncated" for name, _ in raw.headers) or _CUT.search(text[-_CUT_MARK:]):
        yield Caution.CUT_SHORT
    if "\ufffd" in text:
        yield Caution.MOJIBAKE_LEFT
    if title is None:
        yield Caution.NO_TITLE
    if len(text) < SHORT:
        yield Caution.SHORT_TEXT
    if language is None:
        yield Caution.LANGUAGE_UNKNOWN
    elif declared and declared[:2].lower() != language:
        yield Caution.LANGUAGE_DISAGREES


# How interfaces that sell the rest mark where they cut a text: "… [+2314 chars]".
_CUT = re.compile(r"\[\+\d{1,6} chars\]$")
_CUT_MARK = 16


def with_headers(page: Page, raw: RawDocument) -> Page:
    """The page, with what the HTTP response says of it."""
    modified = next((value for name, value in raw.headers if name == "last-modified"), None)
    if modified is None:
        return page
    return replace(page, found=(*page.found, Field("modified", modified, "http:last-modified")))


def fetched_of(page: Page) -> datetime | None:
    """When a record says that it was fetched. news-please writes UTC without saying so, and others write the zone."""
    for field in page.found:
        if field.name == "fetched":
            try:
                at = datetime.fromisoformat(field.value)
            except ValueError:
                continue
            return at if at.tzinfo else at.replace(tzinfo=UTC)
    return None


def credible(at: datetime | None) -> datetime | None:
    """A time of fetching or storing; None where no page can have been fetched then, and it must bound no date.

    Files of archives that are packed alike every time are of 1970, those of zip archives without times of 1980.
    """
    return at if at is not None and RULES.earliest.year <= at.year <= _LAST_YEAR else None


def mend(page: Page) -> tuple[Page, tuple[Repair, ...]]:
    """The page with the encoding of all its text repaired, and free of the markup that was left in it: evidence of one
    block counts in all, and in its fields."""
    texts = [block.text for block in page.blocks] + [field.value for field in page.found]
    known = _known(page, texts)
    if not known and untouched(texts):
        return page, ()
    mended = repair_all(texts, known)
    if not any(piece.repairs for piece in mended):
        return page, ()
    count = len(page.blocks)
    blocks = tuple(replace(b, text=m.text) if m.repairs else b for b, m in zip(page.blocks, mended, strict=False))
    told = list(zip(page.found, mended[count:], strict=True))
    found = tuple(replace(f, value=m.text) if m.repairs else f for f, m in told if m.text)
    repairs = [replace(r, block=place) for place, m in enumerate(mended[:count]) for r in m.repairs]
    repairs += [replace(r, field=f.source) for f, m in told if f.block is None for r in m.repairs]
    return Page(blocks, found), tuple(repairs)


def _known(page: Page, texts: Sequence[str]) -> Sequence[tuple[Edit, ...]]:
    """The edits that are certain, for each text of a page: of its syntax, and of markup left in what those leave."""
    if not page.syntax:
        return _stray(page, texts)
    syntax = [*page.syntax, *[()] * len(page.found)]
    between = [apply(text, edits) for text, edits in zip(texts, syntax, strict=True)]
    stray = _stray(page, between) or [()] * len(texts)
    return [compose(*each) for each in zip(syntax, between, stray, strict=True)]


def _stray(page: Page, texts: Sequence[str]) -> Sequence[tuple[Edit, ...]]:
    """For each text of a page the edits that undo markup left in it, if any has some; a page's own markup is read."""
    if not any("&" in text or "<" in text for text in texts):
        return ()
    plain = [block.markup is None for block in page.blocks] + [not _of_markup(field) for field in page.found]
    edits = marks([text if may else "" for text, may in zip(texts, plain, strict=True)])
    if not all(plain[: len(page.blocks)]):
        shown = [b.text if b.markup is not None and b.kind != "code" else "" for b in page.blocks]
        edits = [one or other for one, other in zip_longest(edits, escaped_twice(shown), fillvalue=())]
    return edits if any(edits) else ()


def _of_markup(field: Field) -> bool:
    """Whether a field was read from markup, where entities and tags are syntax and were undone in reading."""
    return not field.source.startswith(("json:", "text:"))


def removed_of(page: Page, verdicts: Sequence[Verdict]) -> tuple[Removed, ...]:
    """The blocks that were removed, in order."""
    return tuple(
        Removed(place, block.text, verdict.reason, verdict.score)
        for place, (block, verdict) in enumerate(zip(page.blocks, verdicts, strict=True))
        if verdict.reason is not None
    )


def lifted_of(page: Page, verdicts: Sequence[Verdict]) -> tuple[Lifted, ...]:
    """The blocks that became fields of the record, in order."""
    return tuple(
        Lifted(place, block.text, verdict.field)
        for place, (block, verdict) in enumerate(zip(page.blocks, verdicts, strict=True))
        if verdict.field is not None
    )
