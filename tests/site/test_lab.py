"""The penalty lab in a real browser: its fits are right, its address keeps the settings, and nothing loads before it is asked for.

Fits are compared with scikit-learn on the data that the page itself has, and with Keras step by step.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

import numpy as np
import pytest
from lab import NAMES, TRUE_W, data, houses
from sklearn.linear_model import ElasticNet, Lasso
from test_accessibility import axe, look, prepare

__all__ = ["axe"]  # a fixture

ROOT = Path(__file__).resolve().parents[2]
LINKS = sorted(
    {link for path in (ROOT / "book").glob("*.md") for link in re.findall(r"\{lab\}`[^`<]+<([^>`]+)>`", path.read_text("utf-8"))}
)
FIT = """async ([hash, steps]) => {
    const fit = new PenaltyLab.Fit(PenaltyLab.read(hash).settings);
    for (let k = 0; k < steps; k += 1) await fit.advance();
    const found = fit.note();
    fit.dispose();
    return found;
}"""


def penalised(X, y, l1, l2):
    """The weights that minimise Keras' loss: mean squared error + l1 * sum |w| + l2 * sum w**2."""
    if l1 == 0:
        return np.linalg.solve(X.T @ X / len(y) + l2 * np.eye(X.shape[1]), X.T @ y / len(y))
    if l2 == 0:
        return Lasso(alpha=l1 / 2, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y).coef_
    alpha = l1 / 2 + l2  # scikit-learn's alpha and ratio: content of the chapter on strengths
    return ElasticNet(alpha=alpha, l1_ratio=l1 / 2 / alpha, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y).coef_


@pytest.fixture
def lab(visit):
    """lab("#penalty=l1") opens the page with that address; keyword `started` presses Step, so that the engine is there."""

    def open_lab(address: str = "", *, started: bool = False, **options: object):
        seen = visit("penalty-lab", **options)
        page = seen.page
        if address:
            page.goto(page.url.split("#")[0] + address)
            page.reload(wait_until="networkidle")
        if started:
            page.get_by_role("button", name="Step", exact=True).click()
            wait_for_step(page, 1)
        page.seen = seen
        return page

    return open_lab


def wait_for_step(page, step, patience=600):
    """Waits until the lab has made that many steps. (Playwright's own wait runs a string as code, which the policy forbids.)"""
    for _attempt in range(patience):
        now = page.evaluate("PenaltyLab.state().now")
        if now and now["step"] >= step:
            return now
        page.wait_for_timeout(50)
    raise AssertionError(f"step {step} was not reached: {page.locator('.lab-status').inner_text()}")


def training(page, address):
    """Features and prices that the lab fits, as arrays."""
    found = page.evaluate("(hash) => PenaltyLab.dataFor(PenaltyLab.read(hash).settings).training", address)
    return np.array(found["x"]), np.array(found["y"])


# --- data


def test_the_houses_are_those_of_the_chapter():
    text = (ROOT / "book" / "l1.md").read_text(encoding="utf-8")
    (cell,) = re.findall(r"^names = .*?^    return [^\n]+\n", text, flags=re.S | re.M)
    chapter: dict[str, object] = {"np": np}
    exec(cell, chapter)
    X, y = chapter["houses"](60, seed=2)
    mine = data()["training"]
    assert np.allclose(np.array(mine["features"])[:10].T, X, atol=1e-4)
    price = np.array(mine["parts"]).sum(0) + 30 * np.array(mine["noise"])
    assert np.allclose(price - price.mean(), y, atol=0.01)
    assert chapter["names"] == list(NAMES)
    assert np.array_equal(chapter["true_w"], TRUE_W)


def test_validation_sales_are_others_and_scaled_by_the_training_sales():
    raw, _noise = houses(60, seed=2)
    new, _noise = houses(200, seed=5000)
    assert np.allclose(np.array(data()["validation"]["features"])[:10].T, (new - raw.mean(0)) / raw.std(0), atol=1e-4)


# --- loading


@pytest.mark.browser
def test_tensorflow_is_loaded_at_the_first_start_and_not_before(lab, site):
    page = lab()
    engine = lambda: [url for url in page.seen.requests if re.search(r"/lab/(tf-|data)", url)]  # noqa: E731
    assert engine() == []
    page.get_by_role("button", name="Start").click()
    wait_for_step(page, 3)
    assert len(engine()) == 4
    assert all(url.startswith(site) for url in page.seen.requests)
    assert page.seen.complaints == []  # the policy of the test server allows no eval


@pytest.mark.browser
def test_other_pages_load_nothing_of_the_lab(visit):
    assert [url for url in visit("l1").requests if "/lab/" in url] == []


