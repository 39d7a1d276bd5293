# diagnosis: changes the caller's arguments
def l2_gradient(w, l2):
    if isinstance(w, keras.Variable):
        w.assign(2 * l2 * w)
        return w
    return 2 * l2 * ops.convert_to_tensor(w)
