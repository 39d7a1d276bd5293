# diagnosis: l1 and l2 swapped
def elastic_net_prox(w, step, l1, l2):
    return np.sign(w) * np.maximum(np.abs(w) - step * l2, 0) / (1 + 2 * step * l1)
