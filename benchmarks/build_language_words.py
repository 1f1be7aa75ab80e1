"""Write transforms/weights/languages.json: the commonest words of each language. Run from the root with wordfreq and
jusText installed: python benchmarks/build_language_words.py

Ranks come from wordfreq (42 languages) and, for what it lacks, from jusText's lists of words by frequency in Wikipedia
(BSD-2-Clause); for a few that neither has, from the function words below, in no order.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import wordfreq

OUT = Path(__file__).parents[1] / "transforms/weights/languages.json"
COUNT = 320
WORDFREQ = [
    "bg",
    "ca",
    "cs",
    "da",
    "de",
    "en",
    "es",
    "fa",
    "fi",
    "fr",
    "hi",
    "hu",
    "id",
    "is",
    "it",
    "lt",
    "lv",
    "mk",
    "ms",
    "nl",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sv",
    "tr",
    "uk",
    "ur",
    "vi",
    "ar",
    "bn",
]
OTHER_NAMES = {"fil": "tl", "nb": "no"}
JUSTEXT = {
    "Afrikaans": "af", "Albanian": "sq", "Azerbaijani": "az", "Basque": "eu", "Belarusian": "be", "Bosnian": "bs",
    "Breton": "br", "Croatian": "hr", "Esperanto": "eo", "Estonian": "et", "Galician": "gl", "Irish": "ga",
    "Javanese": "jv", "Kazakh": "kk", "Kurdish": "ku", "Kyrgyz": "ky", "Luxembourgish": "lb", "Maltese": "mt",
    "Marathi": "mr", "Nepali": "ne", "Norwegian_Nynorsk": "nn", "Occitan": "oc", "Serbian": "sr", "Sundanese": "su",
    "Swahili": "sw", "Turkmen": "tk", "Uzbek": "uz", "Welsh": "cy", "West_Frisian": "fy", "Yoruba": "yo",
    "Igbo": "ig", "Haitian": "ht", "Asturian": "ast", "Latin": "la",
}  # fmt: skip
# Function words of languages that neither list has, from grammars.
WRITTEN = {
    "zu": "ukuthi futhi kodwa ngoba lapho uma kanye ngokuthi kakhulu nje manje okwamanje lokhu lelo leli lo laba le ba ngesikhathi yakhe wakhe zakhe abantu umuntu kwakhe kule kulo emva phambi ngaphambi kusukela phakathi kwa ngo nge ngaphandle emuva bonke konke onke wonke ngenxa ukuze akukho kuthiwa uthe bathi wathi noma njengoba kwesinye amaphoyisa unyaka",  # noqa: E501
    "xh": "ukuba kwaye kodwa kuba apho ukuze kunye nangona kakhulu nje ngoku oku le aba lo kwi kwaba ngexesha yakhe wakhe zakhe abantu umntu emva phambi phakathi ngaphandle bonke konke onke wonke ngenxa ukusuka uthi bathi wathi okanye njengoko xa ukuya nto into ngabo kufuneka akukho umzi unyaka",  # noqa: E501
    "so": "waa oo ka ku iyo in uu ay ayaa la soo aan sidoo ah inuu inay waxaa waxa waxay wuxuu kale kala u si isaga iyada kuwa markii mar dadka sheegay sheegtay kadib kaddib ayuu ayay leh badan iska inta gudaha madaxweynaha soomaaliya hadda maanta dhinaca ciidamada laga loo ugu kasta balse laakiin weli aad",  # noqa: E501
    "ha": "da na ta a ya ba cewa wannan wani wata kuma don domin amma ko sai an sun yana tana suna yi shi ita su mu kan daga zuwa cikin wajen bayan kafin lokacin mutane shugaban gwamnatin ƙasar jihar duk kowa babu akwai inda yadda wanda wadda waɗanda ce ne ke za har game saboda yan ƴan ɗan",  # noqa: E501
    "rw": "ko kandi mu ku na cyangwa ariko kuko ubwo muri kuri aho iyi uyu ibi aba iki icyo abantu umuntu yavuze avuga ni si byo bya rya ya wa ba cyane nyuma mbere hagati igihe ibyo kugira ngo ubu nk yagize ati agira umwe bose u rwanda perezida minisitiri akarere",  # noqa: E501
    "mg": "ny ary dia fa ho amin an tamin ireo izany izy no tsy na raha satria koa ka azy noho teo eo any eto ity ilay nandritra taona olona rehetra hoy mba hafa amin'ny tamin'ny miaraka sy aza efa mbola tokony fanjakana filoha malagasy androany vao ihany kosa anefa",  # noqa: E501
    "ps": "د په او چې ته له دا هم یې ده دي نه کې سره کړي وو خو باندې پر شوي يو یو دی شو کړه کړل وه وي مو موږ تاسو هغه هغې هغوی څخه لپاره افغانستان وويل ويلي وایي تر يا یا چا څه کوي کولو شي سوله طالبانو",  # noqa: E501
    "ckb": "لە بە و کە بۆ ئەو ئەم لەگەڵ هەروەها بەڵام یان ی دەکات کرد کردووە بوو هەیە نییە هیچ هەموو لەسەر دوای پێش ئێستا ساڵی ساڵ وتی کوردستان هەرێمی عێراق دەبێت پێی دەڵێت ئەوەی ئەوە ئەمە یەک دوو زۆر چەند خۆی لەلایەن سەرۆکی",  # noqa: E501
    "tg": "ва дар ба аз ки бо ин он барои аст мешавад буд шуд кард то як худ ҳам ё аммо ҳар низ онҳо мо шумо вай соли тоҷикистон ҷумҳурии раиси кишвар мекунад гуфт шудааст дорад намуд оид ҳамин баъд пеш миёни рӯзи",  # noqa: E501
    "mn": "нь байна юм бол ба болон энэ тэр дээр гэж гэсэн байгаа байсан болно хийх болох дахь тухай хүн хүний манай та би бид монгол улсын улс оны онд өнөөдөр өчигдөр дараа өмнө хамт гэв хэлэв шинэ их бага ч л бөгөөд харин эсвэл мөн",  # noqa: E501
    "tt": "һәм белән дә да бу ул өчен булган булып аның дип тә та кенә генә иде дә бер ел елда татарстан татар казан буенча алар без сез мин күп шул шулай хәзер соң кадәр турында кеше халык республикасы",  # noqa: E501
    "ba": "һәм менән был ул өсөн булған булып уның тип кенә ине бер йыл йылда башҡортостан башҡорт буйынса улар беҙ һеҙ мин күп шул шулай хәҙер һуң тиклем тураһында кеше халыҡ республикаһы ла лә",  # noqa: E501
    "ug": "ۋە بىلەن بۇ ئۇ بىر ئۈچۈن دەپ قىلىپ قىلغان بولۇپ بولغان ئۇنىڭ ھەم ياكى لېكىن كېيىن ئۇيغۇر خەلق يىلى ئىدى ئۇلار بىز مەن سىز كۆپ شۇ ھازىر ئارىسىدا توغرىسىدا خىتاي",  # noqa: E501
    "sd": "۾ ۽ جي جو جا کي آهي کان تي سان هي اهو نه ته به هن ان پر جنهن ڪري ڪيو ويو وڃي آهن هو هئي سنڌ سنڌي پنهنجي هڪ اهي بعد لاءِ ڪرڻ ٿيو ٿي",  # noqa: E501
    "ti": "ኣብ እዩ ናይ ካብ ከምኡ ድማ ግን ነቲ ብዝሒ ኢሉ ነዚ እዚ ናብ ምስ እቲ ንምዃኑ ኤርትራ ትግራይ ከምዝኾነ ዘሎ ኣሎ",
    "am": "ነው እና ላይ ውስጥ ነበር ግን ወደ ጋር ይህ ያለው ሲሆን ብለዋል አቶ መንግስት ኢትዮጵያ አዲስ አበባ በኋላ ስለ እንደ ከዚህ የሆነ ናቸው ዛሬ ተናግረዋል",
    "yi": "און איז די דער אין פון צו האט מיט אויף ניט נישט אז ער זי עס דאס וואס ווי אבער פאר נאך ביי אלע זיך געווען ווערן האבן",
    "he": "של את על לא עם זה הוא כי גם או אל אבל היא יותר רק כל אם הם אני בין לפני אחרי כמו היה היו אמר ישראל בית",
    "as": "আৰু এই তেওঁ কৰা হৈছে কৰি অসম ৰাজ্য পৰা হয় লগত বাবে এটা নাই কিন্তু যে আছে দিয়া পৰে ওপৰত",
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]{1,16}(?:['’][^\W\d_]{1,8})?")


def clean(words):
    """Words as the identifier will meet them, in order, the first COUNT."""
    out = dict.fromkeys(w.casefold() for w in words if re.fullmatch(r"[^\s\d]{1,16}", w))
    return list(out)[:COUNT]


def main() -> None:
    table = {}
    for language in [*WORDFREQ, *OTHER_NAMES]:
        table[OTHER_NAMES.get(language, language)] = clean(wordfreq.top_n_list(language, 2 * COUNT))
    for name, code in JUSTEXT.items():
        text = resources.files("justext").joinpath(f"stoplists/{name}.txt").read_text("utf-8")
        words = text.split()
        if code == "sr":
            words = [w for w in words if w[0].isascii() or w[0] > "\u0400"]
        table.setdefault(code, clean(words))
    for code, words in WRITTEN.items():
        table[code] = clean(words.split())
    card = {
        "what": "the commonest words of each language, the commonest first",
        "command": "python benchmarks/build_language_words.py",
        "data": f"wordfreq {wordfreq.__name__} 3.1.1 for {len(WORDFREQ) + 2} languages, jusText 3.0.2 for {len(JUSTEXT)}, grammars for {len(WRITTEN)}",  # noqa: E501
    }
    body = {code: " ".join(words) for code, words in sorted(table.items())}
    OUT.write_text(json.dumps({"card": card, "words": body}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(len(table), "languages,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
