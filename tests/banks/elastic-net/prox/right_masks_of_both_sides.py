def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    t = step * l1
    out = np.zeros(w.shape)
    up, down = w > t, w < -t
    out[up] = (w[up] - t) / (1 + 2 * step * l2)
    out[down] = (w[down] + t) / (1 + 2 * step * l2)
    return out
