from sayso.intake.pages import looks_like_page, read_page

FIRST = "A bomb exploded at the bus station in Kelm on Monday, and the police said that four people were killed."
SECOND = "The Northern Dawn Front said that it had carried out the attack, and the mayor of Kelm condemned it."
THIRD = "The road to Brenholt was closed, and the buses did not run until the evening of the same day."


def page(body: str, head: str = "<title>Four die in Kelm bombing | Torvik Courier</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def test_article_without_its_surroundings() -> None:
    source = page(
        "<nav><a>Home</a><a>Sport</a></nav><article><h1>Four die in Kelm bombing</h1><figure><figcaption>A bus</figcaption></figure>"
        f"<p>{FIRST}</p><aside><p>Most read: the budget</p></aside><p>{SECOND}</p><p>{THIRD}</p>"
        "<p>Sign up for our newsletter</p></article><footer>© 2023 Torvik Courier</footer>"
    )
    reading = read_page(source)
    assert reading is not None
    assert reading.text.chars == f"Four die in Kelm bombing\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert reading.text.chars[reading.body_start :].startswith(FIRST)
    assert reading.fields["title"] == "Four die in Kelm bombing"
    left = " ".join([*(note.message for note in reading.notes), *(words for _, words in reading.removed)])
    assert all(words in left for words in ("Home", "Sport", "Sign up", "© 2023"))
    for origin in reading.text.origins:
        assert source[origin.source_start : origin.source_start + len(origin.span)] == origin.span.words(reading.text.chars)
    assert [o.span.words(reading.text.chars) for o in reading.text.origins] == ["Four die in Kelm bombing", FIRST, SECOND, THIRD]


def test_our_own_paragraphs_where_the_extractor_finds_none() -> None:
    reading = read_page(page(f"<article><p>{FIRST}</p></article>" + "<div>" * 3_000, "") + "<" * 50_000)
    assert reading is not None
    assert FIRST in reading.text.chars
    assert any(note.code == "fall-back" for note in reading.notes)


def test_a_page_without_paragraphs() -> None:
    reading = read_page(page(f"<div>{FIRST}<br>{SECOND}</div>", ""))
    assert reading is not None
    assert FIRST in reading.text.chars
    assert SECOND in reading.text.chars


def test_scripts_and_styles_are_no_text() -> None:
    reading = read_page(
        page(
            f"<script>var bomb = 'exploded in a script';</script><style>p {{}}</style><article><p>{FIRST}</p><p>{SECOND}</p></article>"
        )
    )
    assert reading is not None
    assert "var bomb" not in reading.text.chars
    assert not any("var bomb" in note.message for note in reading.notes)


def test_nothing_but_a_headline() -> None:
    assert read_page(page("<h1>Four die in Kelm bombing</h1>")) is None
    assert read_page(page("")) is None
    assert read_page("") is None


def test_entities_and_marks_of_direction() -> None:
    reading = read_page(page(f"<article><p>{FIRST.replace('Kelm', '&#8238;Kelm&shy;')}</p><p>{SECOND}</p></article>"))
    assert reading is not None
    assert FIRST in reading.text.chars


def test_what_looks_like_a_page() -> None:
    assert looks_like_page("<!DOCTYPE html><p>x")
    assert looks_like_page("<div><p>x</p></div>")
    assert not looks_like_page("Four people died. 3 < 5 and <p> is a tag.")
