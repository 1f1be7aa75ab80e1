"""An item of a feed -> the fields of a record, by the names that the feed gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from lxml import etree

from transforms.stray import has_blocks

Record: TypeAlias = "dict[str, Any]"

# Namespaces -> the prefixes that feeds write for them; "" for those of the formats themselves.
_PREFIXES = {
    "http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns#": "", "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "", "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms", "http://purl.org/rss/1.0/modules/content/": "content",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://www.w3.org/1999/xhtml": "xhtml",
}  # fmt: skip
_WORDPRESS = "http://wordpress.org/export/"
# What an export of WordPress holds beside posts and pages: files, menus, designs, and versions of what is there anyway.
_NO_POSTS = frozenset(
    """attachment nav_menu_item revision custom_css customize_changeset oembed_cache user_request wp_block wp_template
    wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face""".split()
)
# Field of the record -> elements that hold it, the most telling first.
_PLAIN = {
    "title": ("title", "dc:title"),
    "pubDate": ("pubDate",),
    "published": ("published", "issued"),
    "date": ("dc:date", "dcterms:created", "created"),
    "updated": ("updated",),
    "modified": ("modified", "dcterms:modified"),
    "language": ("language", "dc:language"),
    "guid": ("guid", "id"),
}
_BODIES = ("content:encoded", "xhtml:body", "xhtml:div", "content", "fulltext")
_SUMMARIES = ("description", "summary", "excerpt:encoded", "dc:description")
_MAIL = re.compile(r"[^\s()<>@]+@[^\s()<>@]+\s*\((?P<name>[^()]*)\)|(?P<bare>[^\s()<>@]+@[^\s()<>@]+)")
_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")
_OWN_BLOCK = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|blockquote|table|figure|pre|section|hr|iframe)\b|\s*<!--", re.I
)


def name_of_element(element: etree._Element) -> str:
    """`content:encoded` of an element, by its namespace, or as written where that is not declared."""
    tag = str(element.tag)
    if not tag.startswith("{"):
        return tag
    space, _, local = tag[1:].partition("}")
    if space.startswith(_WORDPRESS):
        prefix = "excerpt" if space.rstrip("/").endswith("excerpt") else "wp"
    else:
        prefix = _PREFIXES.get(space, space)
    return f"{prefix}:{local}" if prefix else local


def is_post(item: etree._Element) -> bool:
    """Whether an item is one that people read; in an export of WordPress it says what it is."""
    return next((text_in(each) for each in item if name_of_element(each) == "wp:post_type"), "") not in _NO_POSTS


def record_of(item: etree._Element, about: Mapping[str, Any]) -> Record:
    """What an item says: `html` or `text` where it gives one, and `summary`. about: what the feed says of all."""
    held: dict[str, list[etree._Element]] = {}
    for each in item:
        if isinstance(each.tag, str):
            held.setdefault(name_of_element(each), []).append(each)
    record: Record = {**about}
    for field, names in _PLAIN.items():
        record |= _first(field, (text_in(each) for name in names for each in held.get(name, ())))
    record |= _first("link", _links(held))
    record |= _first("author", (found for found in _authors(held) if found))
    record |= _first("category", [sections] if (sections := list(_categories(held))) else [])
    record |= _first("modified", (f"{text_in(each)}Z" for each in held.get("wp:post_modified_gmt", ())))
    record |= body_of(
        next(filter(str.strip, map(markup_in, _those(held, _BODIES))), ""), wordpress="wp:post_type" in held
    )
    return record | _first("summary", filter(str.strip, map(markup_in, _those(held, _SUMMARIES))))


def body_of(text: str, *, wordpress: bool = False) -> Record:
    """The text of an item under the name for markup or for text, as it is one or the other; none under none."""
    if not text.strip():
        return {}
    if wordpress and _PARAGRAPHS.search(text) and "<p" not in text and "<" in text:
        text = "\n".join(_paragraph(each) for each in _PARAGRAPHS.split(text.strip()))
    return {"html" if has_blocks(text) else "text": text}


def _paragraph(text: str) -> str:
    """WordPress stores paragraphs with a blank line between, and adds their tags when it shows them (wpautop)."""
    return text if _OWN_BLOCK.match(text) else f"<p>{text}</p>"


def text_in(element: etree._Element) -> str:
    """The words of an element."""
    return "".join(element.itertext()).strip()


def markup_in(element: etree._Element) -> str:
    """The text of a body: escaped markup, or elements of XHTML."""
    if len(element) == 0:
        return element.text or ""
    for each in element.iter("{*}*"):
        each.tag = etree.QName(each).localname
    etree.cleanup_namespaces(element)
    own = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return own if own.startswith(("<div", "<body")) else own.partition(">")[2].rpartition("<")[0]


def _those(held: Mapping[str, list[etree._Element]], names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (each for name in names for each in held.get(name, ()))


def _first(field: str, values: Any) -> Record:
    found = next((value for value in values if value), None)
    return {field: found} if found else {}


def _links(held: Mapping[str, list[etree._Element]]) -> Iterator[str]:
    yield from (text_in(each) for each in held.get("feedburner:origLink", ()))
    for each in held.get("link", ()):
        if each.get("rel", "alternate") == "alternate":
            yield each.get("href") or text_in(each)
    yield from (text_in(each) for each in held.get("guid", ()) if text_in(each).startswith(("http://", "https://")))


def _authors(held: Mapping[str, list[etree._Element]]) -> Iterator[list[str]]:
    yield [text_in(each) for each in held.get("dc:creator", ()) if text_in(each)]
    yield list(filter(None, map(author_in, held.get("author", ()))))


def author_in(element: etree._Element) -> str:
    """The name of an `author`: of Atom its `name`, of RSS what stands beside an address of mail."""
    names = [text_in(each) for each in element if name_of_element(each) == "name"]
    if names:
        return names[0]
    text = text_in(element) if len(element) == 0 else ""
    mail = _MAIL.fullmatch(text)
    return (mail["name"] or "").strip() if mail else text


def _categories(held: Mapping[str, list[etree._Element]]) -> Iterator[str]:
    for each in (*held.get("category", ()), *held.get("dc:subject", ())):
        if each.get("domain", "category") != "post_tag" and (found := text_in(each) or each.get("term")):
            yield found
