# diagnosis: step missing
def elastic_net_prox(w, step, l1, l2):
    return np.sign(w) * np.maximum(np.abs(w) - l1, 0) / (1 + 2 * l2)
