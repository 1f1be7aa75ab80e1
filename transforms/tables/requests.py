"""Words by which a site speaks to its reader, or signs a line, and nobody else does."""

from typing import Final

# Requests that are one word: nobody but a site asks this of its reader. As they are case-folded.
REQUESTS: Final[dict[str, frozenset[str]]] = {
    "subscription": frozenset(
        """suscríbete suscríbase suscribite subscríbete abonnez-vous abbonati iscriviti inscreva-se abonați-vă
        abonează-te подпишитесь подпишись підпишіться абонирайте pretplatite اشتركوا הירשמו הצטרפו
        předplaťte predplaťte fizessen prenumerera""".split()
    ),
    "newsletter": frozenset("inscrivez-vous iratkozzon iratkozz зарегистрируйтесь".split()),
    "follow": frozenset(
        """síguenos síganos suivez-nous rejoignez-nous seguici siga-nos segue-nos urmărește-ne urmăriți-ne kövessen
        kövessenek подписывайтесь підписуйтесь ακολουθήστε تابعونا עקבו ikutilah zapratite sledujte-nás""".split()
    ),
}
# Words that begin a byline.
BYLINES: Final = frozenset(
    """by von vom par por di door av af oleh piše írta autor autorin author text tekst texto γράφει του της автор автори
    редактор yazan بقلم كتب كتبت כתב מאת redaktion redacción rédaction redazione written posted od escrito reporter de
    napsal napsala napisał napisała""".split()
)
# Words before the colon of a credit.
CREDITS: Final = frozenset(
    """foto fotos photo photos bild bilder image images imagen imágenes immagine imagem kuva kuvat фото kép fotó picture
    pictures credit credits crédit crédits crédito zdj zdjęcie zdroj forrás φωτογραφία φωτό fotoğraf صورة تصوير ảnh 写真
    zdjęcia снимка снимки світлина צילום עכס fotografie fotografía fotografia beeld video vídeo""".split()
)
