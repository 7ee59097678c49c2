"""The background worker beside the web server: a process of its own that is started again when it ends by itself."""

import subprocess
import sys
import threading

PAUSE = 5.0  # seconds before the worker is started again


class WorkerProcess:
    """The worker of a server, from ``start`` to ``stop``."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher = threading.Thread(target=self._keep, name="background", daemon=True)

    def start(self) -> None:
        """Start the worker, and keep it running."""
        self._watcher.start()

    def stop(self) -> None:
        """Let the worker finish the task at hand, and wait for that."""
        self._stopped.set()
        if self._process is not None:
            self._process.terminate()
        if self._watcher.is_alive():
            self._watcher.join(timeout=15)

    def _keep(self) -> None:
        while not self._stopped.is_set():
            self._process = subprocess.Popen([sys.executable, "-m", "server.cli", "worker", "--end-with-parent"])
            self._process.wait()
            self._stopped.wait(PAUSE)
