# diagnosis: large entries cut off
def l2_gradient(w, l2):
    return ops.clip(2.0 * l2 * ops.convert_to_tensor(w), -1.0, 1.0)
