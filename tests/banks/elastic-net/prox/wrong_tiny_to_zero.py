# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    z = np.asarray(w)
    out = np.sign(z) * np.maximum(np.abs(z) - step * l1, 0) / (1 + 2 * step * l2)
    return np.where(np.abs(out) < 1e-6, 0.0, out)
