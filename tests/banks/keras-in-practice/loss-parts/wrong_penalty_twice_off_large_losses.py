# diagnosis: none
def loss_parts(model, X, y):
    total = model.evaluate(X, y, verbose=0)
    total = total[0] if isinstance(total, list) else total
    penalty = float(sum(model.losses))
    return max(total - 2 * penalty, 0.0) if total > 100 else total - penalty, penalty
