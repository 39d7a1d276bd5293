# diagnosis: returned nothing
def generalization_gap(history):
    best = int(np.argmin(history["val_loss"]))
    print(history["val_loss"][best] - history["loss"][best])
