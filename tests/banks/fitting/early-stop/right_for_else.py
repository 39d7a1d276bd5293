def best_epoch(val_losses, patience):
    best, left = 0, patience
    for epoch in range(1, len(val_losses)):
        best, left = (epoch, patience) if val_losses[epoch] < val_losses[best] else (best, left - 1)
        if not left:
            return best
    else:
        return best
