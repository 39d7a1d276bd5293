# diagnosis: hard threshold
def elastic_net_prox(w, step, l1, l2):
    return np.where(np.abs(w) > step * l1, w, 0.0) / (1 + 2 * step * l2)
