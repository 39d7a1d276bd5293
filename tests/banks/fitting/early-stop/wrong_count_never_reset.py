# diagnosis: epochs without improvement not in a row
def best_epoch(val_losses, patience):
    best, where, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < best:
            best, where = loss, epoch
        else:
            waited += 1
            if waited == patience:
                break
    return where
