import math


def mean_squared_error(y_true, y_pred):
    """Exact sum over a recursive walk of nested lists."""
    if tuple(y_true.shape) != tuple(y_pred.shape):
        raise ValueError(f"different shapes: {y_true.shape}, {y_pred.shape}")

    def leaves(a, b):
        if isinstance(a, list):
            for one, other in zip(a, b):
                yield from leaves(one, other)
        else:
            yield (a - b) * (a - b)

    squares = list(leaves(y_true.tolist(), y_pred.tolist()))
    return math.fsum(squares) / len(squares)
