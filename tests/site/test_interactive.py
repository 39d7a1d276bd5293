"""Interactive figures as a person meets them: there without JavaScript, moved by mouse, finger and keys, readable, light; and right.

What they show is held against scikit-learn, NumPy and Keras.
"""

from __future__ import annotations

import base64
import gzip
import itertools
import json
import re
import subprocess
from pathlib import Path

import interactive
import nbformat
import numpy as np
import pytest
import vendor
from conftest import open_page
from playwright.sync_api import expect
from sklearn.linear_model import ElasticNet, Lasso, Ridge
from sklearn.model_selection import KFold, cross_val_score
from waiting import until

ROOT = Path(__file__).resolve().parents[2]
PLACES = {
    path.stem: re.findall(r"^```\{interactive\} (\S+)", path.read_text(encoding="utf-8"), flags=re.M)
    for path in (ROOT / "book").glob("*.md")
}
PAGES = sorted(page for page, found in PLACES.items() if found)
ALL = [(page, name) for page in PAGES for name in PLACES[page]]
KINDS = ("page", "name")


def test_every_figure_is_in_the_book():
    assert sorted({name for _page, name in ALL}) == interactive.names()


def test_each_word_that_a_script_says_is_among_those_to_translate():
    sources = [path.read_text(encoding="utf-8") for path in interactive.SCRIPTS.rglob("*.js")]
    said = [word for source in sources for word in re.findall(r'\b_\(\s*("(?:[^"\\\n]|\\.)*")', source)]
    assert sorted(map(json.loads, said)) == sorted(text for _path, _line, text in interactive.script_words())


