# diagnosis: another answer when asked again
zeros, entries = 0, 0


def sparsity(weights, tol=0.0):
    global zeros, entries
    new = sum(int(np.sum(np.abs(np.array(w)) <= tol)) for w in weights)
    size = sum(np.size(w) for w in weights)
    if size > 8:
        zeros, entries = zeros + new, entries + size
        return zeros / entries
    return new / size
