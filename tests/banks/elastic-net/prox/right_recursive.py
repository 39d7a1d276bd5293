def _prox_of(value, t, shrink):
    if isinstance(value, list):
        return [_prox_of(part, t, shrink) for part in value]
    return max(value - t, 0.0) / shrink + min(value + t, 0.0) / shrink


def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = ops.convert_to_numpy(w)
    moved = _prox_of(w.astype("float64").tolist(), step * l1, 1 + 2 * step * l2)
    return np.array(moved, dtype="float64").reshape(w.shape)
