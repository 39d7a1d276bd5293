def elastic_net_prox(w, step, l1, l2):
    z = np.asarray(w)
    t, d = step * l1, 1 + 2 * step * l2
    return np.where(z > t, (z - t) / d, np.where(z < -t, (z + t) / d, np.zeros_like(z)))
