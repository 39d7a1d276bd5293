def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = np.array(ops.cast(w, "float64"))
    t, shrink = step * l1, 1 + 2 * step * l2
    return np.select([np.abs(z) <= t, z > 0], [np.zeros_like(z), z - t], z + t) / shrink
