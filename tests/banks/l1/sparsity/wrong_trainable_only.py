# diagnosis: Keras variables not handled
def sparsity(weights, tol=0.0):
    flat = np.concatenate([np.abs(np.asarray(w)).ravel() for w in weights if getattr(w, "trainable", True)])
    return np.mean(flat <= tol)
