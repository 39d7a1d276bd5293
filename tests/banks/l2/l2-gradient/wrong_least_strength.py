# diagnosis: small strengths not taken as they are
def l2_gradient(w, l2):
    l2 = max(l2, 1e-4)
    return 2 * l2 * np.asarray(w)
