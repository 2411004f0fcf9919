"""Answers to assistants (programs that speak the Model Context Protocol) from what the database knows, read only."""

from monitor.assistant.server import Tools, server

__all__ = ["Tools", "server"]
