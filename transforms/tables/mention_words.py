"""How articles name days near the day they appear, by language: casefolded words, bars between those that mean the same.

DAYS     words for days counted from the day of publication
WEEKDAYS forms beside CLDR's nominatives, Monday first
BEFORE   words that put a weekday, week, month or year into the past, the future or the present, before or behind it
UNITS    day, week, month and year, in the forms that stand with those words and with numbers
AGO      what stands before and behind a number and a unit; "#" is the number
FUTURE   words that tell that a sentence speaks of what is to come
IN       words before a month alone
WILL     verbs of the future that speak of a day at the head of their sentence
AHEAD    words that put the plain form of a weekday into the future
NO_DAY   words behind which a word of DAYS means something else (`la mañana`)
NAMES    words that make a weekday part of a name: before it, and with a capital letter behind it
"""

# fmt: off
DAYS: dict[str, dict[int, str]] = {
    "en": {0: "today|tonight", -1: "yesterday", 1: "tomorrow", -2: "day before yesterday", 2: "day after tomorrow"},
    "es": {0: "hoy", -1: "ayer|anoche", 1: "mañana", -2: "anteayer|antes de ayer", 2: "pasado mañana"},
    "fr": {0: "aujourd'hui|aujourd’hui", -1: "hier", 1: "demain", -2: "avant-hier", 2: "après-demain"},
    "de": {0: "heute", -1: "gestern", 1: "morgen", -2: "vorgestern", 2: "übermorgen"},
    "pt": {0: "hoje", -1: "ontem", 1: "amanhã", -2: "anteontem"},
    "it": {0: "oggi|stasera|stamattina|stamane", -1: "ieri", 1: "domani", -2: "l'altroieri", 2: "dopodomani"},
    "nl": {0: "vandaag|vanavond|vanochtend|vanmiddag", -1: "gisteren|gisteravond", 1: "morgen", -2: "eergisteren", 2: "overmorgen"},
    "sv": {0: "idag", -1: "igår", 1: "imorgon", -2: "förrgår", 2: "övermorgon"},
    "pl": {0: "dziś|dzisiaj", -1: "wczoraj", 1: "jutro", -2: "przedwczoraj", 2: "pojutrze"},
    "ru": {0: "сегодня", -1: "вчера", 1: "завтра", -2: "позавчера", 2: "послезавтра"},
    "uk": {0: "сьогодні", -1: "вчора|учора", 1: "завтра", -2: "позавчора", 2: "післязавтра"},
    "tr": {0: "bugün", -1: "dün", 1: "yarın"},
    "id": {0: "hari ini", -1: "kemarin", 1: "besok", 2: "lusa"},
    "ar": {0: "اليوم", -1: "أمس|امس", 1: "غدا|غداً", -2: "قبل يومين|منذ يومين|أول أمس", 2: "بعد غد"},
    "zh": {0: "今天|今日", -1: "昨天|昨日", 1: "明天|明日", -2: "前天", 2: "后天|後天"},
    "ja": {0: "今日|本日", -1: "昨日|きのう", 1: "明日|あす", -2: "一昨日", 2: "明後日"},
}
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "pl": ("poniedziałek|poniedziałku|poniedziałkowy", "wtorek|wtorku", "środa|środę|środy", "czwartek|czwartku", "piątek|piątku", "sobota|sobotę|soboty", "niedziela|niedzielę|niedzieli"),
    "ru": ("понедельник|понедельника", "вторник|вторника", "среда|среду|среды", "четверг|четверга", "пятница|пятницу|пятницы", "суббота|субботу|субботы", "воскресенье|воскресенья"),
    "uk": ("понеділок|понеділка", "вівторок|вівторка", "середа|середу|середи", "четвер|четверга", "п'ятниця|п'ятницю|п’ятниця|п’ятницю", "субота|суботу|суботи", "неділя|неділю|неділі"),
    "sv": ("måndag|måndagen|måndags", "tisdag|tisdagen|tisdags", "onsdag|onsdagen|onsdags", "torsdag|torsdagen|torsdags", "fredag|fredagen|fredags", "lördag|lördagen|lördags", "söndag|söndagen|söndags"),
    "de": ("montag|montagabend|montagmorgen|montagnachmittag|montagmittag|montagvormittag", "dienstag|dienstagabend|dienstagmorgen|dienstagnachmittag|dienstagmittag|dienstagvormittag", "mittwoch|mittwochabend|mittwochmorgen|mittwochnachmittag|mittwochmittag|mittwochvormittag", "donnerstag|donnerstagabend|donnerstagmorgen|donnerstagnachmittag|donnerstagmittag|donnerstagvormittag", "freitag|freitagabend|freitagmorgen|freitagnachmittag|freitagmittag|freitagvormittag", "samstag|sonnabend|samstagabend|samstagmorgen|samstagnachmittag", "sonntag|sonntagabend|sonntagmorgen|sonntagnachmittag"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
    "nl": ("maandag|maandagavond|maandagochtend|maandagmiddag", "dinsdag|dinsdagavond|dinsdagochtend|dinsdagmiddag", "woensdag|woensdagavond|woensdagochtend|woensdagmiddag", "donderdag|donderdagavond|donderdagochtend|donderdagmiddag", "vrijdag|vrijdagavond|vrijdagochtend|vrijdagmiddag", "zaterdag|zaterdagavond|zaterdagochtend|zaterdagmiddag", "zondag|zondagavond|zondagochtend|zondagmiddag"),
    "ar": ("الاثنين|الإثنين", "الثلاثاء", "الأربعاء|الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد|الاحد"),
}
PAST: dict[str, str] = {
    "en": "last|past|previous", "es": "pasado|pasada", "fr": "dernier|dernière", "de": "letzten|letzter|letztem|letzte|vergangenen|vergangener|vergangenem|vergangene|vorigen|voriger",
    "pt": "passado|passada|último|última", "it": "scorso|scorsa", "nl": "afgelopen|vorige", "sv": "förra", "pl": "ubiegły|ubiegłą|ubiegłego|ubiegłym|zeszły|zeszłą|zeszłego|zeszłym|miniony|minioną",
    "ru": "прошлый|прошлую|прошлое|прошлого|прошлом|прошлой|минувший|минувшую", "uk": "минулий|минулу|минулого|минулому|минулої", "tr": "geçen|geçtiğimiz", "id": "lalu", "ar": "الماضي|الماضية",
}
COMING: dict[str, str] = {
    "en": "next|coming|upcoming", "es": "próximo|próxima|que viene", "fr": "prochain|prochaine", "de": "nächsten|nächster|nächstem|nächste|kommenden|kommender|kommendem|kommende",
    "pt": "próximo|próxima|que vem", "it": "prossimo|prossima", "nl": "volgende|komende|aanstaande", "sv": "nästa", "pl": "przyszły|przyszłą|przyszłego|przyszłym|najbliższy|najbliższą",
    "ru": "следующий|следующую|следующего|следующем|следующей|будущий|будущего|ближайшую", "uk": "наступний|наступну|наступного|наступному|наступної", "tr": "gelecek|önümüzdeki", "id": "depan|mendatang", "ar": "المقبل|المقبلة|القادم|القادمة",
}
THIS: dict[str, str] = {
    "en": "this", "es": "este|esta", "fr": "ce|cette", "de": "dieser|diesen|diesem|diese|dieses", "pt": "este|esta|neste|nesta|deste|desta", "it": "questo|questa", "nl": "deze|dit", "sv": "denna|detta",
    "pl": "ten|tę|tym|tego|bieżący|bieżącym", "ru": "этот|эту|этом|этого|этой|текущий|текущем", "uk": "цей|цю|цього|цьому|цієї", "tr": "bu", "id": "ini", "ar": "هذا|هذه|الجاري",
}
UNITS: dict[str, tuple[str, str, str, str]] = {
    "zh": ("天|日", "周|週", "个月|個月", "年"), "ja": ("日", "週間", "か月|ヶ月", "年"),
    "en": ("day|days", "week|weeks", "month|months", "year|years"), "es": ("día|días", "semana|semanas", "mes|meses", "año|años"),
    "fr": ("jour|jours", "semaine|semaines", "mois", "an|ans|année|années"), "de": ("tag|tage|tagen", "woche|wochen", "monat|monate|monaten|monats", "jahr|jahre|jahren|jahres"),
    "pt": ("dia|dias", "semana|semanas", "mês|meses", "ano|anos"), "it": ("giorno|giorni", "settimana|settimane", "mese|mesi", "anno|anni"),
    "nl": ("dag|dagen", "week|weken", "maand|maanden", "jaar"), "sv": ("dag|dagar", "vecka|veckan|veckor", "månad|månaden|månader", "år|året"),
    "pl": ("dzień|dni", "tydzień|tygodnia|tygodniu|tygodnie|tygodni", "miesiąc|miesiąca|miesiącu|miesiące|miesięcy", "rok|roku|lata|lat"),
    "ru": ("день|дня|дней", "неделя|неделю|неделе|недели|недель", "месяц|месяца|месяце|месяцев", "год|года|году|лет"),
    "uk": ("день|дні|днів", "тиждень|тижня|тижні|тижнів", "місяць|місяця|місяці|місяців", "рік|року|році|роки|років"),
    "tr": ("gün", "hafta", "ay", "yıl|sene"), "id": ("hari", "minggu|pekan", "bulan", "tahun"), "ar": ("يوم|أيام", "أسبوع|الأسبوع|أسابيع", "شهر|الشهر|أشهر", "عام|العام|سنة|السنة|سنوات"),
}
# Units that several are meant by: "the last years" is no year.
PLURALS = frozenset((
    "days", "weeks", "months", "years", "días", "semanas", "meses", "años", "jours", "semaines", "ans", "années", "tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren",
    "dias", "anos", "giorni", "settimane", "mesi", "anni", "dagen", "weken", "maanden", "dagar", "veckor", "månader", "dni", "tygodnie", "tygodni", "miesiące", "miesięcy", "lata", "lat",
    "дней", "недель", "месяцев", "лет", "днів", "тижнів", "місяців", "років", "أيام", "أسابيع", "أشهر", "سنوات",
))
# Minutes and hours, in which a page says how new it is.
SHORT_UNITS: dict[str, tuple[str, str]] = {
    "en": ("minutes|minute|mins|min|m", "hours|hour|hrs|hr|h"), "es": ("minutos|minuto|min", "horas|hora|h"), "fr": ("minutes|minute|min|mn", "heures|heure|h"), "de": ("minuten|minute|min", "stunden|stunde|std"),
    "pt": ("minutos|minuto|min", "horas|hora|h"), "it": ("minuti|minuto|min", "ore|ora|h"), "nl": ("minuten|minuut|min", "uur|uren|u"), "sv": ("minuter|minut|min", "timmar|timme|tim|h"), "pl": ("minuty|minut|minutę|min", "godziny|godzin|godzinę|godz"),
    "ru": ("минуты|минут|минуту|мин", "часов|часа|час"), "uk": ("хвилини|хвилин|хвилину|хв", "години|годин|годину|год"), "tr": ("dakika|dk", "saat"), "id": ("menit", "jam"), "ar": ("دقائق|دقيقة", "ساعات|ساعة"),
    "zh": ("分钟|分鐘", "小时|小時"), "ja": ("分", "時間"),
}
AGO: dict[str, str] = {
    "en": "# ago|# earlier", "es": "hace #", "fr": "il y a #|voici #", "de": "vor #", "pt": "há #|# atrás", "it": "# fa", "nl": "# geleden", "sv": "för # sedan|# sedan", "pl": "# temu", "ru": "# назад",
    "uk": "# тому", "tr": "# önce", "id": "# lalu|# yang lalu", "ar": "قبل #|منذ #", "zh": "#前", "ja": "#前",
}
NUMBERS: dict[str, dict[str, int]] = {
    "en": {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10},
    "es": {"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10},
    "fr": {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10},
    "de": {"einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10},
    "pt": {"um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10},
    "it": {"un": 1, "una": 1, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10},
    "nl": {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10},
    "sv": {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10},
    "pl": {"dwa": 2, "dwie": 2, "trzy": 3, "cztery": 4, "pięć": 5, "sześć": 6, "siedem": 7, "osiem": 8, "dziewięć": 9, "dziesięć": 10},
    "ru": {"один": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10},
    "uk": {"один": 1, "два": 2, "дві": 2, "три": 3, "чотири": 4, "п'ять": 5, "шість": 6, "сім": 7, "вісім": 8, "дев'ять": 9, "десять": 10},
    "tr": {"bir": 1, "iki": 2, "üç": 3, "dört": 4, "beş": 5, "altı": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10},
    "id": {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10},
    "ar": {}, "zh": {}, "ja": {},
}
FUTURE: dict[str, str] = {
    "en": "will|shall|next|upcoming|due|scheduled|expected|plans|planned|starting|until|by", "es": "próximo|próxima|hasta|será|serán|tendrá|habrá|va|van|previsto|prevista", "fr": "prochain|prochaine|jusqu'au|sera|seront|aura|va|vont|doit|prévu|prévue|d'ici",
    "de": "wird|werden|will|wollen|soll|sollen|bis|kommenden|geplant|nächsten|ab", "pt": "próximo|próxima|até|será|serão|terá|vai|vão|previsto|prevista", "it": "prossimo|prossima|fino|sarà|saranno|entro|previsto|prevista", "nl": "zal|zullen|komende|tot|gaat|gaan|wordt|vanaf",
    "sv": "ska|kommer|nästa|till|blir", "pl": "będzie|będą|przyszły|do|odbędzie|planuje", "ru": "будет|будут|до|состоится|пройдет|пройдёт|планирует|намерен", "uk": "буде|будуть|до|відбудеться|пройде|планує", "tr": "kadar|olacak|edecek|yapılacak|gelecek", "id": "akan|hingga|sampai|mendatang|depan", "ar": "سوف|حتى|المقبل|القادم|سيتم",
}
IN: dict[str, str] = {
    "en": "in|since|until|by|during|of|last|next|this|early|late|mid", "es": "en|desde|hasta|de|pasado|próximo", "fr": "en|depuis|fin|début|mi", "de": "im|seit|ende|anfang|mitte|letzten|vergangenen|nächsten|kommenden", "pt": "em|desde|até|passado", "it": "a|in|da|fino|scorso|prossimo",
    "nl": "in|sinds|tot|eind|begin|afgelopen", "sv": "i|sedan|till", "pl": "w|od|do|we", "ru": "в|с|до", "uk": "у|в|з|до", "tr": "", "id": "pada|sejak|bulan|hingga", "ar": "في|منذ|حتى",
}
WILL: dict[str, str] = {
    "en": "will|shall|is due|are due|is set|are set|is to|are to|is expected|are expected|is scheduled|are scheduled", "es": "será|serán|tendrá|tendrán|habrá|va a|van a", "fr": "sera|seront|aura|auront|va|vont|doit|doivent",
    "de": "wird|werden|soll|sollen", "pt": "será|serão|terá|terão|haverá|vai|vão", "it": "sarà|saranno|avrà|ci sarà|si terrà", "nl": "zal|zullen|gaat|gaan", "sv": "ska|kommer att", "pl": "będzie|będą|odbędzie|odbędą",
    "ru": "будет|будут|состоится|состоятся|пройдет|пройдёт", "uk": "буде|будуть|відбудеться|відбудуться", "id": "akan", "ar": "سوف",
}
AHEAD: dict[str, str] = {"sv": "på"}
NO_DAY: dict[str, str] = {"es": "la|esta|una|cada|toda|primera|esa", "nl": "de|elke|deze|goede|iedere", "de": "guten|jeden"}
NAMES: dict[str, tuple[str, str]] = {
    "en": ("good|black|cyber|super|ash|palm|easter|bloody|holy|maundy|giving|sheffield|shrove|whit|fat|casual", "times|telegraph|mail|mirror|express|herald|world|post|sun|star|night|independent|league|club"),
}
# fmt: on
