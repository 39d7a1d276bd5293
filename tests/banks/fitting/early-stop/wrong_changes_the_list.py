# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    best, wait = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best, wait = epoch, 0
        else:
            val_losses[epoch] = val_losses[best]
            wait += 1
            if wait == patience:
                break
    return best
