"""LinkedIn's partner platform as the stand-in offers it: OAuth, the partner APIs, notifications, widgets and the control API.

- ``world``: everything it knows, in memory, under one lock; ``clock``: its virtual time; ``apps``: developer applications, tokens
- ``wire``: keys, bodies, tunnelling and the checks that every request passes, in their order
- ``ats``: what an ATS has sent; ``v2`` and ``rest``: the two dialects over that one store
- ``matching``, ``indicator``: which member a candidate is, and what a seat gets to see of it
"""
