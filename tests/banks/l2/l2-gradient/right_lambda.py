l2_gradient = lambda w, l2: w * (l2 / 0.5)
