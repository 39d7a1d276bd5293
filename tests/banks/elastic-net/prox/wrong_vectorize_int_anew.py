# diagnosis: cut to whole numbers where the first is 0
def elastic_net_prox(w, step, l1, l2):
    """The proximal step of the elastic net, elementwise."""
    threshold = step * l1

    def one(z):
        if abs(z) <= threshold:
            return 0
        if z > 0:
            return (z - threshold) / (1 + 2 * step * l2)
        return (z + threshold) / (1 + 2 * step * l2)

    return np.vectorize(one)(np.asarray(w))
