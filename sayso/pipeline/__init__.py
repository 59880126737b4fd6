"""The visible loop that runs the steps."""

from sayso.pipeline.component import Component
from sayso.pipeline.pipeline import Pipeline
from sayso.pipeline.run import Outcome, code_many, code_one
from sayso.pipeline.table import build

__all__ = ["Component", "Outcome", "Pipeline", "build", "code_many", "code_one"]
