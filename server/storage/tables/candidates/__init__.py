"""People, whatever job they are on."""
