# diagnosis: no step without l1
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.array(w)
    t = step * l1
    if t == 0:
        # nothing to threshold, nothing changes
        return w
    return np.sign(w) * np.maximum(np.abs(w) - t, 0) / (1 + 2 * step * l2)
