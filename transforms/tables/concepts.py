"""Wording of what stands around an article, by concept and in many languages.

One entry a `;`: words as they are case-folded, a trailing `*` for whatever ending a language puts there. An entry of
several words matches them in a row. They are evidence for a judge that also sees length, place and neighbours: none of
them removes anything by itself, for an article may well be about subscriptions.
"""

from typing import Final

# fmt: off
# fmt: off
# fmt: off
WORDING: Final[dict[str, str]] = {
    "rating": """rate this; your rating; average rating; click to rate; stars out of; votes; vote now; rating;
        no votes so far; bewerten sie; bewertung*; artikel bewerten; noter cet; votre note; valora este; valorar;
        puntúa; calificar; vota questo; il tuo voto; valutazione; avalie; avaliação; beoordeel; waardering; oceń;
        oceny; ocena; betygsätt; vurder; arvioi; hodnocení; ohodnoťte; értékelés; értékeld; evaluează; nota ta;
        βαθμολογ*; оцените; оценка; рейтинг; оцінка; оцініть; puanla*; oy ver; değerlendir*; قيم; التقييم; דרגו;
        rating anda; beri nilai; đánh giá""",
    "subscription": """suscríbete a; suscríbete para; join us and; support independent; support our; donate today;
        abone olun; become a supporter; subscribe*; without limits; read without; every story; subscription*;
        subscriber*; sign in; log in; login; paywall; premium; unlimited access; read without limits;
        become a member; membership; start your free trial; free trial; already a subscriber; donate; support us;
        support our journalism; abonn*; abo; abos; jetzt testen; anmelden; einloggen; registrier*; weiterlesen mit;
        zugang; s'abonner; se connecter; déjà abonné; réservé aux; faire un don; suscrib*; suscrip*; suscriptor*;
        iniciar sesión; regístrate; registrarse; hazte socio; únete a; accede; abbona*; accedi; registrati;
        sostieni; assine; assinante*; assinatura*; entrar; cadastre; inloggen; lid worden; word lid; word abonnee; word nu abonnee; doneer;
        prenumer*; logga in; abonnér*; abonner; log på; logg inn; bli medlem; tilaa; tilaaj*; kirjaudu; subskry*;
        zaloguj*; zarejestruj*; wykup; wesprzyj*; předplat*; přihlásit; predplat*; prihlásiť; előfizet*;
        bejelentkez*; regisztrá*; támogass*; abonează*; abonament*; autentificare; conectează; претплат*; pretplat*;
        prijavi se; naročnin*; συνδρομ*; σύνδεση; εγγραφ*; подписк*; подпишит*; подписат*; войти; регистрац*;
        підпис*; передплат*; увійти; абонира*; вход; abone*; üye ol; giriş yap; اشترك*; الاشتراك; تسجيل الدخول;
        اشتراک; ورود; مشترک; הרשמה; הירשמו; מנוי; התחבר*; सदस्य*; सब्सक्राइब; लॉग; সাবস্ক্রাইব; লগইন; berlangganan;
        langganan; masuk; daftar; đăng nhập; đăng ký; jiandikishe; telli; logi sisse; abonē*; ieiet; prisijung*;
        áskrift; skráðu""",
    "newsletter": """zapisz się; sign up; dans votre boîte mail; iratkozzon fel; hírlevelünkre; newsletter*;
        news letter; in your inbox; to your inbox; your email address; enter your email; e-mail address;
        daily briefing; daily digest; sign up for; sign up to; push notifications; breaking news alerts;
        get the latest; get our; download our app; download the app; our app; mobile app; posteingang;
        e-mail-adresse; lettre d'information; infolettre; boîte mail; votre adresse; boletín; boletin*;
        correo electrónico; tu correo; bandeja de entrada; iscriviti alla; la tua email; nella tua casella;
        nyhetsbrev*; nyhedsbrev*; uutiskir*; nieuwsbrief*; nieuwsbrieven; newslettera; adres e-mail; zpravodaj;
        hírlevél*; newsletterul*; buletin*; ενημερωτικ*; рассылк*; розсилк*; бюлетин*; bülten*; النشرة; بريدك;
        نشرتنا; خبرنامه; ניוזלטר; न्यूज़लेटर; ইমেইল; bản tin; uudiskiri; naujienlaišk*; jaunumi*; fréttabréf*""",
    "follow": """urmărește-ne; ακολουθήστε μας; bądź na bieżąco; takip edin; polub nas; follow us; follow me;
        follow him; follow her; follow on; follow @; follow all; follow our; join us on; join our; like us;
        find us on; connect with us; whatsapp channel; telegram channel; on google news; on facebook; on twitter;
        on instagram; on telegram; on youtube; on tiktok; facebook; twitter; instagram; whatsapp; telegram; youtube;
        linkedin; tiktok; threads; bluesky; mastodon; flipboard; folgen sie; folge uns; folgt uns; suivez*;
        rejoignez*; retrouvez*; síguenos; síguenos en; sigue toda; sigue a; sigue nuestro; únete; seguici; segui;
        siga; siga-nos; volg ons; volg; följ oss; følg; seuraa; obserwuj*; polub*; śledź*; sledujte; sleduj*;
        kövess*; kövesse*; urmărește*; urmăriți*; пратите; pratite; zaprati*; ακολουθ*; βρείτε μας; подписывайтесь;
        следите; читайте нас; підписуйтесь; слідкуйте; последвайте; takip et*; bizi takip; تابعونا; تابعنا; تابع;
        دنبال کنید; עקבו; फॉलो; অনুসরণ; ikuti kami; ikuti; theo dõi; tufuate; fylgstu; jälgi; sekite; sekojiet""",
    "sharing": """e-mail to a friend; email to a friend; seite weiterempfehlen; send to a friend; share; share this;
        share on; tweet; tweet this; copy link; link copied; print; print this; email this; send by email;
        save article; bookmark; pin it; listen to this; teilen; drucken; merken; link kopieren; vorlesen; partager;
        imprimer; enregistrer; écouter; copier le lien; compartir; comparte; imprimir; guardar; copiar enlace;
        condividi; stampa; ascolta; compartilhar; compartilhe; partilhar; copiar link; delen; deel; afdrukken; dela;
        skriv ut; del; udskriv; jaa; tulosta; udostępnij; drukuj; skopiuj; sdílet; zdieľať; tisk; megosztás*;
        megoszt*; nyomtat*; distribuie; trimite; printează; podeli; podijeli; deli; κοινοποί*; εκτύπωση; поделиться;
        поделитесь; распечатать; поділитися; поширити; сподели; paylaş*; yazdır; شارك; مشاركة; طباعة; اشتراک گذاری;
        שתפו; שיתוף; הדפס*; शेयर; साझा; শেয়ার; bagikan; cetak; chia sẻ; kushiriki; jaga; dalytis; dalīties; deila""",
    "author_profile": """author profile; about the author; about the writer; about the authors;
        more about the author; meet the author; author bio; is a freelance; is a journalist; is a reporter;
        is a staff writer; is a writer; is a senior; is a columnist; is a contributor; is a correspondent;
        is an editor; is the editor; is the author; is the author of; is a professor; graduated; joined; covers;
        his work has; her work has; their work has; can be reached; has written for; has worked;
        allow me to introduce myself; i am a journalist; über den autor; über die autorin; zur person; zum autor;
        zur autorin; ist redakteur*; ist journalist*; ist autor*; ist freie*; schreibt für; à propos de l'auteur;
        journaliste; est journaliste; sobre el autor; sobre la autora; acerca del autor; es periodista;
        es redactor*; es autor*; licenciad* en; perfil del autor; informazioni sull'autore; l'autore; l'autrice;
        giornalista; è un giornalista; sobre o autor; sobre a autora; jornalista; é jornalista; over de auteur;
        is journalist; om författaren; journalist; om forfatteren; kirjoittaja; toimittaja; o autorze; o autorce;
        dziennikarz; dziennikarka; redaktor; o autorovi; redaktorka; a szerzőről; újságíró; despre autor; jurnalist;
        redactor; o autoru; novinar; novinarka; σχετικά με τον συγγραφέα; δημοσιογράφος; συντάκτης; об авторе;
        журналист; корреспондент; про автора; журналіст; за автора; журналист*; yazar hakkında; gazeteci; عن الكاتب;
        كاتب; صحفي; درباره نویسنده; על הכותב; על המחבר; लेखक के बारे; लेखक; পত্রকার; tentang penulis; về tác giả;
        autorist; apie autorių; par autoru""",
    "byline": """by; written by; posted by; reported by; story by; edited by; words by; text by; reporting by;
        editing by; staff writer; staff reporter; news desk; web desk; newsroom; von; vom; redaktion; autor;
        autorin; autoren; par; propos recueillis par; rédaction; por; escrito por; redacción; autora; di; a cura di;
        redazione; redação; door; redactie; av; af; tekst; redaktionen; redaksjonen; skribent; reporter; toimitus;
        autorzy; oprac; opracowanie; redakcja; napisał*; autoři; redakce; redakcia; írta; szerző; szerkesztőség; de;
        scris de; redacția; autori; piše; autor teksta; redakcija; του; της; γράφει; συντακτική; автор; авторы;
        автори; редакция; редакція; текст; yazan; yazar; haber merkezi; editör; muhabir; بقلم; كتب; كتبت; الكاتب;
        نویسنده; מאת; כתב; कब से; द्वारा; লেখক; প্রতিবেদক; oleh; penulis; editor; tác giả; theo; na; mwandishi;
        toimetaja; autorius; autors; höfundur""",
    "dateline": """published; updated; posted on; last updated; last modified; first published; modified; min read;
        minute read; minutes read; hours ago; hour ago; minutes ago; days ago; read time; reading time; edt; est;
        gmt; utc; ist; cet; pm; am; veröffentlicht; aktualisiert; stand; uhr; lesezeit; min; publié; mis à jour;
        modifié; temps de lecture; il y a; à; publicado; actualizado; act; lectura; hace; pubblicato; aggiornato;
        ore; tempo di lettura; minuti; atualizado; leitura; há; gepubliceerd; bijgewerkt; geleden; leestijd;
        publicerad; uppdaterad; publisert; oppdatert; sist; opdateret; julkaistu; päivitetty; opublikowano;
        aktualizacja; dodano; godz; publikováno; aktualizováno; aktualizované; publikované; vydáno; megjelent;
        frissítve; publicat; actualizat; objavljeno; ažurirano; ažuriran*; δημοσίευση; δημοσιεύτηκε; ενημέρωση; ώρα;
        опубликовано; обновлено; обновлён; опубліковано; оновлено; публикувана; обновена; yayınlanma; yayınlandı;
        güncelleme; güncellendi; نشر; نشر في; تحديث; آخر تحديث; انتشار; תאריך; פורסם; עודכן; प्रकाशित; अपडेट;
        প্রকাশ; প্রকাশিত; আপডেট; diterbitkan; diperbarui; wib; dipublikasi*; cập nhật; avaldatud; uuendatud;
        paskelbta; atnaujinta; publicēts; atjaunots""",
    "related": """kapcsolódó cikkek; citește și; also read; articole recomandate; related; related articles;
        related stories; related topics; related news; related content; more on; more from; more stories; more news;
        most read; most popular; most viewed; trending; popular; latest news; latest stories; recommended;
        recommended for you; you may also like; you might also like; top stories; editor's picks; editors' picks;
        don't miss; up next; next article; previous article; also on; see also; what to read next; in other news;
        further reading; verwandte*; mehr zum thema; mehr aus; mehr von; meistgelesen*; auch interessant;
        das könnte; lesen sie auch; empfohlen*; weitere artikel; weitere themen; zum thema; passend dazu;
        articles liés; sur le même; à lire aussi; lire aussi; à lire; les plus lus; plus lus; voir aussi; à la une;
        vous aimerez; dans la même; noticias relacionadas; relacionad*; más noticias; más leído*; lo más;
        te puede interesar; te recomendamos; también te; lea también; lee también; leer también; mirá también;
        ver también; articoli correlati; leggi anche; correlati; più letti; ti potrebbe; potrebbe interessarti;
        altre notizie; notícias relacionadas; leia também; leia mais; mais lidas; veja também; saiba mais;
        mais notícias; lees ook; lees verder; meest gelezen; meer over; meer nieuws; gerelateerd*; läs också;
        läs även; läs mer; mest läst*; relaterade; les også; læs også; læs mere; mest lest; mest læste; lue myös;
        lue lisää; luetuimmat; suosituimmat; czytaj też; czytaj także; czytaj również; zobacz także; zobacz też;
        zobacz również; przeczytaj także; najczęściej czytane; polecane; powiązane; čtěte také; čtěte dále;
        nejčtenější; související; mohlo by vás; čítajte aj; najčítanejšie; súvisiace; kapcsolódó; olvasta már;
        ez is érdekelheti; legolvasottabb; ajánlott; citeşte şi; citeşte și; citiți și; cele mai citite; vezi și;
        articole similare; pročitajte; pročitajte još; pročitajte i; najčitanije; najnovije; povezane*; čitajte;
        прочитајте; najčitanija; preberite; διαβάστε επίσης; διαβάστε ακόμα; διαβάστε; δείτε επίσης; δείτε ακόμα;
        σχετικά άρθρα; читайте также; читать также; по теме; материалы по теме; популярное; смотрите также;
        другие новости; читайте також; дивіться також; за темою; ще за темою; прочетете; вижте още; още от;
        още по темата; още новини; ilgili haberler; ilginizi çekebilir; diğer haberler; en çok okunan*;
        benzer haberler; اقرأ أيضا; اقرأ أيضاً; اقرأ ايضا; إقرأ أيضا; مواضيع ذات; ذات صلة; شاهد أيضا; الأكثر قراءة;
        أخبار ذات; اخبار مرتبط; مطالب مرتبط; بیشتر بخوانید; כתבות נוספות; קראו גם; עוד בנושא; אולי יעניין;
        यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; संबंधित खबरें; और पढ़ें; আরও পড়ুন; আরো পড়ুন; সম্পর্কিত; baca juga;
        berita terkait; artikel terkait; terpopuler; lihat juga; xem thêm; đọc thêm; tin liên quan; tin cùng;
        soma pia; loe ka; loe veel; seotud; skaitykite taip pat; taip pat skaitykite; lasi arī; saistītie;
        lestu líka; tengdar fréttir""",
    "read_more": """read more; continue reading; read full; read the full; full story; read on; see more; show more;
        view more; load more; click here; learn more; find out more; view all; see all; read next; weiterlesen;
        mehr lesen; mehr erfahren; mehr anzeigen; alle anzeigen; zum artikel; hier klicken; lire la suite;
        en savoir plus; voir plus; lire plus; cliquez ici; leer más; seguir leyendo; ver más; saber más; haz clic;
        pincha aquí; leggi tutto; continua a leggere; scopri di più; vedi tutti; continuar lendo; ver mais;
        clique aqui; meer lezen; lees meer; bekijk; visa mer; les mer; vis mere; näytä lisää; czytaj więcej;
        czytaj dalej; zobacz więcej; więcej; kliknij; číst dále; zobrazit více; viac; tovább olvas*; bővebben;
        részletek; tovább; citește mai mult; mai mult; opširnije; više; περισσότερα; διαβάστε περισσότερα;
        читать далее; подробнее; читать дальше; показать еще; читати далі; детальніше; още; виж още; devamını oku;
        devamı; daha fazla; tıklayın; اقرأ المزيد; المزيد; ادامه مطلب; بیشتر; קרא עוד; המשך קריאה; और देखें;
        বিস্তারিত; selengkapnya; baca selengkapnya; đọc tiếp; loe edasi; skaityti daugiau; lasīt vairāk""",
    "caption": """pictured; file photo; file picture; file image; in this photo; in this image; seen here;
        archivbild; symbolbild; symbolfoto; archivfoto; foto d'archivio; photo d'illustration; image d'illustration;
        imagen de archivo; foto de archivo; imagem de arquivo; foto de arquivo; archieffoto; arkivbild; arkivfoto;
        arkistokuva; kuvassa; zdjęcie ilustracyjne; ilustrační foto; ilustračné foto; archív; képünk illusztráció;
        illusztráció; fotografie ilustrativă; ilustrativna; ilustracija; ilustrativní; αρχείο; архивное фото;
        фото из архива; архівне фото; иллюстративное; ilustrasi; arşiv; أرشيفية; أرشيف; ارشيفية; ארכיון; फाइल फोटो;
        ফাইল ছবি; ảnh minh họa; ảnh""",
    "credit": """photo by; photo credit; photo; photos; photograph; photographer; image; images; image credit;
        image source; picture; video by; getty; getty images; shutterstock; istock; reuters; afp; ap; epa; xinhua;
        alamy; wikimedia; screenshot; courtesy; handout; illustration; credit; graphic; foto; fotos; bild; bilder;
        bildquelle; imago; dpa; grafik; crédit; crédits; photo de; imagen; captura; créditos; efe; fotografía;
        fotografia; immagine; ansa; lapresse; imagem; divulgação; reprodução; crédito; beeld; fotograaf; anp; tt;
        ntb; ritzau; scanpix; fotograf; kuva; lehtikuva; zdjęcie; fot; pap; zdj; čtk; profimedia; tasr; zdroj; fotó;
        mti; forrás; kép; fotografie; inquam; hepta; mediafax; pixsell; hina; tanjug; fonet; snimak; printscreen;
        φωτογραφία; φωτό; eurokinissi; intime; фото; снимка; изображение; скриншот; тасс; риа новости; зображення;
        скріншот; унiан; фотография; fotoğraf; görsel; aa; dha; iha; الصورة; صورة; تصوير; رويترز; عکس; צילום; תמונה;
        קרדיט; फोटो; तस्वीर; ছবি; antara; istimewa; dok; foto:; ảnh:; picha; mynd""",
    "cookies": """använder kakor; vi använder kakor; bruger cookies; utilizza cookie; cookie*; consent;
        we use cookies; accept all; privacy settings; your privacy; gdpr; cookies akzeptieren; alle akzeptieren;
        datenschutzeinstellungen; einwilligung; tout accepter; gérer les cookies; consentement; aceptar todo;
        consentimiento; accetta tutti; consenso; aceitar; akkoord; toestemming; samtykke; evästee*; zgod*;
        колачић*; сагласност*; saglasnost*; suglasnost*; slapuk*; sīkdat*; küpsis*; piškotk*; súhlas*; galetes; vafrakök*; کوکی; کوکیز; কুকি*; குக்கீ*; kuki;
        ciasteczk*; souhlas; sütik*; süti; acord; kolačić*; συγκατάθεση; согласие; куки; çerez*; ملفات تعريف;
        עוגיות; कुकीज़; javascript; adblock*; ad blocker""",
    "advertisement": """advertisement; advertisements; advertising; advert; sponsored; sponsored content; promoted;
        paid content; partner content; story continues below; article continues after; affiliate; commission; ad;
        ads; anzeige; werbung; gesponsert; provision; publicité; contenu sponsorisé; publicidad; patrocinado;
        anuncio; la noticia continúa; pubblicità; sponsorizzato; publicidade; continua após; advertentie; annons;
        annonse; annonce; reklame; mainos; mainos päättyy; reklama; reklam*; sponsorowan*; artykuł sponsorowany;
        inzerce; inzercia; hirdetés; publicitate; oglas; oglasi; oglašavanje; διαφήμιση; реклама; реклам*; промо;
        إعلان; اعلان; تبلیغات; פרסומת; ממומן; विज्ञापन; বিজ্ঞাপন; iklan; advertorial; quảng cáo; tangazo; reklaam;
        auglýsing""",
    "comments": """comment; comments; leave a comment; leave a reply; reply; post a comment; join the conversation;
        show comments; view comments; join the discussion; no comments; kommentar*; kommentieren; diskutieren;
        jetzt kommentieren; diskussion; antworten; commentaire*; commenter; réagir; répondre; comentario*; comentar;
        comenta; responder; opina; commenti; commento; commenta; rispondi; comentário*; reacties; reageer; reageren;
        kommentera; kommenter; kommentit; kommentoi; keskustel*; komentarz*; skomentuj; odpowiedz; komentář*;
        diskuse; diskusia; komentár*; diskuze; hozzászól*; komment*; comentarii; comentează; lasă un; коментар*;
        komentar*; ostavi; ostavite; komentiraj; σχόλι*; σχολίασε; комментар*; комментировать; коментарі;
        обговорення; коментирай; yorum*; yorum yap; تعليق*; علق; نظر; نظرات; תגוב*; הוסף תגובה; टिप्पणी*; कमेंट;
        মন্তব্য; komentar; bình luận; maoni; kommentaar*; komentarai; komentāri; disclaimer""",
    "copyright": """copyright; all rights reserved; rights reserved; ©; (c); may not be published;
        may not be reproduced; terms of use; terms of service; terms and conditions; privacy policy; alle rechte;
        rechte vorbehalten; tous droits; droits réservés; todos los derechos; derechos reservados; prohibida;
        tutti i diritti; diritti riservati; riproduzione riservata; todos os direitos; direitos reservados;
        alle rechten; eftertryck; kaikki oikeudet; wszelkie prawa; prawa zastrzeżone; kopiowanie; všechna práva;
        všetky práva; minden jog; toate drepturile; sva prava; vse pravice; δικαιώματα; με επιφύλαξη; все права;
        права защищены; использование материалов; при использовании; всі права; використання матеріалів;
        всички права; tüm hakları; hakları saklıdır; جميع الحقوق; حقوق; کلیه حقوق; כל הזכויות; सर्वाधिकार; कॉपीराइट;
        স্বত্ব; hak cipta; bản quyền; haki zote; kõik õigused; visos teisės; visas tiesības""",
    "agency": """associated press; this story has been; published from a syndicated; with agency inputs;
        with inputs from; agencies; press release; originally published; this article was originally;
        this article originally; appeared first on; first appeared; source; sources; nachrichtenagentur;
        dieser artikel erschien; quelle; quellen; avec afp; source:; agence; agencia; agencias; europa press;
        fuente; fuentes; con información de; fonte; agenzia; com informações de; agência; bron; bronnen; källa;
        kilde; lähde; źródło; źródła; zdroje; források; sursa; sursă; izvor; izvori; πηγή; πηγές; με πληροφορίες;
        источник; источники; по материалам; по данным; джерело; джерела; източник; kaynak; المصدر; وكالات; المصادر;
        منبع; מקור; स्रोत; एजेंसी; সূত্র; sumber; nguồn; chanzo; allikas; šaltinis; avots""",
    "contact": """contact us; get in touch; tip us; send us; email us; write to us; do you have a; have a tip;
        have you; let us know; customer service; report an error; report a correction; corrections; feedback;
        contact; kontakt; schreiben sie; melden sie; fehler gefunden; fehler melden; impressum; contactez;
        signaler une; contacto; contáctanos; escríbenos; contatti; scrivici; segnala; contato; fale conosco;
        tip de redactie; tips oss; tips os; ota yhteyttä; lähetä; napisz do; kontakt z; napište nám; našli jste;
        írjon; hiba; contactați; ai o; pišite; kontaktirajte; επικοινων*; контакты; сообщить; нашли ошибку;
        свяжитесь; ошибку; контакти; знайшли помилку; помилку; сигнал*; iletişim; اتصل بنا; تواصل; تماس با ما;
        צור קשר; דווחו; संपर्क; যোগাযোগ; hubungi; kontak; liên hệ; wasiliana""",
    "tags": """tags; tag; topics; topic; filed under; categories; category; keywords; in this article; themen;
        schlagworte; schlagwörter; stichwort*; mots-clés; mots clés; thèmes; sujets; etiquetas; temas; archivado en;
        más sobre; argomenti; parole chiave; categorie; tópicos; assuntos; categorias; onderwerpen; trefwoorden;
        ämnen; taggar; emner; emneord; aiheet; avainsanat; tagi; tematy; słowa kluczowe; témata; štítky; tagy; témy;
        címkék; témák; etichete; subiecte; tagovi; teme; oznake; ετικέτες; θέματα; теги; темы; метки; мітки; теми;
        тагове; етикети; ключови думи; etiketler; konular; الوسوم; الكلمات; وسوم; مواضيع; برچسب*; כותרות; תגיות;
        नवीनतम; टैग; বিষয়; ট্যাগ; topik; kata kunci; từ khóa; chủ đề; sildid; märksõnad; žymos; raktažodžiai;
        birkas""",
    "navigation": """home; homepage; menu; search; skip to; skip to content; back to top; site map; sitemap;
        about us; careers; jobs; advertise; help; faq; sections; startseite; menü; suche; zum inhalt; über uns;
        accueil; rechercher; plan du site; qui sommes; inicio; menú; buscar; quiénes somos; cerca; chi siamo;
        início; pesquisar; quem somos; zoeken; over ons; hem; sök; hjem; søk; søg; etusivu; haku; strona główna;
        szukaj; o nas; domů; hledat; domov; hľadať; főoldal; keresés; kezdőlap; rólunk; acasă; căutare; despre noi;
        naslovna; početna; pretraga; αρχική; αναζήτηση; главная; поиск; о нас; головна; пошук; про нас; начало;
        търсене; за нас; anasayfa; ana sayfa; ara; hakkımızda; الرئيسية; بحث; من نحن; خانه; جستجو; درباره ما; ראשי;
        חיפוש; אודות; होम; खोजें; হোম; beranda; cari; tentang kami; trang chủ; tìm kiếm; otsing; avaleht; paieška;
        sākums; live; video; videos; podcast; podcasts; e-paper; epaper; weather; wetter; météo""",
    "legal": """disclaimer; this is an opinion; opinions expressed; views expressed; the views; editor's note;
        editorial standards; not investment advice; financial advice; gamble responsibly;
        if you or someone you know; helpline; this article is for; published by; haftungsausschluss;
        keine anlageberatung; les opinions; avis de non; las opiniones; aviso legal; descargo; le opinioni;
        as opiniões; aviso; de mening; opinie wyrażone; ansvarsfraskrivelse; мнение редакции; мнение автора;
        думка редакції; yasal uyarı; إخلاء; الآراء; דעות; अस्वीकरण; penafian""",
}

