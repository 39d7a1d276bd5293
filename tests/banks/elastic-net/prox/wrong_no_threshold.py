# diagnosis: no threshold
def elastic_net_prox(w, step, l1, l2):
    return np.asarray(w) / (1 + 2 * step * l2)
