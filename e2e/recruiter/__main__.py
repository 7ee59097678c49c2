"""``python -m e2e.recruiter --port 8001``: serves the stand-in on this machine until SIGTERM or Ctrl-C."""

import argparse
import logging
import signal
import sys
from types import FrameType

from werkzeug.serving import make_server

from e2e.recruiter.app import create_app
from e2e.recruiter.serving import Handler

HOST = "127.0.0.1"


def main(arguments: list[str] | None = None) -> None:
    """Serve until told to end; port 0 takes a free one, the first line printed names it. Exits with 1 if the port is taken."""
    parser = argparse.ArgumentParser(prog="python -m e2e.recruiter", description=__doc__)
    parser.add_argument("--port", type=int, default=8001)
    port = parser.parse_args(arguments).port
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server(HOST, port, create_app(), threaded=True, request_handler=Handler)
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts it in the background has it ignored
    print(f"Stand-in Recruiter on http://{HOST}:{server.server_port}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _end(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    main()
