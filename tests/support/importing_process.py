"""A worker in a process of its own that adds the people of imports, and dies by kill -9 as told.

``python -m tests.support.importing_process URL STATEMENT`` kills itself before its STATEMENTth statement to the database; 0
is never.
"""

import os
import signal
import sys
from typing import Any

from server.storage import database
from server.usecases.pools import pool_imports


def main() -> None:
    url, fatal = sys.argv[1], int(sys.argv[2])
    database.bind(url)
    sent = 0

    def count(event: Any) -> None:
        nonlocal sent
        sent += 1
        if sent == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    database.database.query_hooks.append(count)
    while pool_imports.work():
        print("worked", flush=True)


if __name__ == "__main__":
    main()
