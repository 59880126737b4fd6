"""Web page → Text."""

from __future__ import annotations

import logging
import re
from typing import Final

import lxml.etree
import lxml.html
import trafilatura
from lxml.html import HtmlElement

from sayso.intake.furniture import furniture
from sayso.intake.heading import heading, same_headline
from sayso.intake.locating import located_with_title, masked
from sayso.intake.metadata import metadata
from sayso.intake.plain import Reading
from sayso.intake.traced import Traced, one_line
from sayso.records import Note

READER: Final = "html@1"
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
"""What the extractor logs about a page is no news to the user, who gets our reason; without a handler it would print it."""
_MARKUP: Final = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
_PARAGRAPHS: Final = re.compile(r"<(?:p|div|br|span|h[1-6])\b[^<>]*/?>", re.IGNORECASE)
_BLOCKS: Final = "descendant-or-self::*[self::p or self::h2 or self::h3 or self::h4 or self::blockquote or self::li or self::pre]"
_OUTSIDE: Final = "ancestor::nav or ancestor::aside or ancestor::footer or ancestor::header or ancestor::form or ancestor::figure"
_BODY: Final = re.compile(r"<body\b", re.IGNORECASE)
_MOST_TAGS: Final = 40_000
_EXCERPT: Final = 300
_WORD: Final = re.compile(r"\w+")


def looks_like_page(chars: str) -> bool:
    """Whether characters are markup rather than text."""
    head = chars[:4_000]
    return bool(_MARKUP.search(head)) or (head.lstrip().startswith("<") and len(_PARAGRAPHS.findall(head)) >= 2)


def read_page(source: str) -> Reading | None:
    """Take the article out of a web page. Nothing is fetched, no script is run.

    The article's paragraphs come from trafilatura. Where it gives nothing, or much less than the page's own ``<article>``, the
    paragraphs of that element (or of the whole page, without its menus, boxes and footers) are taken, and a note says so.

    Returns:
        the reading, or None if nothing on the page but its headline could be an article.
    """
    tree = _tree(source)
    if tree is None:
        return None
    fields = metadata(tree)
    paragraphs, notes = _paragraphs(source, tree)
    reading = _reading(source, tree, fields, paragraphs, notes)
    return reading if reading.body_start < len(reading.text.chars) else None


def _tree(source: str) -> HtmlElement | None:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(source.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None
    for element in list(tree.iter("style", "noscript", "template", "iframe", "object", "svg", "select", "textarea")):
        element.drop_tree() if element.getparent() is not None else None
    return tree


def _paragraphs(source: str, tree: HtmlElement) -> tuple[list[str], tuple[Note, ...]]:
    mine = _own(tree)
    theirs: list[str] = []
    if source.count("<") <= _MOST_TAGS:
        try:
            document = trafilatura.bare_extraction(source, include_comments=False, include_tables=False, deduplicate=False)
        except (
            Exception
        ):  # hostile markup breaks it in ways it does not document; our own reading of the page stands in, with a note
            document = None
        text = getattr(document, "text", None) or ""
        theirs = [line for line in (one_line(line) for line in text.split("\n")) if line]
    if _size(theirs) >= 0.5 * _size(mine):
        return theirs, ()
    message = "The article was read from the page's own paragraphs, since the extractor found less than half of them."
    return mine, (Note("fall-back", message, READER),)


def _own(tree: HtmlElement) -> list[str]:
    """The paragraphs of the page's article, as its elements mark it."""
    articles = tree.xpath("//article | //*[@itemprop='articleBody'] | //main")
    roots = sorted(articles, key=lambda root: -len(root.text_content()))[:1] or [tree]
    out: list[str] = []
    for root in roots:
        for element in root.xpath(f"{_BLOCKS}[not({_OUTSIDE})]"):
            if element.xpath("boolean(ancestor::p or ancestor::li or ancestor::blockquote)"):
                continue
            words = one_line(element.text_content())
            if words:
                out.append(words)
    if not out:
        body = tree.find("body")
        chars = (body if body is not None else tree).text_content()
        out = [line for line in (one_line(line) for line in chars.split("\n")) if line]
    return out


def _size(lines: list[str]) -> int:
    return sum(len(line) for line in lines)


def _reading(source: str, tree: HtmlElement, fields: dict[str, str], lines: list[str], notes: tuple[Note, ...]) -> Reading:
    lines = [re.sub(r"^[-•*] (?=\w)", "", line) for line in lines]
    title = fields.get("title")
    kinds = furniture(lines)
    head = heading(lines, [kind is None for kind in kinds])
    kinds = [kind or head.taken.get(i) for i, kind in enumerate(kinds)]
    for i, line in enumerate(lines[:6]):
        if title and kinds[i] is None and same_headline(line, title):
            kinds[i] = "headline"
    if not title and head.title is not None:
        title = lines[head.title]
        kinds[head.title] = "headline"
    kept = [line for line, kind in zip(lines, kinds, strict=True) if kind is None]
    body_start = len(title) + 2 if title and kept else len(title or "")
    chars = "\n\n".join([title, *kept] if title else kept)
    stated = {"byline": head.byline, "source": head.source, "published": head.published, "title": title}
    fields = {**{name: value for name, value in stated.items() if value}, **fields}
    removed = tuple((kind, line) for line, kind in zip(lines, kinds, strict=True) if kind and kind != "headline")
    body = _BODY.search(source)
    origins = located_with_title(chars, body_start, masked(source), body.start() if body else 0)
    return Reading(Traced(chars, origins), body_start, fields, removed, (*notes, *_left_out(tree, lines, title)), READER)


def _left_out(tree: HtmlElement, lines: list[str], title: str | None) -> tuple[Note, ...]:
    """One note for all that stands on the page outside of the article."""
    have = " ".join([title or "", *lines])
    body = tree.find("body")
    outside: list[str] = []
    for element in (body if body is not None else tree).iter():
        if not isinstance(element.tag, str) or element.tag == "script":
            continue
        for words in (element.text, element.tail):
            bare = " ".join((words or "").split())
            if bare and bare not in have:
                outside.append(bare)
    count = sum(len(_WORD.findall(words)) for words in outside)
    if not count:
        return ()
    excerpt = " · ".join(outside)
    excerpt = excerpt if len(excerpt) <= _EXCERPT else excerpt[:_EXCERPT] + " …"
    return (Note("furniture", f"Left out as not part of the article ({count} words outside of it): {excerpt}", READER),)
