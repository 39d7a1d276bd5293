"""The penalty lab in a real browser: four pictures of one fit at first paint, settings in the address, and the same numbers in Keras."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs

import numpy as np
import pytest
from PIL import Image, ImageSequence
from sklearn.linear_model import ElasticNet, Lasso
from test_accessibility import axe, look, prepare
from waiting import until

__all__ = ["axe"]  # a fixture

ROOT = Path(__file__).resolve().parents[2]
LINKS = sorted(
    {link for path in (ROOT / "book").glob("*.md") for link in re.findall(r"\{lab\}`[^`<]+<([^>`]+)>`", path.read_text("utf-8"))}
)
pytestmark = pytest.mark.browser
LAB = "Interactive.mounted.find((figure) => figure.figure.name === 'lab')"
SALES = "(values) => ((d) => [d.X, d.y, d.names])(Interactive.houses.draw(values))"


@pytest.fixture
def lab(visit):
    """lab("strength=0.1") opens the page with those settings."""

    def open_lab(address: str = "", **options: object):
        page = visit("penalty-lab", **options).page
        if address:
            first, page = page, page.context.new_page()
            page.set_default_timeout(120_000)
            page.goto(f"{first.url.split('#')[0]}#{address}")
        until(page, "globalThis.Interactive?.mounted?.length === 2")
        return page

    return open_lab


def values(page):
    return page.evaluate(f"{LAB}.values")


def words(page):
    return page.locator("[data-interactive=lab] .interactive-says").inner_text()


def field(page, name):
    """The slider of the lab with that name; the network below has one for its strength too."""
    return page.locator("[data-interactive=lab]").get_by_label(name, exact=True)


def pictures(page):
    return page.locator("[data-interactive=lab] .interactive-panel > svg > g:first-child").evaluate_all(
        "all => all.map((g) => g.innerHTML)"
    )


def settled(page, act):
    """Act, and wait until the lab has drawn what followed, out of view too."""
    act()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    until(page, f"!{LAB}.rest?.size")


def penalized(X, y, strength, share):
    """The weights that minimize Keras' loss with L1 = 2 * strength * share and L2 = strength * (1 - share)."""
    if share == 0 or strength == 0:
        return np.linalg.lstsq(X.T @ X / len(y) + strength * np.eye(X.shape[1]), X.T @ y / len(y), rcond=None)[0]
    model = Lasso(strength) if share == 1 else ElasticNet(strength, l1_ratio=share)
    return model.set_params(fit_intercept=False, tol=1e-14, max_iter=1_000_000).fit(X, y).coef_


# --- what it shows


@pytest.mark.parametrize(
    ("address", "zeros"),
    [
        ("strength=0.063&share=1", 5),
        ("strength=0.5&share=0", 0),
        ("strength=0.1&share=0.5", 5),
        ("strength=0.45&share=1", 9),
        ("strength=0", 0),
        ("strength=0.16&share=0.4&correlation=0.98&seed=20", None),
        ("strength=0.05&share=1&irrelevant=25&samples=20&noise=1", None),
        ("strength=0.5&share=0.1&irrelevant=0&samples=200", None),
    ],
)
def test_the_weights_are_those_of_scikit_learn(lab, address, zeros):
    page = lab(address)
    chosen = values(page)
    X, y, _names = page.evaluate(SALES, chosen)
    right = penalized(np.array(X).T, np.array(y), chosen["strength"], chosen["share"])
    found = np.array(page.evaluate(f"{LAB}.view.weights"))
    assert np.abs(found - right).max() < 1e-6
    assert np.sum(found == 0) == np.sum(np.abs(right) < 1e-9) == (zeros if zeros is not None else np.sum(found == 0))
    hollow = page.locator("[data-interactive=lab] .interactive-panel:nth-child(3) .hollow").count()
    assert hollow == np.sum(found == 0)  # what a person sees


def test_the_errors_in_the_words_are_those_of_the_weights_on_training_and_new_sales(lab):
    page = lab("strength=0.1&share=0.5&noise=0.6")
    chosen, w = values(page), np.array(page.evaluate(f"{LAB}.view.weights"))
    X, y, _names = page.evaluate(SALES, chosen)
    training, fresh = map(float, re.search(r"Error ([\d.]+) on the training sales, ([\d.]+) on new ones", words(page)).groups())
    assert training == pytest.approx(np.mean((np.array(X).T @ w - y) ** 2), abs=6e-4)
    assert fresh > training


def test_one_slider_moves_all_four_pictures_at_once(lab):
    page = lab()
    for name in ("Strength", "Share of L1", "Correlation", "Noise", "Sales", "Useless features"):
        before = pictures(page)  # with little noise, no useless feature would have a weight
        settled(page, lambda name=name: field(page, name).press("End" if name in ("Noise", "Useless features") else "ArrowLeft"))
        after = pictures(page)
        assert len(before) == len(after) == 4
        assert [k for k in range(4) if before[k] == after[k]] == [], name


