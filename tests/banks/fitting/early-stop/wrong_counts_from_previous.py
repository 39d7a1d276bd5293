# diagnosis: compared with the previous epoch
def best_epoch(val_losses, patience):
    wait = 0
    stop = len(val_losses)
    for i in range(1, len(val_losses)):
        wait = wait + 1 if val_losses[i] >= val_losses[i - 1] else 0
        if wait >= patience:
            stop = i + 1
            break
    return int(np.argmin(val_losses[:stop]))
