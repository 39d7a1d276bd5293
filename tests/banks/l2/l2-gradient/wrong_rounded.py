# diagnosis: none
def l2_gradient(w, l2):
    return np.round(2 * l2 * np.array(w), 6)
