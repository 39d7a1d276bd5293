"""The format in which values leave a student's process: strict JSON and raw array bytes, bounded before it is parsed.

A frame is ``length of JSON (4 bytes) | length of blob (8 bytes) | JSON | blob``, integers big-endian. Values that
JSON has no word for are objects with one key: ``{"t": [...]}`` a tuple, ``{"d": [[key, value], ...]}`` a dict,
``{"f": "nan"}`` a float that is not finite, ``{"a": [dtype, shape]}`` an array, whose bytes (C order) are the next ones of
the blob. Nothing else is accepted: no other type, no object that could run code when it is read.
"""

from __future__ import annotations

import contextlib
import json
import math
import socket
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

DTYPES = ("|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8")
MAX_RANK = 16
MAX_DEPTH = 24
MAX_CONTAINERS = 100_000  # an empty list takes 3 bytes on the wire and 60 once it is read
MAX_VALUES = 200_000  # outside of arrays; a text of one letter takes 60 bytes once it is read
_HEADER = struct.Struct(">IQ")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_NOT_FINITE = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


class WireError(Exception):
    """What arrived is not a frame, or what should leave has no form on the wire; the text says why, and quotes nothing of what arrived."""


@dataclass(frozen=True)
class Caps:
    """The most that one frame may hold, in bytes."""

    json: int = 4 << 20
    blob: int = 64 << 20


def pack(value: object) -> bytes:
    """The frame that holds `value`. Raises WireError for a type that does not travel."""
    blobs: list[bytes] = []
    text = json.dumps(_encode(value, blobs, 0), allow_nan=False, separators=(",", ":")).encode()
    blob = b"".join(blobs)
    return _HEADER.pack(len(text), len(blob)) + text + blob


def _encode(value: object, blobs: list[bytes], depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise WireError(f"nested deeper than {MAX_DEPTH}")
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is str:
        assert isinstance(value, str)
        try:
            value.encode()
        except UnicodeEncodeError:
            raise WireError("a text that is not valid Unicode") from None
        return value
    if kind is int:
        assert isinstance(value, int)
        if not -(2**63) <= value < 2**63:
            raise WireError("an integer beyond 64 bits")
        return value
    if kind is float:
        assert isinstance(value, float)
        return value if math.isfinite(value) else {"f": "nan" if value != value else ("inf" if value > 0 else "-inf")}
    if kind is list:
        return [_encode(item, blobs, depth + 1) for item in value]  # type: ignore[attr-defined]
    if kind is tuple:
        return {"t": [_encode(item, blobs, depth + 1) for item in value]}  # type: ignore[attr-defined]
    if kind is dict:
        assert isinstance(value, dict)
        if any(type(key) is not str for key in value):
            raise WireError("a dict with a key that is not a string")
        return {"d": [[_encode(k, blobs, depth), _encode(v, blobs, depth + 1)] for k, v in value.items()]}
    if isinstance(value, np.generic) or kind is np.ndarray:
        array = np.asarray(value)
        dtype = array.dtype.newbyteorder("<").str
        if dtype not in DTYPES or array.ndim > MAX_RANK or _hollow(array.shape):
            raise WireError(f"an array of dtype {array.dtype} and shape {array.shape}")
        blobs.append(np.asarray(array, dtype=dtype, order="C").tobytes())
        return {"a": [dtype, list(array.shape)]}
    raise WireError(f"a value of type {kind.__name__}")


def unpack(text: bytes, blob: bytes) -> object:
    """The value of a frame's two parts. Raises WireError for anything that `pack` would not have written."""
    _measure(text)
    try:
        # Decoded here: from bytes the parser would take UTF-16 too, in which other bytes than those measured are brackets.
        tree = json.loads(text.decode(), object_pairs_hook=_one_pair, parse_constant=_refuse, parse_int=_small_int)
    except WireError:
        raise
    except (ValueError, RecursionError):
        raise WireError("not JSON") from None
    reader = _Blob(blob)
    value = _decode(tree, reader)
    reader.finish()
    return value


def _measure(text: bytes) -> None:
    """Bounds nesting and the number of values before the parser, which recurses and allocates, sees the text."""
    plain = text.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in text else text
    if plain.count(b'"') > 2 * MAX_VALUES:
        raise WireError("too many texts")
    structure = b"".join(plain.split(b'"')[::2])  # what stands outside of strings
    brackets = structure.translate(None, _NO_BRACKETS)
    if len(brackets) > 2 * MAX_CONTAINERS or structure.count(b",") > MAX_VALUES:
        raise WireError("too many values")
    depth = 0
    for byte in brackets:
        depth += 1 if byte in b"[{" else -1
        if depth > 3 * MAX_DEPTH + 3:
            raise WireError("nested too deep")


def _one_pair(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) != 1:
        raise WireError("an object with other than one key")
    return dict(pairs)


def _refuse(word: str) -> NoReturn:
    raise WireError(f"the literal {word}")


def _small_int(digits: str) -> int:
    if len(digits) > 20:
        raise WireError("an integer beyond 64 bits")
    number = int(digits)
    if not -(2**63) <= number < 2**63:
        raise WireError("an integer beyond 64 bits")
    return number


class _Blob:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, size: int) -> bytes:
        if size > len(self.data) - self.at:
            raise WireError("an array longer than its bytes")
        self.at += size
        return self.data[self.at - size : self.at]

    def finish(self) -> None:
        if self.at != len(self.data):
            raise WireError("bytes that belong to no array")


