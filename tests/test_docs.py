"""The documentation fails the build when it is not true: pages written from the code are current, commands in the tutorial run."""

import os
import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SAYSO = Path(sys.executable).parent / "sayso"


def builder(name: str = "build_reference") -> ModuleType:
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli", "json", "codebook", "api", "export", "settings", "messages"])
def test_reference_pages_are_what_the_code_says(name: str) -> None:
    written = builder()
    current = written.GENERATED + written.PAGES[name]()
    assert (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8") == current, "run: python scripts/build_reference.py"


def test_the_accuracy_page_holds_the_measured_figures() -> None:
    written = builder("build_accuracy")
    assert written.PAGE.read_text(encoding="utf-8") == written.page(), "run: python scripts/build_accuracy.py"


def test_the_page_of_scale_holds_the_measured_figures() -> None:
    written = builder("build_scale")
    assert written.PAGE.read_text(encoding="utf-8") == written.page(), "run: python scripts/build_scale.py"


def test_pages_and_pictures_of_the_readers_hold_the_measured_figures() -> None:
    for path, text in builder("build_readers").pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run: python scripts/build_readers.py"


def test_every_picture_is_shown_has_words_and_all_are_small() -> None:
    pictures = {path.name: path.stat().st_size for path in (DOCS / "images").iterdir()}
    shown = [
        found
        for page in DOCS.rglob("*.md")
        for found in re.findall(r"!\[([^]]*)\]\(\S*images/(\S+)\)", page.read_text(encoding="utf-8"))
    ]
    assert {name for _, name in shown} == set(pictures), "run: python scripts/build_screenshots.py"
    assert all(len(words) > 5 for words, _ in shown)
    assert sum(pictures.values()) < 3_000_000


def test_every_page_is_in_the_navigation() -> None:
    names = re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert set(names) == {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}


def commands(page: Path) -> list[str]:
    """Lines that start with "$ " in the console blocks of a page."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def test_the_commands_of_the_tutorial_run(tmp_path: Path) -> None:
    assert len(_typed_in_order(DOCS / "tutorial" / "index.md", tmp_path)) >= 5


def test_the_commands_of_the_tutorial_of_the_archive_run_and_show_what_it_says(tmp_path: Path) -> None:
    said = _typed_in_order(DOCS / "tutorial" / "archive.md", tmp_path)
    assert "0 reports added, 12 known already" in said["sayso add reports"]
    assert "1 copy" in said["sayso incidents"]
    assert "remembered" in said["sayso incidents"]
    assert "Ansar al-Fajr said not to have done it" in said["sayso contradictions --kind claim-denial"]
    shown = said["sayso show ict-81001da8"]
    for words in ("Killed over time", "Responsibility", "Reports", "copy", "passport office"):
        assert words in shown
    assert "nine" in said["sayso show ass-3c1c29b5"]
    assert " 9 (" in said["sayso incidents --place Torvik --type car_bomb"]
    assert "Too thin" in next(answer for command, answer in said.items() if command.startswith("sayso check"))
    assert "undo" in said["sayso log"]
    assert "sound" in said["sayso verify"]


def _typed_in_order(page: Path, folder: Path) -> dict[str, str]:
    """What the commands of a page print, typed into a shell in a folder of their own, with an archive of their own."""
    environment = {**os.environ, "PATH": f"{SAYSO.parent}{os.pathsep}{os.environ['PATH']}"}
    environment |= {
        "SAYSO_ARCHIVE": str(folder / "archive.sqlite"),
        "COLUMNS": "160",
    }  # whoever runs the tests may have set a width
    said = {}
    for command in commands(page):
        done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout or ">" in command, command
        said[command] = done.stdout
    return said


def test_the_yaml_of_the_codebook_page_is_a_codebook(tmp_path: Path) -> None:
    from sayso.codebook import load_codebook

    (block,) = re.findall(r"```yaml\n(.*?)```", (DOCS / "how-to" / "codebook.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "mine.yaml"
    path.write_text(block, encoding="utf-8")
    assert "crop_burning" in load_codebook(path).incident_types


def test_the_python_of_the_skills_page_runs() -> None:
    for block in re.findall(r"```python\n(.*?)```", (DOCS / "how-to" / "skills.md").read_text(encoding="utf-8"), re.DOTALL):
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) >= 5


def test_the_python_of_the_archive_page_runs(tmp_path: Path) -> None:
    (block,) = re.findall(r"```python\n(.*?)```", (DOCS / "how-to" / "archive.md").read_text(encoding="utf-8"), re.DOTALL)
    program = f"from pathlib import Path\nfrom sayso.examples import copy_examples\ncopy_examples(Path('reports'))\n{block}"
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Torvik" in done.stdout


def test_the_commands_of_the_how_to_pages_are_commands() -> None:
    known = set(re.findall(r"^## sayso (.+)$", builder().cli_page(), re.MULTILINE))
    typed = [command for page in (DOCS / "how-to").glob("*.md") for command in commands(page)]
    for command in typed:
        words = re.sub(r"^.*?\bsayso ", "", command).split() if "sayso " in command else []
        assert not words or words[0] in known or " ".join(words[:2]) in known, command
    assert len(typed) >= 20


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "training/README.md"])
def test_links_of_pages_outside_the_documentation_lead_somewhere(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_the_readme_names_the_two_commands_and_its_links_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme
    for target in re.findall(r"\]\((?!http|#)([^)#]+)", readme):
        assert (ROOT / target).exists(), target


def test_the_readme_shows_what_sayso_prints_and_what_was_measured() -> None:
    written = builder("build_readme")
    assert written.README.read_text(encoding="utf-8") == written.readme(), "run: python scripts/build_readme.py"


def test_every_benchmark_of_the_table_has_a_floor() -> None:
    import json

    from benchmarks.sets import BENCHES

    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
    assert {bench.title for bench in BENCHES} == set(floors)


def test_mkdocs_configuration_asks_no_other_host_for_anything() -> None:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["theme"]["font"] is False
