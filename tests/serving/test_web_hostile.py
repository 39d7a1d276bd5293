"""Requests that no client sends: each is answered as strange or not at all, and the next visitor is served."""

from __future__ import annotations

import json
import os
import resource
import socket
import subprocess
import sys
from http.client import HTTPConnection

import pytest
from over_http import Served, token
from school import RIGHT

pytestmark = pytest.mark.slow

TO = "/api/assignments/tiny/attempts"


def raw(served: Served, text: bytes) -> bytes:
    """What comes back on one connection, until it is closed or silent."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as connection:
        connection.sendall(text)
        found = b""
        try:
            while more := connection.recv(65536):
                found += more
        except (TimeoutError, ConnectionResetError):
            pass
        return found


def head(method: str, path: str, *lines: str, who: str = "eve") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: x", f"Authorization: token {token(who)}", *lines, "", ""]).encode("latin-1")


STRANGE = {
    "two lengths": head("POST", TO, "Content-Length: 5", "Content-Length: 50") + b"x" * 5,
    "length and chunks": head("POST", TO, "Content-Length: 4", "Transfer-Encoding: chunked") + b"0\r\n\r\n" + head("GET", "/queue"),
    "chunks beyond the limit": head("POST", TO, "Transfer-Encoding: chunked") + b"FFFFFFFFFF\r\nx",
    "a negative length": head("POST", TO, "Content-Length: -1"),
    "a header that is folded into another": head("GET", "/", "X: y\r\n Authorization: token z"),
    "a line feed in an address": head("GET", "/attempts/1%0d%0aSet-Cookie:%20a=b"),
    "the way up": head("GET", "/attempts/../../../../etc/passwd"),
    "the way up, written otherwise": head("GET", "/assignments/%2e%2e%2f%2e%2e%2fsource"),
    "a full address": head("GET", "http://elsewhere/queue"),
    "no address": b"GET\r\n\r\n",
    "too many headers": head("GET", "/", *(f"A{n}: b" for n in range(9000))),
    "not HTTP": bytes(range(256)) * 10 + b"\r\n\r\n",
    "a half request": head("POST", TO, "Content-Length: 100") + b"x",
    "packed": head("POST", TO, "Content-Encoding: gzip", "Content-Length: 3") + b"\x1f\x8b\x08",
    "digits of another script": head("GET", "/attempts/%D9%A1"),
    "a number beyond all": head("GET", "/attempts/" + "9" * 40),
    "two who ask": head("GET", "/api/queue", f"Authorization: token {token('ada')}"),
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_a_strange_request_gets_nothing_and_stops_nobody(served: Served, text: bytes):
    before = [each.id for each in served.service.attempts.of_student("ada")]
    answer = raw(served, text)
    for secret in (b"root:", b"Set-Cookie", b'"workers"', str(served.school.folder).encode(), b"Traceback"):
        assert secret not in answer
    assert [each.id for each in served.service.attempts.of_student("ada")] == before
    assert served.as_("eve").ask("/api/assignments")[0] == 200


def test_who_breaks_off_may_hand_in_again_at_once(served: Served):
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", served.port), timeout=5) as connection:
            connection.sendall(head("POST", TO, "Content-Length: 1000", who="hal") + b"x" * 500)
    hal, right = served.as_("hal"), served.school.notebook(RIGHT)
    # Until the service has seen that the other end is gone, the notebook is still on its way.
    assert served.school.until(lambda: hal.ask(TO, "POST", right)[0] == 202)


HOLD = """
import select, socket, sys
port, number, beyond = map(int, sys.argv[1:])
held, ended = [socket.create_connection(("127.0.0.1", port)) for _ in range(number)], select.poll()
for one in held: ended.register(one, select.POLLIN)
while len(found := {file for file, _ in ended.poll()}) < beyond: pass
print(held[0].fileno() in found, flush=True)
sys.stdin.read()
"""


def test_whoever_holds_many_connections_leaves_room_for_the_work(served: Served):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    half = len(os.listdir("/proc/self/fd")) + 50
    connection = HTTPConnection("127.0.0.1", served.port, timeout=300)
    known = {"Authorization": f"token {token('kim')}"}
    connection.request("GET", "/api/assignments", headers=known)
    connection.getresponse().read()
    command = [sys.executable, "-c", HOLD, str(served.port), str(half + 30), "30"]
    resource.setrlimit(resource.RLIMIT_NOFILE, (2 * half, hard))
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
            assert holder.stdout.readline() == "False\n"  # those beyond are refused at once, before the first have been idle for too long
            connection.request("POST", TO, served.school.notebook(RIGHT), known)
            attempt = json.loads(connection.getresponse().read())
            while not attempt["done_at"]:
                connection.request("GET", f"/api/attempts/{attempt['id']}?wait=20", headers=known)
                attempt = json.loads(connection.getresponse().read())
            assert attempt["score"] == 5
            holder.stdin.close()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        connection.close()
