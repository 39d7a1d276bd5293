"""The last hand on the pages: what is dropped, what becomes a class or a file, and what a build makes of fonts and images."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import re
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import nbformat
import on_a_phone
import pytest
import slim
from bs4 import BeautifulSoup
from editions import languages
from finish import DROPPED, VERBATIM, Hand, dropped, plain_code, style_class, style_rule
from matplotlib.text import Text
from nbclient import NotebookClient
from PIL import Image, ImageDraw
from pygments import highlight
from pygments.lexers import PythonLexer


@pytest.fixture
def hand():
    return Hand({"a.png": (40, 30), "b.png": (4, 3)}.get, lambda tag, _source: tag)


def test_what_needs_no_hand_stays_to_the_letter(hand):
    page = (
        '<p title=\'"\'>a &amp; b &#8217; &lt;i <!x> < c<br/><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><textarea>\n x</textarea></p>\n'
    )
    assert hand.over(page) == page.replace("<!x>", "")


def test_scripts_and_event_attributes_of_the_text_are_reported_and_data_is_not(hand):
    hand.over(
        '<script type="application/json">{"a": "<b>"}</script><script src="lab.js"></script><script>alert(1)</script><p onclick="x()">'
    )
    assert hand.forbidden == ["<script>alert(1)", '<p onclick="x()">']


def test_the_scripts_of_buttons_that_this_course_has_not_are_dropped(hand):
    page = '<script type="text/x-thebe-config">{a: 1}</script><p>x</p><script>let toggleHintShow = "x";</script><script></script>'
    assert hand.over(page) == "<p>x</p>"
    assert hand.forbidden == []


def test_a_style_attribute_becomes_a_class_that_wins_like_an_attribute(hand):
    page = hand.over('<span class="a" style="height:0.8em;color:red">x</span><b style="top:1em">y</b><i>style="no"</i><hr style="">')
    assert hand.rules == {style_rule("height:0.8em;color:red"), style_rule("top:1em")}
    assert f'<span class="{style_class("height:0.8em;color:red")} a">x</span>' in page
    assert f'<b class="{style_class("top:1em")}">y</b>' in page
    assert page.endswith('<i>style="no"</i><hr>')
    assert style_rule("height:0.8em;color:red").endswith("{height:0.8em!important;color:red!important}")


def test_a_long_name_breaks_after_its_points_and_a_short_one_does_not(hand):
    page = hand.over('<span class="pre">--worksheet</span><span class="pre">exercises/submitted/&lt;student&gt;/</span>')
    assert page == '<span class="pre">--worksheet</span><span class="pre long-name">exercises/<wbr>submitted/<wbr>&lt;student&gt;/</span>'


def test_a_style_element_leaves_the_page_and_its_rules_are_kept(hand):
    assert hand.over("<style>\n.a { top: 0 }\n</style><p>x</p>") == "<p>x</p>"
    assert hand.rules == {".a { top: 0 }"}


def test_images_get_their_size_and_all_but_the_first_wait(hand):
    page = hand.over('<img src="a.png"/><img src="b.png" alt="a &lt; b"><img src="c.svg">')
    assert '<img src="a.png" width="30" height="22"/>' in page  # three quarters of its dots
    assert '<img src="b.png" alt="a &lt; b" width="3" height="2" loading="lazy" decoding="async">' in page
    assert '<img src="c.svg" loading="lazy" decoding="async">' in page


def test_a_figure_that_a_phone_has_no_own_picture_of_can_be_scrolled_by_keyboard(hand):
    hand.offered = lambda tag, source: f"<picture>{tag}</picture>" if source == "b.png" else tag
    page = hand.over('<figure id="a"><img src="a.png"></figure><figure id="b"><img src="b.png"></figure><img src="c.png">')
    assert '<figure tabindex="0" id="a"><img' in page
    assert '<figure id="b"><picture>' in page


def test_an_empty_corner_of_a_table_is_no_heading(hand):
    page = hand.over('<tr><th class="head"><p></p></th><th class="head"><p>x</p></th></tr>')
    assert page == '<tr><td class="head"></td><th class="head"><p>x</p></th></tr>'


def test_the_pages_for_instructors_are_folded_and_open_on_one_of_them(hand):
    part = '<p class="caption"><span class="caption-text">{}</span></p>\n<ul{}><li><a href="{}.html">x</a><ul><li>y</li></ul></li></ul>'
    page = hand.over(part.format("Chapters", "", "l1") + part.format("Guide", ' class="current active"', "guide-a"))
    assert page.startswith(part.format("Chapters", "", "l1") + '<details class="course-guide" open><summary>Guide</summary>')
    assert page.endswith("<li>y</li></ul></li></ul></details>")


def test_a_word_of_a_program_that_no_style_sets_apart_has_no_element_of_its_own():
    program = "total = np.sum(w ** 2)  # of all"
    made = highlight(program, PythonLexer(), plain_code(["a11y-high-contrast-light", "a11y-high-contrast-dark"])())
    assert re.findall(r"<span class=[^>]+>([^<]+)</span>", made) == ["=", ".", "**", "2", "# of all"]
    assert re.sub(r"<[^>]+>", "", made).strip() == program


def test_a_long_line_of_code_says_how_far_it_is_indented_and_where_it_may_break_and_is_the_same_code():
    program = "x = 1\nif True:\n    rows.append(np.linalg.norm(model.layers[0].kernel, axis=1))\n"
    made = highlight(program, PythonLexer(), plain_code(["a11y-high-contrast-light", "a11y-high-contrast-dark"])())
    assert re.findall(r'class="in-(\d+)"', made) == ["4"]
    assert re.sub(r"<(?!wbr)[^>]+>", "", made).split("\n")[2] == (
        "    rows.<wbr>append(<wbr>np.<wbr>linalg.<wbr>norm(<wbr>model.<wbr>layers[<wbr>0].<wbr>kernel, axis=<wbr>1))"
    )
    assert re.sub(r"<[^>]+>", "", made).strip() == program.strip()


def test_extensions_do_not_load_what_is_in_the_bundles(hand):
    names = ("clipboard.min.js", "https://x.org/_static/doctools.js", "styles/theme.css", "mystnb.0a1b2c.css", "basic.css")
    assert [name for name in (*names, "https://unpkg.com/thebe@0.8/lib/index.js") if not DROPPED.search(name)] == []
    assert dropped("const THEBE_JS_URL = '...'")
    assert [name for name in ("katex/katex.min.css", "interactive/figures/basic-exercise.js", "lab.js") if DROPPED.search(name)] == []


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


def test_a_number_and_its_unit_stay_on_one_line_and_code_and_formulas_as_they_are(hand):
    said = hand.over("<p>8 % of 50\nMB in 3 s, 47 ms and <b>9 GB</b></p>")
    assert said.replace("\u202f", "~") == "<p>8~% of 50~MB in 3~s, 47~ms and <b>9~GB</b></p>"
    as_they_are = (
        "<p>8 miles, 3 sides, L1 es, 5 of 9</p><pre>8 %<br/>3 <b>8 % s</b></pre><code>3 s</code><svg><text>1 s</text></svg>"
        '<svg viewBox="0 0 1 1"/><math><annotation>8 %</annotation></math><p title="8 %">y</p>'
    )
    assert hand.over(as_they_are).endswith(as_they_are)
    assert hand.over("<p>8 %").endswith("<p>8\u202f%")


class Prose(HTMLParser):
    """The text of a page; for what is no prose a sign that is neither a number nor a unit."""

    def __init__(self):
        super().__init__()
        self.text, self.inside = "", 0

    def handle_starttag(self, tag, _attributes):
        self.inside += tag in VERBATIM
        self.text += "" if tag in ("a", "b", "em", "strong", "span") else "|"

    def handle_endtag(self, tag):
        self.inside -= tag in VERBATIM
        self.text += "" if tag in ("a", "b", "em", "strong", "span") else "|"

    def handle_data(self, data):
        self.text += "|" if self.inside else data


@pytest.mark.slow  # reads the built site
def test_no_number_of_the_site_is_parted_from_its_unit(html):
    kept, parted = 0, []
    for path in sorted(html.rglob("*.html")):
        page = Prose()
        page.feed(path.read_text(encoding="utf-8"))
        kept += len(re.findall(r"\d\u202f(?:%|MB|GB|m?s)", page.text))
        parted += [(path.name, found[0]) for found in re.finditer(r".{0,20}\d[ \n](?:%|[kMG]B|m?s|min|h)(?!\w)", page.text)]
    assert parted == []
    assert kept > 100


@pytest.mark.slow  # reads the built site
@pytest.mark.parametrize("folder", ["book", *(f"{language}/book" for language in languages())])
def test_no_table_that_a_cell_prints_is_wrapped(html, folder):
    """pandas breaks a table of more than 80 columns in two, with a backslash; words of another language make one wider."""
    outputs = {
        path: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select("div.output pre")
        for path in (html / folder).glob("*.html")
    }
    assert sum(map(len, outputs.values())) > 100
    lines = [(path.stem, line.strip()) for path, blocks in outputs.items() for block in blocks for line in block.get_text().splitlines()]
    assert [found for found in lines if found[1].endswith("\\")] == []


def test_the_signs_of_formulas_are_found_and_no_others():
    page = '<p>text</p><span class="katex-html" aria-hidden="true"><span>x<span>&lt;</span></span></span><p>more</p>'
    assert slim.formula_signs(page) == {"x", "<"}


def test_the_letters_of_variables_are_told_from_other_signs():
    page = '<span class="s-1 mord mathnormal mtight">x</span><span class="mord">1</span><span class="mord mathnormal" style="a">&lt;</span>'
    assert slim.italic_signs(page) == {"x", "<"}


def test_icons_are_found_written_out_or_escaped():
    assert slim.icon_codes('.a::before{content:"\\f0c9"}.b::before{content:"\uf00e"}') == {0xF0C9, 0xF00E}


def test_no_data_address_is_left_in_a_style_sheet():
    css = ".a{color:red;background:url(\"data:image/svg+xml;charset=utf-8,%3Csvg d='M0 0'/%3E\");top:0}.b{left:0}"
    assert slim.drop_data_images(css) == ".a{color:red;top:0}.b{left:0}"
