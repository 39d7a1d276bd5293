# diagnosis: none
def elastic_net_prox(w, step, l1, l2):
    z = np.asarray(w)
    return np.sign(z) * np.maximum(np.abs(z) - step * l1, 0) / (1 + 2 * l2 * min(step, 1.0))
