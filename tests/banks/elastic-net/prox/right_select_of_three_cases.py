def _three_cases(z, t):
    above, below = z > t, z < -t
    with np.errstate(all="ignore"):
        return np.select([above, below], [z - t, z + t], default=0.0)


def elastic_net_prox(w, step, l1, l2):
    """Above the threshold, below minus the threshold, and between; then the shrinking of the L2 part."""
    step, l1, l2 = map(float, (step, l1, l2))
    assert min(step, l1, l2) >= 0.0
    z = np.asarray(ops.convert_to_numpy(w), dtype="float64")
    return np.multiply(_three_cases(z, step * l1), (1.0 + 2.0 * step * l2) ** -1)
