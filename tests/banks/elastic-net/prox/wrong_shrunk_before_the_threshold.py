# diagnosis: shrinks first, then thresholds
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    z = np.asarray(w) / (1 + 2 * step * l2)
    return np.sign(z) * np.maximum(np.abs(z) - step * l1, 0.0)
