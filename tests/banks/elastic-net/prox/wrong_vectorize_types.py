# diagnosis: cut to whole numbers where the first is 0
def elastic_net_prox(w, step, l1, l2):
    def one(z):
        if abs(z) <= step * l1:
            return 0
        shrunk = z - step * l1 if z > 0 else z + step * l1
        return shrunk / (1 + 2 * step * l2)

    return np.vectorize(one)(np.asarray(w))