def test_of_a_picture_that_changes_the_elements_that_stay_are_kept(lab):
    page = lab()
    letters = "[data-interactive=lab] .interactive-panel:nth-child(1) text"
    settled(page, lambda: field(page, "Strength").press("ArrowRight"))  # the first picture of all is the page's own
    page.evaluate("(letters) => { globalThis.before = [...document.querySelectorAll(letters)]; }", letters)
    before = pictures(page)[0]
    settled(page, lambda: field(page, "Strength").press("ArrowRight"))
    assert pictures(page)[0] != before
    assert page.evaluate("before.length > 6 && before.every((element) => element.isConnected)")


@pytest.mark.parametrize("act", ["scroll", "print", "wait"])
def test_a_picture_that_was_out_of_view_shows_the_settings_as_well(lab, act):
    page = lab(viewport={"width": 360, "height": 640})
    page.evaluate("scrollTo(0, 0)")
    old = pictures(page)[3]
    until(page, f"{LAB}.hidden.has(3)")
    field(page, "Strength").evaluate("(input) => { input.value = 50; input.dispatchEvent(new Event('input', { bubbles: true })); }")
    until(page, f"!{LAB}.waiting")  # before the frame that takes the settings nothing is left to draw
    if act == "print":
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    elif act == "scroll":
        page.locator("[data-interactive=lab] .interactive-panel").nth(3).scroll_into_view_if_needed()
    until(page, f"!{LAB}.rest?.size")
    assert pictures(page)[3] != old
    assert pictures(page) == pictures(lab(page.evaluate(f"new URLSearchParams({LAB}.values).toString()")))


def test_dragging_along_the_path_to_its_left_end_leaves_no_penalty(lab):
    page = lab()
    handle = page.get_by_role("slider", name="Strength, on the path")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 600, box["y"], steps=8)
    page.mouse.up()
    until(page, f"{LAB}.values.strength === 0")
    assert words(page).startswith("L1 = 0, L2 = 0: 0 of 10 weights are exactly zero.")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("L2: smaller, none zero", r"L1 = 0, L2 = 0.5: 0 of 10 weights are exactly zero"),
        ("Both", r"L1 = 0.1, L2 = 0.05: 5 of 10 weights are exactly zero"),
        ("No penalty", r"L1 = 0, L2 = 0: 0 of 10"),
        ("L1, too strong", r"9 of 10 weights are exactly zero"),
        ("Many features, few sales", r"0 of 30 weights are exactly zero"),
        ("… rescued by L1", r"23 of 30 weights are exactly zero"),
        ("L1: exact zeros", r"L1 = 0.126, L2 = 0: 5 of 10 weights are exactly zero"),
    ],
)
def test_an_example_does_what_its_name_says_and_is_marked(lab, name, says):
    page = lab("strength=0.2&share=0.3&samples=100")
    button = page.get_by_role("button", name=name, exact=True)
    settled(page, button.click)
    assert re.search(says, words(page))
    assert page.locator("[data-preset][aria-pressed=true]").all_inner_texts() == [name]


def test_as_it_opens_the_penalty_helps_and_a_reader_who_moves_its_strength_sees_the_error_fall_and_rise(lab):
    shown = re.search(r", ([\d.]+) on new ones; without a penalty ([\d.]+), at best (\d\.\d+)", words(lab()))
    now, without, best = map(float, shown.groups())
    assert best < now < 0.9 * without
    assert best < 0.75 * without


def test_l1_rescues_many_features_from_few_samples(lab):
    error = lambda page: float(re.search(r", ([\d.]+) on new ones", words(page))[1])  # noqa: E731
    page = lab()
    settled(page, page.get_by_role("button", name="Many features, few sales").click)
    without = error(page)
    settled(page, page.get_by_role("button", name="… rescued by L1").click)
    assert error(page) < 0.6 * without


# --- the address


def test_what_is_chosen_stands_in_the_address_and_a_second_reader_sees_the_same(lab):
    page = lab()
    field(page, "Share of L1").press("ArrowLeft")
    field(page, "Useless features").press("End")
    page.get_by_role("button", name="New sales").click()
    until(page, "location.hash.includes('irrelevant=25') && location.hash.includes('seed=17')")
    address = page.url.split("#")[1]
    assert parse_qs(address)["share"] == ["0.95"]
    other = lab(address)
    assert values(other) == values(page)
    assert words(other) == words(page)
    assert pictures(other) == pictures(page)


