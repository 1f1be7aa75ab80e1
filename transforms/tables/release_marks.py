"""Lines that stand in press releases, wire copy and letters of news around the text itself, whole or by their beginning;
case-folded, without the stars, dashes, colons and stops around them."""

from typing import Final

# Above a release: whoever gets it may print it, and when. Below the marks in brackets a wire's copy goes on elsewhere.
MARKS: Final[dict[str, tuple[str, ...]]] = {
    "agency": (
        "(more)", "(mehr)", "(segue)", "(sigue)", "(à suivre)", "(suite)", "(ciąg dalszy nastąpi)", "(продолжение следует)",
        "more to come", "(end)", "(ende)", "(fin)", "(fine)", "30", "###", "# # #",
    ),
    "boilerplate": (
        "for immediate release", "for release", "for immediate distribution", "press release", "news release",
        "media release", "pressemitteilung", "presseinformation", "medienmitteilung", "presseaussendung",
        "zur sofortigen veröffentlichung", "sperrfrist: keine", "communiqué de presse", "pour diffusion immédiate",
        "comunicado de prensa", "nota de prensa", "para publicación inmediata", "comunicato stampa",
        "nota de imprensa", "comunicado de imprensa", "persbericht", "pressmeddelande", "pressemeddelelse",
        "pressemelding", "lehdistötiedote", "informacja prasowa", "tisková zpráva", "sajtóközlemény",
        "comunicat de presă", "пресс-релиз", "прес-реліз", "basın bülteni", "siaran pers", "δελτίο τύπου",
        "プレスリリース", "新闻稿", "보도자료",
    ),
    "contact": (
        "media contact", "media contacts", "press contact", "press contacts", "contact for media", "media inquiries",
        "media enquiries", "contact for the media", "pressekontakt", "medienkontakt", "kontakt für medien",
        "contact presse", "contacts presse", "contacto de prensa", "contacto para medios", "contatti stampa",
        "contatti per la stampa", "contacto de imprensa", "contato de imprensa", "perscontact", "presskontakt",
        "kontakt dla mediów", "kontakt pro média", "контакты для сми", "контакт для преси",
        "basın iletişim", "kontak media",
    ),
}  # fmt: skip

# How a letter of news tells why it came; with what stands before its own text.
OPENINGS: Final[tuple[str, ...]] = (
    "you are receiving this", "you're receiving this", "you received this", "you have received this email",
    "this email was sent to", "was this email forwarded to you", "view this email in your browser",
    "view in browser", "trouble viewing this", "having trouble viewing this",
    "sie erhalten diese e-mail", "sie erhalten diesen newsletter", "diese e-mail wurde an", "im browser ansehen",
    "vous recevez cet e-mail", "vous recevez ce message", "vous recevez cette lettre", "voir dans le navigateur",
    "recibes este correo", "recibe este correo", "has recibido este correo", "ver en el navegador",
    "ricevi questa e-mail", "ricevi questa email", "hai ricevuto questa e-mail", "visualizza nel browser",
    "recebeu este e-mail", "você está recebendo este", "ver no navegador",
    "je ontvangt deze", "u ontvangt deze", "bekijk in browser", "du får detta mejl", "du får det här mejlet",
    "otrzymujesz tę wiadomość", "вы получили это письмо", "ви отримали цей лист", "bu e-postayı",
)  # fmt: skip

# What stands before the name of the house that a release is of, above what it always says of itself.
ABOUT: Final[tuple[str, ...]] = (
    "about the", "about", "über die", "über den", "über das", "über", "à propos de la", "à propos du", "à propos de",
    "à propos d'", "acerca de la", "acerca del", "acerca de", "sobre la", "sobre el", "sobre a", "sobre o", "sobre",
    "informazioni su", "chi è", "over de", "over het", "over", "om", "o firmie", "o společnosti", "о компании",
    "про компанію", "tentang",
)  # fmt: skip
