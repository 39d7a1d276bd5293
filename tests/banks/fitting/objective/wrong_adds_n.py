# diagnosis: fails on an empty list
def penalized_objective(y_true, y_pred, weights, penalty):
    return mean_squared_error(y_true, y_pred) + float(tf.add_n([penalty(w) for w in weights]))
