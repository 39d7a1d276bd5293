"""Where the course is published is asked once, proposed from the repository's remote, and written into _config.yml."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "book"))
import publish


@pytest.fixture
def config(tmp_path, monkeypatch):
    """A copy of the course's own settings, with nothing said yet."""
    path = tmp_path / "_config.yml"
    text = publish.CONFIG.read_text(encoding="utf-8")
    for setting in publish.SETTINGS:
        text = publish.with_value(text, setting, "")
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(publish, "CONFIG", path)
    return path


@pytest.mark.parametrize(
    ("remote", "repository", "site"),
    [
        ("git@github.com:Uni/reg.git\n", "https://github.com/Uni/reg", "https://uni.github.io/reg/"),
        ("https://name:secret@github.com/uni/reg", "https://github.com/uni/reg", "https://uni.github.io/reg/"),
        ("ssh://git@gitlab.uni.edu:2222/ml/team/reg.git", "https://gitlab.uni.edu/ml/team/reg", None),
        ("/srv/git/reg.git", None, None),
        ("", None, None),
    ],
)
def test_a_remote_says_where_the_repository_is_and_no_password(remote, repository, site):
    found = publish.proposals(remote)
    assert (found.get("url"), found.get("baseurl")) == (repository, site)


def test_answers_are_written_and_nothing_else_changes(config, monkeypatch, capsys):
    before = yaml.safe_load(config.read_text())
    monkeypatch.setattr(sys, "stdin", io.StringIO("https://git.uni.edu/ml/reg\nno address\nhttps://ml.uni.edu/reg/\nml@uni.edu\n"))
    assert publish.main([]) == 0
    after = yaml.safe_load(config.read_text())
    assert after["repository"].pop("url") == "https://git.uni.edu/ml/reg"
    assert after["html"].pop("baseurl") == "https://ml.uni.edu/reg/"
    assert after["sphinx"]["config"].pop("course_feedback") == "ml@uni.edu"
    before["repository"].pop("url"), before["html"].pop("baseurl"), before["sphinx"]["config"].pop("course_feedback")
    assert after == before
    capsys.readouterr()
    publish.main(["--hint"])
    assert capsys.readouterr().out == ""


def test_without_settings_one_line_says_what_they_would_add(config, capsys):
    publish.main(["--hint"])
    (line,) = capsys.readouterr().out.splitlines()
    assert "make publish-settings" in line


def test_without_a_terminal_nothing_is_changed(config, monkeypatch):
    before = config.read_text()
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert publish.main([]) == 1
    assert config.read_text() == before
