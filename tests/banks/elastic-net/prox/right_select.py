def soft(z, t):
    return np.select([z > t, z < -t], [z - t, z + t], default=np.zeros_like(z))


def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = np.asarray(ops.convert_to_tensor(w).numpy())
    share = 1.0 / (1.0 + 2.0 * step * l2)
    return soft(z, step * l1) * share
