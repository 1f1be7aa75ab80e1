"""What a run has done, as a person reads it: the page of a Prefect run, and the closing lines of the command."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from flows.engine import Job
from flows.tally import Sample, Tally
from flows.verify import Findings

# Prefect refuses artifacts of a megabyte; a person reads no further than this either.
_ROWS = 15
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&])")


def inert(text: str) -> str:
    """Text from a document that no terminal and no text direction mark can be led astray by: on one line."""
    return _CONTROL.sub(" ", text).encode("utf-8", "backslashreplace").decode()


def inert_markdown(text: str) -> str:
    """Text from a document that markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", inert(text))


def counted(count: int, what: str) -> str:
    """A number of things, named in the singular: 1 object, 1,000 objects."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def headline(tally: Tally) -> str:
    """A run in one line."""
    if tally.nothing_at:
        return f"there are no raw objects at {inert(tally.nothing_at)}: nothing to clean"
    if not tally.documents and not tally.unread:
        return "nothing new: every raw object is in the clean table already"
    parts = [
        f"{counted(tally.documents, 'document')} from {counted(tally.objects, 'object')}",
        f"{tally.clean:,} clean",
    ]
    if tally.quarantined:
        parts.append(f"{tally.quarantined:,} quarantined")
    if tally.there_already:
        parts.append(f"{tally.there_already:,} of them written by another run meanwhile")
    if tally.unread:
        parts.append(f"{counted(tally.unread, 'object')} could not be read")
    return ", ".join(parts)


def summary(tally: Tally) -> list[str]:
    """The closing lines of the command, beneath the headline."""
    lines = []
    for title, counts in (("formats", tally.formats), ("removed", tally.removed), ("quarantined", tally.refused)):
        if counts:
            lines.append(f"{title:>12}  " + ", ".join(f"{name} {count:,}" for name, count in counts.most_common(_ROWS)))
    if tally.repairs:
        lines.append(f"{'repaired':>12}  {tally.repairs:,} spans of broken encoding or stray markup")
    if tally.passed_over:
        told = ", ".join(f"{why} {count:,}" for why, count in tally.passed_over.most_common())
        lines.append(f"{'passed over':>12}  {told}")
    lines += [f"{'not read':>12}  {inert(uri)}: {inert(why)}" for uri, why in tally.unread_examples]
    return lines


def markdown(job: Job, tally: Tally, unusual: Sequence[str] = ()) -> str:
    """The report of a run for its page in Prefect: what went in and came out, why things were removed, and samples.

    unusual  what sets it apart from earlier runs, in words
    """
    share = tally.chars_out / tally.chars_in if tally.chars_in else 0.0
    lines = [
        f"# `{inert(job.raw)}` → `{inert(job.clean)}`",
        "",
        *(f"**Unlike the runs before:** {inert_markdown(each)}\n" for each in unusual),
        f"- {headline(tally)}",
        f"- characters: {tally.chars_in:,} in, {tally.chars_out:,} out ({share:.0%})",
        f"- repairs of broken encoding or stray markup: {tally.repairs:,}",
        f"- time spent cleaning: {tally.seconds:.1f} s on all workers",
        "",
    ]
    lines += _counts("In the raw folder, and not taken", "what", tally.passed_over)
    lines += _counts("Quarantined, by reason", "reason", tally.refused)
    lines += _counts("Removed blocks, by reason", "reason", tally.removed)
    lines += _table("Objects that could not be read", ("object", "why"), tally.unread_examples)
    if tally.samples:
        lines.append("## Before and after, a few documents\n")
    for sample in tally.samples:
        lines += _sample(sample)
    for title, head, counts in (
        ("Warnings", "warning", tally.warnings),
        ("By format", "format", tally.formats),
        ("By language", "language", tally.languages),
        ("By site", "site", tally.sites),
    ):
        lines += _counts(title, head, counts)
    lines += _table("Slowest documents", ("ms", "characters", "document"), _slowest(tally))
    return "\n".join(lines)


def findings_verdict(found: Findings) -> str:
    """What `verify` found, in one line."""
    if not found.objects and not found.left_out:
        return f"no raw objects at {inert(found.examples[0][1])}" if found.examples else "nothing was compared"
    wrong = ", ".join(f"{count:,} {kind}" for kind, count in found.wrong.items()) or "all well"
    return f"{counted(found.objects, 'object')}, {counted(found.documents, 'document')}: {wrong}"


def findings_markdown(raw: str, clean: str, found: Findings) -> str:
    """What `verify` found, for the page of its run."""
    lines = [f"# `{inert(raw)}` against `{inert(clean)}`", "", f"- {findings_verdict(found)}", ""]
    lines += _counts("What is wrong", "finding", found.wrong)
    lines += _table("Examples", ("finding", "where"), found.examples)
    return "\n".join(lines)


def _counts(title: str, head: str, counts: Counter[str]) -> list[str]:
    most = counts.most_common(_ROWS)
    rows = [(name, f"{count:,}") for name, count in most]
    if len(counts) > _ROWS:
        rest = counts.total() - sum(count for _, count in most)
        rows.append((f"{len(counts) - _ROWS:,} more", f"{rest:,}"))
    return _table(title, (head, "count"), rows)


def _slowest(tally: Tally) -> list[tuple[str, str, str]]:
    return [(f"{slow.seconds * 1000:.1f}", f"{slow.chars:,}", slow.uri) for slow in tally.slowest[:5]]


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    body = ["| " + " | ".join(inert_markdown(cell) for cell in row) + " |" for row in rows]
    if not body:
        return []
    return [f"## {title}\n", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads), *body, ""]


def _visible(text: str) -> str:
    """A few characters of which none is blank or without a glyph: such stand as code points."""
    shown = "".join(each if each.isprintable() and not each.isspace() else f" U+{ord(each):04X} " for each in text)
    return inert_markdown(text if text.strip() and text.isprintable() else shown.strip()) or "nothing"


def _sample(sample: Sample) -> list[str]:
    lines = [f"### {inert_markdown(sample.title) or 'no title'}", f"`copydesk show {sample.id}`", ""]
    for before, after in sample.repaired:
        lines.append(f"- repaired: {_visible(before)} → **{_visible(after)}**")
    for reason, text in sample.removed:
        lines.append(f"- removed ({reason}): ~~{inert_markdown(text).strip()}~~")
    return [*lines, "", f"> {inert_markdown(sample.text)} …", ""]
