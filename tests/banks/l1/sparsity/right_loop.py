def sparsity(weights: list, tol: float = 0.0) -> float:
    hits = [-tol <= value <= tol for w in weights for value in ops.convert_to_numpy(w).flat]
    return sum(hits) / len(hits)
