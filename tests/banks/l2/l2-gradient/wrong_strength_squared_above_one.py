# diagnosis: strengths above 1 not taken as they are
def l2_gradient(w, l2):
    factor = 2 * l2 if l2 <= 1 else l2
    return np.asarray(w) * factor
