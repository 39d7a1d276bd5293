"""A course folder in nbgrader's layout: releasing, grading a class, the gradebook, feedback, report, marks out."""

import os
import sys
from pathlib import Path

# nbgrader calls `alembic` by name when it makes a gradebook; it stands beside this Python, activated or not.
_BIN = str(Path(sys.executable).parent)
if _BIN not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = _BIN + os.pathsep + os.environ.get("PATH", "")
