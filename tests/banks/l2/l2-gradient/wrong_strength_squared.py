# diagnosis: strength squared
def l2_gradient(w, l2):
    return 2 * l2**2 * w
