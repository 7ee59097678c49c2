"""Rest.li as the partner APIs speak it: one request in, every check of linkedin.md 20.2 in its order, one response out.

- ``call``: the request as handlers see it; ``resource``, ``methods``: what is served, registered by decorators
- ``tunnel``, ``keys``, ``query``: reading; ``batches``, ``finders``: the envelopes; ``errors``: refusals
- ``checks``: who may call what; ``fault_injection``: what injected faults do; ``serving``: the Flask blueprint
"""
