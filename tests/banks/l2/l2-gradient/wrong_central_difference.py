# diagnosis: near the gradient, but not right to 1e-6
def l2_gradient(w, l2):
    values = np.asarray(w, dtype="float64")
    h = 1e-6
    return (l2 * (values + h) ** 2 - l2 * (values - h) ** 2) / (2 * h)
