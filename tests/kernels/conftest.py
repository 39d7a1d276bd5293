"""A template without TensorFlow starts in about a second; what is tested here does not depend on it."""

import pytest

from autograder.kernels.confine import Limits
from autograder.kernels.kernel import Template


@pytest.fixture(scope="session")
def template():
    with Template(modules=("numpy", "matplotlib.pyplot")) as warm:
        warm.wait()
        yield warm


@pytest.fixture
def kernel(template):
    with template.fork(Limits(cell_cpu=10)) as fresh:  # what it waits for a processor counts for nothing
        yield fresh
