"""Write the reference pages from the code itself, so that they cannot say anything else than the code does.

Usage: python scripts/build_reference.py [FOLDER]      (default: docs/reference; a test compares)
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import fields
from enum import EnumType
from pathlib import Path
from typing import Any

import typer.main

import sayso
from sayso.cli.app import app
from sayso.codebook import Entry, default_codebook
from sayso.errors import REASONS
from sayso.export.about import columns_table
from sayso.export.layouts import FIELD_FORMATS, file_name, layout_of
from sayso.export.tables import HELP, TABLES
from sayso.settings import Settings

GENERATED = "<!-- Written by scripts/build_reference.py; change the code, then run it. -->\n"


def cli_page() -> str:
    """Commands, arguments and options."""
    group = typer.main.get_command(app)
    lines = ["# Command line", "", "`sayso [--version] COMMAND`. Every command has `--help`."]
    for name, command in _commands(group):
        lines += ["", f"## sayso {name}", "", inspect.cleandoc(command.help or "").replace("\n\n    ", "\n\n"), ""]
        lines += ["| argument or option | meaning | default |", "|---|---|---|"]
        for parameter in command.params:
            lines.append(_parameter(parameter))
    lines += ["", "## Exit status", "", "| status | meaning |", "|---|---|"]
    lines += ["| 0 | all was done |", "| 1 | something was not, or is not sound; standard error says what and why |"]
    lines += ["| 2 | the command line itself is wrong |"]
    return "\n".join(lines) + "\n"


def _commands(group: Any, before: str = "") -> list[tuple[str, Any]]:
    """Commands and those of groups of commands, by their whole names."""
    found = []
    for name, command in vars(group)["commands"].items():
        inner = "commands" in vars(command)
        found += _commands(command, f"{before}{name} ") if inner else [(before + name, command)]
    return found


def _parameter(parameter: Any) -> str:
    option = getattr(parameter, "param_type_name", "") == "option"
    names = (
        ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
        if option
        else f"`{parameter.name.upper()}`"
    )
    kind = vars(parameter)["type_descriptor"].annotation
    choices = [str(member.value) for member in kind] if isinstance(kind, EnumType) else []
    meaning = (parameter.help or "") + (f" One of: {', '.join(choices)}." if choices else "")
    default = parameter.default
    shown = "" if default is None or default is False or callable(default) else f"`{getattr(default, 'value', default)}`"
    return f"| {names} | {meaning} | {'required' if parameter.required else shown} |"


def json_page() -> str:
    """The JSON record, field by field, from its schema."""
    schema = sayso.schema(Settings())
    version = schema["properties"]["schema_version"]["const"]
    lines = [
        "# JSON record",
        "",
        "`sayso code FILE --format json` prints one record for one report, and a list of records for several; `--format jsonl`",
        f"prints one record a line. `sayso schema` prints the JSON Schema. This is version {version}: a change that could break a",
        "reader raises the first number.",
        "",
        'A `null` means that the report does not say. Counts keep three things apart: `null` (nothing said), `"unknown"` (said not',
        "to be known), and 0.",
        "",
        *_fields("record", schema),
    ]
    for name in ("incident", "statement", "assertion", "when", "where", "amount", "precedent", "contradiction"):
        lines += _fields(name, schema["$defs"][name])
    return "\n".join(lines) + "\n"


def _fields(name: str, schema: dict[str, Any]) -> list[str]:
    lines = [f"## {name}", ""]
    if "description" in schema:
        lines += [schema["description"], ""]
    if "properties" in schema:
        lines += ["| field | value |", "|---|---|"]
        lines += [f"| `{key}` | {_shape(value)} |" for key, value in schema["properties"].items()]
        lines.append("")
    return lines


def _shape(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return "`[start, end]` in the text, or null" if name == "span" else f"[{name}](#{name})"
    if "anyOf" in schema:
        return " or ".join(_shape(option) for option in schema["anyOf"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        values = [("null" if value is None else f"`{value}`") for value in schema["enum"]]
        shown = ", ".join(values) if len(values) <= 12 else "a key of the [codebook](codebook.md)"
        return shown + (f". {schema['description']}" if "description" in schema else "")
    kind = schema.get("type")
    told = f" {schema['description']}" if "description" in schema else ""
    if kind == "array":
        return f"list of {_shape(schema['items'])}.{told}" if told else f"list of {_shape(schema['items'])}"
    if kind == "object":
        return "object with " + ", ".join(f"`{key}`" for key in schema["properties"]) + told
    return " or ".join(kind) if isinstance(kind, list) else f"{kind}{told}"


def codebook_page() -> str:
    """Everything that may be coded, with its help."""
    codebook = default_codebook()
    lines = [
        "# Codebook",
        "",
        f"{codebook.title}, version {codebook.version}. How to bring your own: [here](../how-to/codebook.md).",
    ]
    lines += ["", "## Properties", "", "| property | of | type | several values | how to code it |", "|---|---|---|---|---|"]
    for prop in codebook.properties.values():
        values = f": {', '.join(prop.values)}" if isinstance(prop.values, tuple) and prop.values else ""
        values = f" from `{prop.values}`" if isinstance(prop.values, str) and prop.values else values
        lines.append(
            f"| `{prop.key}` | {prop.of} | {prop.type}{values} | {'yes' if prop.repeats else 'no'} | {prop.help.strip()} |"
        )
    lines += _entries("Incident types", codebook.incident_types, ("acled", "gtd"), ("ACLED sub-event type", "GTD attack type"))
    lines += _entries("Statement acts", codebook.statement_acts, ("plover",), ("PLOVER",))
    lines += _entries("Weapons", codebook.weapons, ("gtd_type", "gtd_subtype"), ("GTD weapon type", "GTD weapon subtype"))
    return "\n".join(lines) + "\n"


def _entries(title: str, entries: dict[str, Entry], names: tuple[str, ...], heads: tuple[str, ...]) -> list[str]:
    lines = [
        "",
        f"## {title}",
        "",
        f"| key | a kind of | title | {' | '.join(heads)} | help |",
        f"|---|---|---|{'---|' * len(heads)}---|",
    ]
    for entry in entries.values():
        parent = f"`{entry.parent}`" if entry.parent else ("event, never coded as an incident" if entry.scope == "event" else "")
        others = " | ".join(str(getattr(entry, name)) for name in names)
        lines.append(f"| `{entry.key}` | {parent} | {entry.title} | {others} | {entry.help} |")
    return lines


def api_page() -> str:
    """Public names with their signatures and docstrings."""
    lines = ["# Python API", "", "What `import sayso` gives. Everything else may change between versions."]
    for name in sayso.__all__:
        if name.startswith("__"):
            continue
        found = getattr(sayso, name)
        kind = "class" if inspect.isclass(found) else "function"
        signature = (
            "" if inspect.isclass(found) and issubclass(found, Exception) else str(inspect.signature(found)).replace("'", "")
        )
        lines += [
            "",
            f"## {name}",
            "",
            "```python",
            f"{kind} {name}{signature}",
            "```",
            "",
            "```text",
            inspect.getdoc(found) or "",
            "```",
        ]
    return "\n".join(lines) + "\n"


def export_page() -> str:
    """The tables of a dataset and their columns."""
    lines = [
        "# Tables of a dataset",
        "",
        "What `sayso export` and the page *Export* of the desk write; [how to](../how-to/export.md).",
    ]
    lines += ["They stand in the README.md of each dataset too. A list has ` | ` between its members in CSV."]
    for name in TABLES:
        lines += ["", f"## {name}", "", HELP[name], "", *columns_table(TABLES[name])]
    for one in FIELD_FORMATS:
        layout = layout_of(one)
        lines += ["", f"## {layout.title}", "", f"`{file_name('incidents', one)}`, by `--format {one}`. {layout.note}"]
        lines += ["", *columns_table(layout.columns)]
    return "\n".join(lines) + "\n"


def settings_page() -> str:
    """Settings with their defaults."""
    lines = [
        "# Settings",
        "",
        "A settings file is YAML with these keys; `SAYSO_SETTINGS` names it, else it is `settings.yaml` in the user's",
    ]
    lines += ["configuration folder. The environment comes before the file, a command's option before both.", ""]
    lines += ["| setting | default |", "|---|---|"]
    lines += [f"| `{field.name}` | `{field.default or 'none'}` |" for field in fields(Settings)]
    lines += ["", "```text", inspect.getdoc(Settings) or "", "```", ""]
    lines += [
        "`SAYSO_CACHE` names the folder into which the gazetteer is unpacked, once; by default it is in the user's cache folder."
    ]
    return "\n".join(lines) + "\n"


def messages_page() -> str:
    """Reason codes and error classes."""
    lines = [
        "# Messages and reason codes",
        "",
        "A report that cannot be coded is named on standard error with one of these codes; the others are coded, and",
    ]
    lines += ["the exit status is 1.", "", "| code | meaning |", "|---|---|"]
    lines += [f"| `{code}` | {meaning} |" for code, meaning in REASONS.items()]
    lines += ["", "## Errors", "", "```text", inspect.getdoc(sys.modules["sayso.errors"]) or "", "```"]
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "cli": cli_page,
    "json": json_page,
    "codebook": codebook_page,
    "api": api_page,
    "export": export_page,
    "settings": settings_page,
    "messages": messages_page,
}


def main(folder: Path) -> None:
    """Write all pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / f"{name}.md").write_text(GENERATED + page(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs" / "reference")
