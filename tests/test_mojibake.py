"""Text that must be repaired, text that must stay, and what each repair says of itself."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from importlib.resources import files
from pathlib import Path

import pytest

from transforms.mojibake import RULES_OF_REPAIR, Repaired, repair, repair_all
from transforms.mojibake_channels import channel
from transforms.mojibake_decode import Effort, Prices, decode
from transforms.mojibake_letters import unpack
from transforms.mojibake_score import scorer

CASES = json.loads((Path(__file__).parent / "cases" / "mojibake.json").read_text())


def labels(cases: list[dict[str, str]]) -> list[str]:
    return [f"{number} {case['label']}" for number, case in enumerate(cases)]


@pytest.mark.parametrize("case", CASES["repaired"], ids=labels(CASES["repaired"]))
def test_is_restored(case: dict[str, str]) -> None:
    result = repair(case["text"])
    assert result.text == case["fixed"]
    assert result.repairs
    assert {one.rule for one in result.repairs} <= RULES_OF_REPAIR


@pytest.mark.parametrize("case", CASES["clean"], ids=labels(CASES["clean"]))
def test_is_left_as_it_is(case: dict[str, str]) -> None:
    assert repair(case["text"]) == Repaired(case["text"], ())


@pytest.mark.parametrize("case", CASES["left"], ids=labels(CASES["left"]))
def test_garbled_text_of_which_too_little_is_left_stays(case: dict[str, str]) -> None:
    assert repair(case["text"]) == Repaired(case["text"], ())


@pytest.mark.parametrize("case", CASES["known_failures"], ids=labels(CASES["known_failures"]))
@pytest.mark.xfail(strict=True, reason="a known failure: move it to `repaired` when it passes")
def test_known_failures(case: dict[str, str]) -> None:
    assert repair(case["text"]).text == case["fixed"]


DOCUMENTS = json.loads((Path(__file__).parent / "cases" / "mojibake_documents.json").read_text())


def lost(text: str) -> str:
    """A text without its C1 controls and soft hyphens, as many a scraper leaves it."""
    return re.sub("[\x80-\x9f\xad]", "", text).replace("\xa0", " ")


@pytest.mark.parametrize("seen", ["sloppy-windows-1252", "latin-1"])
@pytest.mark.parametrize(
    ("language", "meant"),
    [
        ("ar", "windows-1256"),
        ("ru", "koi8-r"),
        ("ru", "windows-1251"),
        ("ja", "euc_jp"),
        ("zh", "gbk"),
        ("ko", "euc_kr"),
    ],
)
def test_a_whole_document_of_another_code_page(language: str, meant: str, seen: str) -> None:
    # Of some thousand bytes above ASCII enough are UTF-8 by chance to look like proof.
    whole = [line.encode(meant, "ignore") for line in 2 * DOCUMENTS[language]]
    read = [one.text for one in repair_all([line.decode(seen) for line in whole])]
    assert read == [line.decode(meant) for line in whole]


@pytest.mark.parametrize(("language", "meant"), [("ja", "euc_jp"), ("ja", "shift_jis"), ("zh", "gbk")])
def test_one_whose_bytes_are_lost_is_made_no_worse(language: str, meant: str) -> None:
    whole = [line.encode(meant, "ignore") for line in DOCUMENTS[language]]
    seen = [lost(line.decode("latin-1")) for line in whole]
    read = [one.text for one in repair_all(seen)]
    assert all(one in (line, was.decode(meant)) for one, line, was in zip(read, seen, whole, strict=True))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (
            "Il va Ã Paris et il reste Ã la maison avec son pÃ¨re.",
            "Il va à Paris et il reste à la maison avec son père.",
        ),
        ("Ele foi Ã praia com a irmÃ£, e nÃ£o Ã escola.", "Ele foi à praia com a irmã, e não à escola."),
        ("Il est arrivÃ© Ã  la gare Ã  midi.", "Il est arrivé à la gare à midi."),
        ("La situaciÃ³ bÃ sica del paÃ­s", "La situació bàsica del país"),
    ],
)
def test_the_space_behind_a_lone_letter_is_its_words(seen: str, meant: str) -> None:
    assert repair(seen).text == meant


def test_negative_cases_are_at_least_as_many() -> None:
    assert len(CASES["clean"]) >= len(CASES["repaired"])


def test_what_is_restored_stays() -> None:
    for case in CASES["repaired"]:
        assert repair(case["fixed"]).repairs == () or "\x00" in case["fixed"], case["label"]


def test_a_repair_names_its_word_channel_and_loss() -> None:
    first, second = repair("The talks of VolodĂmir were in EL PAĂŤS.").repairs
    assert (first.before, first.after, first.start) == ("VolodĂmir", "Volodímir", 13)
    assert first.rule == "reread_lossy"
    assert first.channel == "utf-8 read as windows-1250, soft hyphen lost"
    assert (second.before, second.after, second.rule) == ("PAĂŤS", "PAÍS", "reread")
    assert second.channel == "utf-8 read as windows-1250"
    assert 0.9 < first.confidence <= second.confidence <= 1.0


def test_punctuation_around_a_word_is_not_part_of_its_repair() -> None:
    (only,) = repair("He came (from MÃ¼nchen), they say.").repairs
    assert (only.before, only.after) == ("MÃ¼nchen", "München")


def test_evidence_of_one_piece_counts_in_the_others() -> None:
    alone = "His name is pripratÄ here."
    assert repair(alone).text == alone
    pieces = repair_all([alone, "KÃ¶ln, MÃ¼nchen, WÃ¼rzburg, Å½ilina and NorimberkÅ¯ with StraÃe."])
    assert pieces[1].text.startswith("Köln, München, Würzburg")
    assert pieces[0].text != alone


def test_clean_pieces_stay_beside_a_garbled_one() -> None:
    clean = "Das Café in Österreich hieß „Ännchen“ – schön."
    first, second = repair_all([clean, "Das CafÃ© in KÃ¶ln war schÃ¶n."])
    assert first == Repaired(clean, ())
    assert second.text == "Das Café in Köln war schön."


def test_twice_garbled_text_is_one_repair_a_word() -> None:
    (only,) = repair("Das ist schÃƒÂ¶n.").repairs
    assert (only.before, only.after) == ("schÃƒÂ¶n", "schön")
    assert only.channel.endswith("2 times")


@pytest.mark.parametrize(
    "unit", ["Ã", "â€", "Ã©", "â€ ", "ÃƒÂ", "&Atilde;", "РС", "Ð ", "\ufffd", "ÃÂ \n", "漢", "é?a"]
)
def test_long_hostile_text_ends(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert isinstance(repair(text).text, str)


def test_two_escaped_surrogates_are_one_character() -> None:
    result = repair("smile \ud83d\ude00")
    assert result.text == "smile \U0001f600"
    assert [one.rule for one in result.repairs] == ["surrogate_pair"]


@pytest.mark.parametrize("word", ["коррупции", "утром", "сценарий", "Революции"])
def test_a_listed_word_with_bytes_lost_is_read_as_a_whole(word: str) -> None:
    seen = re.sub("[\x80-\x9f\xad]", "", word.encode().decode("latin-1")).replace("\xa0", " ")
    assert decode(seen, channel("latin-1"), scorer("ru"), Prices(), Effort(2, all=True)).text == word


def test_the_weights_are_those_of_one_training() -> None:
    weights = files("transforms") / "weights"
    for name in ("mojibake_words", "mojibake_pairs"):
        card = json.loads((weights / f"{name}.card.json").read_text())
        for other in ("letters", "words", "pairs"):
            made = weights / f"mojibake_{other}{'.json.xz' if other == 'letters' else '.zip'}"
            known = card.get(f"{other}_sha256")
            assert known in (None, hashlib.sha256(made.read_bytes()).hexdigest()), (name, other)


def test_a_word_that_bytes_lost_make_ambiguous_is_read_by_its_neighbours() -> None:
    way = channel("latin-1")

    def seen(text: str) -> str:
        return re.sub("[\x80-\x9f\xad]", "", way.see(text)).replace("\xa0", " ")

    assert seen("من") == seen("في")
    text = "وجاء ذلك في بيان صدر عن وزارة الخارجية. طلبت الشرطة من السكان عدم الخروج من المنازل."
    assert repair(seen(text)).text == text


def test_a_script_is_unpacked_when_it_is_asked_for() -> None:
    stored = json.loads(lzma.decompress((files("transforms") / "weights" / "mojibake_letters.json.xz").read_bytes()))
    model = unpack(stored)
    before = model.after("^при", "в")
    model.need("CYRILLIC")
    assert model.after("^при", "в") < before - 2
    assert "CYRILLIC" not in model.packed
    assert "GREEK" in model.packed


@pytest.mark.parametrize("unit", ["ã‚", "ì„", "ë‹¤ ", "à¤", "ÙØ ", "ãƒ¼a"])
def test_long_text_that_might_be_chained_ends(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert isinstance(repair(text).text, str)
