"""The wire carries plain values exactly, and refuses all else before it is parsed."""

import contextlib
import json
import math
import socket

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.kernels import wire

arrays = hnp.arrays(
    dtype=st.sampled_from([np.dtype(name) for name in wire.DTYPES]),
    shape=hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text(st.characters(codec="utf-8")) | arrays,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


def frame_parts(frame: bytes) -> tuple[bytes, bytes]:
    size = int.from_bytes(frame[:4], "big")
    return frame[12 : 12 + size], frame[12 + size :]


def same(left: object, right: object) -> bool:
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray):
        return left.dtype == right.dtype and left.shape == right.shape and left.tobytes() == right.tobytes()
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, float) and math.isnan(left):
        return math.isnan(right)
    return left == right


@given(plain)
@settings(deadline=None)
def test_what_is_packed_comes_back_exactly(value):
    assert same(wire.unpack(*frame_parts(wire.pack(value))), value)


@given(st.binary(max_size=200), st.binary(max_size=40))
@settings(deadline=None)
def test_any_other_bytes_give_a_wire_error_or_a_value(text, blob):
    with contextlib.suppress(wire.WireError):
        wire.unpack(text, blob)


@pytest.mark.parametrize(
    ("text", "blob"),
    [
        (b"NaN", b""),
        (b"1e999", b""),
        (b"9" * 5000, b""),
        (b"[" * 100_000, b""),
        (b'{"d":' * 100_000, b""),
        (b'{"a":["<f8",[1]],"a":["<f8",[1]]}', bytes(8)),
        (b'{"d":[["x",1],["x",2]]}', b""),
        (b'{"a":["|O8",[1]]}', bytes(8)),
        (b'{"a":["<f8",[2]]}', bytes(8)),
        (b'{"a":["<f8",[1099511627775,1099511627775]]}', b""),
        (b'{"a":["<f8",[0,1099511627775,1099511627775]]}', b""),
        (b'{"a":["<f8",[-1]]}', b""),
        (b'{"a":["<f8",[true]]}', bytes(8)),
        (b'{"a":["|b1",[1]]}', b"\x07"),
        (b"1", b"left over"),
        (b'"\\ud800"', b""),
        (b'{"d":[["\\ud800",1]]}', b""),
        ("[1]".encode("utf-16"), b""),
        (b'{"a":["<f8",[0,1099511627775]]}', b""),
        (b'{"pickle":"x"}', b""),
    ],
)
def test_hostile_frames_are_refused(text, blob):
    with pytest.raises(wire.WireError):
        wire.unpack(text, blob)


class Lying(np.ndarray):
    pass


@pytest.mark.parametrize(
    "value",
    [
        object(),
        {1: 2},
        {1, 2},
        2**63,
        1j,
        b"bytes",
        np.array([object()]),
        "\ud800",
        [[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]],
    ],
)
def test_what_is_not_plain_does_not_travel(value):
    with pytest.raises(wire.WireError):
        wire.pack(value)


def test_a_subclass_of_an_array_does_not_travel():
    with pytest.raises(wire.WireError):
        wire.pack(np.zeros(3).view(Lying))


def test_json_is_what_travels():
    text, blob = frame_parts(wire.pack({"x": [1, 2.5, None, (True, "é")]}))
    assert json.loads(text) == {"d": [["x", [1, 2.5, None, {"t": [True, "é"]}]]]}
    assert blob == b""


@pytest.mark.parametrize("unread", [b"", b"never read"])
def test_an_end_is_the_end_whatever_the_other_side_had_not_read(unread):
    for kind in (socket.SOCK_STREAM, socket.SOCK_SEQPACKET):
        ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
        if unread:
            ours.send(unread)
        frame = wire.pack([1, 2])
        theirs.send(frame)
        theirs.close()
        if kind == socket.SOCK_STREAM:
            assert wire.receive(ours, wire.Caps()) == [1, 2]
            assert wire.receive(ours, wire.Caps()) is None
        else:
            assert wire.next_message(ours, 100) == frame
            assert wire.next_message(ours, 100) == b""
