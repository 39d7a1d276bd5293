# STYLE: a NamedTuple of NumPy float32 numbers from a vector product
from typing import NamedTuple


class Strengths(NamedTuple):
    l1: np.float32
    l2: np.float32


def keras_strengths(alpha, l1_ratio):
    """The tuple (l1, l2) with which Keras, for MSE, has the minimum of scikit-learn's ElasticNet(alpha, l1_ratio)."""
    shares = np.array([l1_ratio, 1.0 - l1_ratio])
    return Strengths(*np.float32(alpha * shares * np.array([2.0, 1.0])))
