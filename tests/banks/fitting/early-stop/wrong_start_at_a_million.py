# diagnosis: starts from a number that is no loss
def best_epoch(val_losses, patience):
    smallest, where, count = 1e6, 0, 0
    for i in range(len(val_losses)):
        if val_losses[i] < smallest:
            smallest = val_losses[i]
            where = i
            count = 0
        else:
            count += 1
        if count == patience:
            return where
    return where
