def share(w, tol):
    return np.mean(abs(w) <= tol) if w.size else 0.0
# %% extra cell
def sparsity(weights, tol=0.0):
    arrays = [ops.convert_to_numpy(w) for w in weights]
    return np.average([share(a, tol) for a in arrays], weights=[a.size for a in arrays])
