"""What Attract keeps about its connection with LinkedIn, one module a subject."""
