"""The page: recent moves with their evidence and sources, the feeds and their health; server-rendered."""

from monitor.serve.access import require_tokens
from monitor.serve.application import app
from monitor.serve.server import address, listen, serve

__all__ = ["address", "app", "listen", "require_tokens", "serve"]
