# STYLE: the model called with training=False, model.losses, Keras' loss class, statistics.fmean over chunks
import math


def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    column = np.reshape(np.asarray(y), (-1, 1))
    penalty = math.fsum(float(part) for part in model.losses)
    squares = []
    for start in range(0, len(column), 64):
        rows = slice(start, start + 64)
        out = ops.convert_to_numpy(model(ops.convert_to_tensor(X[rows], "float32"), training=False))
        squares.extend(((out.reshape(-1, 1) - column[rows]) ** 2)[:, 0].tolist())
    return [math.fsum(squares) / len(squares), penalty]
