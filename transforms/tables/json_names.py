"""Under which names the JSON of scraped collections holds what: field of ours -> names, the most telling first.

Names stand here without their capitals and joints (`articleBody`, `article_body` and `ArticleBody` are one, `names_of` in
`transforms.json_shapes` says how). From the documented output of news-please, trafilatura, newspaper, Goose, Fundus,
Readability, Mercury, Diffbot and Firecrawl, of the interfaces of WordPress, Ghost, Arc, the Guardian, NewsAPI, Webz,
Event Registry, AYLIEN, GNews and Elasticsearch, of schema.org NewsArticle and JSON Feed, of the sets cc_news, C4, OSCAR and
FineWeb, and what people name such things by hand.
"""

HTML_NAMES: tuple[str, ...] = (
    "html", "rawhtml", "htmlcontent", "pagehtml", "contenthtml", "bodyhtml", "articlehtml", "pagesource", "contentencoded",
)  # fmt: skip

TEXT_NAMES: tuple[str, ...] = (
    "maintext", "articlebody", "text", "content", "body", "article", "fulltext", "rawtext", "contentelements", "bodytext",
    "textcontent", "contenttext", "articletext", "articlecontent", "plaintext", "cleanedtext", "cleantext", "newstext",
    "newscontent", "storytext", "storybody", "postcontent", "postbody", "pagecontent", "story", "document", "paragraphs",
    "blocks", "sections", "sentences", "contents", "markdown",
)  # fmt: skip

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "headline", "headlines", "webtitle", "articletitle", "posttitle", "newstitle", "name", "titlepage",
    ),
    "section": ("articlesection", "section", "sectionname", "primarysection", "category", "categories"),
    "author": (
        "authors", "author", "byline", "primaryauthor", "creator", "credits", "writer", "writers", "authorname", "journalist",
        "reporter",
    ),
    "published": (
        "datepublish", "datepublished", "publishedat", "publisheddate", "publishdate", "publicationdate", "publishingdate",
        "publishedon", "publishedtime", "published", "webpublicationdate", "firstpublishdate", "displaydate", "pubdate",
        "datetimepub", "date", "datetime", "postdate", "articledate", "newsdate", "createdat", "timestamp",
    ),
    "modified": (
        "datemodify", "datemodified", "modifiedat", "modifieddate", "updatedat", "modified", "updated", "lastmodified",
        "lastupdated", "lastupdateddate", "dateupdated", "modifiedtime", "updateddate",
    ),
    "fetched": (
        "datedownload", "fetchedat", "crawledat", "scrapedat", "downloaddate", "filedate", "crawled", "crawldate",
        "crawltime", "scrapedate", "retrievedat", "downloadedat", "warcdate",
    ),
    "language": ("language", "inlanguage", "lang", "humanlanguage", "metalang"),
    "url": (
        "url", "weburl", "canonicalurl", "articleurl", "pageurl", "finalurl", "permalink", "link", "mainentityofpage",
        "warctargeturi", "sourceurl", "source", "@id", "uri",
    ),
    "site_name": ("sitename", "publisher", "sourcehostname", "hostname", "domain", "sourcename", "namesource", "medianame"),
}  # fmt: skip

# Objects around the one that is the article, from the outermost they are looked through for it.
WRAPPERS: tuple[str, ...] = (
    "source", "article", "post", "story", "news", "item", "node", "data", "document", "doc", "record", "result", "response",
    "content", "entry", "attributes", "fields", "object", "page", "payload", "pageprops", "props",
)  # fmt: skip
# Lists of articles in what an interface answered.
LISTS: tuple[str, ...] = (
    "articles", "posts", "stories", "results", "docs", "documents", "items", "entries", "records", "objects", "hits", "news",
    "data", "value", "feed",
)  # fmt: skip
# Objects beside the text that say what the article's fields would.
BESIDE: tuple[str, ...] = (
    "metadata", "meta", "fields", "attributes", "warcheaders", "thread", "taxonomy", "embedded",
)  # fmt: skip
# What an object that stands for a word or a text has it under, the most telling first.
WORDS: tuple[str, ...] = (
    "name", "fullname", "displayname", "rendered", "basic", "main", "original", "by", "value", "text", "title", "label", "#text",
    "$date", "$numberlong", "@value", "@id", "id", "slug", "byline", "primarysection",
)  # fmt: skip

# Records of crawled text whose only time is that of the crawl carry one of these.
CRAWLED: tuple[str, ...] = ("dump", "filepath", "warcrecordid", "warcheaders")

# Kinds of elements of a rich text that are no text of the article.
NO_TEXT: frozenset[str] = frozenset(
    """image picture photo figure gallery video audio embed oembed oembedresponse iframe rawhtml customembed ad advertisement
    interstitiallink divider delimiter reference socialmedia tweet instagram youtube map chart graphic slideshow
    linklist storylist""".split()
)
# Those that stand within a line.
INLINE: frozenset[str] = frozenset(
    "text span link hyperlink a bold strong em italic mark entity mention hardbreak break".split()
)
HEADINGS: tuple[str, ...] = (
    "heading",
    "header",
    "headline",
    "subhead",
    "subtitle",
    "title",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
)
ITEMS: tuple[str, ...] = ("listitem", "li", "item")
QUOTES: tuple[str, ...] = ("quote", "blockquote")
# Where an element has what is within it, and its own text.
CHILDREN: tuple[str, ...] = (
    "contentelements", "children", "content", "blocks", "summary", "headline", "sections", "paragraphs", "elements", "nodes",
    "items", "list", "data",
)  # fmt: skip
OWN: tuple[str, ...] = (
    "text",
    "content",
    "value",
    "html",
    "rendered",
    "plain",
    "basic",
    "body",
    "paragraph",
    "#text",
    "$t",
)
