"""The verbs that need no archive: code reports, and put what was coded into a record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sayso.codebook import Codebook, default_codebook, load_codebook
from sayso.errors import SettingsError, UnreadableReport
from sayso.export import record_json, record_schema, sensitive_names, withheld
from sayso.intake import Item, open_items, read_bytes
from sayso.language import pipeline_name
from sayso.pipeline import build, code_many
from sayso.records import Report, Run, Sheet, Skip, Text
from sayso.settings import Settings, load_settings
from sayso.trained.files import TRAINED, trained_version
from sayso.version import VERSION


@dataclass(frozen=True, slots=True)
class Batch:
    """What coding some reports gave.

    Attributes:
        sheets: the coded reports, in the order they were given.
        skipped: those that were not coded, each with its reason.
        run: what produced them.
        codebook: the codebook in use.
    """

    sheets: tuple[Sheet, ...]
    skipped: tuple[UnreadableReport, ...]
    run: Run
    codebook: Codebook

    def records(self, *, with_text: bool = False, withhold_names: bool = False) -> Iterator[dict[str, Any]]:
        """The coded reports as JSON values, in the form of `schema`; see `record`."""
        for sheet in self.sheets:
            yield record(sheet, self.run, self.codebook, with_text=with_text, withhold_names=withhold_names)


def code(
    *paths: str | Path,
    published: str | None = None,
    source: str | None = None,
    settings: Settings | None = None,
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
) -> Batch:
    """Code the reports in files.

    Args:
        paths: files of plain text, HTML or JSONL; folders of such files; "-" for standard input.
        published: day of publication ``YYYY-MM-DD`` for all of them, before whatever the files say.
        source: the outlet, likewise.
        settings: settings to use instead of those of the settings file and the environment.
        jobs: number of processes.
        progress: called with the name of each report when it is done.

    Raises:
        SettingsError, CodebookError, GazetteerError: if nothing can be coded at all. A single unreadable file raises nothing.
    """
    check_day(published)
    settings = settings or load_settings()
    codebook = codebook_in_use(settings)
    sheets: list[Sheet] = []
    skipped: list[UnreadableReport] = []
    items = (_sheet(item) for item in open_items(paths, published=published, source=source))
    for outcome in code_many(items, settings, codebook, jobs):
        if isinstance(outcome, Sheet):
            sheets.append(outcome)
        else:
            skipped.append(outcome)
        if progress:
            progress(outcome.report.name if isinstance(outcome, Sheet) else outcome.where)
    return Batch(tuple(sheets), tuple(skipped), describe_run(settings, codebook, len(sheets), skipped), codebook)


def code_text(
    chars: str,
    *,
    published: str | None = None,
    source: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Sheet:
    """Code one text that is in memory already. Nothing is cleaned: every character counts, and every offset is one in `chars`.

    Args:
        title: the headline; if `chars` begins with it, it is read as one, in which the present tense tells the past.

    Raises:
        SettingsError: if `published` is no day.
        ComponentError: if a step fails.
    """
    settings = settings or load_settings()
    return build(settings, codebook_in_use(settings))(sheet_of_text(chars, published, source, title))


def sheet_of_text(chars: str, published: str | None = None, source: str | None = None, title: str | None = None) -> Sheet:
    """A text that is in memory already, as a sheet on which nothing is coded yet; see `code_text`."""
    check_day(published)
    digest = hashlib.sha256(chars.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(sha256=digest, name="text", source=source, title=title, published=published)
    body_start = len(title) if title and chars.startswith(title) else 0
    return Sheet(report, Text(report_id=report.id, chars=chars, reader="as-given@1", body_start=body_start))


def code_bytes(
    data: bytes, name: str, *, published: str | None = None, source: str | None = None, settings: Settings | None = None
) -> Batch:
    """Code one file that is in memory already; `name` is what messages call it. Otherwise like `code`."""
    check_day(published)
    settings = settings or load_settings()
    codebook = codebook_in_use(settings)
    items = (_sheet(item) for item in read_bytes(data, name, published=published, source=source))
    outcomes = list(code_many(items, settings, codebook))
    sheets = tuple(outcome for outcome in outcomes if isinstance(outcome, Sheet))
    skipped = [outcome for outcome in outcomes if isinstance(outcome, UnreadableReport)]
    return Batch(sheets, tuple(skipped), describe_run(settings, codebook, len(sheets), skipped), codebook)


def record(
    sheet: Sheet, run: Run, codebook: Codebook, *, with_text: bool = False, withhold_names: bool = False
) -> dict[str, Any]:
    """One coded report as JSON values.

    Args:
        with_text: put the readable text in as well; not together with `withhold_names`, which could not keep its promise then.
        withhold_names: replace the names of victims, minors, detainees and witnesses wherever they stand.
    """
    if with_text and withhold_names:
        raise ValueError("names cannot be withheld from a record that holds the whole text; choose one of the two")
    found = record_json(sheet, run, codebook, with_text=with_text)
    return withheld(found, sensitive_names(sheet)) if withhold_names else found


def schema(settings: Settings | None = None) -> dict[str, Any]:
    """The JSON Schema of `record`, with the value lists of the codebook in use."""
    return record_schema(codebook_in_use(settings or load_settings()))


def codebook_in_use(settings: Settings) -> Codebook:
    """The user's codebook, or the one that comes with Sayso."""
    return load_codebook(Path(settings.codebook)) if settings.codebook else default_codebook()


def describe_run(settings: Settings, codebook: Codebook, coded: int, skipped: Sequence[UnreadableReport]) -> Run:
    """The record of what produced a batch."""
    name, _, version = pipeline_name(settings.spacy_pipeline).partition("@")
    return Run(
        version=VERSION,
        codebook=f"{codebook.name}@{codebook.version}",
        components=build(settings, codebook).names,
        models=((name, version), *(((TRAINED, trained_version()),) if settings.reader == "trained" else ())),
        reports=coded + len(skipped),
        coded=coded,
        skips=tuple(Skip(skip.where, skip.reason, str(skip)) for skip in skipped),
    )


def check_day(published: str | None, what: str = "the day of publication") -> None:
    """Whether a day of publication, or another one, is one, written YYYY-MM-DD.

    Raises:
        SettingsError: if it is not.
    """
    try:
        right = published is None or date.fromisoformat(published).isoformat() == published
    except ValueError:
        right = False
    if not right:
        raise SettingsError(f"{what} {published!r} is no day; give it as YYYY-MM-DD, for example 2031-05-04")


def _sheet(item: Item | UnreadableReport) -> Sheet | UnreadableReport:
    return item if isinstance(item, UnreadableReport) else Sheet(item.report, item.text, notes=item.notes)
