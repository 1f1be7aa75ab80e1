"""Words of the profiles that authors have below their articles, as they are case-folded."""

from typing import Final

# Words before a name in a head: `About Jane Doe`, `Latest posts by Jane Doe (see all)`.
NAMED_HEADS: Final[tuple[str, ...]] = (
    "about", "latest posts by", "recent posts by", "all posts by", "more posts by", "posts by", "more by", "more from",
    "written by", "posted by", "author", "the author", "author profile", "über", "zur person", "geschrieben von",
    "verfasst von", "autor", "autorin", "autora", "sobre", "acerca de", "escrito por", "publicado por", "perfil de",
    "à propos de", "auteur", "autrice", "écrit par", "publié par", "autore", "scritto da", "chi è", "sull'autore",
    "over", "geschreven door", "om", "skrivet av", "skrevet av", "skrevet af", "autor artykułu", "napisał",
    "napisała", "o autorovi", "szerző", "despre", "scris de", "автор", "об авторе", "про автора", "написал",
    "написала", "yazar", "yazan", "γράφει", "συντάκτης", "الكاتب", "بقلم", "penulis", "ditulis oleh", "tác giả",
)  # fmt: skip
# Heads that are also bylines: one stands above a profile only where an article stands above it.
LABEL_HEADS: Final = frozenset(
    " ".join(head.split())
    for head in """author; authors; writer; written by; posted by; published by; by; the writer; autor; autorin;
    verfasst von; geschrieben von; auteur; autrice; auteure; écrit par; publié par; autora; escrito por; publicado por;
    redactor; redactora; autore; autrice; scritto da; schrijver; geschreven door; skribent; författare; forfatter;
    skrevet av; kirjoittaja; autorka; dziennikarz; napsal; napsala; szerző; scris de; автор; автор статьи; автор
    текста; автори; написал; yazar; yazan; συντάκτης; αρθρογράφος; الكاتب; كاتب المقال; بقلم; نویسنده; הכותב; penulis;
    tác giả; 执笔; 作者; 撰文; 执笔者; 執筆者; 執筆; 著者; 筆者; ライター; 글쓴이; 필자; 저자; 작성자; 기자""".split(
        ";"
    )
)
# Heads in scripts without spaces, and of Korean, that stand above profiles only.
WIDE_HEADS: Final = frozenset(
    """作者简介;作者介绍;关于作者;作者簡介;作者介紹;關於作者;记者简介;記者簡介;本文作者;撰稿人;プロフィール;著者プロフィール;
    執筆者プロフィール;筆者プロフィール;記者プロフィール;著者紹介;執筆者紹介;筆者紹介;著者について;この記事を書いた人;この記事の著者;
    ライター紹介;저자소개;저자 소개;기자소개;기자 소개;기자 프로필;필자소개;필자 소개;글쓴이 소개;작가소개;작가 소개;เกี่ยวกับผู้เขียน;
    ผู้เขียน""".replace("\n    ", "").split(";")
)
# A person says who they are; a name or an occupation follows.
INTRODUCTIONS: Final = tuple(
    phrase.strip()
    for phrase in """i am; i'm; my name is; my name's; myself; ich bin; ich heiße; mein name ist; je suis; je m'appelle;
    mon nom est; soy; me llamo; mi nombre es; sono; mi chiamo; il mio nome è; sou; sou o; sou a; me chamo; chamo-me;
    meu nome é; o meu nome é; em dic; soc; sóc; ik ben; ik heet; mijn naam is; jag heter; jag är; mitt namn är; jeg
    heter; jeg hedder; jeg er; mitt navn er; mit navn er; olen; nimeni on; jestem; nazywam się; mam na imię; jsem;
    jmenuji se; jmenuju se; som; volám sa; vagyok; nevem; a nevem; sunt; mă numesc; mă cheamă; numele meu este; ja sam;
    zovem se; moje ime je; είμαι ο; είμαι η; είμαι; με λένε; ονομάζομαι; я; меня зовут; мене звати; я —; аз съм;
    казвам се; зовем се; ја сам; ben; benim adım; adım; ismim; أنا; اسمي; من; نام من; אני; שמי; मैं; मेरा नाम; আমি; আমার
    নাম; saya; nama saya; saya adalah; tôi là; tôi tên là; tên tôi là""".split(";")
)
WIDE_INTRODUCTIONS: Final[tuple[str, ...]] = (
    "我是", "我叫", "大家好", "はじめまして", "と申します", "記者の", "ライターの", "私は", "저는", "제 이름은", "안녕하세요", "반갑습니다",
    "ผมชื่อ", "ดิฉันชื่อ", "ฉันชื่อ",
)  # fmt: skip
GREETINGS: Final = frozenset(
    """hi hello hey welcome greetings dear readers there hallo guten tag servus bonjour salut bienvenue hola buenas
    bienvenidos ciao salve benvenuti olá oi hoi hei hej moi cześć witam witaj witajcie dzień dobry ahoj dobrý den szia
    sziasztok helló bună salut zdravo bok здравствуйте привет вітаю привіт здравейте γεια σας merhaba selam مرحبا أهلا
    السلام عليكم سلام שלום नमस्ते halo hai xin chào allow me to introduce myself let""".split()
)
# Who writes for a paper: the beginnings of words.
OCCUPATIONS: Final[tuple[str, ...]] = (
    "journalis", "reporter", "reporterin", "writer", "columnist", "correspondent", "editor", "freelance", "contributor",
    "blogger", "author", "storytell", "copywriter", "publicist", "essayist", "novelist", "newsroom", "redakt", "autor",
    "korrespondent", "kolumnist", "publizist", "rédact", "rédac", "chroniqueu", "correspondant", "auteur", "autric",
    "écrivain", "periodis", "redactor", "columnista", "corresponsal", "escritor", "cronista", "reporter", "repórter",
    "reporter", "giornalis", "redator", "scrittor", "corrispondent", "jornalis", "colunista", "editora", "verslaggev",
    "schrijver", "skribent", "författar", "forfatter", "toimittaj", "kirjailij", "dziennikar", "redakc", "redacc", "redaç", "felietonist", "pisark",
    "novinář", "novinár", "redaktor", "spisovatel", "újságír", "szerkeszt", "szerző", "ziarist", "jurnalist", "novinar",
    "urednik", "δημοσιογράφ", "συντάκτ", "ρεπόρτερ", "αρθρογράφ", "журналіст", "журналист", "корреспондент", "репортер",
    "репортёр", "редактор", "редакц", "обозреват", "писател", "кореспондент", "новинар", "gazeteci", "muhabir", "editör",
    "yazar", "صحفي", "الصحفي", "صحافي", "التحرير", "مجلة", "جريدة", "كاتب", "محرر", "مراسل", "خبرنگار", "نویسنده", "עיתונאי", "כתב", "פובליציסט", "पत्रकार",
    "लेखक", "সাংবাদিক", "wartawan", "jurnalis", "penulis", "nhà báo", "phóng viên", "biên tập",
)  # fmt: skip
WIDE_OCCUPATIONS: Final[tuple[str, ...]] = (
    "记者", "記者", "编辑", "編輯", "撰稿", "作家", "专栏", "專欄", "編集", "ライター", "執筆", "筆者", "기자", "편집", "작가", "칼럼",
    "취재", "입사", "新聞", "新闻", "入社", "担当", "ผู้สื่อข่าว", "นักข่าว", "นักเขียน",
)  # fmt: skip
# Between a person's name and what they are or do at a paper, in the present tense.
LINKS: Final = frozenset(
    """is covers writes reports edits has joined works specializes specialises contributes serves brings ist schreibt
    berichtet arbeitet gehört leitet est écrit couvre travaille collabore es escribe cubre trabaja colabora è scrive si
    lavora collabora é escreve cobre trabalha és escriu cobreix is schrijft werkt är skriver arbetar bevakar er arbejder
    dækker jobber dekker on kirjoittaa työskentelee jest pisze pracuje zajmuje je píše pracuje působí venuje ír dolgozik
    este scrie lucrează piše radi είναι γράφει εργάζεται пишет работает освещает пише працює висвітлює работи yazıyor
    çalışıyor menulis bekerja adalah là viết – — -""".split()
)
# What profiles tell of a life at a paper or beside it: the beginnings of words.
LIFE: Final[tuple[str, ...]] = (
    "passion", "experienc", "career", "graduat", "studied", "degree", "awards", "award-winning", "newsroom",
    "storytell", "dedicat", "seasoned", "curiosity", "spare time", "free time", "when not", "outside the newsroom",
    "outside of work", "born in", "grew up", "lives in", "based in", "enjoys", "loves", "family of", "byline", "by-line",
    "leidenschaft", "studiert", "studium", "erfahren", "freizeit", "geboren", "passionné", "expérience", "diplôm",
    "temps libre", "née", "apasion", "experiencia", "licenciad", "graduad", "estudi", "tiempo libre", "nació",
    "passione", "esperienza", "laureat", "tempo libero", "formad", "experiência", "paixão", "ervaring", "studeerde",
    "vrije tijd", "erfarenhet", "utbildad", "fritid", "erfaring", "utdannet", "uddannet", "kokemus", "vapaa-ajal",
    "absolwent", "doświadczen", "studiowa", "wolnym czasie", "ukończ", "pasj", "absolvent", "vystudov", "zkušenost",
    "volném čase", "végzett", "tapasztal", "szabadidej", "experienț", "absolvit", "timpul liber", "iskustv",
    "σπούδασε", "γεννήθηκε", "εμπειρί", "опыт", "окончил", "свободное время", "увлека", "досвід", "закінчи", "вільний час",
    "mezun", "tecrübe", "deneyim", "boş zaman", "doğdu", "tutku", "خبرة", "تخرج", "شغوف", "حاصل على", "ניסיון",
    "pengalaman", "lulusan", "tốt nghiệp", "kinh nghiệm",
)  # fmt: skip
WIDE_LIFE: Final[tuple[str, ...]] = (
    "毕业", "畢業", "热爱", "熱愛", "长期关注", "出身", "年生まれ", "卒業", "入社", "経て", "趣味", "졸업", "입사", "일했다", "경력", "사랑",
    "編集部", "编辑部", "編輯部", "편집국", "취재",
)  # fmt: skip
# How a profile goes on about its author, at the beginning of a sentence or right behind it.
THIRD: Final = frozenset(
    """she he her his they their sie er ihre ihr seine sein elle il ses ella él sus lei lui suo sua ela ele
    seu zij hij haar zijn hon han hennes hans hun hendes hänen ona jej jego její jeho ő ea el său αυτή η она он её
    его вона він її його тя той kendisi هي هو وهي وهو היא הוא वह""".split()
)
# The first person where the pronoun is left out.
VERBS: Final = frozenset(
    """soy escribo estudié creo trabajo llevo nací coordino cubro colaboro dirijo disfruto publiqué empecé comencé crecí
    viví vivo aprendí nunca-he scrivo lavoro credo amo ho studiato nato nata escrevo trabalho acredito estudei nasci
    cresci escric treballo piszę pracuję jestem wierzę kocham studiowałem studiowałam ukończyłem ukończyłam zajmuję
    lubię píšu pracuji pracuju věřím vystudoval jsem píšem pracujem verím som írok dolgozom hiszek scriu lucrez cred
    pišem radim verujem vjerujem γράφω εργάζομαι πιστεύω σπούδασα αγαπώ пишу работаю верю люблю училась учился пишу
    працюю вірю أكتب أعمل أؤمن أحب درست بدأت کار می‌کنم כותב כותבת kirjoitan työskentelen uskon rakastan""".split()
)
WIDE_FIRST: Final[tuple[str, ...]] = ("我", "私", "僕", "저는", "저의", "제가", "나는", "내가", "ผม", "ดิฉัน", "ฉัน")
