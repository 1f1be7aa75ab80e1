"""Words around authors' names, by concept, in lower case."""

# fmt: off
# Before a name: "By", "Von", "Text:", "Written by" and what other languages say.
BY = (
    "by", "written by", "posted by", "published by", "reported by", "story by", "words by", "text by", "words", "author", "authors",
    "writer", "reporter", "article by", "created by", "from", "submitted by", "contributed by", "report by", "reporting by",
    "von", "vom", "ein artikel von", "artikel von", "blog beitrag von", "blogbeitrag von", "ein beitrag von", "text & fotos", "text und fotos", "text und foto", "text & foto", "bericht", "bericht von", "pressemitteilung von", "im wortlaut von", "story", "ein gastbeitrag von", "ein kommentar von", "eine analyse von", "gastbeitrag von",
    "kommentar von", "interview von", "interview", "text", "text von", "autor", "autorin", "autoren", "autor/in", "autorin/autor", "verfasst von", "geschrieben von",
    "verfasser", "veröffentlicht von", "eingestellt von", "gepostet von", "hochgeladen von", "gastbeitrag",  "ein bericht von", "aus", "redaktion", "beitrag von", "erstellt von", "eine kolumne von",
    "words and pictures by", "words & pictures by", "words and photos by", "story and photos by", "text and photos by", "text and images by", "words and images by",
    "texto y fotos", "texte et photos", "texto e fotos", "testo e foto di", "testo e foto", "tekst en foto's", "tekst i zdjęcia", "text und bilder", "text und bild", "foto och text", "text och foto", "text och bild", "fotos und text",
    "recueilli par", "recueillis par", "une enquête de", "un article de", "un reportage de", "une chronique de", "reportage de", "una cronaca di", "un reportage di", "un artículo de", "una crónica de", "entrevista de", "intervista di", "en opinión de", "reportagem de",
    "par", "auteur(s)", "écrit par", "publié par", "rédigé par", "auteur", "auteurs", "propos recueillis par", "texte", "article de", "article par",
    "por", "escrito por", "publicado por", "autora", "autores", "redactado por", "texto", "escribe", "una nota de",
    "di", "a cura di", "scritto da", "pubblicato da", "autore", "articolo di", "testo di",
    "door", "geschreven door", "tekst", "av", "skrevet av", "skrevet af", "af", "skriven av", "journalist", "tekst og foto",
    "przez", "autorzy", "opracował", "opracowała", "napsal", "napsala", "napsali", "zpracoval", "zpracovala", "napísal", "napísala", "spracoval", "spracovala", "rozmawiał", "rozmawiała", "zapytal se", "ptal se", "ptala se", "kirjoittanut", "skrifar", "rakstīja", "rašo", "підготував", "підготувала", "написала", "беседовал", "беседовала", "интервью", "napisał:", "rozmowa", "nhóm phóng viên", "phóng viên", "撰文", "文字", "取材", "執筆", "글", "글쓴이", "oprac", "oprac.", "napisał", "napisała", "autor tekstu", "autoři", "napísal",
    "автор", "авторы", "автори", "текст", "написал", "подготовил", "подготовила", "записала", "записал",
    "yazan", "yazar", "haber", "muhabir", "oleh", "penulis", "reporter:", "tác giả", "theo", "kirjoittaja", "teksti", "szerző", "írta",
    "de", "scris de", "autor:", "συντάκτης", "γράφει", "γράφει ο", "γράφει η", "του", "της", "από", "από τον", "από την", "โดย", "ผู้เขียน", "นักข่าว", "הכותב", "כתב", "כתבה", "ავტორი", "հեղինակ", "höfundur", "লেখক", "مؤلف", "كتب", "كتبت", "بقلم", "نویسنده", "מאת", "लेखक", "द्वारा", "文", "作者", "記者", "记者", "投稿者", "文責",
    "责任编辑", "編輯", "기자", "imeandikwa na", "na mwandishi wetu", "na", "mwandishi", "skrifað af", "parašė", "autorius", "autors", "kirjutas", "piše",
    "pišu", "tekst:", "napisao", "napisala", "пише", "аутор", "bởi", "gan", "e shkruar nga", "nga", "viết bởi", "تحریر", "গ্রন্থনা", "লেখা", "লিখেছেন", "எழுதியவர்", "بواسطة", "إعداد",
)

