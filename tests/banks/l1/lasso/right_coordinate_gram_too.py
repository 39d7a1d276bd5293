def lasso_fit(X, y, l1, steps=2000):
    n, p = X.shape
    size = np.sqrt(np.einsum("ij,ij->j", X, X) / n)  # work in units in which each column has size 1
    Z = X / size
    G, c = np.einsum("ij,ik->jk", Z, Z) / n, np.einsum("ij,i->j", Z, y) / n
    price = l1 / 2 / size
    u = np.zeros(p)
    for _ in range(20000):
        before = u.copy()
        for j in range(p):
            rho = c[j] - G[j] @ u + G[j, j] * u[j]
            u[j] = 0.0 if abs(rho) <= price[j] else (rho - np.copysign(price[j], rho)) / G[j, j]
        if np.abs(u - before).max() <= 1e-13 * np.abs(u).max():
            break
    return u / size
