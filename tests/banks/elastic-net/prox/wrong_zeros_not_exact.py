# diagnosis: zeros not exact
def elastic_net_prox(w, step, l1, l2):
    z = np.asarray(w)
    return z * np.maximum(1 - step * l1 / np.maximum(np.abs(z), 1e-12), 1e-9) / (1 + 2 * step * l2)
