class _Counter:
    def __init__(self, tol):
        self.tol, self.hits, self.seen = tol, 0, 0

    def add(self, value):
        self.seen += 1
        self.hits += -self.tol <= value <= self.tol


def sparsity(weights, tol=0.0):
    counter = _Counter(tol)
    for w in weights:
        for value in np.asarray(w, dtype="float64").flat:
            counter.add(value)
    return counter.hits / counter.seen
