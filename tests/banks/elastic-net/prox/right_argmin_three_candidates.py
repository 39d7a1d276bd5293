def elastic_net_prox(w, step, l1, l2):
    z = np.asarray(w).astype("float64")
    up, down = (z - step * l1) / (1 + 2 * step * l2), (z + step * l1) / (1 + 2 * step * l2)
    return np.select([up > 0, down < 0], [up, down], 0.0)
