# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2):
    w = np.array(w, dtype="float64")
    h = 1e-3
    return (l2 * (w + h) ** 2 - l2 * w**2) / h
