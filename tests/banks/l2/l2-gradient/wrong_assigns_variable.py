# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    if isinstance(w, keras.Variable):
        w.assign(2 * l2 * w)
        return ops.convert_to_tensor(w)
    return 2 * l2 * w
