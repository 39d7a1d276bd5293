# diagnosis: arguments in another order
def elastic_net_prox(w, l1, l2, step):
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
