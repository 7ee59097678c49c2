"""The official door: what people and the worker do with LinkedIn's partner APIs, one module a subject."""
