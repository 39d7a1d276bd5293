# diagnosis: no step without l1
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.array(w)
    threshold = step * l1
    if threshold == 0:
        return w
    shrunk = np.sign(w) * np.maximum(np.abs(w) - threshold, 0)
    return shrunk / (1 + 2 * step * l2)
