"""How the head of a text names its fields: what stands before the colon in front matter, in what readers of pages write
above their markdown, and in what people put above the texts that they collect.

Names stand here as `json_shapes.name_of` gives them, without capitals and joints. From the front matter of Jekyll, Hugo,
Obsidian's clipper, MarkDownload, Quarto and pandoc, from the heads that Jina's reader and Pocket's exports write, and what
people write by hand in a few languages.
"""

HEAD_NAMES: dict[str, str] = {
    name: field
    for field, names in {
        "title": "title headline titel título titulo titre titolo tytuł rubrik заголовок название başlık judul 标题 標題 タイトル 제목",
        "author": "author authors byline by writer creator autor autorin auteur autore autores auteurs autorzy författare автор "
                  "yazar penulis 作者 著者 기자",
        "published": "published date publisheddate publishedtime publishedat publishedon publishdate publicationdate "
                     "datepublished pubdate pubdatetime posted postedon datum fecha fechadepublicación data dataoryginału дата "
                     "datapublikacji tarih tanggal 日期 发布时间 發佈時間 日付 公開日 날짜",
        "modified": "modified updated lastmodified lastmod datemodified modifiedtime updatedat lastupdated actualizado "
                    "aktualisiert обновлено",
        "fetched": "created clipped clippedat saved savedat retrieved retrievedat accessed dateaccessed scraped scrapedat "
                   "crawled fetched datesaved dateadded archived",
        "url": "url urlsource sourceurl source link permalink canonical canonicalurl originalurl web address lien enlace "
               "ссылка источник 来源 链接 網址",
        "site_name": "site sitename website publication publisher newspaper outlet medium",
        "section": "section category categories ressort sección rubrique sezione kategoria рубрика kategori 栏目",
        "language": "language lang locale sprache langue idioma",
    }.items()
    for name in names.split()
}  # fmt: skip
"""Name -> field of the record."""

OTHER_NAMES: frozenset[str] = frozenset(
    """description excerpt summary keywords tags tag image cover coverimage thumbnail favicon slug layout draft aliases
    cssclasses cssclass id uid type status readingtime wordcount words domain numberofpages warning markdowncontent content
    subtitle toc weight comments featuredimage caption copyright license rating""".split()
)
"""Other names that a head has; what they say is of no field."""

LAST_NAMES: frozenset[str] = frozenset(("markdowncontent", "content", "text", "body"))
"""Those that stand above the text itself, with nothing behind their colon."""
