"""Outputs of a student's process, made harmless: the few kinds that can be shown, in nbformat's form."""

from __future__ import annotations

import base64
import binascii
import json
import struct
from collections.abc import Iterator
from typing import Any

import nbformat

_PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
_MOST_PIXELS = 16 << 20  # a few hundred bytes can tell a browser to make room for billions
_MOST = 1000  # outputs of one cell
_EACH = 1000  # characters that an output takes beside its text; that much memory, at least


def clean(outputs: list[Any], room: int) -> list[dict[str, Any]]:
    """Keeps texts and pictures, `room` characters of them. Whatever a browser would run (HTML, Markdown, scripts) is dropped.

    The process that sent them keeps to a cap as well, but may have been made not to.
    """
    kept: list[dict[str, Any]] = []
    room = max(room, 0)
    for output in _plain(outputs[:_MOST]):
        room -= size(output)
        if room < 0:
            if output["output_type"] == "stream":
                output["text"] = output["text"][:room]
                kept.append(output)
            return kept
        kept.append(output)
    return kept


def what_scores(outputs: list[Any]) -> Iterator[tuple[str, str]]:
    """Of what a test cell shows, what nbgrader reads its score from, in order: ("stderr", text), ("error", name), ("result", text)."""
    for output in _plain(outputs[: _MOST + 2]):
        if output["output_type"] == "stream" and output["name"] == "stderr":
            yield "stderr", output["text"]
        elif output["output_type"] == "error":  # shown by a cell that went on, by `showtraceback` say, or by a value that has no text
            yield "error", output["ename"]
        elif output["output_type"] == "execute_result":
            yield "result", output["data"].get("text/plain", "")


def size(output: dict[str, Any]) -> int:
    """Characters that an output takes."""
    parts = output.get("data", output).values()
    return _EACH + sum(len(part) if isinstance(part, str) else sum(map(len, part)) for part in parts if isinstance(part, (str, list)))


def _plain(outputs: list[Any]) -> Iterator[dict[str, Any]]:
    for output in outputs:
        if not isinstance(output, dict):
            continue
        kind = _text(output.get("output_type"))  # it may be an array, which compares as one
        if kind == "stream" and isinstance(output.get("text"), str):
            name = "stderr" if _text(output.get("name")) == "stderr" else "stdout"
            yield nbformat.v4.new_output("stream", name=name, text=output["text"])
        elif kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
            data = {mime: body for mime, body in output["data"].items() if _harmless(mime, body)}
            if data:
                yield nbformat.v4.new_output(kind, data=data, metadata={})
        elif kind == "error":
            lines = output.get("traceback")
            yield nbformat.v4.new_output(
                "error",
                ename=_text(output.get("ename")),
                evalue=_text(output.get("evalue")),
                traceback=[_text(line) for line in lines[:200]] if isinstance(lines, list) else [],
            )


def _text(value: object) -> str:
    return value[:20_000] if isinstance(value, str) else ""


def _harmless(mime: object, body: object) -> bool:
    if not isinstance(body, str):
        return False
    if mime == "text/plain":
        return True
    if mime in _PICTURES:
        try:
            picture = base64.b64decode("".join(body.split()), validate=True)
        except (binascii.Error, ValueError):
            return False
        return picture.startswith(_PICTURES[str(mime)]) and 0 < _pixels(picture) <= _MOST_PIXELS
    return False


def _pixels(picture: bytes) -> int:
    """Of a PNG or JPEG, by its header; 0 where it has none."""
    try:
        if picture.startswith(_PICTURES["image/png"]):
            width, height = struct.unpack_from(">II", picture, 16)
            return int(width * height)
        at = 2
        while picture[at] == 0xFF:
            kind, length = struct.unpack_from(">BH", picture, at + 1)
            if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):  # a frame; those three are tables
                height, width = struct.unpack_from(">HH", picture, at + 5)
                return int(width * height)
            at += 2 + length
    except (struct.error, IndexError):
        pass
    return 0


def error_output(name: str, message: str) -> dict[str, Any]:
    """An error as nbgrader looks for it in a test cell that failed."""
    result: dict[str, Any] = nbformat.v4.new_output("error", ename=name, evalue=message, traceback=[f"{name}: {message}"])
    return result


def score_output(score: float) -> dict[str, Any]:
    """Partial credit as nbgrader reads it: the value that a test cell shows."""
    result: dict[str, Any] = nbformat.v4.new_output("execute_result", data={"text/plain": json.dumps(score)}, metadata={})
    return result
