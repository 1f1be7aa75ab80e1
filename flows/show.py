"""A row of the clean table as a person looks at it: what was read, what became of it, and why."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from flows.members import EACH
from flows.report import inert
from flows.rows import Row
from transforms.replay import Piece, pieces

_STYLE = {"kept": "", "removed": "red strike", "lifted": "cyan"}


def rendered(row: Row) -> Iterator[Text]:
    """The lines of a row, none of which a document can style or break out of."""
    if row["status"] == "quarantined":
        yield from _quarantined(row)
        return
    yield from _head(row)
    yield Text()
    for piece in row_pieces(row):
        yield _block(piece)
    yield from _repairs(row)


def row_pieces(row: Row) -> list[Piece]:
    """All blocks of a row's document, in their order."""
    return pieces(
        row["text"],
        {each["block"]: (each["text"], f"{each['reason']} {each['score']:.2f}") for each in row["removed"]},
        {each["block"]: (each["text"], each["field"]) for each in row["lifted"]},
    )


def _quarantined(row: Row) -> Iterator[Text]:
    yield _line("quarantined", row["quarantine_reason"], "red")
    for line in (row["quarantine_detail"] or "").splitlines():
        yield _line("", line)
    yield _line("raw", _place(row))


def _head(row: Row) -> Iterator[Text]:
    yield _line("title", row["title"], "bold")
    yield _line("section", row["section"])
    kinds = row["author_kinds"] or ["person"] * len(row["authors"])  # null in rows older than the column
    for name, source, kind in zip(row["authors"], row["author_sources"], kinds, strict=True):
        yield _line("author", f"{name}  ({source}{', an organisation' if kind == 'organisation' else ''})")
    published = row["published_at"] or row["published_date"]
    yield _line("published", f"{published}  ({row['published_source']})" if published else None)
    for each in row["dates_disagree"]:
        yield _line("", f"but {each['date']} says {each['source']}: {each['written']}", "yellow")
    yield _line("modified", row["modified_at"] and str(row["modified_at"]))
    yield _line("language", row["language"])
    yield _line("url", row["url"])
    yield _line("encoding", f"{row['encoding']}  ({row['encoding_evidence']})")
    yield _line("raw", _place(row))
    share = f"{row['removed_share']:.0%} removed, {row['repair_count']} repaired"
    yield _line("characters", f"{row['chars_in']:,} in, {row['chars_out']:,} out, {share}")
    if row["warnings"]:
        yield _line("warnings", ", ".join(row["warnings"]), "yellow")


def _place(row: Row) -> str:
    of = f": {row['raw_record_id']}" if row["raw_record_id"] else ""
    return f"{row['raw_uri']}#{row['raw_index']}  ({row['raw_format']}{of})"


def _block(piece: Piece) -> Text:
    mark = {"kept": "  ", "removed": "- ", "lifted": "^ "}[piece.fate]
    line = Text().append(mark, style="dim")  # its own style would be that of all that is appended
    if piece.why:
        line.append(f"[{piece.why}] ", style="dim")
    line.append(inert(piece.text), style=_STYLE[piece.fate])
    line.append("\n")
    return line


def _repairs(row: Row) -> Iterator[Text]:
    for each in row["repairs"]:
        where = each["field"] or f"block {each['block']}, character {each['start']}"
        line = Text().append("repaired ", style="dim")
        line.append(inert(each["before"]), style="red").append(" → ").append(inert(each["after"]), style="green")
        line.append(f"  {each['channel']} ({each['rule']}, {each['confidence']:.2f}; {where})", style="dim")
        yield line


def others(row: Row) -> Text | None:
    """A line that says that an object holds more documents than the one that is shown."""
    if row["raw_last"]:
        return None
    which = f", from {row['raw_index'] + 1}"
    if not {"zip", "tar"}.isdisjoint(row["raw_format"].split(".")):
        which = f"; in an archive N is the member's place, from 0, times {EACH}, and the place in it"
    return Text(f"more documents are in this object: put #N behind its name{which}", style="dim")


def _line(name: str, value: str | None, style: str = "") -> Text:
    line = Text().append(f"{name:>11}  ", style="dim")
    return line.append(inert(value) if value else "unknown", style=style if value else "dim")
