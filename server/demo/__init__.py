"""The demo: a made-up company that shows what Attract does."""

from server.demo.filling import fill

__all__ = ["fill"]
