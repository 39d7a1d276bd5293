# diagnosis: large steps not taken as they are
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    step = min(step, 1.0)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
