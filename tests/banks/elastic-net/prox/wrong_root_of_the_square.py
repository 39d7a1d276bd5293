# diagnosis: not finite
def elastic_net_prox(w, step, l1, l2):
    z = np.array(w)
    size = np.sqrt(np.square(z))
    return np.sign(z) * np.maximum(size - step * l1, 0) / (1 + 2 * step * l2)
