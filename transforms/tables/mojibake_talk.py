"""How people write about broken encodings: words of the matter, words of contrast, and what quotes a sequence.

All in small letters; a stem stands for its endings. A line is searched for each as it stands.
"""

# Words of the matter: encodings and their names, in some languages of news.
ABOUT = (
    "utf-8", "utf8", "unicode", "mojibake", "charset", "character set", "latin-1", "latin1", "iso-8859", "iso 8859",
    "windows-125", "cp125", "ascii", "codepage", "code page", "encoding", "encoded", "decoded", "decoding", "garbled",
    "kodierung", "codierung", "kodiert", "zeichensatz", "zeichensalat", "encodage", "jeu de caract", "codificaci",
    "juego de caracteres", "codifica", "conjunto de caracteres", "insieme di caratteri", "kodowani", "zestaw znak",
    "kódování", "kódovan", "znakov", "tekenset", "tekencodering", "codering", "teckenkodning", "teckenuppsättning",
    "tegnsæt", "tegnsett", "tegnkod", "merkistö", "karakterkészlet", "karakterkódol", "kodlama", "karakter set",
    "codare", "codificare", "kodavim", "koduot", "кодировк", "кодуванн", "кракозябр", "кодиран", "κωδικοποίησ",
    "קידוד", "ترميز", "文字化け", "文字コード", "乱码", "编码", "亂碼", "編碼", "인코딩",
)  # fmt: skip
# Words for a character, by which one that stands bare between spaces is spoken of.
CHARACTERS = (
    "character", "symbol", "glyph", "the letter", "a letter", "letters", "do i see", "do you see", "i keep seeing", "zeichen",
    "buchstab", "caract", "caràct", "lettre", "carácter", "carátere", "a letra", "la letra", "letras", "la lettera", "caratter",
    "simbol", "símbol", "znak", "literk", "liter ", "písmen", "teken", "tecken", "bokstav", "tegn", "merkki", "kirjain",
    "karakter", "harf", "raid", "символ", "буква", "букв", "літер", "знак", "χαρακτήρ", "γράμμα", "תו ", "תווים", "حرف", "رمز",
    "文字", "字符", "字元", "문자", "글자",
)  # fmt: skip
# What stands right before one that is named.
INTRODUCING = (
    " see ", " seeing ", " an ", " a lone ", " stray ", " strange ", " weird ", "the letter ", "the character ", "the symbol ",
    " ein ", " einen ", "zeichen ", " lettre ", " caractère ", " letra ", " carácter ", " caractere ", " lettera ", " carattere ",
    " znak ", " символ ", " знак ", " букву ", " буква ", " літеру ",
)  # fmt: skip
# Words that set what is seen against what should be.
CONTRAST = (
    "instead of", "in place of", "rather than", "should be", "supposed to be", "looks like", "look like", "shows up as", "show up as",
    "shown as", "shows as", "displayed as", "appears as", "appear as", "becomes", "become", "turned into", " into ",
    "turns into", "turn into", "replace", " statt ", "statt „", "stehen sollte", "anstelle", "anstatt", " wird ", "erscheint",
    "à la place d", "au lieu d", "s'affiche", "s’affiche", "devient", "en lugar de", "en vez de", "se ve como",
    "se convierte", "aparece", "em vez de", "invece di", "al posto di", "diventa", "si legge", "zamiast", "místo ",
    "namiesto", "i stället för", "istället för", "visas som", "vises som", "i stedet for", "in plaats van",
    "weergegeven", "yerine", "helyett", "în loc de", "vietoj", "umjesto", "вместо", "замість", "място", "αντί",
    "במקום", "بدلا من", "=>", "->", "→", " = ", " | ",
)  # fmt: skip
# What stands before and behind a sequence that is quoted.
QUOTES = {
    '"': '"', "'": "'", "`": "`", "/": "/", "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’", "「": "」",
    "『": "』", "(": ")", "[": "]", "<": ">", ">": "<",
}  # fmt: skip
# Signs that stand next to a word; alone between spaces they are spoken of.
NEXT_TO_WORDS = frozenset("’‘“”„‚")