def test_the_address_keeps_the_settings_of_the_network_beside_those_of_the_lab(lab):
    page = lab("network-shape=ring&network-flipped=0.3&network-seed=9")
    network = "Interactive.mounted.find((figure) => figure.figure.name === 'network')"
    assert values(page) == values(lab())  # the lab is as it always is
    assert page.get_by_label("circle").is_checked()
    page.locator("[data-interactive=network]").get_by_label("Step", exact=True).press("Home")
    field(page, "Noise").press("End")
    until(page, "location.hash.includes('network-step=0') && location.hash.includes('noise=1.5')")
    other = lab(page.url.split("#")[1])
    assert values(other) == values(page)
    for seen in (page, other):
        assert seen.evaluate(f"{network}.values") == {"strength": 0.005, "flipped": 0.3, "step": 0, "shape": "ring", "seed": 9}
    wrong = lab("network-shape=star&network-step=1e9&network-size=3&network-seed=4")
    wrong.get_by_text("not known here: network-shape, network-step, network-size.").first.wait_for()
    assert wrong.evaluate(f"{network}.values.seed") == 4


def test_a_setting_that_is_not_known_is_named_and_the_usual_one_taken(lab):
    page = lab("penalty=l1&strength=much&share=0.5")
    page.get_by_text("The address holds settings that are not known here: penalty, strength.").first.wait_for()
    assert values(page)["strength"] == 0.063
    assert values(page)["share"] == 0.5


def test_what_the_scripts_say_later_is_spanish_on_a_spanish_page(visit):
    page = visit("../es/book/penalty-lab").page
    page.evaluate("() => { location.hash = 'penalty=l1&share=0.5'; }")
    page.get_by_text("La dirección contiene ajustes que aquí no se conocen: penalty.").first.wait_for()
    play = page.locator("[data-interactive=network] [data-play]")
    page.locator("[data-interactive=network]").get_by_label("Paso", exact=True).press("Home")
    play.click()
    until(page, "document.querySelector('[data-interactive=network] [data-play]').ariaLabel === 'Pausa'")
    play.click()
    until(page, "document.querySelector('[data-interactive=network] [data-play]').ariaLabel === 'Reproducir'")


@pytest.mark.parametrize("given", ["-1", "1e9", "0x1", "NaN", "Infinity", "1e400", "", "0,5", "%20", "%E0%A4%A", "\u0660"])
def test_a_setting_that_no_slider_has_is_named_and_the_usual_one_taken(lab, given):
    page = lab(f"strength={given}&correlation={given}&seed={given}&share=0.5")
    page.get_by_text("The address holds settings that are not known here: strength, correlation, seed.").first.wait_for()
    assert (values(page)["strength"], values(page)["share"]) == (0.063, 0.5)


def test_each_link_of_the_book_into_the_lab_means_settings_that_it_has(lab):
    assert {path.stem for path in (ROOT / "book").glob("*.md") if "{lab}`" in path.read_text("utf-8")} >= {
        "l2", "elastic-net", "choosing", "penalty-lab"
    }  # fmt: skip
    page = lab()
    for link in LINKS:
        settled(page, lambda link=link: page.evaluate("(link) => { location.hash = link; }", link))
        until(page, "(link) => location.hash.slice(1).startsWith(link.slice(0, 3))", link)
        chosen = values(page)
        assert {key: chosen[key] for key in parse_qs(link)} == {key: float(value) for key, (value,) in parse_qs(link).items()}, link


def test_a_link_within_the_page_sets_the_lab_and_brings_it_into_view(lab):
    page = lab()
    page.get_by_role("link", name="Too strong").click()
    until(page, f"{LAB}.values.strength === 0.45")
    assert "9 of 10" in words(page)
    until(page, "document.querySelector('[data-interactive=lab]').getBoundingClientRect().top >= 0")
    assert page.locator("[data-interactive=lab]").bounding_box()["y"] < 300


@pytest.mark.parametrize(("name", "starts"), [("Copy link", "http"), ("Copy as Keras code", "import keras")])
def test_link_and_code_are_copied_and_the_button_says_so(lab, name, starts):
    page = lab("strength=0.2&share=0", permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name=name)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    button.click()
    page.get_by_role("button", name="Copied").wait_for()
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + box["height"] / 2)
    assert page.get_by_role("button", name="Copied").is_visible(), "it says so as long as the pointer stays where the button was"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(starts)
    assert "strength=0.2&share=0" in copied or "strength, share = 0.2, 0\n" in copied
    page.mouse.move(0, 0)
    page.get_by_role("button", name=name).wait_for()


def test_without_a_clipboard_the_button_says_so_and_the_code_opens(lab):
    page = lab()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy as Keras code").click()
    page.get_by_role("button", name="Not copied").wait_for()
    assert page.locator(".interactive-code code").is_visible()


