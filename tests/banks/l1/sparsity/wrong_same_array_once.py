# diagnosis: counts an array once that is there twice
def sparsity(weights, tol=0.0):
    kept = list({id(w): w for w in weights}.values())
    flat = np.concatenate([np.ravel(np.array(w)) for w in kept])
    return float(np.mean(np.abs(flat) <= tol))
