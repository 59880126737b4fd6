"""Hostile inputs: every one ends in an item or a reason, never in a traceback, and every span stays inside its text."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import REASONS, UnreadableReport
from sayso.examples import example_paths
from sayso.intake import Item, Kind, Outcome, open_items, read_bytes
from sayso.intake.decoding import decoded

PROSE = (
    "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed.\n\n"
    "The Northern Dawn Front said that it had carried out the attack. The mayor of Kelm condemned it.\n"
)
PAGE = (
    "<!doctype html><html><head><title>Bomb in Kelm</title></head><body><article><h1>Bomb in Kelm</h1>"
    "<p>A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed.</p>"
    "<p>The Northern Dawn Front said that it had carried out the attack. The mayor of Kelm condemned it.</p>"
    "</article></body></html>"
)


def check(outcomes: list[Outcome], data: bytes | None = None) -> None:
    """What holds of every outcome, however bad the input."""
    assert outcomes, "something was given, so something must be said of it"
    for outcome in outcomes:
        if isinstance(outcome, UnreadableReport):
            assert outcome.reason in REASONS
            assert outcome.where
            assert len(str(outcome)) - len(outcome.where) < 2_000
            str(outcome).encode("utf-8")
            continue
        check_item(outcome, data)


def check_item(item: Item, data: bytes | None) -> None:
    chars = item.text.chars
    assert chars.strip()
    assert 0 <= item.text.body_start <= len(chars)
    chars.encode("utf-8")
    assert not any(c in chars for c in "\x00\x08\x1b\r\u202e\u2066\u200b\ufeff\u2028\x85")
    for words in dataclasses.astuple(item.report):
        assert words is None or (len(words.encode("utf-8")) < 5_000 and "\n" not in words)
    assert item.text.report_id == item.report.id
    if item.report.published is not None:
        assert datetime.date.fromisoformat(item.report.published).isoformat() == item.report.published
    last = 0
    for origin in item.text.origins:
        assert last <= origin.span.start < origin.span.end <= len(chars)
        last = origin.span.end
    if data is not None:
        source = decoded(data)[0]
        for origin in item.text.origins:
            assert source[origin.source_start : origin.source_start + len(origin.span)] == item.text.words(origin.span)
    for note in item.notes:
        assert note.code and note.message.encode("utf-8") and note.made_by


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("report.txt", PROSE)
    return buffer.getvalue()


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "lol"}">' for i in range(10))
    return f'<?xml version="1.0"?><!DOCTYPE html [{entities}]><html><body><p>&a9;</p></body></html>'.encode()


def cuts() -> Iterator[tuple[str, bytes, Kind]]:
    """The bundled examples, cut off at many points, in the middle of tags, characters and strings too."""
    for path in example_paths():
        data = path.read_bytes()
        steps = 36 if path.suffix == ".html" else 10
        for i in range(steps):
            end = 1 + (len(data) - 2) * i // steps
            yield f"{path.name} cut at byte {end}", data[:end], "auto"
        yield f"{path.name} without its first half", data[len(data) // 2 :], "auto"
    wide = PROSE.encode("utf-16")
    for end in (1, 2, 3, 5, 101, len(wide) - 1):
        yield f"UTF-16 cut at byte {end}", wide[:end], "auto"


def encodings() -> Iterator[tuple[str, bytes, Kind]]:
    words = PROSE.replace("police said", "police said “a coup é”")
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp1250"):
        yield f"prose in {encoding}", words.encode(encoding), "auto"
        yield f"page in {encoding}", PAGE.replace("four", "“four”").encode(encoding), "html"
    yield (
        "UTF-8 with bytes of Windows-1252",
        words.encode() + "“Four” à la carte is what they said to us.".encode("cp1252"),
        "auto",
    )
    yield "page that declares another charset", b'<meta charset="koi8-r">' + PAGE.encode("utf-16"), "html"
    yield "page that declares no real charset", b'<meta charset="nonsense-9000">' + PAGE.encode("cp1252") + b"\x93", "html"
    yield "page that declares a codec of bytes", b'<meta charset="base64">' + PAGE.encode() + b"\xff", "html"
    yield "page that declares rot13", b'<meta charset="rot13">' + PAGE.encode() + b"\xff", "html"
    yield "wrong byte order mark", b"\xff\xfe" + PROSE.encode(), "auto"
    yield "four-byte mark and nothing", b"\xff\xfe\x00\x00", "auto"


def binaries() -> Iterator[tuple[str, bytes, Kind]]:
    heads = (
        b"%PDF-1.7\n%\xe2\xe3",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a\x01\x00",
        b"\x1f\x8b\x08",
        b"BZh91AY\x00",
    )
    more = (
        b"\x7fELF\x02\x01",
        b"MZ\x90\x00\x03\x00",
        b"RIFF\x24\x00\x00\x00WAVE",
        b"{\\rtf1\\ansi ",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    )
    for head in (*heads, *more):
        yield f"binary {head[:4]!r}", head + bytes(range(256)) * 8, "auto"
        yield f"binary {head[:4]!r} as a page", head + bytes(range(256)) * 8, "html"
    yield "zip", zipped(), "auto"
    yield "zip as JSON lines", zipped(), "jsonl"
    yield "nulls", b"\x00" * 5_000, "auto"
    yield "prose with nulls", PROSE.replace(" ", "\x00 ").encode(), "auto"
    yield "a few nulls", PROSE.replace("Kelm", "Ke\x00lm").encode(), "auto"
    yield "random bytes", bytes((i * 7919 + i // 3) % 256 for i in range(20_000)), "auto"
    yield "all bytes", bytes(range(256)), "auto"
    yield "high bytes", bytes(range(128, 256)) * 50, "auto"


def texts() -> Iterator[tuple[str, bytes, Kind]]:
    words = {
        "nothing": "",
        "blanks": " \n\t \r\n ",
        "one character": "x",
        "only marks": "\u202e\u200b\ufeff\u2066",
        "one huge word": "a" * 300_000,
        "prose without line breaks": PROSE.replace("\n", " ") * 500,
        "many empty lines": "\n" * 100_000 + PROSE,
        "many short lines": "a\n" * 60_000,
        "many lines of two words": "Home News\n" * 20_000,
        "right-to-left override": PROSE.replace("four", "\u202efour\u202c"),
        "isolates": PROSE.replace("Kelm", "\u2066Kelm\u2069"),
        "Hebrew and Arabic marks": "\u200f" + PROSE + "\u061c",
        "Arabic": "انفجرت قنبلة في محطة الحافلات يوم الاثنين وقالت الشرطة إن أربعة أشخاص قتلوا. " * 10,
        "Chinese": "星期一，车站发生爆炸，警方说有四人死亡。" * 20,
        "mixed scripts": PROSE + "انفجرت قنبلة" + PROSE,
        "Spanish": "La bomba estalló en la estación de autobuses el lunes y la policía dijo que murieron cuatro personas en el ataque. "
        * 5,
        "combining accents": PROSE.replace("o", "o\u0301\u0300\u0323"),
        "a tower of accents": "o" + "\u0301" * 50_000,
        "tag characters": PROSE + "".join(chr(0xE0000 + ord(c)) for c in "secret"),
        "emoji": PROSE.replace("killed", "killed 💥👩‍👩‍👧"),
        "noncharacters": PROSE + "\ufffe\uffff\U0010ffff",
        "private use": "\ue000\ue001" * 400,
        "control codes": PROSE.replace(" ", " \x1b[31m", 3),
        "form feeds": PROSE.replace("\n", "\x0c"),
        "line separators": PROSE.replace("\n", "\u2028"),
        "old Mac line ends": PROSE.replace("\n", "\r"),
        "code": "def f(x):\n    return {k: v for k, v in x.items() if v >= 0}\n" * 60,
        "table": "12;34;56;78\n" * 400,
        "list of names": "\n".join(f"Name{i} Surname{i}" for i in range(3_000)),
        "punctuation": "?!.,;:" * 3_000,
        "digits": "0123456789 " * 3_000,
        "quotation marks": '"' * 30_000,
        "apostrophes": "o'" * 30_000,
        "dashes": "-" * 30_000,
        "dateline of dashes": "KELM " + "-- " * 9_000 + PROSE,
        "byline of names": "By " + "Anna " * 20_000 + "\n" + PROSE,
        "bars": "Home | " * 9_000 + "\n" + PROSE,
        "brackets": "(" * 20_000 + PROSE + ")" * 20_000,
        "impossible date": "Bomb in Kelm kills four people\n31 February 2023\n\n" + PROSE,
        "date of year zero": "Bomb in Kelm kills four people\n0000-00-00\n\n" + PROSE,
        "script in the headline": "<script>alert(1)</script> Bomb in Kelm\n\n" + PROSE,
        "format strings": PROSE + "%s %n {0} {__class__} ${x}",
        "path tricks": "../../../etc/passwd\n\n" + PROSE,
        "terminal commands": "\x1b]0;title\x07\x9b31m" + PROSE,
        "byte order marks inside": "\ufeff".join(PROSE),
        "soft hyphens": "\u00ad".join(PROSE),
    }
    for name, chars in words.items():
        yield name, chars.encode("utf-8", "surrogatepass"), "text" if name == "script in the headline" else "auto"
    yield "lone surrogates in the bytes", (PROSE + "\ud800").encode("utf-8", "surrogatepass"), "auto"


def pages() -> Iterator[tuple[str, bytes, Kind]]:
    body = "<p>A bomb exploded in Kelm on Monday and the police said that four people were killed in it.</p>" * 5
    marked = {
        "deep divisions": "<div>" * 20_000 + body + "</div>" * 20_000,
        "deep lists": "<ul><li>" * 5_000 + body,
        "deep fonts": "<font>" * 30_000 + body,
        "deep tables": "<table><tr><td>" * 2_000 + body,
        "unclosed everything": "<b><i><a><p><div><span>" * 500 + body,
        "ends that were never begun": "</div></p></table>" * 2_000 + body,
        "attributes without end": "<p " + "x=y " * 50_000 + ">" + body,
        "attribute of a megabyte": f'<p title="{"x" * 1_000_000}">' + body,
        "open quotation mark": '<p class="x>' + body,
        "open comment": "<!-- " + body,
        "comments": "<!-- x -->" * 20_000 + body,
        "CDATA": "<![CDATA[" + body + "]]>",
        "script only": "<html><body><script>while(true){}</script></body></html>",
        "script in the title": "<html><head><title><script>alert(1)</script></title></head><body>" + body,
        "many paragraphs": "<html><body>" + "<p>The police said that it was calm in Kelm.</p>" * 9_000,
        "empty paragraphs": "<html><body>" + "<p></p>" * 20_000,
        "no words": "<html><head></head><body></body></html>",
        "images only": "<html><body>" + "<img src=x.png>" * 3_000,
        "frames": "<html><frameset><frame src=a><frame src=b></frameset></html>",
        "entities": "<html><body><p>" + "&lt;&amp;&#0;&#x110000;&#xD800;&nbsp;&zwj;&bogus;" * 500 + "</p>" + body,
        "null entity": "<html><body><p>A bomb &#0; exploded &#8238; in Kelm and &#x9; four were killed.</p>" + body,
        "metadata without end": "<html><head>" + '<meta property="og:title" content="x">' * 20_000 + "</head><body>" + body,
        "dates that are none": '<html><head><meta property="article:published_time" content="99999-99-99T99">'
        + "</head><body>"
        + body,
        "dates that disagree": "<html><body><time datetime='2023-01-01'></time><time datetime='2024-01-01'></time>" + body,
        "linked data that is no JSON": "<html><head><script type='application/ld+json'>{{{{</script></head><body>" + body,
        "linked data with NaN": "<html><head><script type='application/ld+json'>"
        '{"@type":"NewsArticle","headline":NaN,"datePublished":1e999,"author":[[[{}]]]}</script></head><body>' + body,
        "deep linked data": "<html><head><script type='application/ld+json'>" + "[" * 100_000 + "</script></head><body>" + body,
        "linked data of odd types": "<html><head><script type='application/ld+json'>"
        '{"@type":["NewsArticle",3],"headline":["a"],"publisher":"x","author":{"name":{"name":1}}}</script></head><body>' + body,
        "XML namespace": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>' + body + "</body></html>",
        "feed": '<?xml version="1.0"?><rss><channel><item><title>x</title><description>A bomb exploded.</description></item></channel></rss>',
        "vector image": "<svg xmlns='http://www.w3.org/2000/svg'><text>A bomb exploded in Kelm.</text></svg>",
        "base address": "<html><head><base href='http://203.0.113.1/'></head><body><iframe src='http://203.0.113.1/'></iframe>"
        + body,
        "external entity": "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>&x;</p>" + body,
        "nulls in tags": "<ht\x00ml><bo\x00dy>" + body,
        "one line of markup": "<p>" + "word " * 100_000 + "</p>",
        "upper case tags": body.upper(),
        "paywall": "<html><body><article><p>A bomb exploded in Kelm on Monday, police said.</p><p>Subscribe to continue reading</p></article>",
    }
    for name, chars in marked.items():
        yield name, chars.encode("utf-8", "surrogatepass"), "html"
        yield f"{name} (kind not said)", chars[:200_000].encode("utf-8", "surrogatepass"), "auto"
    yield "entity bomb", entity_bomb(), "html"
    yield "entity bomb (kind not said)", entity_bomb(), "auto"


def json_lines() -> Iterator[tuple[str, bytes, Kind]]:
    good = json.dumps({"text": PROSE})
    lines = {
        "no JSON": "this is not JSON",
        "half an object": '{"text": "A bomb expl',
        "not an object": "[1, 2, 3]",
        "a string": '"text"',
        "a number": "1e999",
        "NaN": "NaN",
        "NaN as text": '{"text": NaN}',
        "null as text": '{"text": null}',
        "a list as text": '{"text": ["a", "b"]}',
        "a number as text": '{"text": 5}',
        "no text": '{"title": "x"}',
        "empty text": '{"text": ""}',
        "blank text": '{"text": " \\n\\u0000\\u202e"}',
        "lone surrogate": json.dumps({"text": PROSE + "\ud800 \udfff"}),
        "lone surrogate in the title": json.dumps({"text": PROSE, "title": "\udead bomb"}),
        "lone surrogate in the id": json.dumps({"text": PROSE, "id": "\udead", "\udead": 1, "source": "\ud800"}),
        "null in the title": json.dumps({"text": PROSE, "title": "Bomb\u0000 in Kelm"}),
        "title of objects": json.dumps({"text": PROSE, "title": {"a": 1}, "published": 20230101, "source": ["x"]}),
        "odd dates": json.dumps({"text": PROSE, "published": "yesterday"}),
        "date of letters": json.dumps({"text": PROSE, "published": "x" * 10_000}),
        "huge number": '{"text": ' + "9" * 10_000 + "}",
        "deep nesting": '{"text": ' + "[" * 200_000 + "]" * 200_000 + "}",
        "deep objects": '{"a":' * 50_000 + "1" + "}" * 50_000,
        "duplicate keys": '{"text": "a", "text": ' + json.dumps(PROSE) + "}",
        "many keys": json.dumps({"text": PROSE, **{f"k{i}": i for i in range(2_000)}}),
        "huge key": json.dumps({"text": PROSE, "k" * 100_000: 1}),
        "page inside": json.dumps({"text": PAGE}),
        "title with markup": json.dumps({"text": PROSE, "title": "<script>alert(1)</script>"}),
        "title of a megabyte": json.dumps({"text": PROSE, "title": "word " * 200_000}),
        "blank lines between": f"\n\n{good}\n\n\n{good}\n",
        "good among bad": f"{good}\n{{\n{good}\nnull\n{good}",
        "Windows line ends": f"{good}\r\n{good}\r\n",
        "an array of reports": f"[{good}]",
    }
    for name, chars in lines.items():
        yield name, chars.encode("utf-8", "surrogatepass"), "jsonl"
    yield "JSON lines in UTF-16", f"{good}\n{good}".encode("utf-16"), "jsonl"
    yield "JSON lines with a mark", b"\xef\xbb\xbf" + good.encode(), "jsonl"
    yield "JSON lines in Windows-1252", '{"text": "“A bomb exploded in Kelm,” the police said."}'.encode("cp1252"), "jsonl"
    yield "no lines", b"", "jsonl"


HOSTILE = [*cuts(), *encodings(), *binaries(), *texts(), *pages(), *json_lines()]


def test_there_are_enough_of_them() -> None:
    names = [name for name, _, _ in HOSTILE]
    assert len(names) == len(set(names)) >= 200


@pytest.mark.parametrize(("data", "kind"), [(data, kind) for _, data, kind in HOSTILE], ids=[name for name, _, _ in HOSTILE])
def test_ends_in_an_item_or_a_reason(data: bytes, kind: Kind) -> None:
    outcomes = read_bytes(data, "hostile", kind=kind)
    check(outcomes, data if len(outcomes) == 1 and kind == "text" else None)
    assert [str(o) if isinstance(o, UnreadableReport) else o for o in outcomes] == [
        str(o) if isinstance(o, UnreadableReport) else o for o in read_bytes(data, "hostile", kind=kind)
    ], "the same bytes give the same outcome"


def test_fifty_megabytes_of_one_line_are_too_large(tmp_path: Path) -> None:
    for name in ("huge.txt", "huge.html", "huge.jsonl"):
        path = tmp_path / name
        with path.open("wb") as stream:
            stream.truncate(50_000_000)
            stream.write(b'{"text": "word ')
        outcomes = list(open_items([path]))
        check(outcomes)
        assert [o.reason for o in outcomes if isinstance(o, UnreadableReport)] == ["too-large"]


def test_a_huge_line_among_json_lines_does_not_hide_the_others(tmp_path: Path) -> None:
    good = json.dumps({"text": PROSE}).encode()
    path = tmp_path / "reports.jsonl"
    path.write_bytes(good + b'\n{"text": "' + b"word " * 1_500_000 + b'"}\n' + good)
    outcomes = list(open_items([path]))
    assert [o.reason if isinstance(o, UnreadableReport) else "read" for o in outcomes] == ["read", "too-large", "read"]


def test_odd_paths(tmp_path: Path) -> None:
    (tmp_path / "empty folder").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    odd = [
        tmp_path / "nothing.txt",
        tmp_path / "empty folder",
        tmp_path / "loop",
        "a\x00b",
        "",
        "x" * 5_000,
        "\udcff.txt",
        os.devnull,
    ]
    for path in odd:
        check(list(open_items([path])))


@given(st.binary(max_size=400), st.sampled_from(["auto", "text", "html", "jsonl"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes, kind: Kind) -> None:
    check(read_bytes(data, "any", kind=kind))


@given(st.text(max_size=120), st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_characters_around_prose_keep_their_spans_exact(before: str, after: str) -> None:
    data = f"{before}\n\n{PROSE}\n\n{after}".encode("utf-8", "surrogatepass")
    check(read_bytes(data, "any", kind="text"), data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
@settings(max_examples=100, deadline=None)
def test_any_json(value: object) -> None:
    check(read_bytes(json.dumps(value).encode(), "any", kind="jsonl"))


FIELDS = st.sampled_from(["text", "title", "published", "source", "url", "byline", "id", "headline", "x"])


@given(st.dictionaries(FIELDS, st.text(max_size=60) | st.integers() | st.none()))
@settings(max_examples=100, deadline=None)
def test_any_fields(fields: dict[str, object]) -> None:
    check(read_bytes(json.dumps({**fields, "text": PROSE}).encode(), "any", kind="jsonl"))


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<article>",
        "<table><tr><td>",
        "<h1>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&#0;",
        "<",
    ]
)


@given(st.lists(TAGS | st.text(max_size=30) | st.just(PROSE), max_size=30))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_markup(parts: list[str]) -> None:
    data = "".join(["<html><body>", *parts]).encode("utf-8", "surrogatepass")
    check(read_bytes(data, "any", kind="html"))
