"""Names of months of other calendars, words around times of day, and words that tell one date from another."""

# fmt: off
# Solar Hijri months: Persian, Dari/Pashto and Kurdish names, and the usual transliteration.
PERSIAN_MONTHS: tuple[str, ...] = (
    "فروردین|حمل|وری|farvardin|خاکەلێوە", "اردیبهشت|ثور|غویی|ordibehesht|گوڵان", "خرداد|جوزا|غبرګولی|khordad|جۆزەردان",
    "تیر|سرطان|چنگاښ|tir|پووشپەڕ", "مرداد|امرداد|اسد|زمری|mordad|گەلاوێژ", "شهریور|سنبله|وږی|shahrivar|خەرمانان",
    "مهر|میزان|تله|mehr|ڕەزبەر", "آبان|عقرب|لړم|aban|خەزەڵوەر", "آذر|قوس|لیندۍ|azar|سەرماوەز",
    "دی|جدی|مرغومی|dey|بەفرانبار", "بهمن|دلو|سلواغه|bahman|ڕێبەندان", "اسفند|حوت|کب|esfand|ڕەشەمە",
)
# Islamic months: Arabic, Persian, Urdu, Turkish and English spellings.
ISLAMIC_MONTHS: tuple[str, ...] = (
    "محرم|المحرم|muharram|muharrem", "صفر|safar|safer", "ربيع الأول|ربیع الاول|ربيع الاول|rabi al-awwal|rebiülevvel",
    "ربيع الآخر|ربيع الثاني|ربیع الثانی|rabi al-thani|rebiülahir", "جمادى الأولى|جمادی الاول|جمادى الاولى|cemaziyelevvel",
    "جمادى الآخرة|جمادى الثانية|جمادی الثانی|cemaziyelahir", "رجب|rajab|recep", "شعبان|shaban|sha'ban|şaban",
    "رمضان|ramadan|ramazan", "شوال|shawwal|şevval", "ذو القعدة|ذي القعدة|ذوالقعده|zilkade", "ذو الحجة|ذي الحجة|ذوالحجه|zilhicce",
)
# Ethiopic months in Amharic, whose newspapers date by them.
ETHIOPIC_MONTHS: tuple[str, ...] = (
    "መስከረም", "ጥቅምት", "ኅዳር|ህዳር", "ታኅሣሥ|ታህሳስ", "ጥር", "የካቲት", "መጋቢት", "ሚያዝያ|ሚያዚያ", "ግንቦት", "ሰኔ", "ሐምሌ|ሀምሌ", "ነሐሴ|ነሀሴ", "ጳጉሜን|ጳጉሜ",
)
ROMAN_MONTHS: dict[str, int] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}
# Months as news writes them beside CLDR's forms.
EXTRA_MONTHS: dict[str, tuple[int, str]] = {
    "sept": (9, "en"), "setiembre": (9, "es"), "set": (9, "es"), "jaanuar": (1, "et"), "maerz": (3, "de"),
    "mrz": (3, "de"), "jänner": (1, "de"), "feber": (2, "de"), "okt": (10, "de"), "janv": (1, "fr"), "févr": (2, "fr"),
    "juil": (7, "fr"), "mrt": (3, "nl"), "ม.ค": (1, "th"), "août": (8, "fr"), "jly": (7, "en"),
    "ene": (1, "es"), "abr": (4, "es"), "ago": (8, "es"), "gen": (1, "it"), "mag": (5, "it"), "giu": (6, "it"),
    "lug": (7, "it"), "ott": (10, "it"), "dic": (12, "es"),
    "เม ษ": (4, "th"), "มิ ถุ": (6, "th"), "اغسطس": (8, "ar"), "ابريل": (4, "ar"), "اكتوبر": (10, "ar"),
    "كانون الأول": (12, "ar"), "كانون الاول": (12, "ar"), "تشرين الاول": (10, "ar"), "ايلول": (9, "ar"),
    "ايار": (5, "ar"), "اذار": (3, "ar"), "آيار": (5, "ar"),
    # CLDR has Serbian in the nominative, and Bengali with the long vowel that its papers have given up
    "јануара": (1, "sr"), "фебруара": (2, "sr"), "априла": (4, "sr"), "маја": (5, "sr"), "јуна": (6, "sr"),
    "јула": (7, "sr"), "септембра": (9, "sr"), "октобра": (10, "sr"), "новембра": (11, "sr"), "децембра": (12, "sr"),
    "avgusta": (8, "sr"), "studenog": (11, "hr"), "জানুয়ারি": (1, "bn"), "ফেব্রুয়ারি": (2, "bn"),
    "दिसम्बर": (12, "hi"), "ઓગસ્ટ": (8, "gu"), "ઓક્ટોબર": (10, "gu"), "ஆகஸ்டு": (8, "ta"), "ఆగస్ట్": (8, "te"),
    "సెప్టెంబరు": (9, "te"), "ഒക്ടോബർ": (10, "ml"), "മെയ്": (5, "ml"), "ആഗസ്റ്റ്": (8, "ml"),
    "ਫਰਵਰੀ": (2, "pa"), "maajo": (5, "so"), "agoosto": (8, "so"), "nofembar": (11, "so"), "disembar": (12, "so"),
    "afrilu": (4, "ha"), "janvārī": (1, "lv"), "februārī": (2, "lv"), "martā": (3, "lv"), "aprīlī": (4, "lv"),
    "maijā": (5, "lv"), "jūnijā": (6, "lv"), "jūlijā": (7, "lv"), "augustā": (8, "lv"), "septembrī": (9, "lv"),
    "oktobrī": (10, "lv"), "novembrī": (11, "lv"), "decembrī": (12, "lv"),
}
# Letters with a dot below, which Unicode has as one character and as two, and no normal form makes one of.
ONE_LETTER: dict[str, str] = {
    "\u09af\u09bc": "\u09df", "\u09a1\u09bc": "\u09dc", "\u09a2\u09bc": "\u09dd", "\u092b\u093c": "\u095e",
    "\u0a2b\u0a3c": "\u0a5e",
}
# Words for the half of the day, before or after the time: True is after noon.
HALVES: dict[str, bool] = {
    "am": False, "a.m": False, "a.m.": False, "pm": True, "p.m": True, "p.m.": True, "上午": False, "下午": True,
    "午前": False, "午後": True, "오전": False, "오후": True, "π.μ": False, "π.μ.": False, "μ.μ": True, "μ.μ.": True,
    "ص": False, "م": True, "ق.ظ": False, "ب.ظ": True, "пп": True, "дп": False, "sa": False, "ch": True,
}
# Words of a line that say its date is that of the last change, in the languages with most news.
UPDATED = (
    "updated", "last modified", "last edit", "modified", "revised", "aktualisiert", "aktualisierung", "geändert",
    "letzte änderung", "mis à jour", "mise à jour", "modifié", "actualizado", "actualización", "actualizada",
    "modificado", "atualizado", "atualizada", "aggiornato", "aggiornamento", "modificato", "ultima modifica",
    "bijgewerkt", "laatst gewijzigd", "aktualizacja", "aktualizováno", "aktualizované", "zaktualizowano", "uppdaterad",
    "opdateret", "oppdatert", "päivitetty", "muokattu", "frissítve", "frissült", "módosítva", "actualizat",
    "обновлено", "изменено", "оновлено", "güncelleme", "güncellenme", "son güncelleme", "diperbarui", "dikemaskini",
    "cập nhật", "更新", "수정", "업데이트", "آخر تحديث", "تحديث", "به‌روزرسانی", "ενημερώθηκε", "ενημέρωση", "עודכן", "עדכון",
    "अपडेट", "अद्यतन", "আপডেট", "புதுப்பிக்கப்பட்டது", "zuletzt bearbeitet", "bearbeitet am", "editiert am", "rectifié", "senast ändrad",
    "sist endret", "aktualisert", "zadnja izmjena", "naposledy upraveno", "последнее изменение", "последно обновена", "最終更新",
    "ažurirano", "posodobljeno", "atnaujinta", "atjaunots", "uuendatud", "imesasishwa", "อัปเดต", "แก้ไข",
)
PUBLISHED = (
    "published", "posted", "first published", "publication date", "issued", "created on", "date:", "veröffentlicht", "erschienen",
    "erstellt am", "publié", "publiée", "paru le", "publicado", "publicada", "creado", "pubblicato", "pubblicata", "gepubliceerd",
    "geplaatst", "opublikowano", "publikacja", "data publikacji", "publikováno", "publicerad", "publisert", "publiceret",
    "offentliggjort", "julkaistu", "közzétéve", "megjelent", "publicat", "опубликовано", "дата публикации", "опубліковано",
    "публикувано", "yayınlanma", "yayınlandı", "oluşturulma", "giriş", "diterbitkan", "terbit", "dipublikasikan", "đăng",
    "dieser artikel wurde am", "dieser beitrag wurde am", "postades", "publicerades", "publicerat", "udgivet", "opprettet",
    "zveřejněno", "zverejnené", "publikované", "vydáno", "dodano", "опубликован", "жарияланды", "nashr", "gönderildi",
    "发表", "發表", "投稿日", "게시", "إنشاء", "प्रकाशन", "প্রকাশ", "வெளியிடப்பட்டது", "ప్రచురణ", "प्रकाशित तिथि", "paskelbt",
    "发布", "發布", "公開", "掲載", "配信", "입력", "등록", "게재", "نشر", "تاريخ النشر", "منتشر شده", "تاریخ انتشار", "δημοσιεύτηκε",
    "δημοσίευση", "פורסם", "प्रकाशित", "objavljeno", "paskelbta", "publicēts", "avaldatud", "เผยแพร่", "imechapishwa", "објављено",
)
# Words right before figures that say what they are instead of a date: versions, numbers to call, of things and of sizes.
NOT_DATED = frozenset((
    "version", "versión", "versione", "versão", "versie", "wersja", "verze", "версия", "версии", "версія", "sürüm", "versi",
    "ver", "release", "build", "firmware", "kernel", "python", "android", "ios", "windows", "macos", "linux", "debian", "ubuntu", "java", "php",
    "tel", "tél", "telefon", "téléphone", "teléfono", "telefone", "telefono", "telefoon", "phone", "fax", "mobil", "mobile", "call", "hotline",
    "case", "docket", "az", "aktenzeichen", "file", "proceso", "processo", "dossier", "no", "nr", "№", "sygn",
    "тел", "факс", "تلفن", "هاتف", "電話", "电话", "전화", "isbn", "issn", "doi", "sku", "ip", "iban", "room", "size", "sizes", "ages", "raum", "zimmer",
))
# Words right before a date in a sentence.
BEFORE_DATES = frozenset((
    "on", "dated", "since", "until", "from", "by", "before", "after", "to", "date", "published", "posted", "updated", "am", "vom", "seit", "bis", "ab", "zum",
    "du", "au", "dès", "depuis", "desde", "hasta", "al", "dal", "dall", "fino", "em", "até", "dia", "op", "van", "tot", "sinds", "datum", "fecha", "data",
    "dnia", "od", "z", "od", "dne", "ze", "pe", "din", "în", "на", "от", "с", "до", "від", "з", "tarih", "tarihinde", "tanggal", "pada",
))
# Languages that write a day with hyphens and without zeros (`3-2-2022`); elsewhere that is rather a score.
DAY_IN_HYPHENS = frozenset(("nl", "fy", "hi", "mr", "gu", "ta", "te", "kn", "ml", "ur", "zh", "ja", "ko"))
# Today and yesterday, beside those of mention_words.py, in lines that say how new an article is. A word that is also
# tomorrow's (Hindi and Urdu for yesterday) is left out.
NEAR_DAYS: dict[str, tuple[str, str]] = {
    "af": ("vandag", "gister"), "az": ("bu gün", "dünən"), "be": ("сёння", "учора"), "bg": ("днес", "вчера"), "bn": ("আজ", "গতকাল"),
    "bs": ("danas", "jučer"), "ca": ("avui", "ahir"), "cs": ("dnes", "včera"), "cy": ("heddiw", "ddoe"), "da": ("i dag", "i går"),
    "el": ("σήμερα", "χθες|χτες"), "et": ("täna", "eile"), "eu": ("gaur", "atzo"), "fa": ("امروز", "دیروز"), "fi": ("tänään", "eilen"),
    "ga": ("inniu", "inné"), "gl": ("hoxe", "onte"), "he": ("היום", "אתמול"), "hi": ("आज", ""), "hr": ("danas", "jučer"), "hu": ("ma", "tegnap"),
    "hy": ("այսօր", "երեկ"), "is": ("í dag", "í gær"), "ka": ("დღეს", "გუშინ"), "kk": ("бүгін", "кеше"), "km": ("ថ្ងៃនេះ", "ម្សិលមិញ"),
    "ko": ("오늘", "어제"), "ky": ("бүгүн", "кечээ"), "lt": ("šiandien", "vakar"), "lv": ("šodien", "vakar"), "mk": ("денес", "вчера"),
    "ml": ("ഇന്ന്", "ഇന്നലെ"), "mn": ("өнөөдөр", "өчигдөр"), "ms": ("hari ini", "semalam"), "ne": ("आज", "हिजो"), "no": ("i dag", "i går"),
    "ro": ("astăzi|azi", "ieri"), "sk": ("dnes", "včera"), "sl": ("danes", "včeraj"), "sq": ("sot", "dje"), "sr": ("danas|данас", "juče|јуче"),
    "sw": ("leo", "jana"), "ta": ("இன்று", "நேற்று"), "te": ("ఈరోజు|నేడు", "నిన్న"), "th": ("วันนี้", "เมื่อวานนี้|เมื่อวาน"), "tl": ("ngayon", "kahapon"),
    "ur": ("آج", ""), "uz": ("bugun", "kecha"), "vi": ("hôm nay", "hôm qua"),
}
# fmt: on
