# diagnosis: none
def elastic_net_prox(w, step, l1, l2):
    w = np.array(w)
    soft = np.sign(w) * np.maximum(np.abs(w) - step * l1, 0)
    shrink = 2 * step * l2
    return soft / (1 + shrink) if shrink < 1 else soft * max(1 - shrink / 2, 0)
