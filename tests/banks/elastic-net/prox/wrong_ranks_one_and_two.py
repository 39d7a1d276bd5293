# diagnosis: raised TypeError
def elastic_net_prox(w, step, l1, l2):
    def one(z):
        z = float(z)
        return np.copysign(max(abs(z) - step * l1, 0.0), z) / (1 + 2 * step * l2)

    a = np.asarray(w)
    if a.ndim == 1:
        return np.array([one(z) for z in a])
    return np.array([[one(z) for z in row] for row in a])
