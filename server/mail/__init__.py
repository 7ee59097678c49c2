"""Mail: its settings, what a letter looks like, and handing it to a mail server. The outside world, like server.linkedin."""
