# diagnosis: cut to whole numbers where the first is 0
def elastic_net_prox(w, step, l1, l2):
    def one(z):
        if abs(z) <= step * l1:
            return 0
        return (z - np.sign(z) * step * l1) / (1 + 2 * step * l2)

    return np.vectorize(one)(np.array(w))
