"""What people do with Attract: one module a noun, one function a verb. Each asks the permission matrix first, runs in
one transaction if it writes, and returns finished data."""
