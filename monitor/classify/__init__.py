"""Story -> verdict: does it report an executive move?"""

from monitor.classify.gate import Gate

__all__ = ["Gate"]
