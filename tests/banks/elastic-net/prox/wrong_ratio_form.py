# diagnosis: divides by the size of an entry, which may be 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.array(w)
    t = step * l1
    # w shrinks by the factor 1 - t / |w|, and not below zero
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.maximum(1.0 - t / np.abs(w), 0.0)
    return w * factor / (1.0 + 2.0 * step * l2)
