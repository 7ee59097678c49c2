"""What Attract and LinkedIn tell each other, in Attract's own words; the wire formats stand in server.linkedin."""
