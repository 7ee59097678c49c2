"""LinkedIn's partner platform as the stand-in offers it: OAuth, the partner APIs, notifications, widgets and the control API.

- ``platform``: everything it knows, in memory, under one lock (``world``), its virtual time, developer applications
- ``wire``: keys, bodies, tunnelling and the checks that every request passes, in their order
- ``ats``: what an ATS has sent; ``resources``: the two dialects over that one store, and what Recruiter tells an ATS
- ``recruiting``: what people do in Recruiter, which member a candidate is, and what a seat gets to see of it
- ``sign_in``, ``notifications``, ``widgets``, ``control``; ``installation`` puts all of it into the served application
"""
