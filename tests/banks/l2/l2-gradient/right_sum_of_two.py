def l2_gradient(w, l2):
    half = w * l2
    return half + half
