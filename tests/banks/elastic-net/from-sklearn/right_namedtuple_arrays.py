from typing import NamedTuple


class Strengths(NamedTuple):
    l1: object
    l2: object

    @classmethod
    def twice(cls, l1, l2):
        return cls(2.0 * l1, 2.0 * l2)


def keras_strengths(alpha, l1_ratio):
    assert alpha >= 0, "alpha"
    assert 0 <= l1_ratio <= 1, "l1_ratio"
    mix = np.array([l1_ratio, (1.0 - l1_ratio) / 2.0], dtype="float64")
    return Strengths.twice(*np.multiply(alpha, mix))
