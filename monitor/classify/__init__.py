"""Story -> verdict: does it report an executive move?"""

from monitor.classify.filings import pay_only
from monitor.classify.gate import Gate

__all__ = ["Gate", "pay_only"]
