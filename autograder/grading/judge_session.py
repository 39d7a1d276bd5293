"""The loop that runs judge halves, in a trusted process that never runs a line of a student's."""

from __future__ import annotations

import os
import random
import socket
from typing import Any

import numpy as np

from autograder import judging
from autograder.kernels import wire

_CAPS = wire.Caps(json=64 << 20, blob=256 << 20)


def prepare(trusted: list[str], modules: list[str]) -> None:
    """Nothing to make before the fork."""


def serve(channel: socket.socket, output_cap: int, confined: bool) -> None:
    """Answers ``{half, values, points}`` with a verdict until the grader closes the channel.

    One submission follows another: what a half draws without a seed of its own does not depend on those before it.
    """
    os.chdir("/")
    while True:
        request: Any = wire.receive(channel, _CAPS)
        if request is None:
            return
        random.seed(0)
        np.random.seed(0)
        half = request["half"] if isinstance(request["half"], str) else tuple(part.tobytes() for part in request["half"])
        verdict = judging.run(half, request["values"], request["points"]).to_plain()
        wire.send(channel, {"id": request["id"], "verdict": verdict})
