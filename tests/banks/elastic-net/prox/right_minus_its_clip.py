# STYLE: w minus its clip to [-t, t], in float64, back to the dtype of w
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    given = np.array(ops.convert_to_numpy(w))
    z = given.astype(np.float64)
    threshold = step * l1
    kept = z - np.clip(z, -threshold, threshold)
    return np.asarray(kept / (1.0 + 2.0 * step * l2)).astype(given.dtype)
