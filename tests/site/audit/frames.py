"""Frame times of every slider of every interactive figure, dragged by a pointer in a Chromium that is slowed down to a phone.

    python tests/site/audit/frames.py [page …]

For each slider: how often it was drawn, the median and the 95th percentile of the time between two frames while it is dragged, and the work
of the main thread for a drawing. The goal is 60 frames a second: nineteen of twenty frames come after 16.7 ms. A frame that is not ready
comes with the next one, after 33.3 ms, so that above 25 ms it was late. Exit code 1 when a slider falls short of that.

On a busy machine frames come late for other reasons. The work helps there to compare two versions of a figure, and is not judged: it is CPU
time in a browser that is not slowed down, times four, without that of the frames in which nothing was drawn.
"""

from __future__ import annotations

import functools
import http.server
import itertools
import os
import shutil
import statistics
import sys
import threading
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT / "book" / "_ext"), str(HERE.parent), str(ROOT / "tests")]

from conftest import HTML, PREFIX, CourseHandler  # noqa: E402

SLOWER = 4  # as Lighthouse's phone
LATE = 1.5 * 1000 / 60  # ms from one frame to the next
MOVES = 90
COUNT = """(figure) => {
  globalThis.measured?.changes.disconnect();
  globalThis.measured = { times: [], drawn: 0 };
  const count = (now) => { measured.times.push(now); measured.frame = requestAnimationFrame(count); };
  count(performance.now());
  measured.changes = new MutationObserver(() => { measured.drawn += 1; });  // once for all that one drawing says and shows of its settings
  for (const part of figure.querySelectorAll(".interactive-says, .interactive-controls"))
    measured.changes.observe(part, { subtree: true, childList: true, characterData: true });
}"""

REST = 40  # frames
RESTED = "(left) => new Promise((done) => { const next = () => (left-- ? requestAnimationFrame(next) : done()); next(); })"


def busy(client: Any) -> float:
    """Milliseconds of CPU time that the main thread of the page has worked."""
    metrics = {metric["name"]: metric["value"] for metric in client.send("Performance.getMetrics")["metrics"]}
    return 1000 * metrics["TaskDuration"]


def late(gaps: list[float]) -> float:
    """The 95th percentile of the times between two frames: one of twenty may be longer."""
    return sorted(gaps)[int(0.95 * (len(gaps) - 1))]


def is_smooth(gaps: list[float]) -> bool:
    """Whether frames come at 60 a second."""
    return late(gaps) <= LATE


def drag(page: Any, client: Any, slider: Any) -> tuple[int, list[float], float]:
    """Drawings, times between two frames, and work for a drawing, while a pointer goes along the slider and back."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    left, width, y = box["x"] + 8, box["width"] - 16, box["y"] + box["height"] / 2
    now = slider.evaluate("(input) => (input.value - input.min) / (input.max - input.min)")
    page.mouse.move(left + now * width, y)
    page.mouse.down()
    slider.evaluate(f"(input) => ({COUNT})(input.closest('[data-interactive]'))")
    start = busy(client)
    steps = slider.evaluate("(input) => Math.round((input.max - input.min) / input.step)")
    moves = min(MOVES, 2 * steps)  # each to a value of its own: a phone has one move in a frame, and each is drawn
    for move in range(moves):
        way = (now + round(2 * move * steps / moves) / steps) % 2
        page.mouse.move(left + (way if way <= 1 else 2 - way) * width, y)
    worked = busy(client) - start
    seen = page.evaluate("() => ({ times: [...measured.times], drawn: measured.drawn })")
    page.mouse.up()
    page.wait_for_timeout(1500)  # what follows when settings rest
    start = busy(client)
    page.evaluate(RESTED, REST)
    worked -= (busy(client) - start) / REST * (len(seen["times"]) - seen["drawn"])
    page.evaluate("() => cancelAnimationFrame(measured.frame)")
    gaps = [after - before for before, after in itertools.pairwise(seen["times"])]
    return seen["drawn"], gaps, worked / seen["drawn"]


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not (HTML / "book" / "index.html").is_file():
        print("Chromium and a built site are needed. Run: make browser site", file=sys.stderr)
        return 2
    with_figures = (path.stem for path in sorted((HTML / "book").glob("*.html")) if "data-interactive=" in path.read_text(encoding="utf-8"))
    slow = []
    handler = functools.partial(CourseHandler, directory=str(HTML))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{'slider':34} frames  median     95 %  work (ms)", flush=True)
        for name in sys.argv[1:] or with_figures:
            page = browser.new_page(viewport={"width": 360, "height": 740}, device_scale_factor=2)
            page.goto(f"http://127.0.0.1:{server.server_port}{PREFIX}book/{name}.html", wait_until="networkidle")
            client = page.context.new_cdp_session(page)
            client.send("Performance.enable", {"timeDomain": "threadTicks"})
            for slider in page.locator("[data-interactive] input[type=range]").all():
                work = SLOWER * drag(page, client, slider)[-1]
                client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
                drawn, gaps, _work = drag(page, client, slider)
                client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
                label = f"{name}: {slider.get_attribute('id').removesuffix('-setting')}"
                print(f"{label:34}{drawn:8}{statistics.median(gaps):8.1f}{late(gaps):9.1f}{work:10.1f}", flush=True)
                if not is_smooth(gaps):
                    slow.append(label)
            page.close()
        browser.close()
        server.shutdown()
    said = f"Below 60 frames a second: {', '.join(slow)}" if slow else "60 frames a second for all."
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}. {said}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
