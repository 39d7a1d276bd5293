def best_epoch(val_losses, patience):
    for epoch in range(len(val_losses)):
        window = val_losses[epoch + 1 : epoch + 1 + patience]
        if all(loss >= val_losses[epoch] for loss in window) and val_losses[epoch] < min(val_losses[:epoch], default=np.inf):
            return epoch
