# diagnosis: sign lost
def l2_gradient(w, l2):
    w = np.asarray(w)
    return 2 * l2 * np.sqrt(w**2)
