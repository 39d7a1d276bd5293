def sparsity(weights, tol=0.0):
    arrays = [ops.convert_to_numpy(w) for w in weights]
    larger = sum(np.count_nonzero(np.abs(a) > tol) for a in arrays)
    return 1 - larger / sum(a.size for a in arrays)
