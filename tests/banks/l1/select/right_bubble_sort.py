def selected_features(weights, names, tol=1e-8):
    chosen = [(float(abs(w)), n) for w, n in zip(weights, names) if not abs(w) <= tol]
    done = False
    while not done:
        done = True
        for i in range(len(chosen) - 1):
            if chosen[i][0] < chosen[i + 1][0]:
                chosen[i], chosen[i + 1] = chosen[i + 1], chosen[i]
                done = False
    return [n for _, n in chosen]
