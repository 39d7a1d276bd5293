def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = np.array(ops.convert_to_numpy(w), dtype=np.float64)
    soft = lambda v, t: v - np.clip(v, -t, t)
    return np.true_divide(soft(z, float(step) * float(l1)), 1.0 + 2.0 * step * l2)
