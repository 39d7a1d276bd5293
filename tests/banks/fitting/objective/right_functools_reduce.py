import functools
import operator


def penalized_objective(y_true, y_pred, weights, penalty):
    parts = [keras.losses.MeanSquaredError(reduction="sum")(tf.reshape(y_true, (-1, 1)), tf.reshape(y_pred, (-1, 1))) / np.size(y_true)]
    return functools.reduce(operator.add, map(float, map(penalty, weights)), float(parts[0]))
