# diagnosis: returns the array that it got
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    if step == 0 or (l1 == 0 and l2 == 0):
        return w  # nothing to do
    z = np.asarray(w)
    threshold = step * l1
    shrunk = np.where(z > threshold, z - threshold, np.where(z < -threshold, z + threshold, 0))
    return shrunk / (1 + 2 * step * l2)