def _decode(tree: Any, blob: _Blob, depth: int = 0) -> object:
    if depth > MAX_DEPTH:
        raise WireError(f"nested deeper than {MAX_DEPTH}")
    if isinstance(tree, float) and not math.isfinite(tree):  # 1e999
        raise WireError("a number out of range")
    if isinstance(tree, str):
        try:
            tree.encode()
        except UnicodeEncodeError:
            raise WireError("a text that is not valid Unicode") from None
    if tree is None or isinstance(tree, (bool, int, float, str)):
        return tree
    if isinstance(tree, list):
        return [_decode(item, blob, depth + 1) for item in tree]
    ((tag, body),) = tree.items()
    if tag == "f" and isinstance(body, str) and body in _NOT_FINITE:
        return _NOT_FINITE[body]
    if tag == "t" and isinstance(body, list):
        return tuple(_decode(item, blob, depth + 1) for item in body)
    if tag == "d" and isinstance(body, list):
        return _decode_dict(body, blob, depth)
    if tag == "a" and isinstance(body, list) and len(body) == 2:
        return _decode_array(body[0], body[1], blob)
    raise WireError("an object with another tag")


def _decode_dict(body: list[Any], blob: _Blob, depth: int) -> dict[str, object]:
    result: dict[str, object] = {}
    for pair in body:
        if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str) or pair[0] in result:
            raise WireError("a dict with a key that is missing, no string, or there twice")
        _decode(pair[0], blob)  # is it text?
        result[pair[0]] = _decode(pair[1], blob, depth + 1)
    return result


def _decode_array(dtype: object, shape: object, blob: _Blob) -> np.ndarray[Any, Any]:
    if not isinstance(dtype, str) or dtype not in DTYPES:
        raise WireError("an array of another dtype")
    if not isinstance(shape, list) or len(shape) > MAX_RANK:
        raise WireError("an array of another rank")
    for side in shape:
        if type(side) is not int or not 0 <= side < 2**40:
            raise WireError("an array with an impossible shape")
    if _hollow(shape):
        raise WireError("an array with an impossible shape")
    kind = np.dtype(dtype)
    data = blob.take(math.prod(shape) * kind.itemsize)
    if kind.kind == "b" and not set(data) <= {0, 1}:
        raise WireError("a truth value that is neither 0 nor 1")
    return np.frombuffer(data, dtype=kind).reshape(shape).copy()


def _hollow(shape: Sequence[int]) -> bool:
    """Whether an array takes no bytes, and much room as soon as somebody makes a list of its rows."""
    return 0 in shape and math.prod(max(side, 1) for side in shape) > MAX_VALUES


def send(channel: socket.socket, value: object) -> int:
    """Writes one frame; how many bytes that were."""
    frame = pack(value)
    channel.sendall(frame)
    return len(frame)


def receive(channel: socket.socket, caps: Caps, wait: Callable[[], None] = lambda: None) -> object | None:
    """The next frame's value; None when the other side is gone. `wait` is called before each read and may raise."""
    header = _read(channel, _HEADER.size, wait)
    if header is None:
        return None
    size, more = _HEADER.unpack(header)
    if size > caps.json or more > caps.blob:
        raise WireError("a message over the cap")
    text = _read(channel, size, wait)
    blob = _read(channel, more, wait)
    if text is None or blob is None:
        return None
    return unpack(text, blob)


def next_message(messages: socket.socket, most: int) -> bytes:
    """The next message of a socket that keeps them apart; empty when the other side is gone and all that it said has been read.

    An end shows as the end, or as a reset where the other side had not read everything. What it said before is read after the reset.
    """
    while True:
        with contextlib.suppress(ConnectionResetError):  # told once
            return messages.recv(most)


def _read(channel: socket.socket, size: int, wait: Callable[[], None]) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        wait()
        try:
            piece = channel.recv(min(size - len(parts), 1 << 20))
        except ConnectionResetError:  # gone as well, and had not read everything
            return None
        if not piece:
            return None
        parts += piece
    return bytes(parts)
