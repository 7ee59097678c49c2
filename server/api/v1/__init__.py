"""The JSON API, version 1: one module a resource; importing it declares its operations."""

from server.api.v1 import cards, exports, instance, jobs, lookup, me, undo

RESOURCES = (instance, me, jobs, exports, undo, lookup, cards)