# What stands alone before a name, in an element of its own.
LABELS = (
    "by", "author", "authors", "author(s)", "written by", "words by", "posted by", "von", "autor", "autorin", "autoren", "autor/in", "autor*in", "autorin/autor", "verfasst von", "geschrieben von", "par", "auteur",
    "auteurs", "auteur(s)", "écrit par", "por", "autora", "autores", "escrito por", "autore", "autori", "scritto da", "door", "av", "af", "forfatter", "författare", "kirjoittaja", "autorzy",
    "автор", "авторы", "автори", "yazar", "yazan", "penulis", "oleh", "tác giả", "szerző", "συντάκτης", "作者", "記者", "记者", "文", "기자", "글", "责任编辑", "責任編輯",
)

# Before another's name in a byline: who made its pictures, or put it into another language.
CREDITS = (
    "illustration", "illustrations", "illustrationen", "illustrated", "foto", "fotos", "photo", "photos", "photography", "photographs", "bilder",
    "übersetzung", "übersetzt", "translation", "translated", "traduction", "traduit", "traducción", "traducido", "traduzione", "tradução", "vertaling",
    "bild", "kuva", "kuvat", "zdjęcia", "zdjęcie", "фото", "fotoğraf", "foto's", "editing", "edited", "additional reporting", "kamera",
    "photographie", "photographies", "fotografie", "fotografía", "fotografía", "video", "grafik", "graphics",
)

# Between names.
AND = ("and", "und", "et", "y", "e", "och", "og", "en", "ja", "ve", "и", "та", "і", "és", "și", "şi", "και", "mit", "with", "sowie",
       "dan", "i", "a", "in collaboration with", "avec", "con", "na", "va", "و", "và", "&", "+")

# What somebody is, not who: a piece of a byline that holds one of these is no name.
ROLES = frozenset((
    "reporter", "editor", "correspondent", "writer", "columnist", "journalist", "contributor", "producer", "photographer",
    "analyst", "critic", "staff", "senior", "chief", "deputy", "managing", "assistant", "associate", "news", "desk", "bureau", "team", "newsroom",
    "editorial", "digital", "special", "political", "business", "sports", "science", "technology", "health", "environment",
    "features", "commentator", "fellow", "professor", "director", "ceo", "founder", "author", "updated", "published", "posted",
    "redakteur", "redakteurin", "redaktion", "volontär", "volontärin", "korrespondent", "korrespondentin", "reporterin", "ressortleiter", "ressortleiterin",
    "chefredakteur", "chefredakteurin", "autorin", "kolumnist", "kolumnistin", "journalistin", "leiter", "leiterin", "politik", "wirtschaft",
    "rédacteur", "rédactrice", "journaliste", "correspondant", "correspondante", "rédaction", "chef", "envoyé", "envoyée", "spécial", "spéciale",
    "periodista", "redactor", "redactora", "redacción", "corresponsal", "columnista", "redazione", "giornalista", "inviato", "inviata",
    "corrispondente", "jornalista", "redação", "repórter", "colunista", "verslaggever", "redacteur", "correspondente", "journaliste", "redactie",
    "korrespondenten", "reporters", "redakteurs", "correspondents", "vorsitzender", "vorsitzende", "präsident", "präsidentin", "bürgermeister", "bürgermeisterin", "experte", "expertin", "experten", "gastautor", "gastautorin", "mitarbeiter", "mitarbeiterin", "journalisten", "redaktør", "redaksjon", "toimittaja", "dziennikarz", "dziennikarka", "redaktor", "redakcja", "редактор", "корреспондент", "журналист", "редакция", "редакція",
    "muhabir", "muhabiri", "editör", "editörü", "kontributor", "wartawan", "redaksi", "share", "follow", "email", "mail", "youtube", "instagram", "linkedin", "whatsapp", "telegram", "vimeo", "pinterest", "sponsored", "gesponserte", "twitter", "facebook", "comments",
    "min", "read", "minutes", "minuten", "subscribe", "newsletter", "more", "about", "view", "profile", "all", "posts", "articles", "print", "login",
    "penulis", "reporterzy", "wartawati", "jurnalis", "newsletters", "kontakt", "contributors", "columnists", "general", "assignment", "login", "cookie", "cookies", "settings", "progress", "section", "dzisiaj",
    "creative", "commons", "licence", "license", "copyright", "photo", "image", "source", "quelle", "foto", "getty", "images", "credit", "uhr", "stand", "lesezeit", "kommentare", "teilen", "archiv", "publié", "publicado", "publicada", "pubblicato", "veröffentlicht", "aktualisiert", "gepubliceerd", "opublikowano", "alle", "tous", "todos", "tutti", "wszystkie",
    "weitere", "artikel", "mehr", "zum", "zur", "über", "impressum", "datenschutz", "home", "contact", "privacy", "advertisement", "anzeige", "january",
    "february", "march", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "gmt", "utc", "am", "pm", "edt", "est", "ago", "hours", "days", "last", "modified", "date",
))

