# diagnosis: raised TypeError
def elastic_net_prox(w, step, l1, l2):
    w = np.asarray(w)
    def soft(v):
        if v > step * l1:
            return v - step * l1
        if v < -step * l1:
            return v + step * l1
        return 0.0
    if w.ndim == 1:
        result = [soft(v) for v in w]
    else:
        result = [[soft(v) for v in row] for row in w]
    return np.array(result) / (1 + 2 * step * l2)
