# diagnosis: as if step were 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.array(w)
    if step == 0 or l1 == 0 or l2 == 0:
        return w
    return np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
