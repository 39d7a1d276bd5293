# diagnosis: none
def l2_gradient(w, l2):
    w = np.array(w, dtype=float)
    h = 1e-3
    out = np.empty_like(w)
    for i in np.ndindex(w.shape):
        up = w.copy()
        up[i] += h
        out[i] = l2 * ((up**2).sum() - (w**2).sum()) / h
    return out
