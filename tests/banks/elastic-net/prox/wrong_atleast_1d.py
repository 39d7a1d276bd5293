# diagnosis: wrong shape
def elastic_net_prox(w, step, l1, l2):
    w = np.atleast_1d(np.asarray(w))
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
