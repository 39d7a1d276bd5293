def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    t = step * l1
    return np.median(np.stack([w - t, np.zeros_like(w), w + t]), axis=0) / (1 + 2 * step * l2)
