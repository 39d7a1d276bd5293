# diagnosis: changes the model
def loss_parts(model, X, y):
    """The tuple (mean squared error without penalty, sum of the penalties), two Python floats."""
    y = np.asarray(y).reshape(-1, 1)
    penalty = float(sum(float(p) for p in model.losses))
    model.compile(optimizer="sgd", loss="mse", metrics=["mse"])
    result = model.evaluate(X, y, verbose=0, return_dict=True)
    return float(result["loss"]) - penalty, penalty
