# diagnosis: raised AttributeError
def elastic_net_prox(w, step, l1, l2):
    if l1 == 0 and l2 == 0:
        return w.copy()
    z = np.array(w)
    return np.sign(z) * np.maximum(np.abs(z) - step * l1, 0) / (1 + 2 * step * l2)
