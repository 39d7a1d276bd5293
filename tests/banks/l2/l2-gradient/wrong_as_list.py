# diagnosis: a list instead of an array
def l2_gradient(w, l2):
    return (2 * l2 * np.asarray(w)).tolist()
