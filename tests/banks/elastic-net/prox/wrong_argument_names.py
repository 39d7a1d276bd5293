# diagnosis: an argument has another name
def elastic_net_prox(w, eta, lam1, lam2):
    return np.sign(w) * np.maximum(np.abs(w) - eta * lam1, 0) / (1 + 2 * eta * lam2)
