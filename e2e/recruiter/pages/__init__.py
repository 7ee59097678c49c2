"""The pages of the stand-in, one module per kind of page."""
