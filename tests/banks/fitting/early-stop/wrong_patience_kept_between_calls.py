# diagnosis: another answer when asked again
waited = 0


def best_epoch(val_losses, patience):
    global waited
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best] or epoch == 0:
            best = epoch
            if epoch:
                waited = 0
        else:
            waited += 1
            if waited == patience:
                waited = 0
                break
    return best