@pytest.mark.browser
def test_when_tensorflow_cannot_be_loaded_the_page_says_so_and_start_tries_again(lab):
    page = lab()
    page.route("**/tf-layers.js", lambda route: route.abort())
    page.get_by_role("button", name="Start").click()
    page.get_by_text("could not be loaded").wait_for()
    page.unroute("**/tf-layers.js")
    page.get_by_role("button", name="Start").click()
    wait_for_step(page, 1)


@pytest.mark.browser
def test_without_javascript_the_page_says_so_and_shows_no_dead_form(visit):
    page = visit("penalty-lab", java_script_enabled=False).page
    assert page.get_by_text("The lab needs JavaScript").is_visible()
    assert not page.locator(".lab").is_visible()


# --- the fits


@pytest.mark.browser
def test_l1_with_proximal_steps_ends_at_exact_zeros_for_what_does_not_count(lab):
    page = lab("#penalty=l1&l1=12&method=proximal&speed=20")
    page.get_by_role("button", name="Start").click()
    now = wait_for_step(page, 600)
    page.get_by_role("button", name="Pause").click()
    assert now["weights"][5:] == [0, 0, 0, 0, 0]
    assert all(now["weights"][:5])
    assert "5 of 10 weights are exactly zero" in page.locator(".lab-status").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "l1", "l2", "zeros"),
    [
        ("#penalty=none", 0, 0, 0),
        ("#penalty=l1&l1=12&method=proximal", 12, 0, 5),
        ("#penalty=l1&l1=80&method=proximal", 80, 0, 9),
        ("#penalty=l2&l2=0.2&method=proximal", 0, 0.2, 0),
        ("#penalty=l2&l2=5&method=proximal", 0, 5, 0),
        ("#penalty=l2&l2=0.2&method=plain", 0, 0.2, 0),
        ("#penalty=l1l2&l1=12&l2=0.1&method=proximal", 12, 0.1, 5),
        ("#penalty=l1&l1=25&irrelevant=25&noise=60&method=proximal", 25, 0, 24),
    ],
)
def test_the_weights_are_those_of_scikit_learn_or_the_closed_form(lab, address, l1, l2, zeros):
    page = lab(started=True)
    right = penalised(*training(page, address), l1, l2)
    now = page.evaluate(FIT, [address, 1500])
    assert np.abs(np.array(now["weights"]) - right).max() < 1e-2
    assert now["zeros"] == zeros == np.sum(right == 0)


@pytest.mark.browser
def test_l1_with_plain_steps_gives_no_exact_zero(lab):
    page = lab(started=True)
    now = page.evaluate(FIT, ["#penalty=l1&l1=12&method=plain", 1000])
    assert now["zeros"] == 0
    assert np.abs(now["weights"][5:]).max() < 2  # near zero all the same


@pytest.mark.browser
def test_the_errors_shown_are_those_of_the_weights_on_each_part_of_the_data(lab):
    page = lab(started=True)
    address = "#penalty=l1l2&l1=6&l2=0.1"
    found = page.evaluate("(hash) => PenaltyLab.dataFor(PenaltyLab.read(hash).settings)", address)
    now = page.evaluate(FIT, [address, 50])
    w = np.array(now["weights"])
    for kind in ("training", "validation"):
        errors = np.array(found[kind]["x"]) @ w - np.array(found[kind]["y"])
        assert now[kind] == pytest.approx(np.mean(errors**2), rel=1e-4)
    assert now["penalty"] == pytest.approx(6 * np.abs(w).sum() + 0.1 * np.sum(w**2), rel=1e-5)


@pytest.mark.browser
def test_a_network_loses_weights_under_l1_and_none_under_l2(lab):
    page = lab(started=True)
    few = page.evaluate(FIT, ["#penalty=l1&l1=8&width=4&rate=0.002", 1000])
    all_of_them = page.evaluate(FIT, ["#penalty=l2&l2=1&width=4&rate=0.002", 300])
    assert few["all"] == all_of_them["all"] == 44  # 10 * 4 + 4, no bias
    assert few["zeros"] > 10
    assert all_of_them["zeros"] == 0


@pytest.mark.browser
def test_fits_that_are_thrown_away_leave_nothing_in_memory(lab):
    page = lab(started=True)
    page.evaluate(FIT, ["#width=4", 5])
    before = page.evaluate("tf.memory().numTensors")
    for width in (0, 4, 16):
        page.evaluate(FIT, [f"#width={width}", 5])
    assert page.evaluate("tf.memory().numTensors") == before


