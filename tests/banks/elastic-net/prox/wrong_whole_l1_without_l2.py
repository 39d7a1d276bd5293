# diagnosis: step missing in the threshold where l2 is 0
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)

    def soft_threshold(z, t):
        return np.sign(z) * np.maximum(np.abs(z) - t, 0)

    if l2 == 0:
        return soft_threshold(w, l1)
    return soft_threshold(w, step * l1) / (1 + 2 * step * l2)
