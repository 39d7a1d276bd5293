# diagnosis: raised ValueError
def l2_gradient(w, l2):
    slope = np.vectorize(lambda v: 2 * l2 * v)
    return slope(w)
