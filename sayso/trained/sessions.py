"""How graphs are opened: on one thread, so that the same text gives the same numbers in any number of processes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import onnxruntime

_ERRORS_ONLY: Final = 3


def session_of(graph: Path | bytes) -> onnxruntime.InferenceSession:
    """A graph ready to run; one from a file may say that some of its weights stand in another file of the folder."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    given = graph if isinstance(graph, bytes) else str(graph)
    return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])
