# diagnosis: 1 missing in the denominator
def elastic_net_prox(w, step, l1, l2):
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / max(2 * step * l2, 1e-300)
