"""HTML's elements by how their text is read (WHATWG HTML, "Rendering")."""

from typing import Final

from transforms.document import BlockKind

# Elements whose text flows with the text around them. What is not named here begins and ends a block.
INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr option q rb rp
    rt rtc
    ruby s samp small source span strike strong sub sup td th time tt u var wbr
    math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mtable mtr mtd
    semantics annotation""".split()
)
# Inline elements whose class tells what their text is; the others change nothing but its looks.
TELLING: Final = frozenset(("a", "span", "time", "label", "small", "strong", "b", "em", "i", "font"))
# Inline elements that a browser draws apart: their texts never touch.
SEPARATED: Final = frozenset(("td", "th", "option", "label"))
# Elements whose content is never shown as text, or only where something else fails. A player's or a frame's own text is
# what a browser that cannot show it would say.
UNSEEN: Final = frozenset(
    """script style svg iframe object embed audio video canvas head title meta link map noframes
    noembed datalist amp-ad amp-embed amp-sticky-ad""".split()
)
# Elements that HTML 5 added around what a page shows.
SECTIONING: Final = frozenset("article aside details dialog figure footer header hgroup main nav section".split())
# Elements whose text some readers see and most do not: it is read, as hidden.
UNSHOWN: Final = frozenset(("noscript", "template"))
KINDS: Final[dict[str, BlockKind]] = {
    "p": "paragraph", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading",
    "h6": "heading", "li": "item", "dt": "item", "dd": "item", "blockquote": "quote", "figcaption": "caption",
    "caption": "caption", "pre": "code", "tr": "table",
}  # fmt: skip
