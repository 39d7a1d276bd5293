# diagnosis: L2 part scaled up again
def elastic_net_prox(w, step, l1, l2):
    return (1 + l2) * np.sign(w) * np.maximum(np.abs(w) - step * l1, 0) / (1 + 2 * step * l2)
