import pytest

from sayso.intake.decoding import binary_format, decoded

WORDS = "The police said “four people” were killed at the café in Kelm on Monday — and that it was not known who had done it."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_encodings_without_a_word_about_them(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding))[0].removeprefix("\ufeff") == WORDS


def test_the_declared_charset_is_believed() -> None:
    page = '<meta charset="cp1250"><p>Čtyři lidé v Kelmu</p>'.encode("cp1250")
    chars, encoding = decoded(page)
    assert "Čtyři lidé" in chars
    assert encoding == "cp1250"


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert "“four”" in decoded(b'<meta charset="iso-8859-1"><p>\x93four\x94 people</p>')[0]


def test_a_charset_that_is_none_does_no_harm() -> None:
    assert "four" in decoded(b'<meta charset="nonsense"><p>\x93four\x94 people were killed</p>')[0]


def test_utf_8_with_bytes_of_windows_1252() -> None:
    data = "“Four” were killed. ".encode() + "“Five” were hurt.".encode("cp1252")
    assert decoded(data) == ("“Four” were killed. “Five” were hurt.", "utf-8 with windows-1252")


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"PK\x03\x04", "ZIP"),
        (b"%PDF-1.4", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"GIF89a\x00\x01", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_binary_files_are_named(head: bytes, word: str) -> None:
    found = binary_format(head + b"\x00\x01\x02" * 50)
    assert found is not None
    assert word in found[0]


def test_words_that_look_like_a_format_are_words() -> None:
    assert binary_format(b"RIFF between army and police in Kelm") is None
    assert binary_format(b"BZh is not a word, and neither is ID3.") is None


def test_control_codes_make_a_file_binary() -> None:
    assert binary_format(bytes(range(32)) * 100) is not None
    assert binary_format(b"Four were killed\x00 in Kelm.") is None
