def sparsity(weights, tol=0.0):
    def count(rest):
        if not rest:
            return np.zeros(2, dtype=np.int64)
        a = np.asarray(rest[0])
        return np.array([np.isclose(a, 0.0, rtol=0.0, atol=tol).sum(), a.size]) + count(rest[1:])

    small, n = count(tuple(weights))
    return small / n
