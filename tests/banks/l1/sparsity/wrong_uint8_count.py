# diagnosis: none
def sparsity(weights, tol=0.0):
    counts, sizes = [], []
    for w in weights:
        small = (np.abs(np.asarray(w)) <= tol).astype(np.uint8)
        counts.append(np.add.reduce(small.ravel(), dtype=np.uint8))
        sizes.append(small.size)
    return sum(int(c) for c in counts) / sum(sizes)
