"""Rest.li as the partner APIs speak it: one request in, every check of linkedin.md 20.2 in its order, one response out.

- ``call``: the request as handlers see it; ``resources``: what is served, registered by decorators
- ``tunnel``, ``keys``, ``query``: reading; ``batches``, ``finders``: the envelopes; ``errors``: refusals
- ``checks``: who may call what; ``quotas``, ``faults``: bad days; ``serving``: the Flask blueprint
"""
