"""`autograder serve` as a service of a real hub: its users hand in by page and by token, and see what is their own."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyterlab_page import write
from programs import BIN, PATIENCE, call, environment, free_port, jupyter_hub
from waiting import until

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import vendor  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.browser]

PICTURES = os.environ.get("PICTURES")  # a folder, for whoever wants to look
MINTER = "a-token-that-makes-tokens-0123456789"
ROLES = [
    {"name": "user", "scopes": ["self", "access:services!service=grader"]},
    {"name": "server", "scopes": ["users:activity!user", "access:servers!server", "access:services!service=grader"]},
    {"name": "minter", "scopes": ["tokens", "admin:users"], "services": ["minter"]},
]


GROUPS = {"formgrade-regularization": {"users": ["gina"]}, "formgrade-other": {"users": ["hugo"]}}  # as nbgrader has them


@pytest.fixture
def hub(course: Path, tmp_path: Path, in_jupyterlab: dict[str, str]) -> Iterator[str]:
    (tmp_path / "settings").mkdir()
    address = f"http://127.0.0.1:{free_port()}"
    (tmp_path / "home").mkdir()
    modules = vendor.node_modules(Path(__file__).parent, ROOT / "_build" / "hub")
    proxy = [BIN / "node", modules / "configurable-http-proxy" / "bin" / "configurable-http-proxy"]
    grader = {
        "name": "grader",
        "url": address,
        "command": [str(BIN / "autograder"), "serve", "--course", str(course), "--instructor", "teacher", "--preload", "numpy"],
        "environment": environment(tmp_path / "home"),
        "oauth_no_confirm": True,
        "timeout": 300,  # a hub that starts ends where a service of its own does not answer in time
    }
    servers = {**in_jupyterlab, "AUTOGRADER_URL": f"{address}/services/grader/"}
    services = [grader, {"name": "minter", "api_token": MINTER}]
    with jupyter_hub(tmp_path, tmp_path / "settings", proxy, services, ROLES, servers, GROUPS) as url:
        yield url


def wait_for_grader(page: Any, hub: str) -> None:
    """The hub runs before its services do."""
    deadline = time.monotonic() + PATIENCE
    while page.request.get(f"{hub}/services/grader/healthz").status != 200:
        assert time.monotonic() < deadline, "the grader never answered"
        page.wait_for_timeout(200)


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
    wait_for_grader(ada, hub)
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


def picture(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def test_a_student_asks_for_another_look_and_a_grader_of_the_hubs_group_answers_and_marks(
    hub: str, course: Path, new_page: Callable[[], Any]
):
    ada, gina, hugo = new_page(), new_page(), new_page()
    wait_for_grader(ada, hub)
    open_grader(ada, hub, "ada")
    data = answered(course, "def twice(x):\n    return x**2").replace(b"YOUR ANSWER HERE", b"Because adding is <b>counting</b> twice.")
    ada.locator("input[type=file]").set_input_files({"name": "l1.ipynb", "mimeType": "application/json", "buffer": data})
    ada.get_by_role("button", name="Hand in").click()
    until(ada, "document.body.innerText.includes('of 5 points')")
    ada.goto(f"{hub}/services/grader/")
    assert ada.get_by_role("link", name="The queue").count() == 0
    assert ada.goto(f"{hub}/services/grader/marking").status == 403
    ada.goto(f"{hub}/services/grader/")
    ada.get_by_text("Ask for another look").click()
    ada.get_by_label("Which task").select_option("twice")
    ada.get_by_label("What was graded wrongly").fill("Is <i>squaring</i> not doubling?")
    picture(ada, "regrade-form")
    ada.get_by_role("button", name="Send").click()
    ada.get_by_text("No answer yet").wait_for()
    picture(ada, "regrade-asked")

    open_grader(hugo, hub, "hugo")  # of another course's group
    for place in ("queue", "marking", "api/queue", "metrics"):
        assert hugo.goto(f"{hub}/services/grader/{place}").status == 403

    open_grader(gina, hub, "gina")
    assert gina.goto(f"{hub}/services/grader/queue").status == 200
    picture(gina, "queue")
    gina.get_by_role("link", name="Requests and marks").click()
    gina.get_by_text("Is <i>squaring</i> not doubling?").wait_for()
    gina.get_by_text("Because adding is <b>counting</b> twice.").wait_for()
    gina.get_by_role("heading", name="ada, doubling, why").wait_for()
    picture(gina, "marking")
    # what another page makes gina's browser send carries no _xsrf of ours
    assert gina.request.post(f"{hub}/services/grader/marking", form={"key": "doubling"}).status == 403
    asked = gina.locator("section", has_text="squaring")
    asked.get_by_label("Your answer").fill("Of 2 it is: **half** a point.")
    asked.get_by_label("Points for twice-test").fill("0.5")
    asked.get_by_role("button", name="Answer").click()
    gina.get_by_text("No request is open.").wait_for()
    read = gina.locator("section", has_text="counting")
    read.get_by_label("Points for why").fill("3")
    read.get_by_label("A comment").fill("Well said.")
    read.get_by_role("button", name="Mark").click()
    gina.get_by_text("Nothing is waiting.").wait_for()
    picture(gina, "marked")

    ada.goto(f"{hub}/services/grader/")
    ada.get_by_text("Of 2 it is: half a point.").wait_for()
    ada.get_by_text("3.5 of 5").wait_for()
    picture(ada, "regrade-answered")
    ada.locator("tbody a").first.click()
    ada.get_by_text("Well said.").wait_for()
    assert "Of 2 it is: half a point." in ada.locator("body").inner_text()
    assert "gina" not in ada.content()
    picture(ada, "feedback")
    call("autograder", "report", "doubling", "--course", course, cwd=course, env=environment(course.parent / "home"))
    rows = json.loads((course / "report" / "doubling" / "results.json").read_text())["submissions"]
    assert {mark["by"] for row in rows if row["student"] == "ada" for mark in row["by_hand"]} == {"gina"}


def test_a_student_presses_the_button_in_jupyterlab_and_sees_the_result_beside_the_notebook(
    hub: str, course: Path, tmp_path: Path, new_page: Callable[[], Any]
):
    home = tmp_path / "homes" / "dan"
    shutil.copytree(course / "release" / "doubling", home / "doubling")
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    own = {"cells": [], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (home / "own.ipynb").write_text(json.dumps(own))
    page = new_page()
    wait_for_grader(page, hub)
    page.goto(f"{hub}/hub/login")
    page.locator("input[name=username]").fill("dan")
    page.locator("input[name=password]").fill("any; the authenticator is a dummy")
    page.locator("#login_submit").click()
    page.get_by_role("menuitem", name="Nbgrader").wait_for()
    page.goto(f"{hub}/user/dan/lab/tree/own.ipynb")
    page.locator("#jp-main-statusbar", has_text="| Idle").wait_for()
    assert page.locator(".autograder-button").count() == 0, "a notebook of the student's own is no assignment"

    page.goto(f"{hub}/user/dan/lab/tree/doubling/doubling.ipynb")
    button = page.get_by_role("button", name="Check with the grader")
    button.wait_for()
    write(page, page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").nth(1), "def twice(x):\n    return x**2")
    button.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Result of the grader")
    panel.get_by_role("status").get_by_text("squared instead of doubled").wait_for()
    said = panel.inner_text()
    assert "0 of 5 points" in said
    assert "-3" not in re.sub(r"\d{4}-\d\d-\d\d", "", said), "the hidden test's values are nobody's business"
    picture(page, "button-light")
    with page.expect_popup() as opened:
        panel.get_by_role("link", name="Feedback").click()
    opened.value.get_by_role("heading", name="Doubling").first.wait_for()
    assert "squared instead of doubled" in opened.value.locator("body").inner_text()

    write(page, page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").nth(1), "def twice(x):\n    return x + x")
    button.click()
    panel.get_by_text("2 of 5 points").wait_for()
    kept = json.loads((home / "doubling" / "doubling.ipynb").read_text(encoding="utf-8"))
    assert "return x + x" in json.dumps(kept), "the notebook was saved before it was handed in"
