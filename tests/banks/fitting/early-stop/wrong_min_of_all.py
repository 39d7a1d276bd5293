# diagnosis: the best of all epochs at which training could stop
def best_epoch(val_losses, patience):
    # an epoch is the best if none of the next `patience` is better; the later one of two is better
    candidates = [
        i for i, loss in enumerate(val_losses)
        if all(later >= loss for later in val_losses[i + 1 : i + 1 + patience]) and i + patience < len(val_losses)
    ]
    if len(candidates) == 0:
        return int(np.argmin(val_losses))
    if len(candidates) == 1:
        return candidates[0]
    return min(candidates, key=lambda i: val_losses[i])
