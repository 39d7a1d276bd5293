# diagnosis: an exponential instead of the division
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) * np.exp(-2 * step * l2)
