# diagnosis: raised ValueError
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    w[np.abs(w) <= step * l1] = 0
    return (w - step * l1 * np.sign(w)) / (1 + 2 * step * l2)
