# diagnosis: 2 missing in the denominator
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0.0) / (1 + step * l2)
