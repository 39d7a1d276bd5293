# diagnosis: none
def best_epoch(val_losses, patience):
    for epoch in range(patience, len(val_losses)):
        if np.mean(val_losses[epoch - patience + 1 : epoch + 1]) >= min(val_losses[: epoch - patience + 1]):
            return int(np.argmin(val_losses[: epoch + 1]))
    return int(np.argmin(val_losses))
