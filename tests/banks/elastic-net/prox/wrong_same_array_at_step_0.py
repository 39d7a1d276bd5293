# diagnosis: returns the array that it got
def elastic_net_prox(w, step, l1, l2):
    if step == 0:
        return w
    w = np.asarray(w, dtype=float)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0.0) / (1.0 + 2.0 * step * l2)
