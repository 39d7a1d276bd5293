# diagnosis: does not stop at zero
def elastic_net_prox(w, step, l1, l2):
    return np.sign(w) * (np.abs(w) - step * l1) / (1 + 2 * step * l2)
