# diagnosis: an empty array not handled
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    t = step * l1
    if np.abs(w).max() <= t:
        return np.zeros_like(w)
    return (w - np.clip(w, -t, t)) / (1 + 2 * step * l2)
