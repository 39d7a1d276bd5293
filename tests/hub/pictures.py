"""The pictures of the instructor's guide: book/guide/*.webp, taken of the programs themselves.

    make course                        # grades the sample class
    python tests/hub/pictures.py       # about two minutes

Formgrader, feedback and report show the sample class; the hub is the one of the tests.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright
from programs import BIN, TOKEN, call, environment, jupyter_hub, jupyter_lab

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))
import vendor  # noqa: E402

OUT = ROOT / "book" / "guide"
WIDTH = 1000
MOST = 32_000  #: bytes of a picture: four of them on one page of the guide, which may take 150,000 as the second of a visit


def photograph(page: Any, name: str, height: int | None = None) -> None:
    """Saves what the window shows, or its upper part."""
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height} if height else None
    with Image.open(io.BytesIO(page.screenshot(clip=clip))) as image:
        for quality in (85, 70, 55, 45, 35, 25):
            out = io.BytesIO()
            image.convert("RGB").save(out, "WEBP", quality=quality, method=6)
            if out.tell() <= MOST:
                break
    (OUT / f"{name}.webp").write_bytes(out.getvalue())
    print(f"{name}.webp  {out.tell() / 1000:.0f} kB  quality {quality}")


def pages(page: Any, course: Path) -> None:
    page.goto((course / "feedback" / "student-05" / "l1" / "l1.html").as_uri())
    page.locator("section", has=page.locator(".badge.bad")).first.evaluate("section => section.scrollIntoView()")
    photograph(page, "feedback", 450)
    page.goto((course / "report" / "l1" / "index.html").as_uri())
    photograph(page, "report", 900)


def formgrader(page: Any, course: Path, env: dict[str, str]) -> None:
    with jupyter_lab(course, env) as url:
        page.context.request.get(f"{url}/lab?token={TOKEN}")
        page.goto(f"{url}/formgrader/manage_submissions/l1")
        page.locator(".student-id", has_text="student-05").wait_for()
        page.wait_for_load_state("networkidle")
        photograph(page, "formgrader-submissions", 560)
        page.goto(f"{url}/formgrader/gradebook/l1/l1")
        link = page.locator("td.name a.name-shown", has_text="student-05")
        link.wait_for(state="attached")
        page.goto(page.evaluate("link => link.href", link.element_handle()))
        page.wait_for_load_state("networkidle")
        page.locator("#l1-penalty-comment").fill("The right idea: now sum instead of averaging.")
        page.locator("#l1-penalty-comment").scroll_into_view_if_needed()
        photograph(page, "formgrader-grading")


def hub(page: Any, course: Path, folder: Path) -> None:
    (folder / "exchange").mkdir(mode=0o777)
    (folder / "settings").mkdir()
    told = f'c = get_config()\nc.CourseDirectory.course_id = "regularization"\nc.Exchange.root = {str(folder / "exchange")!r}\n'
    (folder / "settings" / "nbgrader_config.py").write_text(told, encoding="utf-8")
    call("nbgrader", "release_assignment", "l1", cwd=course, env=environment(folder / "home", JUPYTER_CONFIG_PATH=str(folder / "settings")))
    modules = vendor.node_modules(Path(__file__).parent, ROOT / "_build" / "hub")
    proxy = [BIN / "node", modules / "configurable-http-proxy" / "bin" / "configurable-http-proxy"]
    with jupyter_hub(folder, folder / "settings", proxy) as url:
        page.goto(f"{url}/hub/login")
        page.locator("input[name=username]").fill("ada")
        page.locator("#login_submit").click()
        page.get_by_role("menuitem", name="Nbgrader").click()
        page.locator(".lm-Menu-item", has_text="Assignment List").click()
        page.get_by_text("Fetch", exact=True).click()
        page.get_by_text("Submit", exact=True).wait_for()
        page.get_by_role("button", name="No", exact=True).click()  # no news of Jupyter's
        photograph(page, "hub-assignments", 420)
        page.goto(f"{url}/user/ada/lab/tree/l1/l1.ipynb")
        page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate").wait_for()
        page.locator(".jp-MarkdownOutput h1").first.wait_for()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(state="attached")
        photograph(page, "hub-notebook", 620)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--course", type=Path, default=ROOT / "exercises", help="a course with the graded sample class")
    parser.add_argument("--only", choices=("pages", "formgrader", "hub"), help="one group of pictures")
    given = parser.parse_args()
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        course = folder / "regularization"
        shutil.copytree(given.course, course)
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 700})
        page.set_default_timeout(120_000)
        if given.only in (None, "pages"):
            pages(page, course)
        if given.only in (None, "formgrader"):
            formgrader(page, course, environment(folder / "home"))
        if given.only in (None, "hub"):
            hub(page, course, folder)
        browser.close()


if __name__ == "__main__":
    main()
