"""The blocks of a document -> the same blocks, each kept, lifted or removed, with a reason and a score."""

from __future__ import annotations

from transforms.document import Page, Verdict


def judge(page: Page) -> tuple[Verdict, ...]:
    """One verdict for each block of the page, in order."""
    fields = {field.block: field.name for field in page.found if field.block is not None}
    return tuple(
        Verdict(False, 0.0, field=fields[place]) if place in fields else Verdict(True, 0.0)
        for place in range(len(page.blocks))
    )
