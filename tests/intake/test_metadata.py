import lxml.html
import pytest

from sayso.intake.metadata import metadata


def read(head: str, body: str = "<p>x</p>") -> dict[str, str]:
    return metadata(lxml.html.document_fromstring(f"<html lang='en-GB'><head>{head}</head><body>{body}</body></html>"))


def test_open_graph() -> None:
    found = read(
        "<meta property='og:title' content='Bomb in Kelm'><meta property='og:site_name' content='Torvik Courier'>"
        "<meta property='article:published_time' content='2023-03-07T23:40:00+01:00'><meta name='author' content='Ida Solberg'>"
        "<link rel='canonical' href='https://courier.example/1'>"
    )
    assert found == {
        "title": "Bomb in Kelm",
        "source": "Torvik Courier",
        "published": "2023-03-07",
        "byline": "Ida Solberg",
        "url": "https://courier.example/1",
        "language": "en-GB",
    }


def test_linked_data() -> None:
    found = read(
        """<script type='application/ld+json'>{"@graph": [{"@type": "WebSite", "name": "x", "datePublished": "1999-01-01"},
        {"@type": ["NewsArticle"], "headline": "Bomb in Kelm", "datePublished": "2023-03-07", "isAccessibleForFree": "False",
        "author": [{"name": "Ida Solberg"}, {"name": "Per Lindahl"}], "publisher": {"name": "Kelm Observer"}}]}</script>"""
    )
    assert (found["title"], found["published"], found["free"]) == ("Bomb in Kelm", "2023-03-07", "no")
    assert (found["byline"], found["source"]) == ("Ida Solberg, Per Lindahl", "Kelm Observer")


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<time datetime='2023-03-07' pubdate>7 March</time><time datetime='2023-03-09'></time>", "2023-03-07"),
        ("<time itemprop='datePublished' datetime='2023-03-07T01:00'></time>", "2023-03-07"),
        ("<p class='byline'><time datetime='2023-03-07'></time></p><time datetime='2020-01-01'></time>", "2023-03-07"),
        ("<time>7 March 2023</time>", "2023-03-07"),
        ("<time datetime='2023-03-07'></time><time datetime='2020-01-01'></time>", None),
        ("<time class='updated' datetime='2023-03-07'></time>", None),
        ("<p>It happened on 7 March 2023.</p><p>Copyright 2023</p>", None),
        ("<time datetime='03/04/2023'>03/04/2023</time>", None),
    ],
)
def test_a_day_is_stated_or_it_is_not(body: str, day: str | None) -> None:
    assert read("", body).get("published") == day


def test_the_day_of_a_change_is_not_the_day_of_publication() -> None:
    assert "published" not in read(
        "<meta property='article:modified_time' content='2023-03-07'><meta name='lastmod' content='2023-03-07'>"
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bomb in Kelm kills four | Torvik Courier</title>", "", "Bomb in Kelm kills four"),
        ("<title>Courier</title>", "<h1>Bomb in Kelm kills four</h1>", "Bomb in Kelm kills four"),
        ("<title>Kelm - Torvik Courier</title>", "", "Kelm - Torvik Courier"),
        ("", "", None),
    ],
)
def test_titles(head: str, body: str, title: str | None) -> None:
    assert read(head, body).get("title") == title


def test_the_outlet_behind_the_headline() -> None:
    assert (
        read("<title>Bomb in Kelm kills four – Dahra Wire</title>", "<h1>Bomb in Kelm kills four</h1>")["source"] == "Dahra Wire"
    )
    assert read("<title>Bomb in Kelm kills four | Torvik Courier</title>")["source"] == "Torvik Courier"
    assert "source" not in read(
        "<title>Bomb in Kelm kills four – and nobody knows why it happened on a day like this one</title>"
    )
    assert "source" not in read("<title>Dahra Wire</title>", "<h1>Bomb in Kelm kills four</h1>")


def test_marked_bylines() -> None:
    assert read("", "<p class='byline'>By Ida Solberg</p>")["byline"] == "Ida Solberg"
    assert read("", "<p class='byline'>By Ida Solberg · 7 March 2023</p>")["byline"] == "Ida Solberg"
    assert "byline" not in read("", "<p class='byline'>Published 7 March 2023 at 18:40</p>")
