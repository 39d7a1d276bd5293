# diagnosis: changes the caller's arguments
def elastic_net_prox(w, step, l1, l2):
    if isinstance(w, np.ndarray) and w.ndim:
        w[np.abs(w) <= step * l1] = 0
        w -= step * l1 * np.sign(w)
        w /= 1 + 2 * step * l2
        return w
    return ops.soft_shrink(w, step * l1) / (1 + 2 * step * l2)
