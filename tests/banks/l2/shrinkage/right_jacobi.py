def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    n = len(X)
    A = X - X.mean(axis=0)
    columns = [column.copy() for column in (A.T if A.shape[0] >= A.shape[1] else A)]
    for _ in range(60):
        turned = False
        for i in range(len(columns)):
            for j in range(i + 1, len(columns)):
                a, b = columns[i], columns[j]
                aa, bb, ab = a @ a, b @ b, a @ b
                if abs(ab) <= 1e-15 * np.sqrt(aa * bb) or ab == 0:
                    continue
                turned = True
                zeta = (bb - aa) / (2 * ab)
                t = (1.0 if zeta >= 0 else -1.0) / (abs(zeta) + np.hypot(1, zeta))
                c = 1 / np.hypot(1, t)
                columns[i], columns[j] = c * (a - t * b), c * (t * a + b)
        if not turned:
            break
    squares = sorted((float(c @ c) for c in columns), reverse=True)
    return np.array([s / (s + n * l2) for s in squares])
