import math


def _shrink(values, t):
    for v in values:
        rest = math.fabs(v) - t
        yield math.copysign(rest, v) if rest > 0 else 0.0


def soft_threshold(w, threshold):
    a = ops.convert_to_numpy(w)
    t = float(threshold)
    return np.fromiter(_shrink(map(float, a.ravel()), t), dtype=np.float64, count=a.size).reshape(a.shape)
