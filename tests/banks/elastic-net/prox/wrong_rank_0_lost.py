# diagnosis: wrong shape
def elastic_net_prox(w, step, l1, l2):
    w = np.atleast_1d(np.array(w, dtype=float))
    small = np.abs(w) <= step * l1
    w = w - np.sign(w) * step * l1
    w[small] = 0.0
    return w / (1 + 2 * step * l2)
