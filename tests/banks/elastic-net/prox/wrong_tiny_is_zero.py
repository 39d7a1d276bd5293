# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)
    moved = np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
    return np.where(np.abs(moved) < 1e-6, 0.0, moved)
