"""While a solver is observed, scikit-learn's linear models are refused, by whatever name they are reached."""

from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template

KIT = Path(__file__).parents[2] / "exercises/kit"
GIVEN = """
import numpy as np
X = np.random.default_rng(0).normal(size=(40, 5))
y = X @ np.array([3.0, 0, 0, -2, 1])
"""
OBSERVED = """
from autograder.observing import numbers, outcome
from kit.observing import no_sklearn_linear
with no_sklearn_linear():
    found = outcome(lambda: numbers(fit(X.copy(), y.copy())))
after = type(numbers(__import__("sklearn.linear_model").linear_model.Ridge(1.0).fit(X, y).coef_)).__name__
"""
BORROWED = {
    "its class": """
from sklearn.linear_model import Ridge
def fit(X, y): return Ridge(1.0).fit(X, y).coef_
""",
    "a compiled function, named before": """
from sklearn.linear_model._cd_fast import enet_coordinate_descent_gram as solver
def fit(X, y):
    more = dict(max_iter=1000, tol=1e-10, rng=np.random.RandomState(0))
    return solver(w=np.zeros(5), alpha=6.0, beta=0.0, Q=X.T @ X, q=X.T @ y, y=y, **more)[0]
""",
    "the modules, imported again": """
def fit(X, y):
    import sys
    for name in [name for name in sys.modules if name.startswith("sklearn.linear_model")]: del sys.modules[name]
    del sys.modules["sklearn"].linear_model
    from sklearn.linear_model import Ridge
    return Ridge(1.0).fit(X, y).coef_
""",
    "a module, loaded again": """
def fit(X, y):
    import importlib, sklearn.linear_model._ridge
    return importlib.reload(sklearn.linear_model._ridge).Ridge(1.0).fit(X, y).coef_
""",
    "a second copy that no module names": """
import sys
first = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "sklearn"}
from sklearn.linear_model import Ridge
for name in [name for name in sys.modules if name.split(".")[0] == "sklearn"]: del sys.modules[name]
sys.modules.update(first)
def fit(X, y): return Ridge(1.0).fit(X, y).coef_
""",
}
IN_A_PROCESS = {
    "a new one": """
import os
def fit(X, y): return [os.system("true")]
""",
    "a new one, as multiprocessing spawns it": """
open("solver.py", "w").write("def solve(): return [1.0]")
import multiprocessing, solver
def fit(X, y):
    with multiprocessing.get_context("spawn").Pool(1) as pool: return pool.apply(solver.solve)
""",
}
POOL = """
from concurrent.futures import ProcessPoolExecutor
import multiprocessing
def solve(X, y):
    from sklearn.linear_model import Ridge
    return Ridge(1.0).fit(X, y).coef_
pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"))
pool.submit(solve, X, y).result()
def fit(X, y): return pool.submit(solve, X, y).result(timeout=2)
"""


@pytest.fixture(scope="module")
def template():
    with Template(modules=("numpy", "sklearn.linear_model"), files={"kit.observing": KIT / "observing.py"}) as warm:
        warm.wait()
        yield warm


@pytest.fixture
def observe(template):
    with template.fork(Limits(cell_seconds=30, cell_cpu=15)) as kernel:

        def run(source):
            assert kernel.run(GIVEN + source, "task").error is None
            return kernel.observe(OBSERVED, "task-test", ("found", "after"))

        yield run


@pytest.mark.parametrize("source", BORROWED.values(), ids=BORROWED)
def test_what_is_borrowed_is_refused_and_given_back_afterwards(observe, source):
    assert observe(source).values == {"found": {"raised": "NotAllowed"}, "after": "ndarray"}


@pytest.mark.parametrize("source", IN_A_PROCESS.values(), ids=IN_A_PROCESS)
def test_no_process_is_started(observe, source):
    assert observe(source).values["found"] == {"raised": "PermissionError"}


def test_processes_that_run_already_are_halted_and_go_on_afterwards(template):
    with template.fork(Limits(cell_seconds=30, cell_cpu=15)) as kernel:
        assert kernel.run(GIVEN + POOL, "task").error is None
        halted = kernel.observe(OBSERVED, "task-test", ("found",)).values["found"]
        assert list(halted) == ["raised"]
        assert halted["raised"] in ("TimeoutError", "Exception")
        assert kernel.run("assert len(pool.submit(solve, X, y).result()) == 5", "next").error is None


def test_what_is_built_is_right(observe):
    reply = observe("def fit(X, y): return np.linalg.solve(X.T @ X + np.eye(5), X.T @ y)")
    assert reply.values["found"].shape == (5,)
