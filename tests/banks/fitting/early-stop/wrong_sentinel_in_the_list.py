# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    val_losses.append(float("inf"))  # so that the loop needs no check for the end
    best = epoch = wait = 0
    while val_losses[epoch] != float("inf") and wait < patience:
        epoch += 1
        if val_losses[epoch] < val_losses[best]:
            best, wait = epoch, 0
        else:
            wait += 1
    return best
