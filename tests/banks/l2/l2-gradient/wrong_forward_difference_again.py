# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2):
    w, h = np.asarray(w, "float64"), 1e-7
    return l2 * ((w + h) ** 2 - w ** 2) / h