# Roles that German and its neighbours write as one word with a field: `Sportredakteurin`, `Technikjournalist`.
COMPOUNDED = (
    "redakteur", "redakteurin", "vorsitzender", "vorsitzende", "präsident", "präsidentin", "journalist", "journalistin", "korrespondent", "korrespondentin", "reporter", "reporterin", "schriftsteller",
    "leiter", "leiterin", "schriftstellerin", "kolumnist", "kolumnistin", "wissenschaftler", "wissenschaftlerin", "philosoph", "philosophin", "redaktør", "redacteur", "redaktör",
)

# Small words behind a name: where or for whom it was written.
BEHIND = frozenset(("in", "for", "from", "at", "aus", "à", "is", "the"))

# Behind a name they make it that of a group: "Jane Doe Editor" is Jane Doe, "Safe Browsing team" is nobody.
GROUPS = frozenset(("team", "desk", "bureau", "staff", "newsroom", "redaktion", "redactie", "redakcja", "redaction", "rédaction"))

# Words of the names of houses, papers and offices, which have capitals as people's have.
ORGANISATIONS = frozenset((
    "university", "universität", "université", "universidad", "universidade", "università", "universiteit", "universitetet", "college", "institute", "institut", "instituto", "istituto",
    "foundation", "stiftung", "fondation", "fundación", "association", "asociación", "verband", "verein", "ministry", "ministerium", "ministerio", "council", "committee", "commission",
    "times", "media", "medien", "magazine", "magazin", "zeitung", "nachrichten", "verlag", "tribune", "gazette", "herald", "chronicle", "radio", "television", "tv", "entertainment",
    "agency", "agentur", "agence", "agencia", "agência", "agenzia", "agencja", "agentura", "gmbh", "inc", "ltd", "llc", "corp", "corporation", "company", "group", "e.v", "s.a", "s.r.l", "ag", "kg", "plc",
    "center", "centre", "zentrum", "centro", "network", "netzwerk", "international", "project", "projekt", "wiki", "blog", "blogs", "community", "club", "office", "department", "studio", "studios", "services",
    "online", "publishing", "communications", "kommunikation", "pressestelle",
))

# With what the names of houses begin and end in scripts without capitals.
HOUSE_BEGINNINGS = ("株式会社", "خبرگزاری", "روزنامه", "وكالة", "صحيفة", "جريدة", "قناة", "สำนักข่าว")
HOUSE_ENDINGS = (
    "新聞", "新聞社", "通信社", "通訊社", "通讯社", "日報", "日报", "時報", "时报", "晚報", "晚报", "快訊", "快讯", "新聞網", "新闻网", "新浪網", "新闻", "電視台", "电视台", "編輯部", "编辑部", "編集部", "取材班", "報道部", "株式会社", "ニュース", "テレビ",
    "放送", "出版社", "雜誌", "杂志", "中央社", "委員会", "委员会", "大学", "大學", "신문", "일보", "뉴스", "방송", "통신", "편집국", "편집부", "취재팀", "ब्यूरो", "डेस्क", "न्यूज", "ডেস্ক", "প্রতিবেদক",
)

# What somebody has passed, behind the name and a comma.
CREDENTIALS = (
    "phd", "ph.d", "md", "m.d", "rn", "rd", "rdn", "ld", "ms", "msc", "m.sc", "mph", "mba", "ma", "ba", "bsc", "jd", "llm", "llb", "dds", "dvm", "dnp", "np", "cpa",
    "cfp", "cscs", "cpt", "cdn", "cde", "pharmd", "psyd", "lcsw", "edd", "facs", "frcp", "mbe", "obe", "esq",
)

