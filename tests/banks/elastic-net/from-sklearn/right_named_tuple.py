from typing import NamedTuple


class Strengths(NamedTuple):
    l1: float
    l2: float
# %% extra cell
def keras_strengths(alpha: float, l1_ratio: float) -> Strengths:
    return Strengths(l2=alpha * (1 - l1_ratio), l1=alpha * l1_ratio / 0.5)
