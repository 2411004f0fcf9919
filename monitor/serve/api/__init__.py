"""The API of version 1: what `monitor.query` answers, as JSON, for programs; it only reads."""

from monitor.serve.api.overview import routes

__all__ = ["routes"]
