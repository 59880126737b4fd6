"""The bundled reports: what intake makes of them is what their README says."""

from pathlib import Path

from sayso.examples import example_paths
from sayso.intake import Item, open_items

EXPECTED = [
    ("Torvik Courier", "2023-03-07", "Ida Solberg"),
    ("Vasrland Press", "2023-03-08", None),
    ("Kelm Observer", "2023-03-08", "Vasrland Press"),
    ("Torvik Courier", "2023-03-10", "Ida Solberg and Per Lindahl"),
    ("Kelm Observer", "2023-03-13", "Astrid Moen"),
    ("Torvik Courier", "2023-03-14", "Per Lindahl"),
    ("Kelm Observer", "2023-03-15", None),
    ("Dahra Wire", "2023-03-21", "Karim Belhan"),
    ("Qadria Herald", "2023-03-22", "Lamia Tarek"),
    ("Torvik Courier", "2023-03-23", "Ida Solberg"),
    ("Dahra Wire", "2023-03-27", "Karim Belhan"),
    ("Qadria Herald", "2023-03-29", "Lamia Tarek"),
]
FURNITURE = (
    "cookie",
    "Log in",
    "newsletter",
    "Most read",
    "Read more",
    "Photo",
    "Subscribe",
    "subscription",
    "Join us",
    "Facebook",
    "rights reserved",
    "inbox",
    "You may also like",
    "Home |",
    "free of charge",
)


def items() -> list[Item]:
    outcomes = list(open_items(example_paths()))
    assert all(isinstance(outcome, Item) for outcome in outcomes)
    return [outcome for outcome in outcomes if isinstance(outcome, Item)]


def test_every_report_says_who_published_it_and_when() -> None:
    assert [(item.report.source, item.report.published, item.report.byline) for item in items()] == EXPECTED


def test_all_three_kinds_are_there_in_reading_order() -> None:
    paths = example_paths()
    assert paths == sorted(paths)
    assert {path.suffix for path in paths} == {".txt", ".html", ".jsonl"}
    assert all(isinstance(path, Path) and path.is_file() for path in paths)


def test_no_furniture_is_left_and_no_paragraph_is_lost() -> None:
    for item in items():
        chars = item.text.chars
        assert item.report.title and chars.startswith(item.report.title)
        assert not [words for words in FURNITURE if words in chars]
        assert 120 <= len(chars.split()) <= 350


def test_the_wire_copy_is_a_copy() -> None:
    wire, copy = items()[1:3]
    first = wire.text.chars[wire.text.body_start :].split("\n\n")
    second = copy.text.chars[copy.text.body_start :].split("\n\n")
    assert [paragraph for paragraph in second if paragraph in first] == first[:5]
    assert len(first) > 5


def test_reports_lead_back_to_their_bytes() -> None:
    for item in items():
        located = sum(len(origin.span) for origin in item.text.origins)
        assert located > 0.97 * len(item.text.chars)


def test_readme_names_every_file() -> None:
    readme = (example_paths()[0].parents[1] / "README.md").read_text(encoding="utf-8")
    assert all(path.name in readme for path in example_paths())
