"""The JSON-LD of a page -> what it says of the article: a tolerant reader of a format that is often broken.

Sources: schema.org (Article and its kinds), json-ld.org (`@graph`, `@id`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.document import Field

# schema.org's kinds of Article, and what publishers type an article as instead.
ARTICLES = frozenset((
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "liveblogposting", "report",
    "techarticle", "scholarlyarticle", "satiricalarticle", "advertisercontentarticle", "socialmediaposting",
    "discussionforumposting", "medicalscholarlyarticle", "newsarticle.", "posting", "blog posting",
))  # fmt: skip
OTHERS = frozenset((
    "webpage", "itempage", "recipe", "review", "videoobject", "audioobject", "podcastepisode", "faqpage", "qapage",
    "medicalwebpage", "creativework", "howto", "imagegallery", "mediaobject", "collectionpage", "event", "product",
    "videogallery", "radioepisode", "tvepisode", "book", "dataset", "claimreview", "aboutpage", "imageobject",
))  # fmt: skip
# Objects within these are other documents or parts of the page, not the article.
FOREIGN = frozenset((
    "itemlistelement", "comment", "haspart", "mentions", "about", "relatedlink", "isrelatedto", "breadcrumb",
    "publisher", "author", "creator", "image", "video", "review", "associatedmedia", "liveblogupdate", "citation",
    "potentialaction", "ispartof", "thumbnail", "logo", "editor", "contributor", "aggregaterating", "offers",
    "sharedcontent", "interactionstatistic", "primaryimageofpage",
))  # fmt: skip

_COMMENT = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DATE_KEY = re.compile(r'"(datePublished|dateModified|dateCreated|headline|articleSection)"\s*:\s*"([^"\\]{1,300})"')


@dataclass(frozen=True, slots=True)
class Rules:
    """Bounds on what is read.

    longest   characters of one script; longer ones are product lists: the longest of an article in 1,169 pages is 411 k
    deepest   levels of nesting walked
    nodes     objects looked at in one page
    steps     steps of the path to a page
    """

    longest: int = 2_000_000
    deepest: int = 8
    nodes: int = 2_000
    steps: int = 6


RULES = Rules()


def read_jsonld(scripts: list[str]) -> Iterator[Field]:
    """The fields of the article that the page's JSON-LD scripts describe; the best-typed object goes first."""
    parsed: list[Any] = []
    for script in scripts:
        loaded = _load(script)
        if loaded is None:
            yield from _salvage(script)
        else:
            parsed.append(loaded)
    nodes = list(_nodes(parsed))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        name = node.get("name")
        if _type(node) in {"website", "newsmediaorganization"} and isinstance(name, str) and name.strip():
            yield Field("site_name", name.strip(), "jsonld:WebSite.name")
    ranked = [(_rank(node), place, node) for place, node in enumerate(nodes)]
    wanted = sorted((entry for entry in ranked if entry[0] < 2), key=lambda entry: entry[:2])
    seen: set[str] = set()
    for rank, _, node in wanted[:6]:
        prefix = "jsonld:" if rank == 0 and "article" not in seen else "jsonld:other." if rank == 0 else "jsonld:page."
        yield from _fields(node, prefix)
        # Of the page's other objects each may have an author of its own: a comment's, a picture's.
        yield from _people(node, "jsonld:page.other." if rank and "page" in seen else prefix, by_id)
        seen.add("article" if rank == 0 else "page")
    yield from _steps(nodes)


def _steps(nodes: Sequence[dict[str, Any]]) -> Iterator[Field]:
    """The steps of the path to the page, from the front page on, as BreadcrumbList gives them."""
    lists = [node for node in nodes if _type(node) == "breadcrumblist"]
    lists += [node["breadcrumb"] for node in nodes if isinstance(node.get("breadcrumb"), dict)]
    for steps in lists[:1]:
        items = steps.get("itemListElement")
        for step in items[: RULES.steps] if isinstance(items, list) else ():
            if not isinstance(step, dict):
                continue
            item = step.get("item")
            name = step.get("name") or (item.get("name") if isinstance(item, dict) else None)
            if isinstance(name, str) and name.strip():
                yield Field("section", name.strip(), BREADCRUMB)


