async def price_of(weights, penalty):
    return sum([float(penalty(w)) for w in weights])
# %% extra cell
def penalized_objective(y_true, y_pred, weights, penalty):
    coroutine = price_of(weights, penalty)
    try:
        coroutine.send(None)
    except StopIteration as done:
        return mean_squared_error(y_true, y_pred) + done.value
