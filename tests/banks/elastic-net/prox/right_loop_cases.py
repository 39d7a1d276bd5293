def _one(z, t, c):
    if z > t:
        return (z - t) / c
    elif z < -t:
        return (z + t) / c
    return 0.0


def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    source = np.asarray(ops.convert_to_numpy(w))
    result = np.empty(source.shape, dtype=source.dtype)
    t, c = step * l1, 1 + 2 * step * l2
    for where in np.ndindex(source.shape):
        result[where] = _one(float(source[where]), t, c)
    return tf.convert_to_tensor(result)
