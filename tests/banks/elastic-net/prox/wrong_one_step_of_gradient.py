# diagnosis: a gradient step instead of the division, for some inputs
def elastic_net_prox(w, step, l1, l2):
    a = np.asarray(w)
    soft = np.sign(a) * np.maximum(np.abs(a) - step * l1, 0)
    return soft * (1 - 2 * step * l2) if step < 0.1 else soft / (1 + 2 * step * l2)
