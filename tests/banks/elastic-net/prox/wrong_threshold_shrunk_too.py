# diagnosis: the denominator in the threshold too
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1 / (1 + 2 * step * l2), 0) / (1 + 2 * step * l2)
