"""While a solver is observed, scikit-learn's linear models are refused, by whatever name they are reached."""

from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template

pytestmark = pytest.mark.slow  # starts templates with scikit-learn and Keras

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
    "a class that is kept while its modules go": """
import sys
from sklearn.linear_model import Ridge
for name in [name for name in sys.modules if name.startswith("sklearn")]: del sys.modules[name]
def fit(X, y): return Ridge(1.0).fit(X, y).coef_
""",
    "a class that is kept while another module has its name": """
import sys, types
from sklearn.linear_model import Ridge
sys.modules["sklearn.linear_model"] = types.ModuleType("sklearn.linear_model")
sys.modules["sklearn.linear_model"].Ridge = type("Ridge", (), {"fit": lambda self, X, y: setattr(self, "coef_", y) or self})
for name in [name for name in sys.modules if name.startswith("sklearn.linear_model.")]: del sys.modules[name]
def fit(X, y, Ridge=Ridge): return Ridge(1.0).fit(X, y).coef_
""",
    "a compiled function of another solver": """
def fit(X, y): return kept(*arguments)
from sklearn.linear_model import SGDRegressor, _stochastic_gradient as sgd
arguments = []
kept = sgd._plain_sgd64
def _kept(*given):
    arguments[:] = given
    return kept(*given)
sgd._plain_sgd64 = _kept
SGDRegressor(penalty="l1").fit(X, y)
sgd._plain_sgd64 = kept
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
SOLVER = """
from sklearn.linear_model._cd_fast import enet_coordinate_descent_gram as solver
def call(solver, X, y):
    more = dict(max_iter=1000, tol=1e-10, rng=np.random.RandomState(0))
    return solver(w=np.zeros(5), alpha=6.0, beta=0.0, Q=X.T @ X, q=X.T @ y, y=y, **more)[0]
"""
KEPT = {
    "a default argument": "def fit(X, y, solver=solver): return call(solver, X, y)\ndel solver",
    "a named default argument": "def fit(X, y, *, solver=solver): return call(solver, X, y)\ndel solver",
    "a closure": "def make(solver): return lambda X, y: call(solver, X, y)\nfit = make(solver)\ndel solver",
    "a list": "kept = [solver]\ndel solver\ndef fit(X, y): return call(kept[0], X, y)",
    "a tuple in a dictionary": "kept = {1: (solver, 2)}\ndel solver\ndef fit(X, y): return call(kept[1][0], X, y)",
    "an object": "class Kept: pass\nkept = Kept()\nkept.it = solver\ndel solver\ndef fit(X, y): return call(kept.it, X, y)",
    "a slot": "class Kept: __slots__ = ('it',)\nkept = Kept()\nkept.it = solver\ndel solver\ndef fit(X, y): return call(kept.it, X, y)",
    "a class": "class Kept: it = staticmethod(solver)\ndel solver\ndef fit(X, y): return call(Kept.it, X, y)",
    "a partial function": "import functools\nkept = functools.partial(solver, 0)\ndel solver\ndef fit(X, y): return call(kept.func, X, y)",
    "a generator": """
def hold(solver):
    found = None
    while True: found = yield found and call(solver, *found)
fit = lambda X, y: held.send((X, y))
held = hold(solver)
next(held)
del solver
""",
    "a compiled iterator": """
more = dict(max_iter=1000, tol=1e-10, rng=np.random.RandomState(0))
import functools
held = map(functools.partial(solver, alpha=6.0, beta=0.0, Q=X.T @ X, q=X.T @ y, y=y, **more), iter([np.zeros(5)]))
del solver
def fit(X, y): return next(held)[0]
""",
    "a function that the modules are taken from": """
import sys
kept = [solver]
del solver
for name in [name for name in sys.modules if name.startswith("sklearn")]: del sys.modules[name]
def fit(X, y): return call(kept[0], X, y)
""",
}
REPLACED = {
    "what a helper remembers": """
from autograder.observing.refusing import refusing_function
class Twin(str):
    def __repr__(self): return '"") and None or ValueError("another code"'
message = Twin("scikit-learn's linear models are not allowed here: build the solver yourself.")
for closed_over in range(4): refusing_function(message, closed_over)
""",
    "the refusal, by an alias": "import contextlib, kit.observing as o\no.no_sklearn_linear = contextlib.nullcontext",
    "what the refusal calls": "import kit.observing as o\no._refuse_linear_models = lambda *a: None",
    "the code of the refusal": "import kit.observing as o\no._refuse_linear_models.__code__ = (lambda stack, message: None).__code__",
    "a helper of the grader": "import autograder.observing.refusing as o\no.refuse = o.once_imported = lambda *a: None",
    "a method of the finder": "import autograder.observing.refusing as o\no._AfterImport._wrap = lambda *a: None",
    "the whole module": "import contextlib, sys, types\nsys.modules['kit.observing'] = o = types.ModuleType('o')\n"
    "o.no_sklearn_linear = contextlib.nullcontext",
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


@pytest.mark.parametrize("source", KEPT.values(), ids=KEPT)
def test_a_compiled_function_is_refused_wherever_it_is_kept(observe, source):
    assert observe(SOLVER + source).values == {"found": {"raised": "NotAllowed"}, "after": "ndarray"}


@pytest.mark.parametrize("source", REPLACED.values(), ids=REPLACED)
def test_what_an_earlier_cell_has_put_in_the_place_of_a_helper_is_put_back(observe, source):
    assert observe(source + BORROWED["its class"]).values["found"] == {"raised": "NotAllowed"}


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


PENALTY = """
from autograder.observing import outcome
from kit.observing import no_keras_penalties, penalty
found = outcome(lambda: penalty(Penalty, np.arange(3.0), 0.5))
"""
KERAS = {
    "its class": "from keras.regularizers import L1 as Penalty",
    "a class that is kept while its modules go": """
import sys
from keras.regularizers import L1
for name in [name for name in sys.modules if name.startswith("keras")]: del sys.modules[name]
class Penalty(L1): pass
""",
    "a class that is kept while another module has its name": """
import sys, types
from keras.regularizers import L1 as Penalty
class Fake: pass
sys.modules["keras"] = types.ModuleType("keras")
sys.modules["keras"].regularizers = sys.modules["keras.regularizers"] = types.ModuleType("keras.regularizers")
sys.modules["keras"].regularizers.L1 = Fake
""",
    "a class in whose place another is": """
import keras.regularizers
from keras.regularizers import L1 as Penalty
keras.regularizers.L1 = type("L1", (), {})
""",
}


@pytest.fixture(scope="module")
def with_keras():
    pytest.importorskip("keras")
    with Template(modules=("numpy", "keras"), files={"kit.observing": KIT / "observing.py"}) as warm:
        warm.wait()
        yield warm


@pytest.mark.parametrize("source", KERAS.values(), ids=KERAS)
def test_a_penalty_of_keras_is_refused(source, with_keras):
    with with_keras.fork(Limits(cell_seconds=60, cell_cpu=30)) as kernel:
        assert kernel.run("import numpy as np, keras\n" + source, "task").error is None
        reply = kernel.observe(PENALTY, "task-test", ("found",))
        assert reply.values == {"found": {"raised": "NotAllowed"}}
