"""The rules of Attract, in plain Python: nothing here knows a framework, a database or a request."""
