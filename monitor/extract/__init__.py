"""Story -> reports: who starts or leaves which post where."""

from monitor.extract.reader import Reader

__all__ = ["Reader"]
