# diagnosis: keeps what should be taken off
def elastic_net_prox(w, step, l1, l2):
    return np.clip(w, -step * l1, step * l1) / (1 + 2 * step * l2)
