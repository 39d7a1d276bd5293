# diagnosis: shrinks first, then thresholds
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)
    w = w / (1 + 2 * step * l2)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0.0)
