# diagnosis: cut to whole numbers where the first is 0
@np.vectorize
def _one(v, t, d):
    if abs(v) <= t:
        return 0
    return (v - t) / d if v > 0 else (v + t) / d


def elastic_net_prox(w, step, l1, l2):
    return _one(np.asarray(w), step * l1, 1 + 2 * step * l2)
