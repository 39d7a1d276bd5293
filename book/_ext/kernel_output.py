"""What a reader sees of stderr: nothing. What an author sees of it: everything but TensorFlow's log.

TensorFlow logs to stderr when it is imported and at its first operation, whatever the log level. Those lines
are dropped. Any other line on stderr is a warning of the build, so it fails the strict build. In a notebook TensorFlow's
Python half logs to stdout, in among the results: its advice on speed is kept from the kernels, and any other such line fails the build.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import on_a_phone
from sphinx.util import logging

logger = logging.getLogger(__name__)

QUIET = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",  # the same sums on every machine
    "CUDA_VISIBLE_DEVICES": "-1",  # the book is computed on the CPU
    "KERAS_BACKEND": "tensorflow",
}

# "2026-01-31 12:00:00.123456: I tensorflow/core/...", "I0000 00:00:17...", "WARNING: All log messages before absl..."
LOG_LINE = re.compile(
    r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+: [IWE] |[IWE]\d{4} \d\d:\d\d:|WARNING: All log messages before absl|"
    r"To enable the following instructions: )"
)
# A filter and not a level: TensorFlow sets the level when it is imported. Many small fits in one chapter are not to be sped up.
QUIET_KERNEL = """def begin():
    import logging

    logging.getLogger("tensorflow").addFilter(lambda record: "tf.function retracing" not in str(record.msg))

begin()
del begin
"""


def foreign_lines(text: str) -> list[str]:
    """The lines that are not TensorFlow's own log."""
    return [line for line in text.splitlines() if line.strip() and not LOG_LINE.match(line)]


def clean_stderr(app: Any, doctree: Any) -> None:
    for node in list(doctree.findall(lambda n: "stderr" in getattr(n, "attributes", {}).get("classes", []))):
        lines = foreign_lines(node.astext())
        if lines:
            where = app.env.docname
            logger.warning("%s: a code cell wrote to stderr: %s", where, "\n".join(lines)[:2000], location=where)
        node.parent.remove(node)
    for node in doctree.findall(lambda n: "stream" in getattr(n, "attributes", {}).get("classes", [])):
        lines = [line for line in node.astext().splitlines() if line.startswith("WARNING:tensorflow:")]
        if lines:
            logger.warning("%s: TensorFlow wrote into a result: %s", app.env.docname, "\n".join(lines)[:2000], location=app.env.docname)


def prepare(build: Path) -> None:
    """Settings for the kernels that this process starts; their own files go below `build`."""
    os.environ.update(QUIET)
    on_a_phone.begin_kernels(build / "ipython")
    (build / "ipython" / "profile_default" / "startup" / "quiet.py").write_text(QUIET_KERNEL, encoding="utf-8")


def setup(app: Any) -> dict[str, Any]:
    prepare(Path(app.outdir).parent)
    app.connect("doctree-read", clean_stderr, priority=100)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
