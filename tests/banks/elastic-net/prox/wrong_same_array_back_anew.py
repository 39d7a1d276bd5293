# diagnosis: returns the array that it got
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    w = np.asarray(w)
    if step == 0 or (l1 == 0 and l2 == 0):
        return w
    thresh = step * l1
    soft = np.where(w > thresh, w - thresh, np.where(w < -thresh, w + thresh, 0.0))
    return soft / (1 + 2 * step * l2)
