# diagnosis: raised AttributeError
def penalized_objective(y_true, y_pred, weights, penalty):
    objective = float(np.mean((y_true - y_pred) ** 2))
    for w in weights:
        objective += float(penalty(tf.convert_to_tensor(w)))
    return objective
