def best_epoch(val_losses, patience):
    best, best_loss, since, epoch = -1, float("inf"), 0, 0
    while epoch < len(val_losses) and since < patience:
        if val_losses[epoch] < best_loss:
            best_loss = val_losses[epoch]
            best = epoch
            since = 0
        else:
            since = since + 1
        epoch = epoch + 1
    return best
