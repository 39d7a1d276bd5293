"""The picture of contours and budget: choosing a strength shows its shapes and weights and hides the others."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SHOWN = """prefix => [...document.querySelectorAll(`.contours [id^="${prefix}"]`)]
    .filter(part => getComputedStyle(part).visibility === 'visible').length"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_strength_shows_its_shapes_and_no_others(visit, scripts):
    page = visit("penalties", java_script_enabled=scripts).page
    for chosen in (0, 4, 6):
        page.locator(f"label[for=strength-{chosen}]").click()
        shown = [page.evaluate(SHOWN, f"frame{k}-") for k in range(7)]
        assert [k for k, parts in enumerate(shown) if parts] == [chosen]
        assert shown[chosen] == 9  # shape, ellipse and optimum in three panels
        assert page.locator(".contours .line:visible").count() == 1


def test_the_strength_is_moved_by_arrow_keys_and_the_weights_follow(visit):
    page = visit("penalties").page
    page.focus("#strength-2")
    before = page.locator(".contours .line:visible").inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    after = page.locator(".contours .line:visible").inner_text()
    assert page.locator("#strength-4").is_checked()
    assert before != after
    assert "0.00)" in after  # L1 has reached the axis


def test_on_a_phone_the_three_shapes_stand_in_a_column_and_beside_each_other_on_a_wide_screen(visit):
    for width, columns in ((375, 1), (1280, 3)):
        drawings = visit("penalties", viewport={"width": width, "height": 800}).page.locator(".contours svg")
        boxes = [drawing.bounding_box() for drawing in drawings.all()]
        assert len(boxes) == 3
        assert len({round(box["x"]) for box in boxes}) == columns
        assert min(box["width"] for box in boxes) > 180
