from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.decoding import decode
from transforms.document import Unusable

CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. Rada města dnes ráno schválila rozpočet, řekl starosta. " * 5
TEXTS = {
    "windows-1250": CZECH,
    "windows-1251": "Сегодня утром городской совет утвердил новый бюджет, сообщил мэр на встрече с жителями. " * 5,
    "windows-1252": "Le maire a été réélu à la majorité, a déclaré hier soir le conseil de la cité côtière. " * 5,
    "windows-1253": "Το δημοτικό συμβούλιο ενέκρινε σήμερα τον νέο προϋπολογισμό της πόλης. " * 5,
    "windows-1254": "Belediye meclisi bu sabah yeni bütçeyi onayladı, dedi başkan; çalışmalar ağustosta başlıyor. " * 5,
    "koi8-r": "Сегодня утром городской совет утвердил новый бюджет, сообщил мэр на встрече с жителями. " * 5,
    "cp932": "市議会は今朝、新しい予算案を可決したと市長が述べた。工事は四月に始まる予定だ。" * 5,
    "gb18030": "市议会今天上午批准了新的预算，市长在会上说，工程将于四月开始。" * 5,
    "cp949": "시의회는 오늘 아침 새 예산안을 승인했다고 시장이 말했다. 공사는 사월에 시작된다. " * 5,
}


def test_valid_utf_8_goes_before_any_declaration() -> None:
    decoded = decode(CZECH.encode(), "text/plain; charset=windows-1252")
    assert (decoded.text, decoded.encoding, decoded.evidence) == (CZECH, "utf-8", "valid UTF-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    decoded = decode(CZECH.encode(encoding))
    assert decoded.text == CZECH
    assert decoded.evidence == "byte order mark"


def test_one_bad_byte_does_not_switch_the_codec() -> None:
    body = CZECH.encode()
    decoded = decode(body[:100] + b"\x92" + body[100:])
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("’", "", 1) == CZECH
    assert "1 stray" in decoded.evidence


def test_a_letter_cut_in_two_at_the_end_leaves_the_rest() -> None:
    whole = CZECH.strip() + " ř"
    decoded = decode(whole.encode()[:-1])
    assert decoded.text[:-1] == whole[:-1]


@pytest.mark.parametrize("encoding", TEXTS)
def test_detection_without_declaration(encoding: str) -> None:
    decoded = decode(TEXTS[encoding].encode(encoding))
    assert decoded.text == TEXTS[encoding]
    assert "chardet" in decoded.evidence


def test_the_header_declares() -> None:
    decoded = decode(CZECH.encode("iso-8859-2"), "text/html; charset=iso-8859-2")
    assert (decoded.text, decoded.encoding) == (CZECH, "iso-8859-2")


def test_the_markup_declares() -> None:
    body = b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">' + CZECH.encode(
        "cp1250"
    )
    decoded = decode(body, markup=True)
    assert CZECH in decoded.text
    assert "markup" in decoded.evidence


@pytest.mark.parametrize("label", ["utf-8", "rot13", "base64", "no-such-thing", "x" * 5000, "shift_jis"])
def test_a_false_declaration_is_not_believed(label: str) -> None:
    assert decode(CZECH.encode("cp1250"), f"text/plain; charset={label}").text == CZECH


def test_latin_1_on_the_web_is_windows_1252() -> None:
    text = "“Größe” – das fänden wir schön, sagte die Bürgermeisterin." * 3
    assert decode(text.encode("cp1252"), "text/plain; charset=iso-8859-1").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [CZECH, TEXTS["windows-1251"], "Plain English words, and quite some of them. " * 9])
def test_utf_16_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_too_few_letters_to_tell_is_windows_1252() -> None:
    decoded = decode("a café in the harbour".encode("cp1252"))
    assert decoded.text == "a café in the harbour"
    assert decoded.evidence.startswith("assumed")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "blank"),
        ("\u00a0\u3000\ufeff".encode(), "blank"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"\0" * 500, "binary"),
    ],
)
def test_what_is_no_text_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        decode(body)
    assert refused.value.reason == reason


def test_a_few_nul_bytes_do_not_make_it_binary() -> None:
    assert decode(b"good\0 words " + b"and more of them " * 60).text.startswith("good")


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_utf_8_text_comes_back(text: str) -> None:
    if text.encode().startswith((b"\xef\xbb\xbf",)):
        text = text.removeprefix("\ufeff") or "x"
    assert decode(("a" + text).encode()).text == "a" + text


@given(st.binary(max_size=400), st.sampled_from(["", "text/html; charset=utf-16", "text/plain; charset=big5", "x"]))
def test_no_bytes_break_it(body: bytes, content_type: str) -> None:
    try:
        decoded = decode(body, content_type, markup=True)
    except Unusable:
        return
    assert decoded.text.strip()
    assert decode(body, content_type, markup=True) == decoded
