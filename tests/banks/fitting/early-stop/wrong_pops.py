# diagnosis: changes the caller's arguments
def best_epoch(val_losses, patience):
    best, best_loss, wait, epoch = 0, np.inf, 0, 0
    while val_losses and wait < patience:
        loss = val_losses.pop(0)
        if loss < best_loss:
            best, best_loss, wait = epoch, loss, 0
        else:
            wait += 1
        epoch += 1
    return best
