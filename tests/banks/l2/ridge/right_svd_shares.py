from dataclasses import dataclass


@dataclass
class _Centred:
    values: np.ndarray
    mean: object

    @classmethod
    def of(cls, a):
        m = a.mean(axis=0)
        rest = a - m
        again = rest.mean(axis=0)  # what rounding left
        return cls(rest - again, m + again)


def ridge_fit(X, y, l2):
    """By the SVD; every column is first brought to length 1, and the penalty with it, where it is zero."""
    cx, cy = _Centred.of(np.array(X, dtype=float)), _Centred.of(np.array(y, dtype=float))
    n, p = cx.values.shape
    weights = np.zeros(p)
    if l2 > 0:
        aug = np.vstack([cx.values, np.sqrt(n * l2) * np.eye(p)])
        rhs = np.concatenate([cy.values, np.zeros(p)])
    else:
        aug, rhs = cx.values, cy.values
    length = np.sqrt(np.einsum("ij,ij->j", aug, aug))
    level = np.abs(cx.mean) * 1e-13 * np.sqrt(n)
    live = length > level
    if live.any():
        u, s, vt = np.linalg.svd(aug[:, live] / length[live], full_matrices=False)
        keep = s > 1e-12 * s[0]
        coef = np.einsum("kj,k->j", vt[keep], (u[:, keep].T @ rhs) / s[keep])
        weights[live] = coef / length[live]
    return weights, float(cy.mean - np.dot(cx.mean, weights))
