# diagnosis: starts from a number that is no loss
def best_epoch(val_losses, patience):
    best_loss = 10.0
    best_i = 0
    count = 0
    for i in range(len(val_losses)):
        if val_losses[i] < best_loss:
            best_loss = val_losses[i]
            best_i = i
            count = 0
        else:
            count = count + 1
            if count >= patience:
                return best_i
    return best_i
