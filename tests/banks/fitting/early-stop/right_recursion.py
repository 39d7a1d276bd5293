def best_epoch(val_losses, patience):
    losses = list(val_losses)

    def follow(best):
        for epoch in range(best + 1, min(best + patience + 1, len(losses))):
            if losses[epoch] < losses[best]:
                return follow(epoch)
        return best

    return follow(0)
