from operator import mul
from functools import partial


def l2_gradient(w, l2):
    """The gradient of l2 * sum(w**2) with respect to w, of the shape of w."""
    values = np.array(ops.convert_to_numpy(w), dtype=np.float64)  # a copy
    slope = partial(mul, float(l2) + float(l2))
    return np.fromiter(map(slope, values.ravel().tolist()), dtype=np.float64, count=values.size).reshape(values.shape)
