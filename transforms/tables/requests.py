"""Words by which a site speaks to its reader, or signs a line, and nobody else does."""

from typing import Final

# Requests that are one word: nobody but a site asks this of its reader. As they are case-folded.
REQUESTS: Final[dict[str, frozenset[str]]] = {
    "subscription": frozenset(
        """suscríbete suscríbase suscribite subscríbete abonnez-vous abbonati iscriviti inscreva-se abonați-vă
        abonează-te подпишитесь подпишись підпишіться абонирайте pretplatite اشتركوا הירשמו הצטרפו
        předplaťte predplaťte fizessen prenumerera""".split()
    ),
    "advertisement": frozenset("【pr】 【ｐｒ】 【ad】 【広告】 【广告】".split()),
    # the keys by which readers report a misprint they have marked
    "contact": frozenset(("ctrl+enter", "ctrl+enter»", "сtrl+enter")),
    "newsletter": frozenset("inscrivez-vous iratkozzon iratkozz зарегистрируйтесь".split()),
    "follow": frozenset(
        """síguenos síganos suivez-nous rejoignez-nous seguici siga-nos segue-nos urmărește-ne urmăriți-ne kövessen
        kövessenek подписывайтесь підписуйтесь ακολουθήστε تابعونا עקבו ikutilah zapratite sledujte-nás""".split()
    ),
}
# Where a site has itself followed: beside a word such as `follow` at the head of a line one of them leaves no doubt.
PLATFORMS: Final = frozenset(
    """whatsapp whatsapp-kanal whatsapp-channel telegram facebook instagram youtube twitter tiktok linkedin threads bluesky
    mastodon google viber вконтакте телеграм телеграме телеграмі""".split()
)
# Words that begin a byline.
BYLINES: Final = frozenset(
    """by von vom par por di door av af oleh piše írta autor autorin author text tekst texto γράφει του της автор автори
    редактор yazan بقلم كتب كتبت כתב מאת redaktion redacción rédaction redazione written posted od escrito reporter de
    napsal napsala napisał napisała""".split()
)
# Words before the colon of a credit.
CREDITS: Final = frozenset(
    """foto fotos photo photos photograph photographs photography photographer bild bilder image images imagen imágenes immagine imagem kuva kuvat фото kép fotó picture
    pictures credit credits crédit crédits crédito zdj zdjęcie zdroj forrás φωτογραφία φωτό fotoğraf صورة تصوير ảnh 写真
    फोटो छवि ছবি تصویر عکس zdjęcia снимка снимки світлина צילום עכס fotografie fotografía fotografia beeld video vídeo""".split()
)
# Whole lines that agencies and broadcasters set under the last paragraph.
END_MARKS: Final = frozenset(
    """انتهای پیام;پایان پیام;انتهى;ends;end;the end;-30-;###;ende;fin;fine;slut;конец;koniec;konec;vége;完;終わり;끝""".split(
        ";"
    )
)
# What a publisher says of itself behind an article: its name first, then one of these.
OWNERS: Final[tuple[str, ...]] = (
    "is a member of", "is part of", "is published by", "is owned by", "a service of", "a publication of",
    "is a division of", "is a project of", "is a brand of", "gehört zu", "ist ein angebot", "ist teil der",
    "ist eine marke", "est une publication", "est membre d", "fait partie d", "es miembro de", "forma parte de",
    "es una publicación", "è una testata", "fa parte d", "faz parte d", "é uma publicação", "is onderdeel van",
    "är en del av", "er en del af", "er en del av", "jest częścią", "je součástí", "входит в", "является частью",
)  # fmt: skip
# What a page says that lets nobody in, or has found nothing, in a text of a few lines.
NOT_LET_IN: Final[tuple[str, ...]] = (
    "checking if the site connection is secure", "checking your browser", "enable javascript and cookies to continue",
    "verify you are human", "verifying you are human", "are you a robot", "confirm you are human", "unusual traffic",
    "needs to review the security of your connection", "not available to visitors from", "not available in your region",
    "not available in your country", "unavailable in your region", "unavailable for legal reasons",
    "unavailable due to legal reasons", "access to this page has been denied", "you don't have permission to access",
    "no results found for", "no results for your search", "по вашему запросу ничего не найдено", "keine ergebnisse gefunden",
    "aucun résultat trouvé", "no se encontraron resultados", "nessun risultato trovato", "nenhum resultado encontrado",
    "geen resultaten gevonden", "performing security verification", "completing the captcha",
)  # fmt: skip
# Pages for readers who are to sign in, by their whole title or a part of it behind a bar.
SIGN_IN: Final = frozenset(
    """login;log in;sign in;sign up;register;my account;anmelden;anmeldung;einloggen;registrieren;connexion;se connecter;
    s'inscrire;mon compte;iniciar sesión;acceder;regístrate;accedi;registrati;entrar;inloggen;logga in;log ind;logg inn;
    kirjaudu;kirjaudu sisään;zaloguj się;logowanie;přihlášení;prihlásenie;bejelentkezés;autentificare;вход;войти;увійти;
    σύνδεση;giriş yap;تسجيل الدخول;ورود;התחברות;masuk;đăng nhập;ログイン;登录;登入;로그인;เข้าสู่ระบบ""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)
# What the title of an error page says; no article's title has one beside a text of a few lines.
NOT_FOUND: Final[tuple[str, ...]] = (
    "404", "410", "index of /", "page not found", "page does not exist", "page doesn't exist", "siden finnes ikke", "siden findes ikke",
    "sidan finns inte", "seite existiert nicht", "la page n'existe pas", "la página no existe", "la pagina non esiste",
    "página não existe", "pagina bestaat niet", "strona nie istnieje", "stránka neexistuje", "страница не существует",
    "сторінки не існує", "not be found", "page introuvable", "seite nicht gefunden", "nicht gefunden",
    "página no encontrada", "no encontrad", "pagina non trovata", "non trovata", "página não encontrada",
    "não encontrad", "pagina niet gevonden", "niet gevonden", "nie znalezion", "sidan hittades inte",
    "kunde inte hittas", "siden blev ikke fundet", "ikke fundet", "siden ble ikke funnet", "ikke funnet",
    "sivua ei löy", "nenalezen", "nenájden", "nem található", "nu a fost găsit", "не найден", "не знайден",
    "не е намерен", "δεν βρέθηκε", "bulunamadı", "غير موجود", "یافت نشد", "לא נמצא", "không tìm thấy",
    "tidak ditemukan", "見つかりません", "页面不存在", "找不到", "찾을 수 없", "ไม่พบหน้า",
)  # fmt: skip
