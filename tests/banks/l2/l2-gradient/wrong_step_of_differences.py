# diagnosis: a one-sided difference quotient
def l2_gradient(w, l2):
    w = np.asarray(w, dtype=float)
    return l2 * ((w + 1e-2) ** 2 - w**2) / 1e-2
