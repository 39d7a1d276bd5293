"""`autograder serve` as a service of a real hub: its users hand in by page and by token, and see what is their own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import BIN, environment, free_port, jupyter_hub
from waiting import until

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import vendor  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MINTER = "a-token-that-makes-tokens-0123456789"
ROLES = [
    {"name": "user", "scopes": ["self", "access:services!service=grader"]},
    {"name": "minter", "scopes": ["tokens", "admin:users"], "services": ["minter"]},
]


@pytest.fixture
def hub(course: Path, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "settings").mkdir()
    (tmp_path / "home").mkdir()
    modules = vendor.node_modules(Path(__file__).parent, ROOT / "_build" / "hub")
    proxy = [BIN / "node", modules / "configurable-http-proxy" / "bin" / "configurable-http-proxy"]
    grader = {
        "name": "grader",
        "url": f"http://127.0.0.1:{free_port()}",
        "command": [str(BIN / "autograder"), "serve", "--course", str(course), "--instructor", "teacher", "--preload", "numpy"],
        "environment": environment(tmp_path / "home"),
        "oauth_no_confirm": True,
        "timeout": 300,  # a hub that starts ends where a service of its own does not answer in time
    }
    with jupyter_hub(tmp_path, tmp_path / "settings", proxy, [grader, {"name": "minter", "api_token": MINTER}], ROLES) as url:
        yield url


def open_grader(page: Any, hub: str, user: str) -> None:
    page.goto(f"{hub}/hub/login?next=/services/grader/")
    page.locator("input[name=username]").fill(user)
    page.locator("input[name=password]").fill("any; the authenticator is a dummy")
    page.locator("#login_submit").click()
    page.get_by_role("heading", name="Your assignments").wait_for()


def answered(course: Path, code: str) -> bytes:
    notebook = json.loads((course / "release" / "doubling" / "doubling.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if "raise NotImplementedError" in "".join(cell["source"]):
            cell["source"] = code
    return json.dumps(notebook).encode()


def test_hub_users_hand_in_by_page_and_token_and_see_their_own(hub: str, course: Path, new_page: Callable[[], Any]):
    ada, bob, teacher = new_page(), new_page(), new_page()
    health = ada.request
    for _ in range(1500):  # the hub runs before its services do
        if health.get(f"{hub}/services/grader/healthz").status == 200:
            break
        ada.wait_for_timeout(200)
    open_grader(ada, hub, "ada")
    notebook = {"name": "whatever.ipynb", "mimeType": "application/json", "buffer": answered(course, "def twice(x):\n    return x**2")}
    ada.locator("input[type=file]").set_input_files(notebook)
    ada.get_by_role("button", name="Hand in").click()
    until(ada, "document.body.innerText.includes('of 5 points')")
    assert "squared instead of doubled" in ada.locator("body").inner_text()
    theirs = ada.url

    open_grader(bob, hub, "bob")
    assert bob.goto(theirs).status == 404
    # what another page makes bob's browser send carries no _xsrf of ours
    forged = bob.request.post(f"{hub}/services/grader/assignments/doubling", multipart={"notebook": notebook})
    assert forged.status == 403
    assert bob.goto(f"{hub}/services/grader/queue").status == 403
    assert json.loads(bob.request.get(f"{hub}/services/grader/api/assignments").text())["assignments"][0]["attempts"] == []

    made = bob.request.post(f"{hub}/hub/api/users/bob/tokens", headers={"Authorization": f"token {MINTER}"}, data={})
    token = {"Authorization": f"token {json.loads(made.text())['token']}"}
    alone = new_page().request  # without a cookie
    data = answered(course, "def twice(x):\n    return 2 * x")
    handed_in = alone.post(f"{hub}/services/grader/api/assignments/doubling/attempts", headers=token, data=data)
    assert handed_in.status == 202, handed_in.text()
    attempt = handed_in.json()
    while not attempt["done_at"]:
        attempt = alone.get(f"{hub}/services/grader/api/attempts/{attempt['id']}?wait=20", headers=token).json()
    assert attempt["score"] == 2
    assert alone.get(f"{hub}/services/grader/api/assignments").status == 403

    open_grader(teacher, hub, "teacher")
    assert teacher.goto(theirs).status == 200
    assert teacher.goto(f"{hub}/services/grader/queue").status == 200
