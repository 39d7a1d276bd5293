# diagnosis: large entries cut off
def l2_gradient(w, l2):
    return np.clip(2 * l2 * np.asarray(w), -1.0, 1.0)
