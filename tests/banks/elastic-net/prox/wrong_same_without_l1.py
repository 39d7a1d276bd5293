# diagnosis: no step without l1
def elastic_net_prox(w, step, l1, l2):
    if step * l1 == 0:
        return np.array(w)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