# Nobody in particular: alone they are no author.
NOBODY = frozenset((
    "staff", "staff writer", "staff writers", "staff reporter", "staff reporters", "staff report", "admin", "administrator", "editor", "editors", "the editors",
    "editorial", "editorial staff", "editorial team", "editorial board", "news desk", "newsdesk", "newsroom", "news", "newspaper", "web desk", "online desk", "desk", "team", "user",
    "guest", "guest author", "guest writer", "unknown", "anonymous", "author", "authors", "na", "none", "null", "undefined", "default", "webmaster",
    "redaktion", "die redaktion", "redaktionsteam", "online-redaktion", "onlineredaktion", "online redaktion", "gastautor", "gastbeitrag", "leserbrief", "rédaction", "la rédaction", "redacción", "la redacción", "redazione",
    "la redazione", "redação", "da redação", "redactie", "redactia", "redacția", "redakcja", "redakce", "redakcia", "redakció", "redaksi", "redaktionen", "redaksjonen", "toimitus",
    "редакция", "редакція", "haber merkezi", "editör", "web", "online", "internet", "press release", "pressemitteilung", "comunicado", "contributor", "contributors", "wordpress",
    "super user", "root", "test", "webredaktion", "nachrichten", "support", "info", "service", "office", "contributing writer", "special to", "writer", "reporter", "correspondent",
    "our correspondent", "our reporter", "agencies", "agenturen", "agencias", "agenzie", "wire service", "wire services", "wire reports", "from staff reports", "staff and news service reports", "staff and wire reports", "news agencies", "follow", "mwandishi wetu", "correspondent reporter",
))

# What links and labels beside a byline say that are no names.
NOT_NAMES = frozenset((
    "youtube", "twitter", "facebook", "instagram", "linkedin", "tiktok", "x", "rss", "whatsapp", "telegram", "pinterest", "last.fm", "flickr", "xing", "impressum", "name", "name *", "email", "e-mail", "website", "web",
    "kommentar", "comment", "comments", "reply", "antworten", "powered by", "posted on", "posted", "posted in", "veröffentlicht", "veröffentlicht am", "publié le", "read more", "mehr", "weiterlesen", "more", "view all", "all posts", "view profile",
    "profile", "profil", "bio", "biography", "homepage", "über uns", "about us", "about", "über mich", "about me", "kontakt", "contact", "datenschutz", "sign in", "log in", "login", "register", "subscribe", "abonnieren", "follow", "folgen", "teilen",
    "share", "print", "drucken", "von", "by", "und", "and", "par", "por", "avatar", "creative commons", "wikipedia", "wordpress", "blogger", "alle artikel", "alle beiträge", "zum autor", "zur autorin", "autoren", "authors", "author", "autor", "blog", "blogs", "menu", "suche",
    "search", "home", "startseite", "news", "newsletter", "redaktion", "team", "unser team", "our team", "jobs", "karriere", "mediadaten", "agb", "faq", "hilfe", "help", "forum", "shop", "mein konto", "my account", "account", "uncategorized", "allgemein", "next", "previous",
    "anmelden", "registrieren", "edit", "bearbeiten", "quelle", "source", "anonymous", "anonym", "guest", "gast", "stand", "archiv", "archive", "article", "artikel", "foto", "video", "podcast", "advertisement", "sponsored content", "sponsored", "gesponserte inhalte", "anzeige",
    "ログイン", "プロフィール", "会員登録", "新規登録", "関連記事", "関連リンク", "続きを読む", "記事一覧", "おすすめ", "コメント", "広告", "写真", "動画", "登录", "注册", "相关新闻", "相关阅读", "相關新聞", "延伸閱讀", "延伸阅读", "推荐阅读", "熱門點閱", "热门", "廣告", "更多", "总阅读", "文章 总阅读", "로그인", "회원가입", "관련기사", "구독",
    "войти", "вход", "регистрация", "комментарии", "реклама", "вхід", "تسجيل الدخول", "يوتيوب", "تعليقات", "ورود", "connexion", "se connecter", "s'inscrire", "iniciar sesión", "registrarse", "suscripciones", "suscríbete", "entrar", "cadastre-se", "accedi", "abbonati", "inloggen", "logga in", "logg inn", "zaloguj", "zaloguj się", "giriş", "giriş yap", "masuk", "daftar", "đăng nhập", "přihlásit", "prihlásiť", "bejelentkezés", "autentificare", "σύνδεση",
    "liebe grüße", "liebe grüsse", "viele grüße", "viele grüsse", "herzliche grüße", "herzliche grüsse", "beste grüße", "schöne grüße", "vielen dank", "best regards", "kind regards", "best wishes", "many thanks", "thank you", "muchas gracias", "cordiali saluti",
    "kontaktieren", "autor kontaktieren", "contact author", "contact the author", "email the author", "you tube", "publisher", "cc by", "cc by-sa", "cc by-nc", "cc by-nc-sa", "registrieren", "kostenlos registrieren", "passwort vergessen", "sign up", "sign in", "progress", "usuario", "user", "nome utente", "benutzername", "username",
    "翻訳", "翻訳者", "監訳", "監訳者", "訳者", "译者", "譯者", "編者", "编者", "著者", "key points", "key takeaways", "the end", "fin", "ende", "fine", "slut", "koniec", "конец", "vége", "no author", "foto autor",
))

