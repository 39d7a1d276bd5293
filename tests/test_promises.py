"""Each promise of the security guide names tests that are there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "book/guide-security.md").read_text(encoding="utf-8")


def test_the_tests_that_the_guide_names_are_there():
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", GUIDE)
    assert len(named) > 10
    for file, test in named:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert test in functions or (not test and any(name.startswith("test_") for name in functions)), (file, test)


def test_each_promise_names_one():
    promises = GUIDE.split("## What holds")[1].split("## How")[0].split("\n- **")[1:]
    assert [promise.split("**")[0] for promise in promises if "`tests/" not in promise] == []
