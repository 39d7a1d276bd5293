def elastic_net_prox(w, step, l1, l2):
    z = np.array(w)
    t = step * l1
    return (z - np.clip(z, -t, t)) / (1 + 2 * step * l2)
