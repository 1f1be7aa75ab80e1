"""Words in class, id, itemprop and href attributes that tell bylines, dates and foreign parts of a page, by concept.

Attribute words are mostly English whatever the language of the page; the other words are what else publishers' markup uses.
"""

AUTHOR_WORDS = (
    "author", "byline", "by-line", "by_line", "autor", "auteur", "writer", "verfasser", "journalist",
    "reporter", "kirjoittaja", "forfatter", "skribent", "yazar", "penulis", "contributor", "posted-by", "postedby",
    "muhabir", "tac-gia", "tacgia", "avtor", "redacteur", "redaktor", "szerzo", "kilde", "signature", "firma", "creator", "columnist", "credits-text", "username", "user-name",
)  # fmt: skip

DATE_WORDS = (
    "date", "time", "publi", "posted", "datum", "fecha", "zeit", "dato", "tarih", "tanggal", "fecho",
    "pubdat", "created", "modified", "when", "meta", "info", "data", "byline",
)  # fmt: skip

# Parts of a page that speak of other pages or of its readers.
FOREIGN_WORDS = (
    "related", "recommend", "teaser", "sidebar", "widget", "comment", "footer", "promo", "popular", "trending",
    "carousel", "newsletter", "aside", "most-read", "mostread", "read-more", "readmore", "more-", "latest", "slider",
    "navigation", "menu", "listing", "discussion", "reply", "disqus", "card-list", "river", "feed", "ticker", "banner",
    "outbrain", "taboola", "nav-", "next-", "prev-", "subscribe", "headlines", "linklist", "kommentar", "verwandte",
    "similar", "instagram-media", "twitter-tweet", "tiktok-embed", "fb-post", "gallery", "upnext", "up-next", "podcast", "calendar",
)  # fmt: skip

# Properties of Dublin Core in RDFa, as Drupal 7 writes them, and those of schema.org that mean the same.
RDFA = {
    "dc:date": "datecreated", "dc:created": "datecreated", "dc:issued": "datepublished", "dc:modified": "datemodified",
    "dcterms:date": "datecreated", "dcterms:created": "datecreated", "dcterms:issued": "datepublished",
    "dcterms:modified": "datemodified", "dc:creator": "creator", "dcterms:creator": "creator", "dc:title": "",
    "dcterms:title": "", "og:title": "", "headline": "",
}  # fmt: skip

# Folders of an address under which publishers keep the pages of their authors.
AUTHOR_FOLDERS = (
    "author", "authors", "autor", "autoren", "autoren-redaktion", "auteur", "auteurs", "autore", "autori", "autores",
    "writer", "writers", "by", "staff", "people", "person", "profile", "profil", "profiles", "contributor",
    "contributors", "journalist", "journalists", "journalisten", "reporter", "reporters", "reporter-profile",
    "columnist", "columnists", "correspondents", "team", "redaktion", "redakteur", "user", "users", "yazar", "yazarlar",
    "penulis", "byline", "bio", "biographies", "editor", "forfatter", "skribent", "toimittaja", "avtor", "author-profile",
    "impressum/autor", "experts", "about",
)  # fmt: skip

# Words of a class that mean the later of two dates.
MODIFIED_WORDS = ("updated", "modified", "lastmod", "update", "edited", "revised", "aktualisiert", "maj")
PUBLISHED_WORDS = ("publi", "posted", "pubdate", "created", "entry-date", "issued", "erstellt")
