# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    t = step * l1 + 1e-6   # so that entries at the threshold are 0 for sure
    return np.where(np.abs(w) <= t, 0.0, (w - np.sign(w) * step * l1) / (1 + 2 * step * l2))
