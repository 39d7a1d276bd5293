# diagnosis: the weights themselves where the strength is 0
def l2_gradient(w, l2):
    w = np.array(w)
    if l2 == 0:
        return w
    return 2 * l2 * w
