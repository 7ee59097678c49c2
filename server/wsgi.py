"""What the web server loads in each of its processes."""

import signal

from server import lifeline
from server.app import create_app
from server.config import from_environment

# Killed, not asked: the process that would have waited for a graceful end is the one that is gone.
lifeline.end_with_parent(signal.SIGKILL)
app = create_app(from_environment())
