# diagnosis: compared with the previous epoch
def best_epoch(val_losses, patience):
    wait = 0
    for epoch in range(1, len(val_losses)):
        wait = 0 if val_losses[epoch] < val_losses[epoch - 1] else wait + 1
        if wait >= patience:
            return int(np.argmin(val_losses[: epoch + 1]))
    return int(np.argmin(val_losses))
