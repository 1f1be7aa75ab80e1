"""The walk: one raw document -> one clean record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from transforms.boilerplate import judge
from transforms.date_mentions import mentions_in
from transforms.dates import When, decide
from transforms.decoding import decode
from transforms.document import CleanRecord, Lifted, Page, RawDocument, Removed, Repair, Unusable, Verdict
from transforms.html import read_html
from transforms.jsonrecord import read_json
from transforms.kinds import Kind, kind_of
from transforms.language import identify
from transforms.metadata import describe
from transforms.mojibake import repair_all
from transforms.plaintext import read_text
from transforms.vocabulary import Caution, QuarantineReason

READERS: dict[Kind, Callable[[str], Page]] = {"html": read_html, "json": read_json, "text": read_text}


def clean(raw: RawDocument) -> CleanRecord:
    """Clean one document. Raises Unusable, with its reason, where there is no article in it."""
    kind = kind_of(raw)
    decoded = decode(raw.body, raw.content_type, markup=kind == "html")
    page, repairs = mend(READERS[kind](decoded.text))
    verdicts = judge(page)
    text = "\n\n".join(block.text for block, verdict in zip(page.blocks, verdicts, strict=True) if verdict.kept)
    if not text:
        raise Unusable(QuarantineReason.NO_ARTICLE, f"none of {len(page.blocks)} blocks is text of an article")
    about = describe(page, verdicts, raw.url)
    declared = next((field.value for field in page.found if field.name == "language"), None)
    language = identify(text, declared)
    dates = decide(page, verdicts, When(about.url, raw.fetched_at, raw.stored_at, language))
    warnings = (*dates.warnings, *(() if about.title else (Caution.NO_TITLE,)))
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
        fetched_at=raw.fetched_at,
        encoding=decoded.encoding,
        encoding_evidence=decoded.evidence,
        repairs=repairs,
        removed=removed_of(page, verdicts),
        lifted=lifted_of(page, verdicts),
        warnings=warnings,
        chars_in=sum(len(block.text) for block in page.blocks),
        chars_out=len(text),
    )


def mend(page: Page) -> tuple[Page, tuple[Repair, ...]]:
    """The page with the encoding of all its text repaired: evidence of one block counts in all, and in its fields."""
    mended = repair_all([block.text for block in page.blocks] + [field.value for field in page.found])
    if not any(piece.repairs for piece in mended):
        return page, ()
    count = len(page.blocks)
    blocks = tuple(replace(b, text=m.text) if m.repairs else b for b, m in zip(page.blocks, mended, strict=False))
    found = tuple(
        replace(f, value=m.text) if m.repairs else f for f, m in zip(page.found, mended[count:], strict=True)
    )
    repairs = [replace(r, block=place) for place, m in enumerate(mended[:count]) for r in m.repairs]
    for field, piece in zip(page.found, mended[count:], strict=True):
        if field.block is None:
            repairs += [replace(r, field=field.source) for r in piece.repairs]
    return Page(blocks, found), tuple(repairs)


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
