// Glue between LinkedIn's widgets, which call global functions by name, and Attract's own addresses.
