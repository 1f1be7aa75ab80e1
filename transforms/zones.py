"""The name or offset of a time zone, as written -> minutes east of Greenwich."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from transforms.tables.country_zones import COUNTRY_ZONES
from transforms.tables.zone_names import AMBIGUOUS, ZONE_PHRASES, ZONES

_OFFSET = re.compile(r"(?:utc|gmt|z)?\s?([+\-−–])\s?(\d{1,2}):?(\d{2})?$")
# The widest offsets in use: UTC-12:00 (Baker Island) and UTC+14:00 (Kiribati).
_WEST, _EAST = -12 * 60, 14 * 60


def offset_of(written: str, local: datetime, country: str | None = None) -> int | None:
    """Minutes east of Greenwich of a zone as written (`+02:00`, `GMT+1`, `CEST`, `Asia/Tokyo`), or None where unknown.

    local is the naive time it stands beside, which decides summer time; country (ISO 3166, lower case) decides
    abbreviations that several countries use for different zones.
    """
    name = written.strip().casefold()
    match = _OFFSET.match(name)
    if match:
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        minutes = -minutes if match[1] != "+" else minutes
        return minutes if _WEST <= minutes <= _EAST and int(match[3] or 0) < 60 else None
    zone = written.strip() if "/" in name else ZONES.get(name, ZONE_PHRASES.get(name))
    if zone is None and name in AMBIGUOUS:
        zone = AMBIGUOUS[name].get(country or "")
    return _minutes(zone, local) if isinstance(zone, str) else zone


def offset_in(country: str, local: datetime) -> int | None:
    """Minutes east of Greenwich of a naive local time in a country (a domain's last label), or None where its clocks
    differ.
    """
    zone = COUNTRY_ZONES.get(country)
    return _minutes(zone, local) if zone else None


def is_zone(word: str) -> bool:
    """Whether a word is the name of a zone."""
    word = word.casefold()
    return word in ZONES or word in AMBIGUOUS


def _minutes(name: str, local: datetime) -> int | None:
    zone = _zone(name)
    offset = local.replace(tzinfo=zone).utcoffset() if zone else None
    return int(offset.total_seconds()) // 60 if offset is not None else None


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None
