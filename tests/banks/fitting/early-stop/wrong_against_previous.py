# diagnosis: compared with the previous epoch
def best_epoch(val_losses, patience):
    wait, seen = 0, 1
    for before, loss in zip(val_losses, val_losses[1:]):
        seen += 1
        wait = 0 if loss < before else wait + 1
        if wait >= patience:
            break
    return val_losses.index(min(val_losses[:seen]))
