# diagnosis: wrong shape
def l2_gradient(w, l2):
    if l2 == 0:
        return np.zeros(np.size(w))
    return 2 * l2 * ops.convert_to_tensor(w)
