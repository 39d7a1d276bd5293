# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    out = np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
    return np.where(np.abs(out) <= 1e-3 * np.max(np.abs(out), initial=0), 0, out)
