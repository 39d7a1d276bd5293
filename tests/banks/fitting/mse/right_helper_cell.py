class ShapesDiffer(ValueError):
    """Raised for two arrays that cannot be compared."""


def errors(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    if a.ndim != b.ndim or any(m != n for m, n in zip(a.shape, b.shape)):
        raise ShapesDiffer(f"{a.shape}, {b.shape}")
    return np.subtract(a, b)
# %% extra cell
def mean_squared_error(y_true: np.ndarray, y_pred: np.ndarray) -> float:
    return float(np.square(errors(y_true, y_pred)).mean())
