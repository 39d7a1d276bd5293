# diagnosis: positive entries alone
def elastic_net_prox(w, step, l1, l2):
    return np.maximum(np.asarray(w) - step * l1, 0) / (1 + 2 * step * l2)