@pytest.mark.slow
@pytest.mark.browser
def test_plain_steps_are_those_of_keras(lab):
    """40 full-batch steps of SGD with Keras' own regularizer on the same data, from where the lab is after its first step.
    (In that one they differ: at zero, |w| has the slope 0 in Keras and -1 in TensorFlow.js.)"""
    import keras

    page = lab(started=True)
    for address, regularizer in (
        ("#penalty=l1&l1=3&method=plain", keras.regularizers.L1(3.0)),
        ("#penalty=l2&l2=0.5&method=plain", keras.regularizers.L2(0.5)),
        ("#penalty=l1l2&l1=3&l2=0.5&method=plain", keras.regularizers.L1L2(l1=3.0, l2=0.5)),
    ):
        X, y = training(page, address)
        layer = keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros", kernel_regularizer=regularizer)
        model = keras.Sequential([keras.Input((10,)), layer])
        model.compile(keras.optimizers.SGD(0.1), "mse")
        layer.kernel.assign(np.array(page.evaluate(FIT, [address, 1])["weights"]).reshape(-1, 1))
        for _step in range(40):
            model.train_on_batch(X, y.reshape(-1, 1))
        now = page.evaluate(FIT, [address, 41])
        assert np.abs(np.array(now["weights"]) - model.get_weights()[0].ravel()).max() < 1e-2


# --- the address


@pytest.mark.browser
@pytest.mark.parametrize(
    "settings",
    [
        {"penalty": "l1l2", "l1": 0.25, "l2": 1.5, "method": "plain", "noise": 12.5, "relevant": 3, "irrelevant": 25, "width": 16,
         "rate": 0.0005, "speed": 20, "a": 4, "b": 27},
        {"penalty": "none", "l1": 0, "l2": 0, "method": "proximal", "noise": 0, "relevant": 1, "irrelevant": 0, "width": 0,
         "rate": 0.2, "speed": 1, "a": 0, "b": 0},
    ],
)  # fmt: skip
def test_settings_come_back_from_their_address(lab, settings):
    page = lab()
    assert page.evaluate("(given) => PenaltyLab.read(PenaltyLab.write(given))", settings) == {"settings": settings, "unknown": []}


@pytest.mark.browser
def test_what_is_chosen_stands_in_the_address_and_a_second_reader_sees_the_same(lab):
    page = lab()
    page.get_by_label("Penalty", exact=True).select_option("l1l2")
    page.get_by_label("Strength l2").fill("0.75")
    page.get_by_label("Strength l2").press("Tab")
    page.get_by_label("Features that do not").select_option("25")
    page.get_by_label("Weight upwards").select_option(label="noise 3")
    address = "#" + page.url.split("#")[1]
    assert parse_qs(address[1:])["l2"] == ["0.75"]
    other = lab(address)
    values = "[...document.querySelector('.lab-form').elements].filter((e) => e.name).map((e) => [e.name, e.value])"
    assert other.evaluate(values) == page.evaluate(values)


@pytest.mark.browser
def test_the_address_is_copied_and_the_button_says_so(lab):
    page = lab("#penalty=l2&l2=0.5", permissions=["clipboard-read", "clipboard-write"])
    share = page.locator("[data-do=share]")
    words = share.inner_text()
    share.click()
    page.get_by_role("button", name="Copied.").wait_for()
    assert "Copied." in page.locator(".lab-status").inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == page.url.split("#")[0] + page.evaluate(
        "PenaltyLab.write(PenaltyLab.state().settings)"
    )
    page.get_by_role("button", name=words).wait_for()


@pytest.mark.browser
def test_without_a_clipboard_the_button_says_that_nothing_was_copied(lab):
    page = lab()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.locator("[data-do=copy]").click()
    page.get_by_role("button", name="Not copied").wait_for()


@pytest.mark.browser
def test_on_a_phone_the_buttons_stay_in_view_beside_the_pictures(lab):
    page = lab(started=True, viewport={"width": 375, "height": 800})
    page.locator(".lab-bars").scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 300)")
    page.get_by_role("button", name="Start").click()
    wait_for_step(page, 5)
    assert page.locator(".lab-start").bounding_box()["y"] < 120


@pytest.mark.browser
def test_a_setting_that_is_not_known_is_named_and_the_usual_one_taken(lab):
    page = lab("#penalty=l7&l1=-3&width=0")
    assert "penalty, l1" in page.locator(".lab-status").inner_text()
    assert page.get_by_label("Penalty", exact=True).input_value() == "l1"


