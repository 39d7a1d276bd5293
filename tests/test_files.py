"""Files are read without trust, and written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder.errors import SubmissionError
from autograder.files import read_untrusted, replacing, write_whole


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    folder = tmp_path / "submitted" / "student-01" / "averages"
    folder.mkdir(parents=True)
    (folder / "averages.ipynb").write_bytes(b"{}")
    (tmp_path / "secret").write_bytes(b"secret")
    return folder / "averages.ipynb"


def test_a_regular_file_is_read(notebook: Path) -> None:
    for below in notebook.parents[:4]:
        assert read_untrusted(notebook, below=below) == b"{}"


@pytest.mark.parametrize("what", ["link", "fifo", "folder", "missing", "large"])
def test_anything_else_is_refused_with_a_reason(notebook: Path, what: str) -> None:
    notebook.unlink()
    if what == "link":
        notebook.symlink_to(notebook.parents[3] / "secret")
    elif what == "fifo":
        os.mkfifo(notebook)
    elif what == "folder":
        notebook.mkdir()
    elif what == "large":
        notebook.write_bytes(b"x" * 101)
    with pytest.raises(SubmissionError, match=r"averages\.ipynb"):
        read_untrusted(notebook, below=notebook.parents[2], limit=100)


@pytest.mark.parametrize("level", [0, 1])
def test_a_folder_that_is_a_link_is_refused(notebook: Path, level: int) -> None:
    folder = notebook.parents[level]
    folder.rename(folder.parent / "moved")
    folder.symlink_to("moved")
    with pytest.raises(SubmissionError, match="link"):
        read_untrusted(notebook, below=notebook.parents[2])


def test_a_path_that_leaves_the_trusted_folder_is_refused(notebook: Path) -> None:
    with pytest.raises(SubmissionError, match="outside"):
        read_untrusted(notebook.parent / ".." / ".." / ".." / "secret", below=notebook.parents[2])


@pytest.mark.parametrize("content", ["Zoë\r\n", b"\xff\x00"])
def test_what_is_written_takes_the_place_of_the_old_file(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "scores"
    file.write_bytes(b"before")
    write_whole(file, content)
    assert file.read_bytes() == (content if isinstance(content, bytes) else content.encode())
    assert list(tmp_path.iterdir()) == [file]


def test_half_of_a_surrogate_pair_is_written_as_its_escape(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.html", "half \ud800 of it, and a whole \U0001f600")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "half \\ud800 of it, and a whole \U0001f600"


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "scores"
    file.write_bytes(b"before")
    with pytest.raises(TypeError):
        write_whole(file, [])  # type: ignore[arg-type]
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"before", [file])


def test_a_block_that_stops_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "scores"
    file.write_bytes(b"before")

    def stops() -> None:
        with replacing(file) as part:
            part.write_bytes(b"half")
            assert file.read_bytes() == b"before"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stops()
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"before", [file])


def test_a_link_in_the_place_of_the_part_or_of_the_file_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"mine")
    for name in ("scores", "scores.part"):
        (tmp_path / name).symlink_to(other)
        write_whole(tmp_path / "scores", "new")
        assert ((tmp_path / "scores").read_bytes(), other.read_bytes()) == (b"new", b"mine")


def test_a_file_is_written_whatever_it_and_those_beside_it_are_called(tmp_path: Path) -> None:
    longest = "n" * 251 + ".txt"
    (tmp_path / "scores.part").mkdir()
    (tmp_path / "scores.part" / "inside").touch()
    for name in ("scores", longest):
        for content in (b"first", b"again"):
            write_whole(tmp_path / name, content)
            assert (tmp_path / name).read_bytes() == content
    assert {file.name for file in tmp_path.iterdir()} == {"scores", "scores.part", longest}


def test_a_part_can_lie_in_another_folder(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    with replacing(folder / "l1.ipynb", aside=tmp_path) as part:
        part.write_bytes(b"{}")
        assert list(folder.iterdir()) == []
    assert [file.name for file in folder.iterdir()] == ["l1.ipynb"]
