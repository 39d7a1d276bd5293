# diagnosis: raised ValueError
def soft_threshold(w, threshold):
    w = np.asarray(w)
    sign = np.sign(w)
    np.abs(w, out=w)
    w -= threshold
    w[w < 0] = 0
    return sign * w
