"""Requests to LinkedIn on the wire: sessions, time-outs, quotas, replies."""