# News agencies and what they sign with (facts from their own names).
AGENCIES = frozenset((
    "afp", "agence france-presse", "ap", "associated press", "the associated press", "reuters", "dpa", "deutsche presse-agentur", "sda", "keystone-sda", "apa", "ansa", "efe", "agencia efe",
    "europa press", "lusa", "agência lusa", "estadão conteúdo", "folhapress", "agência brasil", "tass", "тасс", "interfax", "интерфакс", "риа новости", "kyodo", "kyodo news", "jiji", "jiji press", "共同通信", "時事通信", "xinhua", "新华社", "pti", "ani", "ians", "uni", "pa", "pa media", "press association", "aap",
    "cp", "the canadian press", "canadian press", "belga", "anp", "ntb", "tt", "ritzau", "stt", "lehtikuva", "pap", "ctk", "čtk", "tasr", "sita", "mti", "agerpres", "mediafax", "bta", "бта", "tanjug", "танјуг", "fena", "srna", "hina", "sta", "mia", "ana-mpa", "απε-μπε",
    "aa", "anadolu ajansı", "iha", "dha", "irna", "isna", "mehr", "upi", "bloomberg", "bloomberg news", "antara", "bernama", "vna", "ttxvn", "yonhap", "연합뉴스", "中央社", "cna", "epd", "kna", "sid", "afx", "dpa-afx", "dts", "ots", "cnn wire", "cnn newsource", "telam", "télam", "ats", "aptn", "bns", "elta", "leta", "укрінформ", "уніан", "unian", "ukrinform", "nan", "sapa", "gna",
))

# Small words inside names.
PARTICLES = frozenset((
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "las", "los", "al", "el", "bin", "bint", "ibn", "ben", "abu", "ter", "ten", "zu", "zur",
    "zum", "af", "av", "y", "e", "i", "d'", "dal", "dalla", "lo", "san", "st", "mc", "mac", "o'", "vom", "am", "op", "het", "'t", "san", "na", "ud", "ul", "ur", "und", "jr", "sr", "ii", "iii", "dr", "prof",
))

# What the label of a `twitter:label` says where its data is the author.
WRITTEN_BY = frozenset((
    "written by", "author", "by", "posted by", "geschrieben von", "verfasst von", "autor", "écrit par", "rédigé par", "escrito por", "scritto da", "geschreven door", "skrevet av", "skrevet af", "skriven av", "skrevet av",
    "napisane przez", "autor:", "написано автором", "автор", "yazan", "ditulis oleh", "kirjoittanut", "szerző", "scris de", "γράφτηκε από", "작성자", "投稿者", "執筆者", "作者", "được viết bởi", "كُتب بواسطة", "نوشته شده توسط", "נכתב על ידי", "autor", "napsal(a)",
))

# What somebody wrote, as links to all of it say, and the word before who did.
WORKS = (
    "posts", "post", "articles", "stories", "entries", "columns", "beiträge", "beitrag", "artikel", "texte", "entradas", "artículos", "notas", "publicaciones", "noticias",
    "articoli", "berichten", "artikelen", "artigos", "textos", "inlägg", "artiklar", "artikler", "innlegg", "indlæg", "wpisy", "artykuły", "artykułów", "tekstów", "статьи", "публикации", "материалы", "články", "yazıları",
)
OF_ALL = (
    "by", "from", "von", "de", "du", "di", "van", "door", "por", "da", "av", "af", "autor", "autora", "author", "автора", "by the author", "des autors", "der autorin", "de l'auteur", "del autor", "dell'autore",
)

# Before somebody's role: "von unserem Korrespondenten", "by our political editor".
OURS = (
    "unserem", "unserer", "our own", "our", "notre", "nuestro", "nuestra", "il nostro", "la nostra", "nostro", "nostra", "onze", "vår", "vores", "nosso", "nossa",
)

# Arabic given names that begin with the letter that is the word for `and`.
JOINED_NAMES = frozenset(
    "وليد وائل وسام وسيم وفاء وردة وجدي وجيه وحيد وداد ورد وضاح وعد وفيق ولاء وهيب وهبة وصفي وصال ونيس وديع واصف وافي وهبي ولد والي".split()
)
# fmt: on
