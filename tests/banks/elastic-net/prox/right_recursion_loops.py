def _prox(z, threshold, divisor):
    if isinstance(z, list):
        return [_prox(part, threshold, divisor) for part in z]
    if z > threshold:
        return (z - threshold) / divisor
    if z < -threshold:
        return (z + threshold) / divisor
    return 0.0


def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    values = ops.convert_to_numpy(w)
    moved = _prox(values.astype(float).tolist(), step * l1, 1 + 2 * step * l2)
    return np.array(moved, dtype=values.dtype).reshape(values.shape)
