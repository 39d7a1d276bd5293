# diagnosis: divides by the size of the weights, which may be 0
def l2_gradient(w, l2):
    w = np.asarray(w)
    if w.size == 0:
        return w.copy()
    scale = np.max(np.abs(w))
    return 2 * l2 * scale * (w / scale)
