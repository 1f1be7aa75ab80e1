"""Under which names the JSON of scraped collections holds what: field of ours -> names, the most telling first.

From the documented output of news-please (maintext, date_publish, date_download, authors), trafilatura (text, date,
author, source, hostname, categories), schema.org NewsArticle (headline, articleBody, datePublished, articleSection),
the Hugging Face set cc_news (title, text, domain, date, url), fundus (plaintext, publishing_date), JSON Feed (content_text,
content_html, date_published), NewsAPI (publishedAt), and what people name such things by hand. Other cases and joints
of the same words (`publishedAt`, `Published-At`) need no entry.
"""

HTML_NAMES: tuple[str, ...] = (
    "html",
    "raw_html",
    "html_content",
    "page_html",
    "content_html",
    "body_html",
    "article_html",
    "page_source",
)

TEXT_NAMES: tuple[str, ...] = (
    "maintext",
    "articleBody",
    "article_body",
    "text",
    "content",
    "body",
    "article",
    "full_text",
    "fulltext",
    "raw_text",
    "plaintext",
    "content_text",
    "body_text",
    "article_text",
    "main_text",
    "clean_text",
    "paragraphs",
)

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "article_title", "name", "title_page"),
    "section": ("articleSection", "section", "category", "categories"),
    "author": ("authors", "author", "byline", "creator", "writer"),
    "published": (
        "date_publish",
        "datePublished",
        "published_at",
        "published_date",
        "publish_date",
        "publication_date",
        "date_published",
        "published",
        "publishing_date",
        "published_time",
        "pubDate",
        "date",
        "datetime",
        "timestamp",
    ),
    "modified": (
        "date_modify",
        "dateModified",
        "modified_at",
        "modified_date",
        "updated_at",
        "date_modified",
        "updated",
    ),
    "fetched": ("date_download", "fetched_at", "crawled_at", "scraped_at", "download_date", "filedate"),
    "language": ("language", "inLanguage", "lang"),
    "url": (
        "url",
        "source_url",
        "link",
        "mainEntityOfPage",
        "canonical_url",
        "permalink",
        "web_url",
        "article_url",
        "source",
        "@id",
        "uri",
    ),
    "site_name": ("site_name", "sitename", "publisher", "source-hostname", "hostname", "domain"),
}
