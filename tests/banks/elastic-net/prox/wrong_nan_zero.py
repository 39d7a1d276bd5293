# diagnosis: divides by the size of an entry, which may be 0
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    return w * np.maximum(1 - step * l1 / np.abs(w), 0) / (1 + 2 * step * l2)
