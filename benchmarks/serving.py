"""Seconds from hand-in to feedback on the page, by real HTTP, through a real JupyterHub and its proxy, with real grading.

    python benchmarks/serving.py                     # l1: one student, twenty times; then 200 hand-ins in a minute
    python benchmarks/serving.py --one 5 --burst 20  # smaller

Each hand-in is the notebook with its solutions, sent with a hub user's token. The clock starts before the request that hands it in and
stops when the feedback page has arrived.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests" / "hub"), str(ROOT / "book" / "_ext")]
import vendor  # noqa: E402
from programs import BIN, call, environment, free_port, jupyter_hub  # noqa: E402

MINTER = "a-token-that-makes-tokens-0123456789"
ROLES = [
    {"name": "user", "scopes": ["self", "access:services!service=grader"]},
    {"name": "minter", "scopes": ["tokens", "admin:users"], "services": ["minter"]},
]
WRITTEN = ("assignments", "questions", "data", "kit", "locales", "nbgrader_config.py")


def ask(address: str, token: str, body: bytes | None = None) -> bytes:
    request = urllib.request.Request(address, body, {"Authorization": f"token {token}"})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return bytes(answer.read())


def seconds_to_feedback(service: str, name: str, token: str, notebook: bytes) -> float:
    began = time.perf_counter()
    attempt = json.loads(ask(f"{service}api/assignments/{name}/attempts", token, notebook))
    page = b""
    while b"<progress" not in page:  # it waits by itself; under load it may say that it still waits
        page = ask(f"{service}attempts/{attempt['id']}", token)
    return time.perf_counter() - began


def _is_healthy(service: str) -> bool:
    try:
        return bool(ask(f"{service}healthz", ""))
    except urllib.error.HTTPError:
        return False


def said(title: str, times: list[float]) -> None:
    p95 = sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]
    print(f"{title}: median {statistics.median(times):.2f} s, 95th percentile {p95:.2f} s, longest {max(times):.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assignment", default="l1")
    parser.add_argument("--one", type=int, default=20, help="hand-ins of one student, one after the other")
    parser.add_argument("--burst", type=int, default=200, help="students who hand in within --seconds")
    parser.add_argument("--seconds", type=float, default=60.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        course = folder / "course"
        course.mkdir()
        for name in WRITTEN:
            if (path := ROOT / "exercises" / name).exists():
                (shutil.copytree if path.is_dir() else shutil.copy)(path, course / name)
        (folder / "settings").mkdir()
        call("autograder", "release", given.assignment, "--course", course, cwd=course, env=environment(folder / "home"))
        notebook = (course / "source" / given.assignment / f"{given.assignment}.ipynb").read_bytes()
        modules = vendor.node_modules(ROOT / "tests" / "hub", ROOT / "_build" / "hub")
        proxy = [BIN / "node", modules / "configurable-http-proxy" / "bin" / "configurable-http-proxy"]
        grader = {
            "name": "grader",
            "url": f"http://127.0.0.1:{free_port()}",
            "command": [str(BIN / "autograder"), "serve", "--course", str(course), "--no-exchange"],
            "environment": environment(folder / "home"),
            "timeout": 300,
        }
        with jupyter_hub(folder, folder / "settings", proxy, [grader, {"name": "minter", "api_token": MINTER}], ROLES) as hub:
            service = f"{hub}/services/grader/"
            users = [f"student-{number}" for number in range(max(given.burst, 1))]
            ask(f"{hub}/hub/api/users", MINTER, json.dumps({"usernames": users}).encode())
            tokens = [json.loads(ask(f"{hub}/hub/api/users/{user}/tokens", MINTER, b"{}"))["token"] for user in users]
            while not _is_healthy(service):
                time.sleep(0.5)
            seconds_to_feedback(service, given.assignment, tokens[0], notebook)  # it is warm, and so is the way through the hub
            print(f"{os.cpu_count()} cores, load of the last minute {os.getloadavg()[0]:.1f}")
            if given.one:
                one = [seconds_to_feedback(service, given.assignment, tokens[0], notebook) for _ in range(given.one)]
                said(f"{given.one} hand-ins of one student", one)
            if given.burst:
                began = time.perf_counter()

                def hand_in(number: int) -> float:
                    time.sleep(max(0.0, began + number * given.seconds / given.burst - time.perf_counter()))
                    return seconds_to_feedback(service, given.assignment, tokens[number], notebook)

                with ThreadPoolExecutor(given.burst) as pool:
                    times = list(pool.map(hand_in, range(given.burst)))
                took = time.perf_counter() - began
                said(f"{given.burst} hand-ins in {given.seconds:g} s", times)
                print(f"the last had its feedback after {took:.0f} s; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
