"""An address -> the same without what only counts visitors, and its registered domain."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from publicsuffixlist import PublicSuffixList

# Parameters that analytics, newsletters and social networks add; none changes the page that is served.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|gbraid|wbraid|twclid|ttclid|li_fat_id"
    r"|mkt_tok|vero_id|oly_anon_id|oly_enc_id|_hsenc|_hsmi|__twitter_impression|ito|ncid|cmpid|cmp|ns_campaign|ns_mchannel"
    r"|ns_source|ns_linkname|ns_fee|ocid|smid|smtyp|spm|xtor|at_medium|at_campaign|at_custom\d|wt_mc|wt_zmc|trk|s_cid"
    r"|pk_campaign|pk_kwd|piwik_\w+|mtm_\w+|guccounter|guce_referr?er\w*|feature=share|ref_src|ref_url|maca|gaa_\w+|sh_kit)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=65536)
def domain_of(url: str | None) -> str | None:
    """The registered domain of an address, e.g. kenw.org of https://www.kenw.org/x; None where there is none."""
    host = host_of(url) if url else None
    return _suffixes().privatesuffix(host) if host else None


def host_of(url: str) -> str | None:
    """The host of an address, in lower case; None where it has none or is none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def cleaned(url: str, base: str | None = None) -> str | None:
    """An http(s) address without tracking parameters and fragment, made whole against base; None where it is none."""
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        if parts.scheme not in {"http", "https"} or not parts.hostname or "." not in parts.hostname:
            return None
        query = parts.query
        if query:
            kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
            if len(kept) != len(parse_qsl(query, keep_blank_values=True)):
                query = urlencode(kept)
        # A fragment that is a route ("#!/article/5") names the page; any other only a place on it.
        fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
        return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, fragment))
    except ValueError:
        return None
