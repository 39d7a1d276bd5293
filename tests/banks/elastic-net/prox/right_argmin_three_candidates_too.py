def elastic_net_prox(w, step, l1, l2):
    """Of the minima on the right of zero, at zero and on the left, the one on the side where it belongs."""
    z = np.array(ops.convert_to_numpy(w), dtype=np.float64)
    grow = 1.0 + 2.0 * step * l2
    right_side, left_side = (z - step * l1) / grow, (z + step * l1) / grow
    return np.select([right_side > 0, left_side < 0], [right_side, left_side], default=0.0)
