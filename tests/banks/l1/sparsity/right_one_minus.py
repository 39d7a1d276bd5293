sparsity = lambda weights, tol=0.0: 1 - np.mean(np.hstack([np.abs(ops.convert_to_numpy(w)).ravel() > tol for w in weights]))
