# diagnosis: rounded
def l2_gradient(w, l2):
    return np.round(2 * l2 * np.asarray(w), 6)