def test_the_animated_picture_shows_the_lab_at_one_strength_after_the_other(visit, tmp_path):
    seen = visit("penalty-lab")
    page = seen.page
    field(page, "Useless features").press("End")
    page.get_by_text("of 30 weights").first.wait_for()
    before = (values(page), pictures(page))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save animated picture").click()
    saved.value.save_as(tmp_path / "lab.gif")
    assert saved.value.suggested_filename == "lab.gif"
    page.get_by_role("button", name="Save animated picture").wait_for()
    assert (values(page), pictures(page)) == before
    assert seen.complaints == []
    with Image.open(tmp_path / "lab.gif") as picture:
        frames = [np.asarray(frame.convert("RGB")).astype(int) for frame in ImageSequence.Iterator(picture)]
        assert picture.info["loop"] == 0
    assert len(frames) == page.evaluate(f"Math.ceil({LAB}.figure.parameters.strength.values.length / 2)")
    assert all((one != other).any() for one, other in itertools.pairwise(frames))
    bars = [frame[5 * frame.shape[0] // 8 :, : frame.shape[1] // 2] for frame in frames]
    blue = [(np.abs(part - [0, 114, 178]).max(2) < 5).sum() for part in bars]
    assert blue[0] > 1000  # bars of the weights that matter
    assert blue[-1] < 250  # five circles
    assert (tmp_path / "lab.gif").stat().st_size < 1_500_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "address",
    [
        "strength=0.1&share=0.5&correlation=0.5&noise=0.6",
        "strength=0.063&share=1",
        "strength=0.2&share=0&irrelevant=12&samples=25&seed=3",
        "strength=0.0018&share=0.35&correlation=0.77&noise=1.4&samples=10&irrelevant=7&seed=62",  # many steps: more features than sales
    ],
)
def test_the_copied_code_gives_the_weights_and_errors_that_the_lab_shows(lab, address, tmp_path):
    page = lab(address)
    program = tmp_path / "lab.py"
    program.write_text(page.evaluate(f"{LAB}.figure.keras({LAB}.values)"), encoding="utf-8")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True)
    weights, rest = done.stdout.split("exact zeros")
    assert [float(w) for w in re.findall(r"-?\d+\.\d*", weights)] == pytest.approx(page.evaluate(f"{LAB}.view.weights"), abs=1e-3)
    zeros, training, fresh = re.match(r" (\d+)\ntraining error ([\d.]+), error on new sales ([\d.]+)", rest).groups()
    said = words(page)
    assert f"{zeros} of " in said
    shown = map(float, re.search(r"Error ([\d.]+) on the training sales, ([\d.]+) on new ones", said).groups())
    assert list(shown) == pytest.approx([float(training), float(fresh)], abs=1.1e-3)


# --- on every screen


@pytest.mark.parametrize("width", [360, 390, 768])
def test_settings_stay_in_view_beside_each_picture(lab, width):
    page = lab(viewport={"width": width, "height": 800})
    for panel in page.locator("[data-interactive=lab] .interactive-panel").all():
        panel.evaluate("(panel) => panel.scrollIntoView({ block: 'end', behavior: 'instant' })")
        box = field(page, "Strength").bounding_box()
        if width < 577:
            assert 0 <= box["y"] < 740
            shown = page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.id", [box["x"] + 5, box["y"] + 10])
            assert shown == "lab-strength-setting"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_lab_with_thirty_features_fits_its_page(lab, width, scheme):
    page = lab("irrelevant=25", viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for drawing in page.locator("[data-interactive=lab] .interactive-panel > svg").all():
        assert drawing.bounding_box()["width"] > 260


def test_on_a_wide_screen_settings_and_all_pictures_are_in_view_together(lab):
    page = lab(viewport={"width": 1440, "height": 900})
    page.locator("[data-interactive=lab] .interactive-controls").evaluate(
        "(box) => scrollTo({ top: box.getBoundingClientRect().top + scrollY - 60, behavior: 'instant' })"
    )
    assert field(page, "Strength").bounding_box()["y"] > 0
    last = page.locator("[data-interactive=lab] .interactive-panel").last.bounding_box()
    assert last["y"] + last["height"] < 900


def test_axe_finds_nothing_in_a_lab_that_was_moved(lab, axe):
    page = lab("strength=0.1&share=0.5&irrelevant=25", reduced_motion="reduce")
    field(page, "Strength").press("ArrowRight")
    page.get_by_text("The same in Keras").click()
    prepare(page, axe)
    assert {(width, theme): look(page, width, theme) for width in (375, 1280) for theme in ("light", "dark")} == {
        (width, theme): [] for width in (375, 1280) for theme in ("light", "dark")
    }
