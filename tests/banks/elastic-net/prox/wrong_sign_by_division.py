# diagnosis: divides by the size of an entry, which may be 0
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)
    return w / np.abs(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
