"""The last hand on the pages: what is dropped, what becomes a class or a file, and what a build makes of fonts and images."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import re

import matplotlib.pyplot as plt
import nbformat
import on_a_phone
import pytest
import slim
from finish import break_long_names, drop_scripts, drop_styles, inline_styles_to_classes, size_images, style_class, style_rule
from matplotlib.text import Text
from nbclient import NotebookClient
from PIL import Image, ImageDraw


def test_scripts_of_the_theme_go_ours_stay_and_inline_ones_are_reported():
    page = (
        '<script src="../_static/scripts/bootstrap.js?digest=1"></script><script src="../_static/lab.js"></script>'
        '<script>let toggleHintShow = "x";</script><script type="application/json">{}</script><script>alert(1)</script>'
    )
    kept, inline = drop_scripts(page)
    assert "bootstrap" not in kept
    assert "toggleHint" not in kept
    assert '<script src="../_static/lab.js"></script>' in kept
    assert '<script type="application/json">{}</script>' in kept
    assert inline == ["alert(1)"]


def test_a_style_attribute_becomes_a_class_that_wins_like_an_attribute():
    page, found = inline_styles_to_classes(
        '<span class="a" style="height:0.8em;color:red">x</span><b style="top:1em">y</b><i>style="no"</i>'
    )
    assert found == {"height:0.8em;color:red", "top:1em"}
    assert f'<span class="{style_class("height:0.8em;color:red")} a">x</span>' in page
    assert f'<b class="{style_class("top:1em")}">y</b>' in page
    assert '<i>style="no"</i>' in page
    assert style_rule("height:0.8em;color:red").endswith("{height:0.8em!important;color:red!important}")


def test_a_long_name_breaks_after_its_points_and_a_short_one_does_not():
    page = break_long_names('<span class="pre">--worksheet</span><span class="pre">exercises/submitted/&lt;student&gt;/</span>')
    assert page == '<span class="pre">--worksheet</span><span class="pre long-name">exercises/<wbr>submitted/<wbr>&lt;student&gt;/</span>'


def test_a_style_element_leaves_the_page_and_its_rules_are_kept():
    page, rules = drop_styles('<link rel="stylesheet" href="../_static/pygments.css?v=1"><style>\n.a { top: 0 }\n</style><p>x</p>')
    assert page == "<p>x</p>"
    assert rules == {".a { top: 0 }"}


def test_images_get_their_size_and_all_but_the_first_wait():
    page = size_images(
        '<img src="a.png"/><img src="b.png"/><img src="c.svg">', {"a.png": (40, 30), "b.png": (4, 3)}.get, lambda tag, _source: tag
    )
    assert '<img src="a.png" width="40" height="30">' in page
    assert '<img src="b.png" width="4" height="3" loading="lazy" decoding="async">' in page
    assert '<img src="c.svg" loading="lazy" decoding="async">' in page


def test_a_figure_for_a_phone_has_its_panels_below_each_other_and_large_letters():
    figure, axes = plt.subplots(1, 3, figsize=(7.2, 3), sharey=True)
    for number, panel in enumerate(axes):
        panel.plot([0, 1], [0, number], label="a line")
        panel.set_xlabel("strength")
        panel.legend(fontsize=7)
    axes[0].set_ylabel("weight")
    picture = Image.open(io.BytesIO(base64.b64decode(on_a_phone.for_a_phone(figure))))
    assert picture.height > picture.width
    boxes = [panel.get_position() for panel in axes]
    assert all(above.y0 > below.y1 for above, below in itertools.pairwise(boxes))
    assert [panel.get_ylabel() for panel in axes] == ["weight"] * 3
    assert all(any(label.get_visible() and label.get_text() for label in panel.get_yticklabels()) for panel in axes)
    assert min(text.get_fontsize() for text in figure.findobj(Text)) >= 10
    assert figure.get_size_inches()[0] <= 4.3
    plt.close(figure)


@pytest.mark.slow  # starts a kernel
def test_a_kernel_gives_both_pictures_and_has_no_other_name_than_before(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", "")
    on_a_phone.begin_kernels(tmp_path)
    cells = [
        "print([n for n in dir() if n.startswith(('on_', 'begin', 'Phone', 'WIDTH'))])",
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, kernel_name="python3").execute()
    assert notebook.cells[0].outputs[0].text == "[]\n"
    (data,) = [output.data for output in notebook.cells[1].outputs if "data" in output]
    first = f"{hashlib.sha256(base64.b64decode(data['image/png'])).hexdigest()}.png"
    tag = on_a_phone.Phones([notebook]).offered('<img src="../_images/x.png">', f"../_images/{first}", tmp_path / "images")
    assert re.fullmatch(r'<picture><source media="\(max-width: 576px\)" srcset="\.\./_images/\w+-phone\.png" .*><img .*></picture>', tag)
    assert len(list((tmp_path / "images").iterdir())) == 1


def test_a_figure_becomes_smaller_and_looks_the_same():
    figure = Image.new("RGBA", (400, 300), "white")
    ImageDraw.Draw(figure).ellipse([50, 50, 350, 250], outline="#0072b2", width=5)
    buffer = io.BytesIO()
    figure.save(buffer, "PNG")
    small = slim.small_image(buffer.getvalue())
    assert len(small) < len(buffer.getvalue())
    with Image.open(io.BytesIO(small)) as made:
        assert (made.format, made.size) == ("WEBP", (400, 300))
        assert made.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_the_signs_of_formulas_are_found_and_no_others():
    page = '<p>text</p><span class="katex-html" aria-hidden="true"><span>x<span>&lt;</span></span></span><p>more</p>'
    assert slim.formula_signs(page) == {"x", "<"}


def test_icons_are_found_written_out_or_escaped():
    assert slim.icon_codes('.a::before{content:"\\f0c9"}.b::before{content:"\uf00e"}') == {0xF0C9, 0xF00E}


def test_no_data_address_is_left_in_a_style_sheet():
    css = ".a{color:red;background:url(\"data:image/svg+xml;charset=utf-8,%3Csvg d='M0 0'/%3E\");top:0}.b{left:0}"
    assert slim.drop_data_images(css) == ".a{color:red;top:0}.b{left:0}"
