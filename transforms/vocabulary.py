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
    UNDECODABLE = "undecodable"
    TOO_DEEP = "too_deep"
    NO_ARTICLE = "no_article"
    NOT_A_PAGE = "not_a_page"
    HTTP_ERROR = "http_error"
    TIMEOUT = "timeout"
    WORKER_DIED = "worker_died"
    UNREADABLE = "unreadable_object"
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
    MOJIBAKE_LEFT = "mojibake_left"
    REMOVAL_HELD_BACK = "removal_held_back"
    MOST_REMOVED = "most_removed"
    SHORT_TEXT = "short_text"
    LANGUAGE_UNKNOWN = "language_unknown"
    LANGUAGE_DISAGREES = "language_disagrees"
    SOURCE_TRUNCATED = "source_truncated"