# Scripts without spaces between words: these stand anywhere in the text.
UNSPACED: Final[dict[str, str]] = {
    "rating": "评分;评价;評価する;ให้คะแนน",
    "subscription": (
        "订阅;訂閱;登录;登入;注册;註冊;会员;會員;付费;登録;会員限定;有料;ログイン;購読;สมัครสมาชิก;"
        "เข้าสู่ระบบ;สมัคร"
    ),
    "newsletter": "电子报;電子報;邮件;メルマガ;メールマガジン;ニュースレター;アプリ;จดหมายข่าว",
    "follow": "关注我们;關注;追蹤;公众号;微信;微博;フォロー;フォローする;ติดตาม;กดติดตาม",
    "sharing": "分享;转发;复制链接;列印;シェア;ツイート;で送る;印刷;แชร์;พิมพ์",
    "author_profile": "作者简介;作者簡介;关于作者;關於作者;記者プロフィール;著者;プロフィール;เกี่ยวกับผู้เขียน",
    "byline": "记者;記者;编辑;編輯;作者;责编;责任编辑;撰文;文/;執筆;取材;ผู้สื่อข่าว;โดย",
    "dateline": "发布时间;發佈;更新时间;更新;公開;配信;掲載;เผยแพร่;อัปเดต;วันที่",
    "related": (
        "相关;相關;推荐阅读;推薦;延伸閱讀;延伸阅读;热门;熱門;関連記事;関連ニュース;おすすめ;"
        "人気記事;ランキング;あわせて読みたい;ข่าวที่เกี่ยวข้อง;อ่านเพิ่มเติม;ข่าวแนะนำ"
    ),
    "read_more": "阅读全文;查看更多;更多;點擊;続きを読む;もっと見る;詳しく;一覧;อ่านต่อ;ดูเพิ่มเติม",
    "caption": "资料图;資料圖;資料照;図;資料写真;写真はイメージ;แฟ้มภาพ",
    "credit": (
        "图片来源;圖片來源;图源;摄影;攝影;图/;圖/;新华社;中新社;写真;撮影;提供;共同通信;時事;ภาพ;"
        "เครดิต"
    ),
    "cookies": "隐私设置;クッキー;คุกกี้",
    "advertisement": "广告;廣告;赞助;贊助;広告;スポンサー;โฆษณา",
    "comments": "评论;評論;留言;コメント;แสดงความคิดเห็น;ความคิดเห็น",
    "copyright": "版权;版權;转载;轉載;未经授权;無断転載;無断複製;著作権;สงวนลิขสิทธิ์",
    "agency": "来源;來源;消息来源;出典;提供元;ที่มา",
    "contact": "联系我们;聯絡;投稿;举报;纠错;お問い合わせ;ご意見;ติดต่อ",
    "tags": "标签;標籤;关键词;關鍵字;タグ;キーワード;แท็ก",
    "navigation": "首页;首頁;返回顶部;返回;搜索;搜尋;ホーム;トップ;検索;メニュー;หน้าแรก;ค้นหา",
    "legal": "免责声明;免責聲明;本文仅代表;本文不代表;免責事項;ข้อจำกัดความรับผิดชอบ",
}
# fmt: on
