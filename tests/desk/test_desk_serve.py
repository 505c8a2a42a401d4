"""The desk as a process: it listens where it may, answers, and stops when it is told to."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request

SCRIPT = """
import sys
from onrecord.desk import DeskSettings, create_app, serve
from onrecord.pipeline import Reader, keep
reader = Reader(program="onrecord 0.1.0", load_model=None)
app = create_app(archive=None, reader=reader, fetch=None, keep=keep, settings=DeskSettings())
try:
    serve(app, "127.0.0.1", 0, ready=lambda address: print(address, flush=True))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_a_desk_tells_its_address_answers_there_and_stops_at_ctrl_c() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.status == 200
                assert "server" not in answer.headers
                assert b"Read a page" in answer.read()
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "Traceback" not in errors
