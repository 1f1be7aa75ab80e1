"""Dialogs on consent that lie over an article: a few paragraphs of a site's own, in a container of their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from transforms.document import Page
from transforms.model import Likely
from transforms.prompts import COOKIES
from transforms.surroundings import UNITS
from transforms.vocabulary import RemovalReason


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes a container above a headline a dialog on consent. Of 247 pages with known texts none of the article is
    in one.

    likely  probability from which a block would stay, and is asked about
    several blocks of a container that speak of consent; a lone one may be of the article's summary
    share   share of the container's characters that they must have
    """

    likely: float = 0.1
    several: int = 2
    share: float = 0.3


RULES = Rules()


def consent_blocks(page: Page, found: Likely, headlines: Collection[int]) -> dict[int, RemovalReason]:
    """The blocks of dialogs on consent above the headline. headlines: places of blocks that are the page's title."""
    concepts, sizes = found.seen.concepts, found.wide[UNITS].tolist()
    above = range(min(headlines, default=0))
    asking = [place for place in above if concepts[place] & COOKIES]
    if len(asking) < RULES.several or max(found.probability[asking]) < RULES.likely:
        return {}
    layers: dict[int, list[int]] = {}
    for place in above:
        layers.setdefault(_container(page, place), []).append(place)
    gone: dict[int, RemovalReason] = {}
    for places in layers.values():
        speaking = [place for place in places if concepts[place] & COOKIES]
        size = sum(sizes[place] for place in places)
        if len(speaking) >= RULES.several and sum(sizes[place] for place in speaking) >= RULES.share * size:
            gone |= dict.fromkeys(places, RemovalReason.COOKIES)
    return gone


def _container(page: Page, place: int) -> int:
    markup = page.blocks[place].markup
    return markup.within[-1] if markup is not None and markup.within else -1
