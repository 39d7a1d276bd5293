# diagnosis: raised ValueError
def elastic_net_prox(w, step, l1, l2):
    return np.array([np.sign(v) * max(abs(v) - step * l1, 0) / (1 + 2 * step * l2) for v in w])
