"""The row of a document, and how it is shown."""

from __future__ import annotations

from flows.batches import Work
from flows.parts import row_of_item
from flows.rows import Row
from flows.settings import Settings
from flows.show import rendered
from flows.sources import items
from tests.makers import STORY, opened, page

AUTHORS = (
    "<script type='application/ld+json'>"
    '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Corinna Westlake"},'
    ' {"@type": "Organization", "name": "Harbour Press Agency"}]}</script>'
)


def row_of(body: str) -> Row:
    ref, found = opened("a.html", body.encode())
    (item,) = items(ref, found, Settings(workers=0))
    return row_of_item(Work(ref), item)


def shown(row: Row) -> str:
    return "\n".join(line.plain for line in rendered(row))


def test_a_row_tells_people_from_organisations() -> None:
    row = row_of(page(head=AUTHORS))
    assert list(zip(row["authors"], row["author_kinds"], strict=True)) == [
        ("Corinna Westlake", "person"),
        ("Harbour Press Agency", "organisation"),
    ]
    assert len(row["author_sources"]) == 2
    assert "Harbour Press Agency  (jsonld:author of an organisation, an organisation)" in shown(row)
    assert "Corinna Westlake  (jsonld:author)" in shown(row)


def test_nobody_is_of_no_kind_in_clean_rows_and_in_quarantined_ones() -> None:
    assert row_of(page())["author_kinds"] == []
    refused = row_of("")
    assert (refused["status"], refused["author_kinds"]) == ("quarantined", [])


def test_only_what_is_beside_the_text_is_dimmed_on_a_terminal() -> None:
    lines = list(rendered(row_of(page("Brücke offen", (STORY[0], "The cafÃ© on the quay is open.", *STORY[1:])))))

    def dimmed(part: str) -> bool:
        line = next(line for line in lines if part in line.plain)
        styles = [line.style] + [span.style for span in line.spans if span.start <= line.plain.index(part) < span.end]
        return "dim" in styles

    assert dimmed("title ")
    assert dimmed("repaired ")
    assert dimmed("- [")
    assert not dimmed(STORY[0])
    assert not dimmed("Brücke offen")
    assert not dimmed(" → ")
    assert not dimmed("All rights reserved")


def test_a_row_that_is_older_than_a_column_is_shown() -> None:
    row = row_of(page(head=AUTHORS)) | {"author_kinds": None}
    assert "Corinna Westlake  (jsonld:author)" in shown(row)
