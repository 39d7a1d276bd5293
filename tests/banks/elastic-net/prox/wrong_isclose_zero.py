# diagnosis: small values taken for 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.asarray(w)
    t = step * l1
    size = np.abs(w)
    # the threshold itself must give exactly 0, whatever the rounding
    zero = (size < t) | np.isclose(size, t)
    return np.where(zero, 0.0, np.sign(w) * (size - t) / (1.0 + 2.0 * step * l2))