@pytest.mark.browser
def test_each_link_of_the_book_into_the_lab_is_understood(lab):
    page = lab()
    assert {path.stem for path in (ROOT / "book").glob("*.md") if "{lab}`" in path.read_text("utf-8")} >= {
        "fitting", "l1", "l2", "elastic-net", "choosing", "penalty-lab"
    }  # fmt: skip
    known = set(page.evaluate("Object.keys(PenaltyLab.FIELDS)"))
    for link in LINKS:
        assert set(parse_qs(link)) <= known, link
        assert page.evaluate("(hash) => PenaltyLab.read(hash).unknown", f"#{link}") == [], link


@pytest.mark.browser
def test_a_link_within_the_page_sets_the_lab_anew(lab):
    page = lab(started=True)
    page.get_by_role("link", name="L1 too strong").click()
    page.get_by_role("button", name="Step", exact=True).click()
    assert page.get_by_label("Strength l1").input_value() == "80"
    assert wait_for_step(page, 1)["step"] == 1


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("#penalty=l1&l1=12&method=plain", ["keras.layers.Dense(1, use_bias=False, kernel_regularizer=keras.regularizers.L1(12))"]),
        ("#penalty=l1l2&l1=3&l2=0.5&method=plain&width=4&rate=0.001", [
            'keras.layers.Dense(4, "relu", kernel_regularizer=keras.regularizers.L1L2(l1=3, l2=0.5))',
            "keras.layers.Dense(1, kernel_regularizer=keras.regularizers.L1L2(l1=3, l2=0.5))",
        ]),
        ("#penalty=l1l2&l1=3&l2=0.5&method=proximal", [
            "keras.layers.Dense(1, use_bias=False)",
            "    kernel.assign(keras.ops.soft_shrink(kernel, 0.1 * 3) / (1 + 2 * 0.1 * 0.5))",
        ]),
        ("#penalty=none", ["keras.layers.Dense(1, use_bias=False)"]),
    ],
)  # fmt: skip
def test_the_keras_lines_say_what_the_lab_does(lab, address, lines):
    shown = lab(address).locator(".lab-keras code").inner_text().splitlines()
    assert [line for line in shown if line in lines] == lines
    assert not any("regularizer" in line for line in shown if line not in lines)
    compile("\n".join(shown), "lab", "exec")


# --- using it


@pytest.mark.browser
def test_the_keyboard_steps_starts_pauses_and_resets(lab):
    page = lab()
    press = lambda name: page.get_by_role("button", name=name, exact=True).press("Enter")  # noqa: E731
    press("Step")
    assert wait_for_step(page, 1)["step"] == 1
    press("Start")
    wait_for_step(page, 5)
    press("Pause")
    page.get_by_role("button", name="Start", exact=True).wait_for()
    press("Reset")
    page.get_by_text("Step 0.").wait_for()
    assert page.evaluate("PenaltyLab.state().now.weights.every((w) => w === 0)")


@pytest.mark.browser
def test_pictures_and_numbers_are_there_in_words_too(lab):
    page = lab(started=True)
    labels = page.locator(".lab canvas").evaluate_all("all => all.map((c) => c.getAttribute('aria-label'))")
    assert [bool(re.search(r"\d", label)) for label in labels] == [True, True, True]
    page.get_by_text("The weights as numbers").click()
    assert page.locator(".lab-weights li").count() == 10
    assert page.locator(".lab-status").get_attribute("role") == "status"


@pytest.mark.browser
def test_too_long_a_step_is_said_in_words(lab):
    page = lab("#penalty=l2&l2=20&rate=0.2&method=plain&speed=20")
    page.get_by_role("button", name="Start").click()
    page.get_by_text("The weights run away").wait_for()
    page.get_by_role("button", name="Start").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_a_started_lab_fits_its_page(lab, width, scheme):
    page = lab("#irrelevant=25", started=True, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for canvas in page.locator(".lab canvas").all():
        assert canvas.bounding_box()["width"] > 200


@pytest.mark.browser
def test_with_reduced_motion_the_pictures_change_at_most_twice_a_second(lab):
    page = lab(reduced_motion="reduce")
    page.get_by_role("button", name="Start").click()
    now = wait_for_step(page, 60)
    draws = page.evaluate("PenaltyLab.state().draws.length")
    assert now["step"] >= 20 * draws  # many steps a picture


@pytest.mark.browser
def test_axe_finds_nothing_in_a_started_lab(lab, axe):
    page = lab("#penalty=l1l2&irrelevant=25", started=True, reduced_motion="reduce")
    page.get_by_text("The weights as numbers").click()
    prepare(page, axe)
    assert {(width, theme): look(page, width, theme) for width in (375, 1280) for theme in ("light", "dark")} == {
        (width, theme): [] for width in (375, 1280) for theme in ("light", "dark")
    }
