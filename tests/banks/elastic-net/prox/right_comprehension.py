def elastic_net_prox(w, step, l1, l2):
    a = np.array(w, dtype="float64")
    moved = [0.0 if abs(v) <= step * l1 else (v - np.sign(v) * step * l1) / (1 + 2 * step * l2) for v in a.ravel()]
    return np.array(moved, dtype="float64").reshape(a.shape)
