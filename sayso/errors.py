"""The exception tree of Sayso.

Every error says *what* went wrong, *where* (report, step), the *likely cause* and *what is allowed* instead::

    SaysoError
    ├── UnreadableReport   the bytes of one report give no text that can be coded; carries a reason code
    ├── CodebookError      a codebook file breaks the codebook's own form
    ├── SettingsError      an option or setting has a value that is not allowed
    ├── GazetteerError     the gazetteer's files are missing, damaged or of another version
    ├── ArchiveError       the archive cannot be opened, read or written; says which and what to do
    │   └── UnknownId      there is nothing of that id in the archive
    ├── JudgementError     a decision cannot be taken as it stands: it contradicts an earlier one, or judges what cannot be judged
    │   └── JudgementConflict   somebody else has decided about it meanwhile; names that decision
    ├── PersonError        an account of somebody who works here cannot be made or changed so; says why
    │   └── LoginError     somebody cannot come in: says whether to wait
    ├── TableError         a table of notes cannot be read, or lacks a column; names the file, the line and what is there
    ├── QuestionError      a claim of precedence could not be understood; says what was and what was not
    └── ComponentError     a step of the pipeline failed on one report; names the step and the report
"""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, str]] = {
    "empty": "the file holds no characters",
    "binary": "the file is not text (it looks like an archive, an image or another binary format)",
    "not-prose": "the file holds text, but no running sentences (a list, a table, code or noise)",
    "too-large": "the file is larger than the limit for one report",
    "not-english": "the text is not in English, the one language this version codes",
    "paywall": "only the opening lines of the article are in the file; the rest is behind a paywall",
    "bad-json": "the line is not a JSON object with a text",
    "not-found": "there is no such file, or it may not be read",
    "no-text": "the page holds markup but no article text",
    "step-failed": "a step of the pipeline failed on this report",
    "process-ended": "the process that coded this report was ended from outside, and so was the one that tried again",
}
"""Reason codes for a report that is not coded, with what each one means."""


class SaysoError(Exception):
    """The root of all errors that Sayso raises on purpose."""


class UnreadableReport(SaysoError):
    """One report cannot be coded.

    Args:
        reason: a key of `REASONS`.
        where: the name of the file, line or stream.
        detail: what was found, and what to do about it.
    """

    def __init__(self, reason: str, where: str, detail: str = "") -> None:
        if reason not in REASONS:
            raise ValueError(f"unknown reason code {reason!r}; known codes: {', '.join(REASONS)}")
        self.reason = reason
        self.where = where
        self.detail = detail
        super().__init__(reason, where, detail)

    def __str__(self) -> str:
        tail = f" {self.detail}" if self.detail else ""
        return f"{self.where}: not coded ({self.reason}): {REASONS[self.reason]}.{tail}"


class CodebookError(SaysoError):
    """A codebook breaks its own form: names the file, the key and what is allowed there."""


class SettingsError(SaysoError):
    """An option or setting has a value that is not allowed: names it and the allowed values."""


class GazetteerError(SaysoError):
    """The gazetteer cannot be opened: names the file and how to rebuild it."""


class ArchiveError(SaysoError):
    """The archive cannot be opened, read or written: names it, says why and what to do."""


class UnknownId(ArchiveError):
    """There is nothing of that id in the archive: says what ids look like and how to find one."""


class JudgementError(SaysoError):
    """A decision cannot be taken as it stands: says which earlier decision or which record stands against it."""


class JudgementConflict(JudgementError):
    """Somebody else has decided about a record since it was looked at.

    Args:
        subject: the record.
        now: id of the decision that stands about it now, or "" if the one that was seen was taken back.
    """

    def __init__(self, subject: str, now: str) -> None:
        self.subject, self.now = subject, now
        told = f"{now} stands about it now" if now else "the decision that you saw was taken back"
        super().__init__(f"{subject} was decided about by somebody else meanwhile: {told}. Look at it again, then decide")


class PersonError(SaysoError):
    """An account of somebody who works in an archive cannot be made or changed so: says why, and what can be."""


class LoginError(PersonError):
    """Somebody cannot come in.

    Args:
        says: what is told them; not whether there is such a person.
        wait: seconds until another attempt is allowed; 0 if it is at once.
    """

    def __init__(self, says: str, *, wait: int = 0) -> None:
        self.wait = wait
        super().__init__(says)


class TableError(SaysoError):
    """A table of notes cannot be read, lacks a column or has one too many: names the file, the line and what is there instead."""


class QuestionError(SaysoError):
    """A claim of precedence could not be understood: says what was understood, what was not, and gives one that works."""


class ComponentError(SaysoError):
    """A step of the pipeline failed on one report.

    Args:
        step: the component's name and version.
        where: the report's name or id.
        cause: the exception it raised.
    """

    def __init__(self, step: str, where: str, cause: Exception) -> None:
        self.step = step
        self.where = where
        self.cause = cause
        super().__init__(step, where, cause)

    def __str__(self) -> str:
        return f"{self.where}: step {self.step} failed: {type(self.cause).__name__}: {self.cause}"
