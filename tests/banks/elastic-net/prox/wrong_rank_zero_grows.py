# diagnosis: wrong shape
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.atleast_1d(np.array(w))
    t = step * l1
    out = np.zeros_like(w)
    out[w > t] = w[w > t] - t
    out[w < -t] = w[w < -t] + t
    return out / (1 + 2 * step * l2)
