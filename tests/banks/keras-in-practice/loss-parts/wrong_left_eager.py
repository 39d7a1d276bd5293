# diagnosis: changes the model
def loss_parts(model, X, y):
    model.run_eagerly = True  # plain numbers instead of a graph
    result = model.evaluate(X, np.reshape(y, (len(X), 1)), verbose=0, return_dict=True)
    penalty = float(sum(float(part) for part in model.losses))
    return float(result["loss"]) - penalty, penalty
