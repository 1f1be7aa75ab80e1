"""Words of class and id attributes by what they say of a region; as front-end authors use them in every country."""

from typing import Final

REGIONS: Final[dict[str, str]] = {
    "article": "article articlebody story storybody post entry single artikel articulo articolo artigo nota "
            "noticia news",
    "body": "body content text txt copy prose richtext paragraph paragraphs texte texto testo inhalt cuerpo corpo main",
    "lead": "lead lede intro summary standfirst dek deck subtitle subtitulo subline subheading chapo chapeau excerpt "
            "abstract kicker teaser teasertext perex abstrakt preamble ingress vorspann sapo bajada "
            "entradilla description",
    "title": "title headline titre titulo titolo titel heading hed",
    "comment": "comment comments commentary disqus discussion reply replies respond reactions forum kommentare",
    "navigation": "nav navigation navbar menu submenu breadcrumb breadcrumbs pagination pager tabs tab toolbar sitemap "
                  "skip offcanvas drawer hamburger dropdown",
    "header": "header masthead topbar top banner",
    "footer": "footer foot colophon bottom copyright legal imprint",
    "sidebar": "sidebar side aside rail secondary complementary widget widgets",
    "related": "related recommend recommended recommendation recommendations recirc more popular trending "
            "latest similar "
               "also readmore outbrain taboola suggestions mostread next prev previous",
    "card": "card cards list listing grid item items carousel slider slide swiper feed collection promo box tile",
    "share": "share sharing social socials facebook twitter whatsapp tools actions action bookmark print follow "
             "addtoany sharedaddy telegram linkedin instagram",
    "media": "figure figcaption caption image img photo picture video player gallery media credit credits wp legende "
             "lightbox foto bild copyright source embed",
    "author": "author authors byline bio writer profile contributor autor autore auteur avatar vcard person",
    "date": "date time timestamp published updated datetime meta info datum fecha data dateline posted",
    "ad": "ad ads advert advertisement advertising adv sponsor sponsored banner dfp gpt adslot promo werbung "
            "publicidad "
          "anzeige commercial affiliate",
    "tags": "tag tags topic topics keywords category categories label labels taxonomy section rubric",
    "subscription": "newsletter subscribe subscription signup paywall premium register registration login "
            "donate donation "
                    "cta support membership offer piano metered",
    "consent": "cookie cookies consent gdpr privacy modal popup overlay dialog notice cmp onetrust alert",
    "hidden": "hidden sr screen reader visually offscreen print noprint collapsed collapse invisible none",
    "quote": "quote blockquote pullquote pull citation twitter tweet instagram",
    "box": "infobox info fact facts factbox inset sidebar highlight note notice disclaimer background",
}  # fmt: skip
