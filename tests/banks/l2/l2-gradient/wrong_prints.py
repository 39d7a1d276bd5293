# diagnosis: returned nothing
def l2_gradient(w, l2):
    print(2 * l2 * w)
