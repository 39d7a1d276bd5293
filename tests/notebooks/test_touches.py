"""A search of a cell's source tells where it reaches for the machinery that observes it, and passes over honest code."""

import pytest

from autograder.notebooks.touches import MOST, Touch, touches


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import autograder.observing as o\no.no_sklearn_linear = None", [(1, "autograder")]),
        ("from autograder import observing", [(1, "autograder")]),
        ("import importlib\nx = importlib.import_module('autograder.observing')", [(2, "autograder")]),
        ("import sys\nframe = sys._getframe(1)\nframe.f_back.f_locals", [(2, "frames"), (3, "frames")]),
        ("from sys import _getframe as f", [(1, "frames")]),
        ("import sys\ngetattr(sys, '_getframe')()", [(2, "frames")]),
        ("import gc\nfor o in gc.get_objects(): pass", [(2, "gc")]),
        ("import sys as s\ndel s.modules['keras']", [(2, "module tables")]),
        ("from sys import modules", [(1, "module tables")]),
        ("object.__subclasses__()", [(1, "module tables")]),
        ("import keras\nkeras.ops.sum = None", [(2, "changed keras.ops")]),
        ("import numpy as np\nsetattr(np.linalg, 'norm', None)", [(2, "changed numpy.linalg")]),
        ("from sklearn import linear_model as l\ndel l.Lasso", [(2, "changed sklearn.linear_model")]),
        ("%matplotlib inline\nimport ctypes", [(2, "memory")]),
        ("import inspect\ninspect.stack()", [(2, "frames")]),
        ("open('/proc/self/mem', 'rb')", [(1, "memory")]),
        ("def f():\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        e.__traceback__.tb_frame", [(5, "frames")]),
    ],
)
def test_what_is_reached_for_is_told_with_its_line(source, found):
    assert touches(source) == [Touch(*one) for one in found]


def test_what_is_too_long_to_be_parsed_is_searched_for_words():
    unreadable = "(\nimport ctypes\nsys.modules\nx._getframe(\nf_back\nopen('/proc/self/maps')\nremodules, autograders"
    assert touches(unreadable) == []
    found = [Touch(2, "memory"), Touch(3, "module tables"), Touch(4, "frames")]
    assert touches(unreadable + " < 1" * MOST) == found
    assert touches(unreadable, len(unreadable) - 1) == found


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nx = np.zeros(3)\nx[0] = 1\nnp.linalg.norm(x)",
        "import keras\nmodel = keras.Sequential()\nmodel.stop_training = True\nmodel.modules = 3",
        "class L1:\n    def __init__(self, strength):\n        self.strength = strength",
        "import gc, inspect\ngc.collect()\ninspect.signature(len)\nstack = []\nnp.stack(stack)",
        "'an autograder looks at this cell'\nmodules = ['a']",
        "def broken(:",
        "x = '\0'",
        "(" * 5000,
        "import sys\nsys" + ".a" * 1500 + ".modules",
        "",
    ],
)
def test_honest_or_unreadable_code_is_passed_over(source):
    assert touches(source) == []
