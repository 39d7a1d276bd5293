# diagnosis: no step without l2
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    if l2 == 0:
        return w
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
