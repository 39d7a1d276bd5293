def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = np.array(keras.ops.convert_to_numpy(w), dtype=np.float64, copy=True)
    t = float(step) * float(l1)
    # what is left of z without its part between -t and t
    left = np.subtract(z, np.clip(z, -t, t))
    return np.divide(left, 1.0 + 2.0 * float(step) * float(l2))