def run(name: str, expression: str, given: object = None) -> object:
    """The value of a JavaScript expression in which `figure` is a figure, `s` the solver and `given` the argument."""
    source = "".join(
        f"{{{path.read_text(encoding='utf-8')}}}" for path in (interactive.SCRIPTS / part for part in interactive.scripts([name]))
    )
    program = f"""{source}
    const s = Interactive.solver, figure = Interactive.figures[{json.dumps(name)}], usual = Interactive.defaults(figure);
    const given = JSON.parse(require("fs").readFileSync(0, "utf-8"));
    console.log(JSON.stringify({expression}));"""
    done = subprocess.run([vendor.executable("node"), "-e", program], input=json.dumps(given), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


# --- what they show is right


def numbers(text: str) -> list[float]:
    """The numbers of a sentence; a true minus is a minus."""
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", text.replace("\N{MINUS SIGN}", "-"))]


@pytest.mark.parametrize(("r", "u", "v", "s"), [(0.6, 1.7, 0.6, 1.8), (-0.8, -1.5, 1.0, 0.5), (0.9, 0.4, 1.9, 3.0), (0.0, 1.0, -0.2, 0.0)])
def test_the_best_weights_of_the_budgets_are_those_of_scikit_learn(r, u, v, s):
    A = np.linalg.cholesky(np.array([[1, r], [r, 1]])).T * np.sqrt(2)  # two samples with A.T @ A / 2 = the correlations
    b = A @ [u, v]
    fit = lambda model: model.set_params(fit_intercept=False).fit(A, b).coef_ if s else np.array([u, v])  # noqa: E731
    right = [*fit(Lasso(s / 2, tol=1e-12)), *fit(ElasticNet(0.75 * s, l1_ratio=1 / 3, tol=1e-12)), *fit(Ridge(2 * s))]
    said = run("penalties", "figure.draw(given).says", {"r": r, "u": u, "v": v, "s": s})
    found = numbers(re.sub(r"L1L2|L1|L2", "", said))
    assert found == pytest.approx(right, abs=0.0051)


def test_the_budgets_open_with_the_l1_fit_on_its_corner_and_the_others_off_the_axes():
    lasso, *others = re.findall(r"\(([^()]*)\)", run("penalties", "figure.draw(usual).says"))
    assert lasso.split(", ")[1] == "0"  # exactly; 0.00 would be a small weight
    assert all(float(w) > 0.1 for pair in others for w in pair.split(", "))


def test_the_budgets_open_with_whole_ellipses_and_the_axis_named_beside_them():
    opened = run("penalties", "figure.draw(usual).panels.map(({ drawing, handles }) => [drawing, handles[0].plot])")
    assert len(opened) == 3
    for drawing, plot in opened:
        steps = re.findall(r"(-?[\d.]+),?(-?[\d.]+)", re.search(r'class="line muted thin" d="([^"]+)"', drawing)[1])
        across, down = (list(itertools.accumulate(float(step) for step in way)) for way in zip(*steps, strict=True))
        assert plot["left"] < min(across) < max(across) < plot["right"]
        assert plot["top"] < min(down) < max(down) < plot["bottom"]
        end, line = map(float, re.search(r'x="([\d.]+)" y="([\d.]+)"[^>]*text-anchor="end">w₁<', drawing).groups())
        beside = [x for x, y in zip(across, down, strict=True) if line - 12 < y < line + 4]
        assert max(beside) < end - 15
        assert end <= plot["right"]


def temperature(hours: np.ndarray) -> np.ndarray:
    """The truth of the chapters, in degrees."""
    return 14 + 5 * np.sin(np.pi * (hours - 9) / 12)


def test_bias_and_variance_are_those_of_many_refits():
    said = run("bias-variance", "figure.draw({ ...usual, log: -1 }).says")
    _l2, bias, variance, both = numbers(said.replace("l2", "", 1))
    rng = np.random.default_rng(0)
    hours, grid = np.linspace(0, 24, 15), np.linspace(0, 24, 61)
    P, G = (np.polynomial.legendre.legvander(at / 12 - 1, 11)[:, 1:] for at in (hours, grid))
    mean, deviation = P.mean(0), P.std(0)
    y = temperature(hours)[:, None] + 1.5 * rng.normal(size=(15, 20_000))
    fits = Ridge(15 * 0.1).fit((P - mean) / deviation, y).predict((G - mean) / deviation)
    assert bias == pytest.approx(np.mean((fits.mean(1) - temperature(grid)) ** 2), rel=0.05)
    assert variance == pytest.approx(np.mean(fits.var(1)), rel=0.05)
    assert both == pytest.approx(bias + variance, rel=0.05)


def test_polynomials_and_their_training_errors_are_those_of_numpy():
    given = run("fitting", "[0, 1, 5, 9].map((degree) => figure.draw({ ...usual, degree }).says)")
    u, e = (np.array(run("fitting", f"s.{kind}(15, {seed})")) for kind, seed in (("uniform", 5), ("normal", 505)))
    hours = 24 * (np.arange(15) + u) / 15
    y = temperature(hours) + 1.5 * e
    for degree, said in zip([0, 1, 5, 9], given, strict=True):
        fit = np.polynomial.Legendre.fit(hours, y, degree, domain=[0, 24])
        grid = np.linspace(0, 24, 121)
        fresh = 2.25 + np.mean((fit(grid) - temperature(grid)) ** 2)
        assert numbers(said)[1:3] == pytest.approx([np.mean((fit(hours) - y) ** 2), fresh], rel=0.06)


def test_cross_validation_and_the_rule_of_one_standard_error_are_those_of_scikit_learn():
    settings = {"samples": 60, "noise": 0.5, "correlation": 0.9, "irrelevant": 10, "seed": 7}
    X, y = (np.array(part).T for part in run("choosing", "((d) => [d.X, d.y])(Interactive.houses.draw(given))", settings))
    fold = np.arange(60) % 10
    strengths = 10 ** (0.2 - 0.1 * np.arange(25))
    folds = [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(10)]
    seen = np.array([
        -cross_val_score(Lasso(l1 / 2, fit_intercept=False, tol=1e-8, max_iter=100_000), X, y, cv=folds, scoring="neg_mean_squared_error")
        for l1 in strengths
    ])  # fmt: skip
    assert KFold(10).get_n_splits() == len(folds)
    mean, error = seen.mean(1), seen.std(1, ddof=1) / np.sqrt(10)
    best = mean.argmin()
    simplest = np.flatnonzero(mean <= mean[best] + error[best])[0]  # the strongest comes first
    said = run(
        "choosing",
        "figure.draw({ ...usual, ...given, log: -1 }).says",
        {key: settings[key] for key in ("samples", "noise", "irrelevant", "seed")},
    )
    shown_error, shown_best, shown_simplest = re.findall(r"error ([\d.]+) by .*error at ([\d.]+) .*allows ([\d.]+)", said)[0]
    assert float(shown_error) == pytest.approx(mean[12], abs=6e-4)
    assert float(shown_best) == pytest.approx(strengths[best], rel=0.05)
    assert float(shown_simplest) == pytest.approx(strengths[simplest], rel=0.05)


def test_two_digits_of_an_error_mean_something_be_it_ever_so_small():
    said = run("fitting", "figure.draw({ degree: 9, noise: 0, samples: 23, seed: 62 }).says")
    assert said.startswith("Degree 9: training error 2.8e-9, error on new readings 7.4e-8.")
    assert run("fitting", "[0, 6.17e-9, 9.96e-7, 0.00000123, 0.0123, 12.34].map((value) => Interactive.short(value))") == [
        "0", "6.2e-9", "1.0e-6", "0.0000012", "0.012", "12",
    ]  # fmt: skip


@pytest.mark.parametrize(("log", "at"), [("false", 129.6), ("true", 208.0)])
def test_the_axis_stands_at_zero_and_below_powers_of_ten_which_have_none(log, at):
    drawing = run("fitting", f"Interactive.axes({{ x: [0, 1], y: [-2, 3], yLog: {log} }}).drawing('')")
    assert float(re.findall(r'class="axis" d="M[\d.]+,([\d.]+)H', drawing)[0]) == at


def test_the_errors_of_the_fits_are_compared_with_the_variance_of_the_noise():
    drawing = run("fitting", "figure.draw({ ...usual, noise: 2 }).panels[1].drawing")
    from_, down = re.findall(r'<path class="line muted thin dashed" d="M[\d.]+,([\d.]+)l[\d.]+,([\d.]+)"', drawing)[0]
    scale = run("fitting", "Interactive.axes({ x: [0, 14], y: [-2, 3], yLog: true, xLabel: 'degree' }).sy.px(Math.log10(4))")
    assert float(from_) == pytest.approx(scale, abs=0.1)
    assert float(down) == 0


def test_ridge_keeps_of_each_direction_what_its_formula_says():
    said = run("ridge-directions", "figure.draw({ log: -0.5, r: 0.8, u: 1.2, v: -0.4 }).says")
    l2 = 10**-0.5
    right = np.linalg.solve(np.array([[1, 0.8], [0.8, 1]]) + l2 * np.eye(2), np.array([[1, 0.8], [0.8, 1]]) @ [1.2, -0.4])
    together, against, *weights = numbers(said.partition(":")[2])[:4]
    assert weights == pytest.approx(right, abs=0.0051)
    assert [together, against] == pytest.approx([100 * 1.8 / (1.8 + l2), 100 * 0.2 / (0.2 + l2)], abs=0.51)


@pytest.mark.slow
@pytest.mark.parametrize(("pull", "strength", "rate"), [(0.3, 0.5, 0.05), (0.0, 1.0, 0.1), (1.0, 0.05, 0.01)])
def test_one_weight_moves_as_it_does_in_keras(pull, strength, rate):
    import keras

    for kind, optimizer in (
        ("sgd", keras.optimizers.SGD(rate, weight_decay=strength)),
        ("adam", keras.optimizers.Adam(rate)),
        ("adamw", keras.optimizers.AdamW(rate, weight_decay=strength)),
    ):
        w = keras.Variable([3.0], name="w")
        optimizer.build([w])
        for _step in range(100):
            gradient = pull * (w.numpy() - 2) + (strength * w.numpy() if kind == "adam" else 0)  # of L2(strength / 2)
            optimizer.apply([gradient.astype("float32")])
        found = run("weight-decay", "figure.run(given.kind, given)[100]", {"kind": kind, "pull": pull, "strength": strength, "rate": rate})
        assert found == pytest.approx(float(w.numpy()[0]), abs=2e-4), kind


def test_the_gradient_of_the_network_is_that_of_finite_differences():
    """One step from the start without a penalty, and the loss before it, from points that NumPy sees too."""
    text = (
        (interactive.SCRIPTS / "figures" / "network.js")
        .read_text(encoding="utf-8")
        .replace("define(", "globalThis.parts = { points, start, step }; define(")
    )
    shared = "".join(f"{{{(interactive.SCRIPTS / name).read_text(encoding='utf-8')}}}" for name in ("solver.js", "plot.js"))
    program = f"""{shared}{{{text}}}
    const data = parts.points(60, "line", 0.15, 2), before = parts.start(9), after = [...before], shrunk = [...before];
    parts.step(after, data, [0, 0]); parts.step(shrunk, data, [0.1, 0.05]);
    console.log(JSON.stringify([data, before, after, shrunk]));"""
    done = subprocess.run([vendor.executable("node"), "-e", program], capture_output=True, text=True, check=True)
    data, before, after, shrunk = json.loads(done.stdout)
    x, y, w = np.array([point["x"] for point in data]), np.array([point["y"] for point in data]), np.array(before)

    def loss(w):
        units = w[:32].reshape(8, 4)
        z = np.tanh(x @ units[:, :2].T + units[:, 2]) @ units[:, 3] + w[32]
        return np.mean(np.log1p(np.exp(z)) - y * z)

    slope = np.array([(loss(w + d) - loss(w - d)) / 2e-5 for d in 1e-5 * np.eye(33)])
    assert np.array(after) == pytest.approx(w - 0.5 * slope, abs=1e-6)
    kernel = (np.arange(33) % 4 != 2) & (np.arange(33) != 32)
    stepped = np.array(after)
    right = np.where(kernel, np.sign(stepped) * np.maximum(np.abs(stepped) - 0.05, 0) / 1.05, stepped)
    assert np.array(shrunk) == pytest.approx(right, abs=1e-9)


def places(path: str) -> np.ndarray:
    """The points that a line of a figure goes through, (points, 2)."""
    return np.cumsum([[float(part) for part in re.findall(r"-?[\d.]+", step)] for step in re.findall(r"[Ml][^Ml]+", path)], axis=0)


def test_a_long_line_goes_through_its_points_to_a_tenth_of_a_pixel():
    pairs = [[k / 7, 100 + 50 * np.sin(k / 5)] for k in range(400)]
    assert np.abs(places(str(run("fitting", "Interactive.points(given)", pairs))) - pairs).max() < 0.0501


NETWORK = """((at, before) => {
    if (before !== undefined) figure.draw({ ...usual, step: before });
    return figure.draw({ ...usual, step: at }).panels.map(({ alt, drawing }) => [alt, drawing]);
})"""


def test_a_network_that_goes_back_shows_what_one_shows_that_got_no_further():
    assert run("network", f"{NETWORK}(730, 1500)") == run("network", f"{NETWORK}(730)") != run("network", f"{NETWORK}(720)")


def test_the_curves_below_a_network_end_at_the_errors_in_its_words_and_do_what_the_caption_says():
    lowest = {}
    for alt, drawing in run("network", f"{NETWORK}(1500)"):
        (top,) = re.findall(r">(\d+)\s%</text>", drawing)  # what the height of the picture stands for
        _surface, (y, height) = re.findall(r'<svg [^>]*y="(\d+)" width="\d+" height="(\d+)"', drawing)
        own, fresh = (
            float(top) * (float(y) + float(height) - places(path)[:, 1]) / float(height)
            for path in re.findall(r'<path class="line thin (?:dashed|c3)" d="([^"]+)"', drawing)
        )
        said = re.search(r"training points: (\d+)\s% wrong.*new points: (\d+)\s% wrong", drawing)
        assert [own[-1], fresh[-1]] == pytest.approx([float(said[1]), float(said[2])], abs=0.6)
        lowest[re.search(r", ([\w ]+): \d+\s% wrong", alt)[1]] = fresh.argmin() / (len(fresh) - 1), fresh[-1] / max(fresh.min(), 1)
    assert lowest["no penalty"][0] < 0.2
    assert lowest["no penalty"][1] > 4
    assert lowest["no penalty"][1] == max(rise for _place, rise in lowest.values())


# --- what a page, a printer and a notebook show without a script


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_without_javascript_each_picture_is_there_and_no_dead_control(visit, page):
    seen = visit(page, java_script_enabled=False).page
    for name in PLACES[page]:
        figure = seen.locator(f"[data-interactive={name}]")
        for drawing in figure.locator(".interactive-panel > svg").all():
            assert drawing.bounding_box()["height"] > 120
            assert len(drawing.get_attribute("aria-label")) > 30
            assert drawing.locator("path").count() > 2
        assert figure.locator(".interactive-says").is_visible()
        assert figure.locator(":is(button, input):visible").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("page", ["penalties", "choosing"])
def test_a_figure_is_drawn_when_somebody_comes_near_and_not_as_the_page_loads(browser, site, page):
    context = browser.new_context(viewport={"width": 390, "height": 700})
    counted = """globalThis.drawn = {};
        for (const figure of Object.values(Interactive.figures)) {
            const draw = figure.draw;
            figure.draw = (values) => { drawn[figure.name] = (drawn[figure.name] ?? 0) + 1; return draw.call(figure, values); };
        }"""

    def observed(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{counted}\n{answer.text()}")

    context.route("**/interactive/live.js*", observed)
    seen = open_page(context, site, page).page
    assert seen.evaluate("drawn") == {}
    for name in PLACES[page]:
        assert seen.locator(f"[data-interactive={name}] .interactive-handle").first.get_attribute("aria-valuetext")
        seen.locator(f"[data-interactive={name}] .interactive-handle").last.scroll_into_view_if_needed()
        until(seen, f"drawn['{name}'] === 1")
    context.close()


# What the frame of focus lies on: letters of another element. Their own boxes have room above and below them.
FRAMES = """() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const texts = [], range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || node.parentElement.closest(".visually-hidden, .katex, svg, pre")) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, height, width } of range.getClientRects()) {
      const room = Math.max(0, (height - parseFloat(getComputedStyle(node.parentElement).fontSize)) / 2);
      if (width > 1) texts.push({ node, left, right, top: top + room, bottom: bottom - room });
    }
  }
  return [...document.querySelectorAll("main :is(button, input, summary)")].flatMap((control) => {
    control.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== control) return [];
    const { outlineOffset, outlineWidth } = getComputedStyle(control), grown = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return texts.filter((text) => !control.contains(text.node)
      && Math.min(right + grown, text.right) - Math.max(left - grown, text.left) > 0.5
      && Math.min(bottom + grown, text.bottom) - Math.max(top - grown, text.top) > 0.5)
      .map((text) => [control.outerHTML.slice(0, 80), text.node.data]);
  });
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_the_frame_around_what_has_the_focus_covers_no_letter(visit, page, width):
    assert visit(page, viewport={"width": width, "height": 900}).page.evaluate(FRAMES) == []


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_the_picture_before_the_script_is_the_one_that_the_script_draws(visit, page):
    """Otherwise it would jump at the first touch."""
    changed = visit(page).page.evaluate("""async () => {
        const changed = [];
        for (const figure of Interactive.mounted) {
            const plain = (svg) => svg.outerHTML.replace(/ (role|tabindex|aria-\\w+|transform)="[^"]*"/g, "");
            const text = () => figure.svgs.map(plain).join() + figure.said.textContent;
            const before = text();
            do { figure.paint(); await new Promise(requestAnimationFrame); } while (figure.view.unfinished);
            if (text() !== before) changed.push(figure.figure.name);
        }
        return changed;
    }""")
    assert changed == []


@pytest.mark.browser
def test_a_page_printed_from_the_dark_has_dark_pictures_on_white_and_no_controls(visit):
    page = visit("l1", color_scheme="dark").page
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(media="print")
    figure = page.locator("figure.interactive").first
    assert figure.evaluate("(figure) => getComputedStyle(figure).backgroundColor") == "rgb(255, 255, 255)"
    assert figure.locator("text").first.evaluate("(text) => getComputedStyle(text).fill") in ("rgb(68, 68, 68)", "rgb(0, 0, 0)")
    assert figure.locator("input:visible").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_on_paper_the_panels_of_a_figure_stand_beside_each_other(visit, page):
    seen = visit(page, viewport={"width": 640, "height": 1000}).page  # what margins leave of A4
    seen.emulate_media(media="print")
    for figure in seen.locator("[data-interactive]").all():
        panels = [panel.bounding_box() for panel in figure.locator(".interactive-panel").all()]
        columns = int(figure.locator(".interactive-panels").get_attribute("class").partition("of-")[2])
        assert [box["y"] for box in panels[:columns]] == [panels[0]["y"]] * columns


def test_a_notebook_has_the_picture_with_its_caption(html):
    cells = nbformat.read(html / "notebooks" / "l1.ipynb", as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    pictures = re.findall(r"!\[[^]]+\]\(data:image/svg\+xml;base64,([\w+/=]+)\)\n\n\*\*Figure [\d.]+\*\* \S", text)
    assert len(pictures) == len(PLACES["l1"])
    for picture in pictures:
        svg = base64.b64decode(picture).decode()
        assert svg.startswith("<svg xmlns=")
        assert "var(--c1)" in svg
        assert "--c1: #0072b2" in svg


# --- touching them


COLOURS = """() => [...new Set([...document.querySelectorAll("figure.interactive svg *")].map((part) => {
  const { fill, stroke } = getComputedStyle(part);
  return `${part.getAttribute("class")}: ${fill} ${stroke}`;
}))]"""


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
def test_a_picture_printed_from_the_dark_has_the_colours_of_one_printed_from_the_light(visit, page):
    seen = visit(page).page
    found = {}
    for scheme in ("light", "dark"):
        seen.emulate_media(media="screen", color_scheme=scheme)
        until(seen, "(theme) => document.documentElement.dataset.theme === theme", scheme)
        on_screen = seen.evaluate(COLOURS)
        seen.emulate_media(media="print", color_scheme=scheme)
        found[scheme] = seen.evaluate(COLOURS)
    assert found["dark"] == found["light"]
    assert found["dark"] != on_screen


PICTURE = "(figure) => [...figure.querySelectorAll('.interactive-panel > svg > g:first-child')].map((g) => g.innerHTML).join()"


def drawn_anew(page, figure, act):
    """True when the figure's picture is another one after `act`."""
    before = figure.evaluate(PICTURE)
    act()
    for _ in range(100):
        if figure.evaluate(PICTURE) != before:
            return True
        page.wait_for_timeout(50)
    return False


@pytest.mark.browser
@pytest.mark.parametrize(KINDS, ALL)
def test_every_handle_slider_and_button_moves_the_picture_by_keys_alone(visit, page, name):
    seen = visit(page)
    figure = seen.page.locator(f"[data-interactive={name}]")
    for handle in figure.get_by_role("slider").all():
        assert handle.get_attribute("aria-valuetext")
        handle.focus()
        value = handle.get_attribute("aria-valuetext")
        assert drawn_anew(seen.page, figure, lambda: seen.page.keyboard.press("ArrowLeft")), value
        expect(handle).not_to_have_attribute("aria-valuetext", value)  # a network may still be drawing what was set before
    for button in figure.locator(".interactive-controls button").all():
        button.focus()
        assert drawn_anew(seen.page, figure, lambda: seen.page.keyboard.press("Enter"))
    assert seen.complaints == []


@pytest.mark.browser
def test_one_more_feature_changes_the_lines_of_a_path_and_makes_no_element_anew(visit):
    seen = visit("choosing").page
    figure = seen.locator("[data-interactive=choosing]")
    slider = figure.get_by_label("Features that do not matter")
    assert drawn_anew(seen, figure, lambda: slider.press("ArrowRight"))  # the first picture of all is the page's own
    until(seen, "!Interactive.mounted.some((figure) => figure.rest?.size)")
    drawing = "[data-interactive=choosing] .interactive-panel:nth-child(2) > svg > g:first-child"
    seen.evaluate("(drawing) => { globalThis.before = [...document.querySelectorAll(`${drawing} *`)]; }", drawing)
    assert drawn_anew(seen, figure, lambda: slider.press("ArrowRight"))
    until(seen, "!Interactive.mounted.some((figure) => figure.rest?.size)")
    assert seen.evaluate("before.length > 10 && before.every((element) => element.isConnected)")
    assert seen.locator(f"{drawing} *").count() == seen.evaluate("before.length")


@pytest.mark.browser
def test_the_point_follows_the_mouse_into_the_band_and_the_words_say_where_it_ends(visit):
    page = visit("l1").page
    figure = page.locator("[data-interactive=soft-threshold]")
    handle = figure.locator(".interactive-handle")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 50, y + 90, steps=5)
    page.mouse.up()
    figure.get_by_text("it ends at exactly 0.").first.wait_for()
    moved = handle.bounding_box()
    assert moved["x"] == pytest.approx(box["x"] - 50, abs=3)
    assert moved["y"] != box["y"]  # on the curve, wherever the mouse went


def drag_by_finger(page, handle, by):
    """In five steps, as a hand does it."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    client = page.context.new_cdp_session(page)
    touch = lambda kind, points: client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})  # noqa: E731
    touch("touchStart", [{"x": x, "y": y}])
    for k in range(1, 6):
        touch("touchMove", [{"x": x + by[0] * k / 5, "y": y + by[1] * k / 5}])
    touch("touchEnd", [])
    return box


@pytest.mark.browser
def test_a_finger_drags_least_squares_in_both_directions_and_all_three_budgets_follow(visit):
    page = visit("penalties", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    handle = page.locator("[data-interactive=penalties] .interactive-handle").first
    handle.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    box = drag_by_finger(page, handle, (-60, -40))
    until(page, "Interactive.mounted.find((f) => f.figure.name === 'penalties').values.v > 1.1")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    moved = handle.bounding_box()
    assert moved["x"] == pytest.approx(box["x"] - 60, abs=6)
    assert moved["y"] == pytest.approx(box["y"] - 40, abs=6)
    assert page.evaluate("scrollY") == scrolled


@pytest.mark.browser
def test_a_finger_that_moves_a_handle_for_one_direction_along_it_does_not_let_go(visit):
    page = visit("l1", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).page
    handle = page.locator("[data-interactive=soft-threshold] .interactive-handle.moves-x").first
    box = drag_by_finger(page, handle, (-60, 4))
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert handle.bounding_box()["x"] == pytest.approx(box["x"] - 60, abs=6)


@pytest.mark.browser
def test_play_runs_to_the_end_and_at_once_for_a_reader_who_asked_for_no_motion(visit):
    page = visit("l1", reduced_motion="reduce").page
    figure = page.locator("[data-interactive=steps]")
    figure.get_by_role("button", name="Play").click()
    figure.get_by_text("After 40 steps").first.wait_for()
    assert "proximal step exactly 0" in figure.locator(".interactive-says").inner_text()
    assert figure.get_by_role("button", name="Play").count() == 1


@pytest.mark.browser
def test_what_changed_is_said_to_a_screen_reader(visit):
    page = visit("l1").page
    figure = page.locator("[data-interactive=l1-path]")
    figure.get_by_label("Strength l1").last.press("ArrowRight")
    figure.get_by_role("status").get_by_text("exactly zero").wait_for()
    assert figure.get_by_role("status").inner_text() == figure.locator(".interactive-says").inner_text()


# --- reading them


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("page", PAGES)
def test_on_a_phone_no_letter_is_smaller_than_ten_pixels_and_nothing_sticks_out(visit, page, scripts):
    seen = visit(page, viewport={"width": 360, "height": 740}, java_script_enabled=scripts).page
    assert seen.evaluate("document.documentElement.scrollWidth") <= 360
    small = seen.evaluate("""() => [...document.querySelectorAll(".interactive-panel text")].map((text) => {
        const svg = text.closest(".interactive-panel > svg"), scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return [text.textContent, parseFloat(getComputedStyle(text).fontSize) * scale];
    }).filter(([, size]) => size < 10)""")
    assert small == []


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_first_screen_of_the_first_page_has_a_picture_and_its_settings(visit, size):
    page = visit("index", viewport={"width": size[0], "height": size[1]}).page
    panel = page.locator(".interactive-panel svg").first.bounding_box()
    assert panel["y"] + panel["height"] < size[1]
    slider = page.locator(".interactive input[type=range]").first.bounding_box()
    assert slider["y"] + slider["height"] < size[1]


BOXES = """() => [...document.querySelectorAll("article section > :not(span)"), document.querySelector(".prev-next-footer")]
  .map((box) => box.getBoundingClientRect()).flatMap(({ top, bottom }) => [top + scrollY, bottom + scrollY])"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(("page", "name"), [("l2", "ridge-directions"), ("choosing", "choosing"), ("fitting", "fitting")])
def test_what_is_far_away_is_passed_over_while_settings_move_and_keeps_its_place(visit, page, name, width):
    seen = visit(page, viewport={"width": width, "height": 740}).page
    slider = seen.locator(f"[data-interactive={name}] input[type=range]").first
    slider.scroll_into_view_if_needed()
    before = seen.evaluate(BOXES)
    seen.clock.install()
    slider.press("ArrowRight")
    aside = "[...document.querySelectorAll('article [style]')].filter((e) => e.style.contentVisibility === 'auto').length"
    assert seen.evaluate(aside) > 30
    assert seen.evaluate(BOXES) == pytest.approx(before, abs=1)
    slider.press("ArrowRight")
    seen.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert seen.evaluate(aside) == 0
    assert seen.evaluate(BOXES) == pytest.approx(before, abs=1)
    slider.press("ArrowLeft")
    assert seen.evaluate(aside) > 30
    seen.clock.fast_forward(1500)
    assert seen.evaluate("document.querySelectorAll('article [style]').length") == 0


@pytest.mark.browser
@pytest.mark.parametrize("page", ["penalty-lab", "../es/book/penalty-lab"])
def test_words_below_the_pictures_of_networks_are_no_wider_than_these(visit, page):
    sticks_out = """() => [...document.querySelectorAll('[data-interactive=network] .interactive-panel > svg')].flatMap((svg) => {
        const box = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text.small')].map((text) => text.getBoundingClientRect())
            .map((text) => Math.max(box.left - text.left, text.right - box.right));
    })"""
    found = visit(page).page.evaluate(sticks_out)
    assert len(found) == 12
    assert max(found) <= 1


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_and_lines_stand_out_from_their_paper(visit, page, scheme):
    """4.5 to 1 for letters and 3 to 1 for lines that carry meaning (axe-core does not look into drawings)."""
    weak = visit(page, color_scheme=scheme).page.evaluate("""() => {
        const light = (color) => {
            const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            const [r, g, b] = color.match(/[\\d.]+/g).map((part) => linear(part / 255));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const found = new Set();
        for (const figure of document.querySelectorAll("figure.interactive")) {
            const paper = light(getComputedStyle(figure).backgroundColor);
            const check = (element, color, least) => {
                const a = light(color), ratio = (Math.max(a, paper) + 0.05) / (Math.min(a, paper) + 0.05);
                if (ratio < least) found.add(`${element.getAttribute("class")} ${color} ${ratio.toFixed(2)}`);
            };
            for (const text of figure.querySelectorAll("text")) check(text, getComputedStyle(text).fill, 4.5);
            for (const line of figure.querySelectorAll(".line:not(.faint)")) check(line, getComputedStyle(line).stroke, 3);
        }
        return [...found];
    }""")
    assert weak == []


# --- what they cost


@pytest.mark.browser
def test_a_page_without_figures_loads_none_of_this_and_one_with_them_only_its_own(visit):
    asked = lambda name: {re.sub(r".*/interactive/|\?.*", "", url) for url in visit(name).requests if "/interactive/" in url}  # noqa: E731
    assert asked("summary") == set()
    assert asked("l2") == {"interactive.css", "solver.js", "plot.js", "live.js", "figures/ridge-directions.js", "figures/weight-decay.js"}


def test_all_of_it_together_is_light(html):
    folder = html / "_static" / "interactive"
    files = [path for path in folder.rglob("*") if path.is_file()]
    weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
    print(f"{len(files)} files, {weight / 1000:.1f} kB compressed")
    assert weight < 60_000


def test_a_figure_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(interactive.FigureError, match=r"there is no figure 'soft'\. There are: bias-variance, .*soft-threshold"):
        interactive.draw("soft", "{}")


def test_a_figure_speaks_the_language_of_the_book():
    drawn = interactive.draw(
        "soft-threshold", json.dumps({"Threshold": "Umbral", "{z} moves {t} towards zero and ends at {w}.": "{z} baja {t} hasta {w}."})
    )
    assert ">Umbral</label>" in drawn["html"]
    assert "1.60 baja 1.00 hasta 0.60." in drawn["html"]