# Where a step of the path to a page stands.
BREADCRUMB = "jsonld:breadcrumb"


def _load(script: str) -> Any:
    if len(script) > RULES.longest:
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        pass
    mended = _COMMENT.sub("", _COMMENT.sub("", script.strip())).strip().rstrip(";")
    mended = _TRAILING_COMMA.sub(r"\1", mended)
    try:
        return json.JSONDecoder(strict=False).raw_decode(mended)[0]
    except (ValueError, RecursionError):
        return None


def _salvage(script: str) -> Iterator[Field]:
    """What can be read of a script that is no JSON, even mended: its plain string members."""
    names = {
        "datePublished": "published", "dateModified": "modified", "dateCreated": "created", "headline": "title",
        "articleSection": "section",
    }  # fmt: skip
    seen = set()
    for match in _DATE_KEY.finditer(script[: RULES.longest]):
        if match[1] not in seen:
            seen.add(match[1])
            yield Field(names[match[1]], match[2], f"jsonld:broken.{match[1]}")


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    names = [k.rpartition("/")[2].rpartition(":")[2].casefold() for k in kinds if isinstance(k, str)]
    return next((n for n in names if n in ARTICLES), names[0] if names else "")


def _rank(node: dict[str, Any]) -> int:
    kind = _type(node)
    if kind in ARTICLES:
        return 0
    if kind in OTHERS or (not kind and "datePublished" in node):
        return 1
    return 2


def _nodes(parsed: list[Any]) -> Iterator[dict[str, Any]]:
    """All objects that could be the page's own, outermost first."""
    level: list[Any] = parsed
    left = RULES.nodes
    for _ in range(RULES.deepest):
        below: list[Any] = []
        for item in level:
            left -= 1
            if left < 0:
                return
            if isinstance(item, list):
                below.extend(item)
            elif isinstance(item, dict):
                yield item
                below.extend(
                    value
                    for key, value in item.items()
                    if isinstance(value, dict | list) and str(key).casefold() not in FOREIGN
                )
        level = below


def _fields(node: dict[str, Any], prefix: str) -> Iterator[Field]:
    for key, name in (
        ("headline", "title"),
        ("name", "title"),
        ("alternativeHeadline", "subtitle"),
        ("datePublished", "published"),
        ("dateCreated", "created"),
        ("uploadDate", "published"),
        ("dateModified", "modified"),
        ("inLanguage", "language"),
        ("url", "url"),
    ):
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("alternateName")
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(int(value)) if abs(value) < 1e15 else ""
        if isinstance(value, str) and value.strip():
            yield Field(name, value.strip(), prefix + key)
    section = node.get("articleSection")
    for value in section if isinstance(section, list) else [section]:
        if isinstance(value, str) and value.strip():
            yield Field("section", value.strip(), prefix + "articleSection")


def _people(node: dict[str, Any], prefix: str, by_id: dict[str, dict[str, Any]]) -> Iterator[Field]:
    for key, name in (("author", "author"), ("creator", "creator"), ("publisher", "site_name")):
        value = node.get(key)
        for person in (value if isinstance(value, list) else [value])[:50]:
            yield from _person(person, name, prefix + key, by_id)


def _person(person: Any, name: str, source: str, by_id: dict[str, dict[str, Any]]) -> Iterator[Field]:
    if isinstance(person, str):
        person = {"name": by_id[person].get("name")} if person in by_id else {"name": person}
    if isinstance(person, list):
        person = person[0] if person else None
    if not isinstance(person, dict):
        return
    if "name" not in person and isinstance(person.get("@id"), str):
        person = by_id.get(person["@id"], person)
    kind = " of an organisation" if "organi" in _type(person) and name != "site_name" else ""
    names = person.get("name") or _given_and_family(person)
    if isinstance(names, dict):
        names = names.get("name") or names.get("@value")
    for value in names if isinstance(names, list) else [names]:
        if isinstance(value, str) and value.strip():
            yield Field(name, value.strip(), source + kind)


def _given_and_family(person: dict[str, Any]) -> str:
    parts = [person.get(key) for key in ("givenName", "familyName")]
    return " ".join(part.strip() for part in parts if isinstance(part, str))
