from scipy.linalg import svdvals


def shrinkage_factors(X, l2):
    """The shares d**2 / (d**2 + n * l2) of the centred X, largest singular value first."""
    columns = [column - sum(column) / len(column) for column in X.T]
    shares = []
    for d in svdvals(np.array(columns)):
        shares.append(float(d) ** 2 / (float(d) ** 2 + len(X) * l2))
    return np.array(shares)
