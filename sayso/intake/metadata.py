"""What a web page says of itself in its head: title, outlet, author, day of publication, language, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from sayso.intake.dates import stated_day
from sayso.intake.lines import MOST_CHARS
from sayso.intake.traced import one_line

_TITLE: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_SOURCE: Final = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name", "citation_publisher")
_AUTHOR: Final = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "byl",
    "citation_author",
    "sailthru.author",
)
_DATE: Final = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.published",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_URL: Final = ("og:url", "twitter:url")
_ARTICLE: Final = re.compile(r"Article|Report|Posting|NewsArticle", re.IGNORECASE)
_TAIL: Final = re.compile(r"\s+[|·•»–—-]\s+[^|·•»–—]{2,40}$")
_OUTLET: Final = re.compile(r"\s+[|·•»–—-]\s+([^|·•»–—]{2,40})")
_TIMES: Final = re.compile(r"publish|posted|pub-?date|dateline|byline|timestamp|entry-date|article", re.IGNORECASE)
_NOT_PUBLISHED: Final = re.compile(r"modif|updat|related|comment|sidebar", re.IGNORECASE)
_MOST_DEPTH: Final = 8


def metadata(tree: HtmlElement) -> dict[str, str]:
    """Read the fields a page states. A day of publication is taken from explicit fields only, never from a guess.

    Returns:
        some of title, source, byline, published, url, language, rights and free ("no" if the page says it is not).
    """
    meta = _meta(tree)
    linked = _linked(tree)
    title = _first(meta, _TITLE) or linked.get("title") or _heading(tree)
    found = {
        "title": title,
        "source": _first(meta, _SOURCE) or linked.get("source") or _outlet(tree, title),
        "byline": linked.get("byline") or _author(meta) or _marked_byline(tree),
        "published": stated_day(_first(meta, _DATE)) or linked.get("published") or _time_element(tree),
        "url": _first(meta, _URL) or _attribute(tree, "//link[@rel='canonical']/@href"),
        "language": _attribute(tree, "/html/@lang") or _first(meta, ("og:locale", "content-language")),
        "rights": _first(meta, ("copyright", "dc.rights", "dcterms.rights", "rights")),
        "free": linked.get("free"),
    }
    return {name: words[:MOST_CHARS] for name, value in found.items() if value and (words := one_line(value))}


def _meta(tree: HtmlElement) -> dict[str, str]:
    fields: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = element.get(attribute)
            if key and content and content.strip():
                fields.setdefault(key.strip().lower(), content)
    return fields


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _author(meta: dict[str, str]) -> str | None:
    name = _first(meta, _AUTHOR)
    return None if name and name.startswith(("http:", "https:")) else name


def _attribute(tree: HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]) if isinstance(found, list) and found else None


def _heading(tree: HtmlElement) -> str | None:
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    if len(headings) == 1 and len(headings[0].split()) >= 3:
        return headings[0]
    for element in tree.iter("title"):
        title = " ".join((element.text or "").split())
        bare = _TAIL.sub("", title)
        inside = next((heading for heading in headings if heading and heading in title), None)
        return inside or (bare if len(bare.split()) >= 3 else title) or None
    return headings[0] if headings and headings[0] else None


def _outlet(tree: HtmlElement, title: str | None) -> str | None:
    """The outlet as the page's own title names it: what stands behind the headline and a dash or bar."""
    whole = next((one_line(element.text or "") for element in tree.iter("title")), "")
    headline = one_line(title or "")
    if not headline or not whole.startswith(headline):
        return None
    tail = _OUTLET.fullmatch(whole[len(headline) :])
    return tail.group(1) if tail else None


def _marked_byline(tree: HtmlElement) -> str | None:
    for element in tree.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author-name')]"
    ):
        words = " ".join(element.text_content().split())
        name = re.sub(r"^by:?\s+", "", re.split(r"\s*[|·•]\s*", words)[0], flags=re.IGNORECASE)
        if 0 < len(name.split()) <= 8 and not any(c.isdigit() for c in name):
            return name
    return None


def _time_element(tree: HtmlElement) -> str | None:
    """``<time>`` elements marked as the time of publication, or the only one of the article."""
    times = [element for element in tree.iter("time") if element.get("datetime") or element.text]
    marked = [t for t in times if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"]
    near = [t for t in times if _TIMES.search(_names(t)) and not _NOT_PUBLISHED.search(_names(t))]
    for group in (marked, near, times if len(times) == 1 and not _NOT_PUBLISHED.search(_names(times[0])) else []):
        days = {stated_day(t.get("datetime") or t.text_content()) for t in group} - {None}
        if len(days) == 1:
            return days.pop()
    return None


def _names(element: HtmlElement) -> str:
    parent = element.getparent()
    around = [element] if parent is None else [element, parent]
    return " ".join(f"{e.get('class', '')} {e.get('id', '')} {e.get('itemprop', '')} {e.tag}" for e in around)


def _linked(tree: HtmlElement) -> dict[str, str]:
    """The fields of the page's JSON-LD that belong to the article itself."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            loaded = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(loaded):
            if _ARTICLE.search(str(node.get("@type", ""))):
                return _article(node)
    return {}


def _article(node: dict[str, object]) -> dict[str, str]:
    found = {
        "title": node.get("headline"),
        "published": stated_day(node.get("datePublished")) or stated_day(node.get("dateCreated")),
        "byline": _named(node.get("author")),
        "source": _named(node.get("publisher")),
        "free": "no" if str(node.get("isAccessibleForFree", "")).lower() in ("false", "no") else None,
    }
    return {name: value for name, value in found.items() if isinstance(value, str)}


def _nodes(loaded: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(loaded, list):
        for each in loaded:
            yield from _nodes(each, depth + 1)
    elif isinstance(loaded, dict):
        yield loaded
        yield from _nodes(loaded.get("@graph"), depth + 1)


def _named(value: object) -> str | None:
    """The name or names of a JSON-LD person or organisation."""
    if isinstance(value, list):
        names = [name for each in value[:10] if (name := _named(each))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None
