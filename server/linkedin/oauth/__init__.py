"""LinkedIn's OAuth: tokens, signing in, and applications made by the partner's own."""
