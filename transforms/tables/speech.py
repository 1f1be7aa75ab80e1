"""Words with which a text reports what somebody said, asked or wrote: no site speaks so to its readers.

Words that also stand in requests are left out: "read", "written", the Finnish for "according to" (it says "along", too).
"""

from typing import Final

REPORTING: Final = frozenset(
    """said says told tells asked asks wrote writes warned warns urged urges added adds announced announces
    replied shouted according quoted
    sagte sagt sagten rief riefen schrieb schreibt steht hieß heißt fragte fragt erklärte erklärt warnte forderte
    laut zufolge meinte betonte
    dit disait dirent déclaré déclare affirme affirmé écrit demandé demande ajouté selon lancé lisait criait
    dijo dice dijeron decía escribió preguntó pidió añadió afirmó según advirtió aseguró gritó leía
    disse dice dicono ha-detto detto scrisse scrive chiese secondo aggiunto leggeva
    disse diz disseram escreveu perguntou segundo afirmou pediu acrescentou
    zei zegt zeiden schreef vroeg volgens riep
    sade säger sa skrev frågade enligt sier spurte ifølge sagde siger skriver spurgte
    sanoi sanoo kirjoitti kysyi
    powiedział powiedziała mówi napisał napisała zapytał według dodał dodała
    řekl řekla říká napsal napsala zeptal podle dodal dodala povedal povedala hovorí podľa
    mondta mondja írta kérdezte szerint közölte
    spus spune spunea scris întrebat potrivit declarat
    сказал сказала сказали говорит написал написала спросил сообщил сообщила заявил заявила словам
    сказав сказала каже написав написала запитав повідомив заявив словами
    каза казва написа попита според заяви
    rekao rekla kaže napisao napisala pitao prema dodao
    είπε λέει έγραψε ρώτησε σύμφωνα δήλωσε
    dedi diyor yazdı sordu göre söyledi açıkladı
    قال قالت يقول كتب كتبت سأل أضاف أعلن وفقا گفت گفته نوشت پرسید אמר אמרה אומר כתב כתבה שאל לדברי
    कहा बताया लिखा पूछा के-अनुसार বলেন বলেছেন জানান
    berkata katanya kata menulis bertanya menurut ujar nói cho-biết viết hỏi
    advises advised rät riet mahnt disait proclamait conseille reza rezaba aconseja diceva recita dizia staat stod
    радит radí hlásá stojí mawiał mawiała głosi głosił radzi гласил гласила гласит советует советовал призывает написано
    радить гласи призовава съветва пише γράφει έγραφε yazıyor yazıyordu
    말했다 밝혔다 전했다 물었다 썼다 กล่าวว่า""".casefold().split()
)
# The same in scripts without spaces, wherever they in a sentence.
REPORTING_UNSPACED: Final[tuple[str, ...]] = (
    "述べ", "話し", "語っ", "言っ", "と書", "呼びかけ", "という", "说道", "表示", "写道", "呼吁说", "說道", "กล่าว", "บอกว่า",
)  # fmt: skip
