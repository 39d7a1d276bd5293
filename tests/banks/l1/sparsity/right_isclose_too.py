def sparsity(weights, tol=0.0):
    from fractions import Fraction

    near = [np.isclose(np.asarray(w, dtype=float), 0.0, rtol=0.0, atol=tol) for w in weights]
    return Fraction(sum(int(n.sum()) for n in near), sum(n.size for n in near))
