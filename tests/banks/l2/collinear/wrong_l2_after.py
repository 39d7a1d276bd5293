# diagnosis: none
def condition_number(X, l2):
    e = np.linalg.eigvalsh(X.T @ X / len(X))
    low = e[0] + l2
    if low <= 0 or (e[-1] + l2) / low > 1e15:
        return np.inf
    return max(e[-1], 1.0) / low if l2 == 0 else (e[-1] + l2) / max(low, l2)
