# diagnosis: a gradient step instead of the division, for some inputs
def elastic_net_prox(w, step, l1, l2):
    z = np.asarray(w)
    s = np.sign(z) * np.maximum(np.abs(z) - step * l1, 0)
    c = 2 * step * l2
    return s * (1 - c) if c < 1e-2 else s / (1 + c)
