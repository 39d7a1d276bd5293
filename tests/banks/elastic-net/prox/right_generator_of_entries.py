# STYLE: one entry at a time from a generator, np.fromiter, nested helper
import math


def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""

    def moved(entry, threshold=step * l1, shrink=1 + 2 * step * l2):
        if -threshold <= entry <= threshold:
            return 0.0
        return math.copysign(abs(entry) - threshold, entry) / shrink

    values = np.asarray(ops.convert_to_tensor(w))
    return np.fromiter((moved(float(v)) for v in values.flat), dtype=float, count=values.size).reshape(values.shape)
