# diagnosis: cut to whole numbers where the first is 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    threshold = step * l1

    def one(z):
        if abs(z) <= threshold:
            return 0
        shrunk = z - threshold if z > 0 else z + threshold
        return shrunk / (1 + 2 * step * l2)

    return np.vectorize(one)(np.asarray(w))
