"""The command that serves the stand-in."""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def start(port: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "e2e.recruiter", "--port", str(port)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_names_its_address_answers_there_and_ends_when_told(sign: signal.Signals):
    with start(0) as process:
        assert process.stdout
        address = process.stdout.readline().removeprefix("Stand-in Recruiter on ").strip()
        with urllib.request.urlopen(f"{address}healthz", timeout=5) as answer:
            assert answer.status == 200
        process.send_signal(sign)
        try:
            assert process.wait(5) == 0
        finally:
            process.kill()  # whoever waits for it is not to wait forever


def test_a_port_that_is_taken_is_said_and_ends_the_start():
    with socket.create_server(("127.0.0.1", 0)) as taken, start(taken.getsockname()[1]) as process:
        _, errors = process.communicate(timeout=10)
        assert process.returncode == 1
        assert "in use" in errors
