# diagnosis: raised NameError
def best_epoch(val_losses, patience):
    best = 0
    wait = 0
    for i, loss in enumerate(val_losses):
        if i == 0 or loss < val_losses[best]:
            best = i
            wait = 0
        else:
            wait += 1
            if wait >= patiance:
                break
    return best
