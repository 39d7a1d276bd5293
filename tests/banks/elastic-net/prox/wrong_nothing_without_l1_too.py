# diagnosis: none
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    if step == 0 or l1 == 0 or l2 == 0:
        return w.copy()
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
