# diagnosis: returns the array that it got
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    if step == 0 or (l1 == 0 and l2 == 0):
        return w
    w = np.asarray(w)
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0.0) / (1.0 + 2.0 * step * l2)
