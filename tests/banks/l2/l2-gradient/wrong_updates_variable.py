# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    if hasattr(w, "assign"):
        w.assign(w * (2 * l2))
        return ops.convert_to_tensor(w)
    return 2 * l2 * ops.convert_to_tensor(w)
