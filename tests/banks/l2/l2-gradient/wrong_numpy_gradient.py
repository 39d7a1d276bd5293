# diagnosis: none
def l2_gradient(w, l2):
    w = np.array(w)
    return np.gradient(l2 * w**2, w) if w.ndim == 1 and len(set(w)) == w.size > 3 else 2 * l2 * w
