"""No network at run time: everything works with sockets that refuse to be made."""

import socket
import subprocess
import sys
from pathlib import Path

GUARD = """
import socket, sys
def refuse(*arguments, **options):
    raise AssertionError("a socket was opened")
class Refusing(socket.socket):
    __init__ = refuse
socket.socket = Refusing
socket.create_connection = refuse
socket.getaddrinfo = refuse
from sayso.cli import main
sys.argv = ["sayso", "code", "--format", "jsonl", *sys.argv[1:]]
main()
"""


def test_coding_opens_no_socket(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Blast in Kelm</title><link rel='stylesheet' href='http://outlet.invalid/a.css'></head><body><article><p>"
        "A car bomb exploded outside the police station in Kelm on Thursday, killing four people, police said. "
        "The town lies in the north of Vasrland.</p><img src='http://outlet.invalid/i.png'></article></body></html>",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, "-c", GUARD, str(page)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"type": "bombing"' in done.stdout


def test_the_guard_itself_would_notice() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GUARD.replace("main()", "socket.socket()")], capture_output=True, text=True, check=False
    )
    assert "a socket was opened" in done.stderr
    assert socket.socket.__name__ == "socket"
