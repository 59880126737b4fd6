"""The verbs as JSON, for programs: ``/api/v1``."""

from sayso.desk.api.app import PATH, create_api

__all__ = ["PATH", "create_api"]
