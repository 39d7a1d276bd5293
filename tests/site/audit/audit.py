"""`make site-audit`: Lighthouse (phone profile), axe-core and bytes for every page. Exit code 1 when a page falls short.

Takes ten minutes or so: Lighthouse opens each page several times in a Chromium that is slowed down to a phone.
Name pages to look at these alone: python tests/site/audit/audit.py l1 index
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / "book" / "_ext"), str(HERE.parent), str(ROOT / "tests")]

import vendor  # noqa: E402
from conftest import HTML, PREFIX, CourseHandler  # noqa: E402
from test_accessibility import look, prepare  # noqa: E402
from test_pages import pages  # noqa: E402
from test_weight import FIRST, SECOND, second_page, transferred  # noqa: E402

FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def elements(audit: dict[str, Any]) -> str:
    """The first elements that an audit of Lighthouse complains about."""
    items = (audit.get("details") or {}).get("items") or []
    return " ".join(item["node"]["snippet"] for item in items[:4] if "node" in item)


def lighthouse(modules: Path, chromium: str, url: str) -> dict[str, int]:
    """Scores out of 100. Raises RuntimeError with Lighthouse's own words when it fails."""
    flags = "--headless=new --no-sandbox --disable-dev-shm-usage"
    run = subprocess.run(
        [
            *(vendor.executable("node"), str(modules / "lighthouse" / "cli" / "index.js"), url, "--quiet", "--output=json"),
            *(f"--only-categories={','.join(FLOORS)}", f"--chrome-flags={flags}", "--no-enable-error-reporting"),
        ],
        env={**vendor.environment(), "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"Lighthouse failed on {url}: {run.stderr[-800:]}")
    report = json.loads(run.stdout)
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in FLOORS}
    for name, least in FLOORS.items():
        if scores[name] < least:
            failed = [
                f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')} {elements(audit)}"
                for reference in report["categories"][name]["auditRefs"]
                if reference["weight"] and ((audit := report["audits"][reference["id"]])["score"] or 0) < 0.9 and audit["score"] is not None
            ]
            print(f"   {name} {scores[name]}: " + "; ".join(failed))
    return scores


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not (HTML / "book" / "index.html").is_file():
        print("Chromium and a built site are needed. Run: make browser site", file=sys.stderr)
        return 2
    modules = vendor.node_modules(HERE, ROOT / "_build" / "audit")
    axe = (modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    names = sys.argv[1:] or pages()
    short = []
    handler = functools.partial(CourseHandler, directory=str(HTML))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}{PREFIX}"
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{'page':20} perf  a11y  best   seo   axe  first kB  second kB", flush=True)
        for name in names:
            url = f"{site}book/{name}.html"
            scores = lighthouse(modules, chromium, url)
            first, second = transferred(browser, f"{site}book", name), second_page(browser, f"{site}book", name)
            page = browser.new_page(reduced_motion="reduce")
            page.goto(url)
            prepare(page, axe)
            found = {rule for width in (1280, 375) for theme in ("light", "dark") for rule in look(page, width, theme)}
            page.close()
            row = "".join(f"{score:6}" for score in scores.values())
            print(f"{name:18}{row}{len(found):6}{first / 1000:10.0f}{second / 1000:11.0f}", flush=True)
            for rule in sorted(found):
                print(f"   {rule}")
            if found or first >= FIRST or second >= SECOND or any(scores[key] < least for key, least in FLOORS.items()):
                short.append(name)
        browser.close()
        server.shutdown()
    kilobytes = f"{FIRST // 1000} and {SECOND // 1000} kB"
    fine = f"All {len(names)} pages: {FLOORS} or better, axe finds nothing, below {kilobytes} as first and second page."
    print(f"Below the mark: {', '.join(short)}" if short else fine)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
