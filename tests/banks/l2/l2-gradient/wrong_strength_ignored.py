# diagnosis: strength ignored
def l2_gradient(w, l2):
    return 2 * w
