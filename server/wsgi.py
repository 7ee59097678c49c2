"""What the web server loads in each of its processes."""

import signal

from server import parent_watch
from server.app import create_app
from server.config import from_environment

# Killed, not asked: the process that would have waited for a graceful end is the one that is gone.
parent_watch.end_with_parent(signal.SIGKILL)
app = create_app(from_environment())
