"""Words by which a text speaks of its own author."""

from typing import Final

FIRST_PERSON: Final = frozenset(
    """i my me myself i'm i've ich mein meine meinen meiner mich mir je j'ai mon ma mes moi yo mi mis soy io mio
    mia miei sono eu meu minha meus ik mijn mij jag min mitt mina jeg mit mitt minä minun я мой моя мои мне
    меня мене мені мій моя ja mój moja moje mnie můj mé mám môj én engem eu meu mea mei ben benim مرا من أنا
    לי אני שלי मैं मेरा मेरी saya tôi""".split()
)

# Heads that stand alone above a profile, as `wording.words_of` gives them.
PROFILE_HEADS: Final = frozenset(
    " ".join(head.split())
    for head in """author profile; about the author; about the authors; about the writer; about author; about the
    editor; the author; author bio; author biography; author info; about me; meet the author; meet the writer; meet the reporter; more
    about the author; post author; written by; über den autor; über die autorin; über die autoren;
    zum autor; zur autorin; zur person; zur person; autorenprofil; der autor; die autorin; à propos de l'auteur;
    à propos de l’auteur; l'auteur; l'autrice; l'auteure; à propos de l'autrice; qui est l'auteur; a propos de l'auteur; sobre el autor; sobre la autora; sobre el periodista; quién escribe;
    acerca del autor; perfil del autor; el autor; la autora; sull'autore; l'autore; l’autore;
    l'autrice; chi è l'autore; informazioni sull'autore; sobre o autor; sobre a autora; perfil do
    autor; o autor; over de auteur; de auteur; om författaren; om skribenten; om forfatteren; om
    skribenten; kirjoittaja; kirjoittajasta; tietoa kirjoittajasta; o autorze; o autorce; autor
    artykułu; o autorovi; o autorce; a szerzőről; a szerző; despre autor; despre autoare; o autoru;
    o avtorju; σχετικά με τον συγγραφέα; για τον συντάκτη; об авторе; про автора; про авторку; про авторів; об авторах; за автора; о
    аутору; yazar hakkında; عن الكاتب; نبذة عن الكاتب; درباره نویسنده; על המחבר; על הכותב; על
    הכותבת; लेखक के बारे में; লেখক পরিচিতি; tentang penulis; về tác giả; autorist; apie autorių; par
    autoru; um höfundinn; kuhusu mwandishi; autor; el autor del artículo""".split(";")
)
