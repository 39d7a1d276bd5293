"""The build's own decisions: when results are stale, what the terminal shows, which assets stay."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from maths import katex, only_woff2

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "book"))
import build


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project folder with a data file and the caches of an earlier build."""
    monkeypatch.setattr(build, "ROOT", tmp_path)
    monkeypatch.setattr(build, "BUILD", tmp_path / "_build")
    (tmp_path / "book" / "data").mkdir(parents=True)
    (tmp_path / "book" / "data" / "cars.csv").write_text("mpg\n18\n")
    build.drop_stale()
    for name in (".jupyter_cache", ".doctrees"):
        (tmp_path / "_build" / name).mkdir()
    return tmp_path


def test_results_are_kept_when_nothing_changed(project):
    build.drop_stale()
    assert (project / "_build" / ".jupyter_cache").is_dir()
    assert (project / "_build" / ".doctrees").is_dir()


def test_a_python_for_which_the_theme_has_no_release_is_refused_with_a_way_out(project, monkeypatch):
    monkeypatch.setattr(build.sys, "version_info", (3, 10, 13))
    with pytest.raises(SystemExit, match=r"Python 3\.11 to 3\.13.*make PYTHON=python3\.11 site"):
        build.main()


@pytest.mark.parametrize("edition", ["", "es/_build"])
def test_a_cell_that_failed_in_an_earlier_build_is_not_reported_again(project, edition):
    report = project / "_build" / edition / "html" / "reports" / "book" / "l1.err.log"
    report.parent.mkdir(parents=True)
    report.write_text("ValueError: corrected since")
    (project / "build.log").write_text("")
    build.drop_stale()
    assert "ValueError: corrected since" not in build.problems(project / "build.log", project / "_build" / edition)


def test_results_are_dropped_when_a_data_file_changed(project):
    (project / "book" / "data" / "cars.csv").write_text("mpg\n19\n")
    build.drop_stale()
    assert not (project / "_build" / ".jupyter_cache").exists()


def test_pages_but_not_results_are_dropped_when_the_configuration_changed(project):
    (project / "_config.yml").write_text("title: other\n")
    build.drop_stale()
    assert (project / "_build" / ".jupyter_cache").is_dir()
    assert not (project / "_build" / ".doctrees").exists()


def test_the_terminal_shows_no_path_of_this_machine(project):
    assert build.plain(f"\x1b[31m{project}/book/l1.md:3: WARNING: x\x1b[0m") == "book/l1.md:3: WARNING: x"


def test_the_style_sheet_names_only_the_fonts_that_are_shipped():
    older = 'url(fonts/A.woff) format("woff"),url(fonts/A.ttf) format("truetype")'
    css = f'@font-face{{src:url(fonts/A.woff2) format("woff2"),{older}}}'
    assert only_woff2(css) == '@font-face{src:url(fonts/A.woff2) format("woff2")}'


def test_a_formula_becomes_html_with_mathml_and_a_wrong_one_an_error():
    try:
        good, bad = katex.render(r"\frac{1}{n}", False), katex.render(r"\frac{1}{", False)
    finally:
        katex.close()
    assert "<math" in good["html"]
    assert "frac" in good["html"]
    assert "error" in bad
