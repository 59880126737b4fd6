"""The front door: what `import sayso` gives, and that all of it is described."""

import inspect

import sayso


def test_everything_public_is_there_and_described() -> None:
    for name in sayso.__all__:
        found = getattr(sayso, name)
        if not isinstance(found, str):
            assert inspect.getdoc(found), f"sayso.{name} has no docstring"


def test_version_is_the_package_version() -> None:
    from importlib.metadata import version

    assert sayso.__version__ == version("sayso")
