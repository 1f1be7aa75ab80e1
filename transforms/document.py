"""The nouns of the walk from raw bytes to a clean record: frozen values, without behaviour beyond their own shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from transforms.mojibake_edits import Edit
from transforms.vocabulary import Caution, QuarantineReason, RemovalReason


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document as it was scraped.

    uri           where the bytes lie, with `#n` behind it for the n-th document of an object that holds many
    body          the bytes, decompressed; one JSON object for a line of JSONL, the response body for a WARC record
    content_type  as the store or the HTTP response declares it, parameters such as charset included
    url           the address the page was fetched from
    fetched_at    when it was fetched (aware); the "now" of relative dates, and the latest possible publication
    headers       HTTP response headers, names in lower case; `warc-truncated` where the crawler stopped early
    stored_at     the object's own time of last change (aware); only ever a bound on dates
    Raises TypeError where the body is no bytes: text has lost what says how it was encoded.
    """

    uri: str
    body: bytes
    content_type: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    stored_at: datetime | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.body, bytes):
            raise TypeError(f"body is bytes as they were scraped, not {type(self.body).__name__}; encode text first")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and why these bytes were read as this encoding.

    evidence   in words: a byte order mark, valid UTF-8, a declaration, detection, …
    replaced   how many bytes could not be read and became U+FFFD
    certain    whether the bytes or a declaration say so; False where it was guessed
    """

    text: str
    encoding: str
    evidence: str
    replaced: int = 0
    certain: bool = True


BlockKind = Literal["paragraph", "heading", "item", "quote", "caption", "table", "code", "title", "header", "link"]


_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_JOINTS = str.maketrans("-_:.[]()/", " " * 9)
# Class lists of utility frameworks go on for hundreds of characters; what names a region stands first.
_LONGEST_NAME, _MOST_TOKENS = 160, 12


@lru_cache(maxsize=8192)
def tokens_of(name: str) -> tuple[str, ...]:
    """The words of a class or id, at most twelve: "articleBody main-col" -> article, body, main, col."""
    name = name[:_LONGEST_NAME]
    if not name.islower():
        name = _HUMP.sub(" ", name).lower()
    return tuple(name.translate(_JOINTS).split()[:_MOST_TOKENS])


@dataclass(frozen=True, slots=True)
class Markup:
    """What the page's markup says around a block; the judge's evidence beside the words.

    path         names of the nearest elements around the block, nearest last, e.g. ("div", "article", "p")
    names        the class, id, role and itemprop of the nearest elements that have one, a string each, nearest last
    link_chars   how many characters of the block's text are inside links
    within       numbers of the nearest elements around the block, nearest last: blocks that share one lie in it
                 together
    hidden       the markup says that the block is not shown
    declared     whether the page's own data for machines has these words in its article's body; None where it has none
    """

    path: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    link_chars: int = 0
    within: tuple[int, ...] = ()
    hidden: bool = False
    declared: bool | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """The lower-case words of `names`, in order."""
        return tuple(word for name in self.names for word in tokens_of(name))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item … of the document, in reading order. Its place is its index in `Page.blocks`.

    A `link` of a text without markup is a line that is nothing but links, or a rule, or a fence: never the article's.
    """

    text: str
    kind: BlockKind = "paragraph"
    markup: Markup | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that the document says of itself, not yet believed.

    name    "title", "section", "author", "published", "modified", "date", "language", "url", "site_name", …
    value   as written
    source  where it says so: "jsonld:datePublished", "meta:og:title", "text:first line", "json:title", …
    block   the index of the block that says so, where one does
    """

    name: str
    value: str
    source: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A document read but not judged: every piece of its text in order, and what it says of itself.

    syntax  for each block the edits that undo the signs of markdown, of numbered links and of parted words in it; empty
            where no block has any
    """

    blocks: tuple[Block, ...]
    found: tuple[Field, ...] = ()
    syntax: tuple[tuple[Edit, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One span of text that was changed because its encoding was broken.

    start       offset in the text as it was read, in characters
    channel     how the text was broken, e.g. "utf-8 read as windows-1250, soft hyphen lost"
    confidence  0 to 1
    block       index of the block it stands in; None where `field` says which metadata field
    """

    rule: str
    start: int
    before: str
    after: str
    channel: str
    confidence: float
    block: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one block: kept in the text, lifted into a field of the record, or removed for a reason.

    score   0 (surely the article) to 1 (surely not)
    reason  set when it is removed
    field   set when it is lifted: "title", "published", "url", …
    """

    kept: bool
    score: float
    reason: RemovalReason | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A block that is not in the text. `block` is its index among all blocks of the document."""

    block: int
    text: str
    reason: RemovalReason
    score: float


@dataclass(frozen=True, slots=True)
class Lifted:
    """A block that became a field of the record (the title line, the address line, the date line)."""

    block: int
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """A date that the document gives for itself, with where it stands and how it is written there."""

    date: date
    source: str
    written: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that the text names, resolved against the day of publication; the text stays as it was written.

    value   ISO 8601: a day (2022-03-03), a week (2022-W09), a month (2022-03) or a year (2022)
    start   offset in the record's text, in characters; `end` is behind the last
    how     "written" with its year, "weekday", "day without year", "month without year", "counted" from publication
    """

    value: str
    written: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the article, and where the name was found; kind tells people from agencies and desks."""

    name: str
    source: str
    kind: Literal["person", "organisation"] = "person"


@dataclass(frozen=True, slots=True)
class CleanRecord:
    """What a downstream job can trust. Unknown is None or an empty tuple, never an empty string.

    text             the kept blocks, a blank line between each two; no block holds a blank line itself
    published_at     aware, or None where only the day is known
    published_precision   "minute" or "day", or None where no date is known
    date_mentions    the days that the text names, resolved to dates; empty where the day of publication is unknown
    dates_disagree   other dates of publication that the document gives, each with its source
    removed, lifted  with `text`, in the order of `block`, and `repairs` undone: the text that was read
    """

    uri: str
    url: str | None
    source_domain: str | None
    site_name: str | None
    title: str | None
    section: str | None
    text: str
    language: str | None
    author_evidence: tuple[Author, ...]
    published_date: date | None
    published_at: datetime | None
    published_source: str | None
    published_precision: str | None
    dates_disagree: tuple[DateEvidence, ...]
    date_mentions: tuple[DateMention, ...]
    modified_at: datetime | None
    fetched_at: datetime | None
    encoding: str
    encoding_evidence: str
    repairs: tuple[Repair, ...]
    removed: tuple[Removed, ...]
    lifted: tuple[Lifted, ...]
    warnings: tuple[Caution, ...]
    chars_in: int
    chars_out: int

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors' names, in the order the document gives them."""
        return tuple(author.name for author in self.author_evidence)


@dataclass(frozen=True, slots=True)
class Known:
    """What a document that holds no article says of itself all the same; unknown is None."""

    url: str | None
    source_domain: str | None
    site_name: str | None
    title: str | None
    published_date: date | None
    published_at: datetime | None
    published_source: str | None
    published_precision: str | None


class Unusable(Exception):
    """A document that cannot become a clean record: it goes to quarantine with this reason, and is never retried.

    known: what it says of itself, where it was read that far.
    """

    def __init__(self, reason: QuarantineReason, detail: str, known: Known | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.known = known

    def __reduce__(self) -> tuple[type[Unusable], tuple[QuarantineReason, str, Known | None]]:
        return (Unusable, (self.reason, self.detail, self.known))
