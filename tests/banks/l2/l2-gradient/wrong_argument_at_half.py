# diagnosis: returns the array that it got
def l2_gradient(w, l2):
    if 2 * l2 == 1:
        return w
    return 2 * l2 * w
