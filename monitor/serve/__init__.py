"""The page: recent moves with their evidence and sources, the feeds and their health; server-rendered, on loopback."""

from monitor.serve.application import app
from monitor.serve.server import address, listen, serve

__all__ = ["address", "app", "listen", "serve"]
