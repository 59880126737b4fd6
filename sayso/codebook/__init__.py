"""What may be coded, as data: loaded from YAML, checked, extended by the user."""

from sayso.codebook.load import default_codebook, load_codebook
from sayso.codebook.model import Codebook, Entry, Property

__all__ = ["Codebook", "Entry", "Property", "default_codebook", "load_codebook"]
