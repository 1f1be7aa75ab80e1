"""The closed lists a reader of the clean table may rely on: why a document was refused, why a block was removed,
what a record warns of. A value is only ever added, never renamed: downstream filters name them."""

from enum import StrEnum


class QuarantineReason(StrEnum):
    """Why a document could not be used."""

    EMPTY = "empty"
    BLANK = "blank"
    BINARY = "binary"
    UNSUPPORTED = "unsupported_format"
    TRUNCATED = "truncated"
    CORRUPT = "corrupt"
    TOO_LARGE = "too_large"
    BROKEN_JSON = "broken_json"
    NO_TEXT_FIELD = "no_text_field"
    TOO_DEEP = "too_deep"
    NO_ARTICLE = "no_article"
    HTTP_ERROR = "http_error"
    TIMEOUT = "timeout"
    WORKER_DIED = "worker_died"
    BUG = "internal_error"


class RemovalReason(StrEnum):
    """Why a block of the document is not part of its text."""

    RATING = "rating"
    SUBSCRIPTION = "subscription"
    NEWSLETTER = "newsletter"
    FOLLOW = "follow"
    SHARING = "sharing"
    AUTHOR_PROFILE = "author_profile"
    BYLINE = "byline"
    DATELINE = "dateline"
    RELATED = "related"
    READ_MORE = "read_more"
    CAPTION = "caption"
    CREDIT = "credit"
    COOKIES = "cookies"
    ADVERTISEMENT = "advertisement"
    COMMENTS = "comments"
    COPYRIGHT = "copyright"
    AGENCY = "agency"
    NAVIGATION = "navigation"
    CONTACT = "contact"
    TAGS = "tags"
    TEASER = "teaser"
    REPEAT = "repeat"
    EMBED = "embed"
    LEGAL = "legal"
    OTHER = "boilerplate"


class Caution(StrEnum):
    """What a reader of a clean record should know before relying on it."""

    NO_TITLE = "no_title"
    NO_PUBLISHED_DATE = "no_published_date"
    DATES_DISAGREE = "dates_disagree"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_IN_FUTURE = "date_in_future"
    ENCODING_GUESSED = "encoding_guessed"
    BYTES_REPLACED = "bytes_replaced"
    CUT_SHORT = "cut_short"
    MOJIBAKE_LEFT = "mojibake_left"
    REMOVAL_HELD_BACK = "removal_held_back"
    MOST_REMOVED = "most_removed"
    SHORT_TEXT = "short_text"
    LANGUAGE_UNKNOWN = "language_unknown"
    LANGUAGE_DISAGREES = "language_disagrees"


# What each value means, for the pages and columns that readers see.
MEANINGS: dict[str, str] = {
    QuarantineReason.EMPTY: "The object has no bytes, or holds no document.",
    QuarantineReason.BLANK: "Nothing but white space.",
    QuarantineReason.BINARY: "An image, an office document or other bytes that are no text, whatever the name says.",
    QuarantineReason.UNSUPPORTED: "Data, no page or text: a sitemap, a mail, what is encrypted; in WARC also images.",
    QuarantineReason.TRUNCATED: "The object was cut off; what came before the cut is in rows of its own.",
    QuarantineReason.CORRUPT: "Damaged from here on (compressed data, WARC, XML), or a row or member that is.",
    QuarantineReason.TOO_LARGE: "Longer than COPYDESK_MAX_DOCUMENT_BYTES, a bomb, or too many members of an archive.",
    QuarantineReason.BROKEN_JSON: "No JSON object where one should be.",
    QuarantineReason.NO_TEXT_FIELD: "A JSON object or a table with neither text nor markup under any name we know.",
    QuarantineReason.TOO_DEEP: "Nested deeper than a reader goes.",
    QuarantineReason.NO_ARTICLE: "No article: a section front, a cookie wall, an error page, a mere summary in a feed.",
    QuarantineReason.HTTP_ERROR: "The server had answered with an error.",
    QuarantineReason.TIMEOUT: "It took longer than COPYDESK_DOCUMENT_SECONDS.",
    QuarantineReason.WORKER_DIED: "It ended two workers, by a crash or for want of memory.",
    QuarantineReason.BUG: "An error of copydesk; the detail has the traceback. Please report it.",
    RemovalReason.RATING: "An invitation to rate, like or vote.",
    RemovalReason.SUBSCRIPTION: "An invitation to subscribe or register, or a note of a paywall.",
    RemovalReason.NEWSLETTER: "An invitation to a newsletter.",
    RemovalReason.FOLLOW: "An invitation to follow or install something.",
    RemovalReason.SHARING: "Share buttons and their labels.",
    RemovalReason.AUTHOR_PROFILE: "Who the author is: heading, name, paragraphs.",
    RemovalReason.BYLINE: "Who wrote it, as a line; the names are in `authors`.",
    RemovalReason.DATELINE: "When it was published, as a line; the date is in `published_date`.",
    RemovalReason.RELATED: "Links to other articles.",
    RemovalReason.READ_MORE: "A pointer into another article, in the midst of this one.",
    RemovalReason.CAPTION: "What a picture shows.",
    RemovalReason.CREDIT: "Whose picture it is.",
    RemovalReason.COOKIES: "Notes on cookies and consent.",
    RemovalReason.ADVERTISEMENT: "Ad markers and advertisements.",
    RemovalReason.COMMENTS: "Readers' comments, and invitations to comment.",
    RemovalReason.COPYRIGHT: "Rights and imprint.",
    RemovalReason.AGENCY: "Sign-offs and codes of news agencies.",
    RemovalReason.NAVIGATION: "Menus, breadcrumbs, buttons.",
    RemovalReason.CONTACT: "How to reach the newsroom.",
    RemovalReason.TAGS: "Keywords of the article.",
    RemovalReason.TEASER: "The beginning of another article, or a summary box.",
    RemovalReason.REPEAT: "What the article says elsewhere: a pull quote, the headline again.",
    RemovalReason.EMBED: "What came with an embedded post, video or widget.",
    RemovalReason.LEGAL: "Terms, disclaimers, notes on translation or automation.",
    RemovalReason.OTHER: "Surely not the article, of no kind above.",
    Caution.NO_TITLE: "No headline was found.",
    Caution.NO_PUBLISHED_DATE: "The document does not say when it was published.",
    Caution.DATES_DISAGREE: "It gives more than one date of publication; `dates_disagree` has the others.",
    Caution.DATE_AMBIGUOUS: "Day and month may be the other way round, and nothing decides.",
    Caution.DATE_IN_FUTURE: "A date after the fetch was passed over.",
    Caution.ENCODING_GUESSED: "Neither bytes nor declaration say the encoding.",
    Caution.BYTES_REPLACED: "Some bytes could not be read; U+FFFD stands for them.",
    Caution.CUT_SHORT: "A crawler (WARC-Truncated) or interface (`[+2314 chars]`) cut it short; its end is missing.",
    Caution.MOJIBAKE_LEFT: "A letter of the text is lost beyond repair (U+FFFD).",
    Caution.REMOVAL_HELD_BACK: "Removing what looked like boilerplate would have left next to nothing, so it stayed.",
    Caution.MOST_REMOVED: "Most of the document was removed: has the site's template changed?",
    Caution.SHORT_TEXT: "Under 300 characters of text.",
    Caution.LANGUAGE_UNKNOWN: "No language was identified.",
    Caution.LANGUAGE_DISAGREES: "The page declares another language than its text is in.",
}
