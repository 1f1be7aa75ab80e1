"""What a site asks of its reader, taken apart: who is asked to do what, with what of the site's. As it is case-folded.

No entry removes a line by itself, but for `LINES` and `OPENINGS`: a verb that asks is a request only beside what a site
has and an article seldom speaks of so (`transforms.requests_made`).
"""

from typing import Final

# Whole lines, by what they are.
LINES: Final[dict[str, str]] = {
    "advertisement": """a message from our sponsor;a message from our sponsors;from our sponsor;publicidade;oglas;광고;협찬;広告;スポンサーリンク;广告;廣告;โฆษณา;publicitat;anunci;annuncio;pubblicità;publicidade;annonce;
        annons;mainos;reklama;oglas;реклама;διαφήμιση;reklam;إعلان;تبلیغات;פרסומת;विज्ञापन;বিজ্ঞাপন;iklan;quảng cáo""",
    "related": """관련기사;관련 기사;관련 뉴스;많이 본 뉴스;많이 본 기사;인기 기사;추천 기사;주요뉴스;最新ニュース;más información;
        más sobre este tema;ezt is olvasta már;ezt olvasta már;ezek is érdekelhetik;mohlo by vás zajímat;mohlo by vás zaujímať;
        przeczytaj też;pročitajte i;pročitajte još;прочитајте још;прочитајте и;ilginizi çekebilir;יעניין אותך גם;notícies relacionades;llegiu també;περισσότερα για το θέμα;المزيد حول هذا الموضوع;
        المزيد من الأخبار;ข่าวที่เกี่ยวข้อง;อ่านเพิ่มเติม;mehr zum thema;sur le même sujet;altro su questo tema""",
    "sharing": """listen to this article;listen to article;listen to the article;artikel anhören;artikel vorlesen lassen;
        écouter l'article;escuchar artículo;escucha este artículo;ascolta l'articolo;ascolta questo articolo;ouvir artigo;
        ouça este conteúdo;luister naar dit artikel;lyssna på artikeln;lyt til artiklen;lytt til saken;kuuntele artikkeli;
        posłuchaj artykułu;save for later;gift this article;offrir l'article;แชร์ข่าว;খবরটি শেয়ার করুন;기사 공유하기;기사공유;공유하기;공유;url 복사;ツイートする;シェアする;この記事をシェア;この記事をシェアする;記事をシェア;
        comparteix;comparteix aquest article;compartir artículo;partager l'article;artikel teilen;condividi l'articolo;
        μοιραστείτε το άρθρο;μοιραστείτε το;แชร์;แชร์ข่าวนี้""",
    "newsletter": """앱 다운로드;앱 설치;アプリをダウンロード;下载客户端;下载app;下載app;tải ứng dụng;뉴스레터 구독;뉴스레터 구독하기;
        뉴스레터 신청;ดาวน์โหลดแอป""",
    "subscription": "unsubscribe;manage your subscription;update your preferences;manage preferences;update preferences;구독하기;구독 신청;회원가입;로그인;buy us a coffee;buy me a coffee",
    "contact": """further information;for further information;for more information;for further information, please contact;
        for more information, please contact;weitere informationen;rückfragen;rückfragehinweis;kontakt für rückfragen;
        pour plus d'informations;pour en savoir plus, contactez;para más información;para mais informações;
        per informazioni;per maggiori informazioni;meer informatie;för mer information;för mer information, kontakta;
        för mer information, vänligen kontakta;for mere information;for mer informasjon;yhteystiedot;
        lisätietoja antaa;lisätietoja antavat;więcej informacji;další informace;további információ;report a typo;report an error;report a mistake;report this article;spotted a mistake;fehler melden;
        signaler une erreur;reportar un error;segnala un errore;сообщить об ошибке;기사 제보;제보하기""",
    "navigation": """check price;see price;buy now;shop now;add to cart;view deal;see deal;jetzt kaufen;zum angebot;
        comprar ahora;ver oferta;ver precio;voir l'offre;acquista ora;vedi offerta;kup teraz;back to top;return to top;to the top;nach oben;haut de page;retour en haut;volver arriba;torna su;
        voltar ao topo;naar boven;наверх;맨 위로;ページの先頭へ;返回顶部""",
    "rating": "rate this article;rate this post;was this page helpful;was this article helpful;قيّم هذا المقال;bu haberi puanla",
    "comments": "댓글;댓글 쓰기;コメントを書く",
}
# Labels before the name of an agency.
SOURCES: Final = frozenset("source sources quelle quellen fuente fuentes fonte bron källa kilde lähde źródło zdroj forrás sursa izvor πηγή источник джерело източник kaynak المصدر منبع מקור स्रोत sumber nguồn 来源 來源 出典 출처".casefold().split())  # fmt: skip
# Labels before a colon, whatever is behind it.
OPENINGS: Final[dict[str, str]] = {
    "related": """관련기사;관련 기사;관련 뉴스;関連記事;延伸阅读;延伸閱讀;相关阅读;相關閱讀;watch;watch now;watch also;also watch;listen;in pictures;see more;
        llegiu també;llegeix també;vegeu també;olvassa el ezt is;olvasd el ezt is;olvassa el;ilgili haber;ilgili haberler;
        ayrıca okuyun;ayrıca bakınız;okumadan geçmeyin;ilginizi çekebilir;bunlar da ilginizi çekebilir;อ่านเพิ่มเติม;อ่านต่อ;ข่าวที่เกี่ยวข้อง;read also;also read;
        read next;read more;see also;related;related story;vidéo;regardez;guarda anche;mira también;zobacz;
        смотрите;дивіться;đọc thêm;baca juga;lue myös;läs även;les også""",
    "tags": """tags;topics;keywords;filed under;categories;etiquetas;temas;etiquetes;mots-clés;schlagworte;schlagwörter;
        stichwörter;argomenti;parole chiave;assuntos;trefwoorden;ämnen;emner;emneord;aiheet;avainsanat;tagi;słowa kluczowe;
        štítky;címkék;etichete;oznake;теги;ключевые слова;тэги;ключові слова;етикети;ετικέτες;etiketler;الوسوم;标签;標籤;关键词;
        タグ;キーワード;태그;แท็ก;từ khóa;kata kunci""",
    "dateline": """reading time;read time;estimated reading time;first published;last updated;last modified;published;
        updated on;published on;lesezeit;temps de lecture;tiempo de lectura;tempo di lettura;tempo de leitura;leestijd;
        czas czytania;время чтения;час читання;okuma süresi;waktu baca;入力;승인;기사입력;최종수정""",
    "byline": "written by;reported by;edited by;words by;责任编辑;責任編輯;责编;编辑;編輯;校对;审核",
    "legal": "our standards;our editorial standards",
}
# What asks, at the beginning of a sentence.
ASKS: Final = frozenset(
    """download get follow join subscribe sign register tap click turn enable support read watch listen share visit
    check discover become try help donate consider buy view see send email contact rate unlock explore receive stay
    please descarga descargue descárgate sigue siga síguenos únete suscríbete suscríbase suscribirse regístrate regístrese
    apoya apoye recibe comparte visita conoce descubre haz hazte activa consulta escucha mira ver pulsa dona
    téléchargez suivez rejoignez abonnez inscrivez-vous inscrivez soutenez recevez partagez retrouvez découvrez cliquez activez écoutez
    regardez voir faites lisez téléchargez
    laden lade folgen folge melden melde abonnieren abonniere unterstützen unterstütze werden erhalten teilen besuchen
    entdecken aktivieren klicken spenden hören schicken schreiben sieh sehen testen teste holen hol lesen jetzt
    scarica seguici segui iscriviti abbonati sostieni ricevi condividi visita scopri clicca attiva ascolta guarda dona
    simak dapatkan klik pantau temukan catch postani postanite прати пратите запратите постани постаните преузмите прочитајте
    रहें रहिए जुड़ें पढ़ें
    baixe siga inscreva-se assine apoie receba compartilhe partilhe visite conheça clique ative ouça veja doe
    descarrega descarregueu segueix seguiu subscriu-te subscriviu-vos subscriu uneix-te dona rep fes-te
    download volg abonneer schrijf meld steun ontvang deel bezoek ontdek klik activeer luister bekijk doneer
    ladda följ prenumerera anmäl stöd få dela besök upptäck klicka lyssna se hent følg abonner tilmeld støt modtag
    besøg opdag klik lyt last meld støtt motta lataa seuraa tilaa liity tue jaa vieraile kuuntele
    pobierz obserwuj śledź polub dołącz subskrybuj zapisz wesprzyj wspieraj udostępnij odwiedź odkryj kliknij włącz słuchaj
    czytaj zobacz przeczytaj
    stáhněte stáhni sledujte přihlaste podpořte sdílejte navštivte klikněte odebírejte poslouchejte stiahnite prihláste
    podporte töltse töltsd kövessen kövess kövesse iratkozzon iratkozz támogassa támogasd ossza csatlakozzon
    descarcă descărcați urmărește urmăriți abonează-te abonați-vă susține susțineți primește distribuie
    preuzmite pratite pretplatite prijavite podržite podijelite podelite pridružite zapratite
    изтеглете последвайте следвайте абонирайте подкрепете споделете присъединете
    скачайте скачай подписывайтесь подпишитесь подпишись следите поддержите поддержи поделитесь присоединяйтесь вступайте
    читайте смотрите слушайте включите установите получайте нажмите
    завантажуйте завантажте підписуйтесь підпишіться слідкуйте підтримайте поділіться приєднуйтесь долучайтесь
    κατεβάστε ακολουθήστε εγγραφείτε γραφτείτε στηρίξτε υποστηρίξτε μοιραστείτε βρείτε ενεργοποιήστε κάντε
    indirin indir takip abone katılın destekleyin kaydolun paylaşın okuyun açın tıklayın izleyin
    حمّل حمل حمّلوا اشترك اشتركوا تابع تابعوا تابعونا انضم انضموا ادعم ادعموا شارك شاركوا فعّل اضغط
    دانلود دنبال عضو הורידו עקבו הצטרפו הירשמו תמכו शामिल करें দিন করুন করুন। डाउनलोड फॉलो सब्सक्राइब
    unduh ikuti gabung bergabunglah berlangganan dukung bagikan tải theo đăng chia ủng""".casefold().split()
)
# The same where a verb stands last.
ASKS_LAST: Final = frozenset(
    """indirin indir edin katılın destekleyin kaydolun paylaşın okuyun açın tıklayın izleyin olun کنید شوید करें दें দিন করুন
    করো""".casefold().split()
)
# Those of the first that also begin other sentences.
WEAK: Final = frozenset(
    """jetzt werden lesen sehen hören teilen spenden laden erhalten besuchen haz ver mira voir faites read watch see view stay
    get help try consider please become share listen receive hear""".split()
)
PLEASE: Final = frozenset("please bitte favor plaît пожалуйста proszę prosimy prosím lütfen alstublieft snälla".split())
# The same where a line does not end like a sentence: more of what a site has.
MORE: Final = frozenset(
    "more больше більше mehr más más plus więcej altre mais meer mer mere lisää več više повече περισσότερα daha للمزيد".casefold().split()
)
# The site says we.
US: Final = frozenset(
    """us our nuestro nuestra nuestros nuestras notre nos nous uns unser unsere unseren unserem unserer nostro nostra
    nostri nostre nosso nossa nossos nossas nostres ons onze oss vår vårt våra os vores meidän meitä nas nasz nasza naszą
    naszej naszego naszym naszych nasze nás náš naši našeho naší našem našu nášho noastră nostru noastre naš našoj
    нас наш наша наше нашу нашей нашем наши нашего нашому нашій нашої ни нашия нашата μας bizi bize תמכו שלנו אותנו
    हमारे हमें हमारा हमारी kami chúng تطبيقنا صفحتنا قناتنا نشرتنا موقعنا حسابنا تابعونا""".casefold().split()
)
# The reader is spoken to.
YOU: Final = frozenset(
    """you your yourself ihr ihre ihren ihrem euch dein deine deinen du vous votre vos usted tu tus tuo tua você seu sua je
    jouw uw du din ditt er twój twoją twojej ci tvůj tvoj вы вас вам ваш вашу твой ви вас вам εσείς σας σου size sizin
    anda bạn لك""".casefold().split()
)
# Endings by which a language says our: "uygulamamızı".
OURS: Final = ("mızı", "mizi", "muzu", "müzü", "mıza", "mize", "muza", "müze", "mızdan", "mizden")
# What a site has and offers: the beginnings of words.
OFFERED: Final = (
    "newsletter", "boletín", "butlletí", "infolettre", "nieuwsbrie", "nyhetsbrev", "nyhedsbrev", "uutiskirj", "hírlev",
    "zpravodaj", "biuletyn", "рассылк", "розсилк", "бюлетин", "bülten", "النشرة", "نشرتنا", "notification", "notificacion",
    "notificaç", "notifich", "benachrichtig", "уведомлен", "сповіщен", "powiadom", "bildirim", "ειδοποι", "push-",
    "journalis", "periodismo", "giornalismo", "jornalismo", "журналистик", "журналістик", "dziennikarstw", "žurnalist",
)  # fmt: skip
PLATFORM: Final = (
    "facebook", "twitter", "instagram", "telegram", "whatsapp", "youtube", "tiktok", "linkedin", "viber", "вконтакте",
    "телеграм", "інстаграм", "инстаграм", "вайбер", "ютуб", "фејсбук", "јутјуб", "твитер", "фейсбук", "ফেসবুক", "ফেইসবুক", "ইউটিউব", "চ্যানেল", "फेसबुक", "चैनल", "यूट्यूब", "فيسبوك", "تويتر", "تلغرام", "واتساب", "إنستغرام", "انستغرام", "يوتيوب", "تلگرام", "اینستاگرام", "واتس", "ٹوئٹر", "یوٹیوب", "वॉट्सऐप",
    "व्हाट्सएप", "व्हाट्सऐप", "इंस्टाग्राम", "टेलीग्राम", "ট্যুইটার", "হোয়াটসঅ্যাপ", "টেলিগ্রাম", "வாட்ஸ்", "டெலிகிராம்", "யூடியூப்", "ቴሌግራም", "ፌስቡክ",
    "טלגרם", "פייסבוק", "וואטסאפ", "אינסטגרם",
)  # fmt: skip
# The same as whole words.
OFFERS: Final = frozenset("alerts readers inbox paywall postfach posteingang".split())
FREE: Final = ("free", "gratis", "gratuit", "kostenlos", "бесплатн", "безкоштовн", "darmo", "bezpłatn", "zdarma", "ücretsiz", "δωρεάν", "مجان")  # fmt: skip
TRIES: Final = frozenset("testen teste try probar prueba pruebe essayez essayer prova prøv pröva wypróbuj попробуйте vyzkoušejte dene".casefold().split())  # fmt: skip
# An article, as a site calls it.
ARTICLE: Final = (
    "article", "artículo", "articolo", "artigo", "artikel", "artikl", "artyku", "článe", "článo", "articol", "статья", "статьи",
    "статт", "материал", "матеріал", "άρθρο", "makale", "haber", "المقال", "story", "stories", "content", "contenido",
    "contenu", "contenuto", "conteúdo", "inhalt", "beitrag", "text", "texto", "texte", "treść", "obsah", "cikk", "nota",
    "straipsn", "rakst", "artikk",
)  # fmt: skip
ONLY: Final = (
    "only", "exclusiv", "exclusif", "réserv", "reservad", "riservat", "nur", "vorbehalten", "solo", "sólo", "apenas", "alleen",
    "endast", "kun", "tylko", "wyłącznie", "pouze", "jen", "csak", "doar", "samo", "только", "лише", "тільки", "само", "μόνο",
    "yalnızca", "sadece", "فقط", "locked", "skirtas tik", "tik", "tikai", "ainult",
)  # fmt: skip
SUBSCRIBERS: Final = (
    "subscriber", "suscriptor", "subscriptor", "abonné", "abonnent", "abbonat", "assinante", "abonnee", "prenumerant",
    "prenumerator", "abonnenter", "tilaaj", "předplatitel", "predplatiteľ", "előfizető", "abonaț", "pretplatni",
    "подписчик", "передплатник", "абонат", "συνδρομητ", "abonelere", "abonelerimiz", "المشترك", "members", "registered",
    "prenumeratori", "abonenti", "tellija",
)  # fmt: skip
LIMIT: Final = ("limit", "límite", "unlimited", "ilimitad", "illimité", "unbegrenzt", "лимит", "ліміт", "όριο", "remaining", "left", "restant", "übrig", "осталось", "pozostał", "zostało", "kontingent")  # fmt: skip
ADS: Final = frozenset(("ad", "ads"))
AD: Final = ("inzer", "oglas", "оглас", "hirdet", "maino", "iklan", "advertent", "quảng", "advert", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "reklam", "реклам", "διαφήμισ", "annons", "annonce")  # fmt: skip
GOES_ON: Final = ("continue", "continua", "continúa", "sigue", "suite", "ciąg", "weiter", "fortsetzung", "продолж", "devamı", "συνέχεια", "fortsätter", "fortsetter", "fortsæt", "pokrač", "nastav", "настав", "folytat", "jatku", "lanjut", "lees", "продължава")  # fmt: skip
EMBEDDED: Final = ("sisält", "innehåll", "indhold", "innhold", "inhoud", "tartal", "conținut", "вміст", "içerik", "content", "inhalt", "contenu", "contenido", "conteúdo", "contenuto", "treść", "obsah", "контент", "περιεχόμεν")  # fmt: skip
CONSENT: Final = ("eväst", "samtyck", "samtykke", "toestemming", "hozzájárul", "consimț", "çerez", "cookie", "consent", "zustimm", "einwillig", "extern", "consentement", "consentimiento", "consenso", "согласи", "zgod", "souhlas")  # fmt: skip
GIVES: Final = ("donat", "donación", "donazion", "doação", "spende", "пожертв", "darowizn", "bağış", "δωρεά", "příspěv")  # fmt: skip
# How a line on the making of an article begins; then what was done to it.
THIS_ARTICLE: Final = (
    "this article", "this story", "this report", "this post", "this piece", "this interview", "an earlier version",
    "a previous version", "correction:", "este artículo", "esta nota", "esta noticia", "una versión anterior", "cet article",
    "une version précédente", "dieser artikel", "dieser text", "dieser beitrag", "in einer früheren", "questo articolo",
    "este artigo", "esta notícia", "dit artikel", "den här artikeln", "denna artikel", "denne artikel", "ten artykuł",
    "tento článek", "эта статья", "статья была", "материал был", "ця стаття", "bu haber", "bu makale", "αυτό το άρθρο", "το άρθρο",
)  # fmt: skip
MADE: Final = (
    "amended", "was corrected", "been corrected", "to correct", "updated", "first published", "originally published",
    "originally appeared", "first appeared", "edited for", "misstated", "incorrectly", "actualizad", "corregid", "modificad",
    "originalmente", "mis à jour", "corrigé", "modifié", "aktualisiert", "korrigiert", "zuerst", "hieß es fälschlich",
    "aggiornat", "corrett", "atualizad", "corrigid", "bijgewerkt", "gecorrigeerd", "uppdaterad", "opdateret", "oppdatert",
    "zaktualizowan", "poprawion", "aktualizován", "обновлен", "исправлен", "оновлен", "güncellen", "düzeltil", "ενημερώθηκε",
)  # fmt: skip
# How agencies say who took part.
SIGN_OFFS: Final = (
    "reporting by", "additional reporting by", "writing by", "editing by", "compiled by", "with reporting by",
    "with reporting from", "con información de", "avec afp", "mit material von", "mit agenturmaterial", "com informações de",
    "redaktion:", "por redacción",
)  # fmt: skip
TOOK_PART: Final = (
    "contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting",
    "contribuyó a este", "contribuyeron a este", "a contribué à cet article", "ont contribué à cet article",
    "trug zu diesem bericht bei", "trug zu diesem artikel bei", "ha contribuito a questo", "contribuiu para esta",
)  # fmt: skip
# One of these is in each of the entries above.
TAKING_PART: Final = ("contribu", "trug zu")
# What only a site says, wherever it stands in a line.
SAID: Final[dict[str, tuple[str, ...]]] = {
    "subscription": (
        "reader-supported publication", "to receive new posts and support my work", "becoming a free or paid subscriber",
        "becoming a paid subscriber", "this post is for paid subscribers", "this post is public so feel free to share",
        "soutenir mon travail", "keeps our journalism", "keep our journalism", "support our journalism", "fund our journalism",
        "supporting our journalism", "apoya nuestro periodismo", "apoyar nuestro periodismo", "soutenez notre journalisme",
        "unterstützen sie unseren journalismus", "sostieni il nostro giornalismo", "apoie o nosso jornalismo",
        "already a subscriber?", "déjà abonné ?", "déjà abonné?", "bist du schon abonnent", "sind sie bereits abonnent",
        "¿ya eres suscriptor", "sei già abbonato?", "já é assinante?", "er du allerede abonnent", "ben je al abonnee",
    ),
    "newsletter": (
        "you are receiving this email because", "you received this email because", "view this email in your browser",
        "view it in your browser", "was this email forwarded to you", "email not displaying correctly",
        "all the latest news, breaking news", "catch all the latest", "get all the latest news", "read all the latest news",
        "for the latest on this and other stories", "news that is picked exactly for you", "straight to your inbox",
        "delivered to your inbox", "berita pilihan kami", "breaking news dan berita pilihan", "en tu bandeja de entrada",
        "direkt ins postfach", "direkt in ihr postfach", "directement dans votre boîte", "direttamente nella tua casella",
        "direto no seu e-mail", "direto na sua caixa", "wprost na twoją skrzynkę", "přímo do vaší schránky",
    ),
    "follow": (
        "on google news and be the first", "στο google news και μάθετε πρώτοι", "στο google news για να μαθαίνετε",
        "google news'te takip", "google haberler'de takip",
    ),
    "embed": (
        "view this post on instagram", "ver esta publicación en instagram", "ver essa foto no instagram",
        "ver esta publicação no instagram", "voir cette publication sur instagram",
        "sieh dir diesen beitrag auf instagram an", "visualizza questo post su instagram",
        "dit bericht op instagram bekijken", "wyświetl ten post na instagramie",
        "посмотреть эту публикацию в instagram", "переглянути цей допис в instagram", "bu gönderiyi instagram'da gör",
        "lihat postingan ini di instagram", "vezi această postare pe instagram", "zobrazit příspěvek na instagramu",
        "a bejegyzés megtekintése az instagramon", "visa det här inlägget på instagram", "vis dette opslag på instagram",
        "näytä tämä julkaisu instagramissa", "pogledajte ovu objavu na instagramu",
        "δείτε αυτή τη δημοσίευση στο instagram", "この投稿をinstagramで見る", "instagram에서 이 게시물 보기",
    ),
    "legal": (
        "has not been edited by our staff", "not been edited by our", "auto-generated from a syndicated feed",
        "published from a syndicated feed", "published from a wire agency feed", "from an agency feed without",
        "transcripts are created on a rush deadline", "this text may not be in its final form", "terms of use and permissions page",
        "we may earn a commission", "may earn an affiliate commission", "we earn a commission", "may receive a commission",
        "contains affiliate links", "contiene enlaces de afiliad", "contient des liens affiliés", "contient des liens d'affiliation",
        "enthält affiliate-links", "contiene link di affiliazione", "contém links de afiliad", "bevat affiliatelinks",
        "views expressed are personal", "views are personal)",
        "points de vue exprimés n'engagent que", "n'engagent que leur auteur", "n'engage que son auteur",
        "мнение редакции может не совпадать", "мнение автора может не совпадать", "позиция редакции может не совпадать",
        "думка редакції може не збігатися", "позиція редакції може не збігатися", "мнението на редакцията може",
        "sorumluluğu yazarına aittir", "yazarın kendisine aittir", "sepenuhnya tanggung jawab penulis",
        "لا تعبر بالضرورة عن", "لا يعبر بالضرورة عن", "lehetősége regisztrációhoz kötött",
    ),
}  # fmt: skip
# How an embedded message begins that says no more than whose it is; a handle in brackets follows.
SHARED: Final = (
    "a post shared by", "una publicación compartida", "uma publicação compartilhada", "uma publicação partilhada",
    "une publication partagée par", "ein beitrag geteilt von", "un post condiviso da", "een bericht gedeeld door",
    "post udostępniony przez", "публикация от", "допис, поширений", "o postare distribuită de", "příspěvek sdílený",
    "ett inlägg delat av", "et opslag delt af", "et innlegg delt av", "objava koju dijeli", "sebuah kiriman dibagikan",
)  # fmt: skip
# What a paper says of those who write for it: whose views they are, and that they are not its own; both in one line.
VIEWS: Final = (
    "views", "opinion", "opinión", "opiniones", "opiniões", "opinião", "opinioni", "meinung", "ansichten", "stavovi",
    "stavovima", "názor", "opinie", "poglądy", "απόψεις", "meningen", "synspunkter", "åsikter", "görüşler", "pandangan",
    "vélemény", "párer",
)  # fmt: skip
NOT_OURS: Final = (
    "do not necessarily reflect", "do not necessarily represent", "does not necessarily reflect", "don't necessarily reflect",
    "not necessarily those of", "are those of the author", "are the author's own", "are solely those of",
    "no representan necesariamente", "no reflejan necesariamente", "no necesariamente reflejan", "son responsabilidad exclusiva",
    "não reflete necessariamente", "não refletem necessariamente", "não representa necessariamente", "não reflete, necessariamente",
    "não representam necessariamente", "non riflettono necessariamente", "non rispecchiano necessariamente",
    "nicht unbedingt die meinung", "nicht notwendigerweise die", "nicht zwingend die meinung", "muss nicht der meinung",
    "nem feltétlenül tükrözik", "nie odzwierciedlają", "nie muszą odzwierciedlać", "nemusí vyjadřovat", "nemusia vyjadrovať",
    "nu reprezintă neapărat", "nu reflectă neapărat", "nisu nužno stavovi", "ne odražavaju nužno", "ne odražavaju stavove",
    "weerspiegelen niet noodzakelijk", "δεν απηχούν", "δεν εκφράζουν απαραίτητα", "tidak mencerminkan",
)  # fmt: skip
# Requests in scripts without spaces, and of Korean: what is asked, and of what; both in one line.
WIDE_ASKS: Final = (
    "ダウンロード", "フォロー", "登録", "シェア", "購読", "追加", "お届け", "チェック", "下载", "下載", "关注", "關注", "订阅", "訂閱", "分享", "扫码", "加入", "点击",
    "다운로드", "팔로우", "구독", "공유", "신청", "추가", "설치", "ดาวน์โหลด", "ติดตาม", "สมัคร", "แชร์",
)  # fmt: skip
WIDE_OFFERED: Final = (
    "アプリ", "メルマガ", "メールマガジン", "ニュースレター", "ツイッター", "フェイスブック", "LINE", "この記事", "公式", "友だち", "Twitter", "Facebook", "YouTube",
    "Instagram", "Telegram", "客户端", "用戶端", "APP", "微信", "微博", "公众号", "公眾號", "简报", "電子報", "电子报", "我们", "我們", "앱", "뉴스레터", "페이스북",
    "트위터", "인스타그램", "유튜브", "카카오", "네이버", "텔레그램", "채널", "기사", "แอป", "จดหมายข่าว", "ของเรา",
)  # fmt: skip
WIDE_RIGHTS: Final = ("무단 전재", "무단전재", "재배포 금지", "저작권자", "無断転載", "無断複製", "禁止转载", "禁止轉載", "版权所有", "版權所有", "สงวนลิขสิทธิ์")  # fmt: skip
# What stands before the name of who took a picture, where words have no spaces between.
WIDE_CREDITS: Final[tuple[str, ...]] = tuple(
    "写真 撮影 提供 図 画像 사진 사진제공 제공 그래픽 图 图片 摄影 摄 圖 圖片 ภาพ".split()
)
# Reporters, whose address stands beside.
WIDE_ROLES: Final[tuple[str, ...]] = ("기자", "記者", "记者", "특파원")
# Verbs that ask for a letter; an address follows.
SEND: Final = frozenset(
    "send email write contact mail schicken schreiben écrivez envoyez escriba envíe scrivi napisz пишите".split()
)
