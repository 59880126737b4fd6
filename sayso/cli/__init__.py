"""The command line: it parses, calls `sayso.flow`, prints or draws. No logic."""

from sayso.cli.app import main

__all__ = ["main"]
