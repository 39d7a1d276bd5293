# diagnosis: starts from a number that is no loss
def best_epoch(val_losses, patience):
    smallest, best, count = 100.0, 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < smallest:
            smallest, best, count = loss, epoch, 0
        else:
            count += 1
        if count == patience:
            break
    return best
