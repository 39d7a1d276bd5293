"""A service that is asked over HTTP, by persons with tokens."""

from __future__ import annotations

import http.client
import json
from dataclasses import dataclass
from typing import Any

from school import Class

from autograder.serving.service import Service

STUDENTS = ("ada", "bob", "cyd", "dan", "eve", "fay", "gil", "hal", "ida&lt;", "jon", "kim")


@dataclass
class Client:
    """One person's requests."""

    port: int
    token: str = ""

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> tuple[int, Any, str]:
        """Status, headers and text of the answer."""
        if self.token and "Authorization" not in headers:
            headers["Authorization"] = f"token {self.token}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def json(self, path: str, **more: Any) -> Any:
        status, _, text = self.ask(path, **more)
        assert status in (200, 202), text
        return json.loads(text)

    def graded(self, data: bytes) -> Any:
        """Hands in, and returns what is known of it when it is done."""
        attempt = self.json("/api/assignments/tiny/attempts", method="POST", body=data)
        while not attempt["done_at"]:
            attempt = self.json(f"/api/attempts/{attempt['id']}?wait=20")
        return attempt


@dataclass
class Served:
    school: Class
    service: Service
    port: int

    def as_(self, name: str) -> Client:
        return Client(self.port, token(name))


def token(name: str) -> str:
    return f"{name.encode().hex()}-0123456789abcdef"
