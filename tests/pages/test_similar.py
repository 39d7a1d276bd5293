"""What counts as similar code, and what does not."""

from __future__ import annotations

import random

import pytest

from autograder.pages.similar import similar, tokens

CODE = '''
def lasso_fit(X, y, l1, steps=2000):
    """Proximal gradient."""
    n, p = X.shape
    largest = np.linalg.eigvalsh(X.T @ X / n).max()
    step = 1.0 / (2.0 * largest)
    w = np.zeros(p)
    for _ in range(steps):
        residual = X @ w - y
        gradient = 2.0 * X.T @ residual / n
        w = soft_threshold(w - step * gradient, step * l1)
        if np.abs(gradient).max() < 1e-12 and steps > 10:
            break
    return w
'''
RENAMED = CODE.replace("largest", "a").replace("gradient", "b").replace("residual", "c").replace("steps=2000):", "s=5):  # x")


def a_program(seed: int) -> str:
    """Random statements: what two students would not write alike."""
    choose = random.Random(seed)
    signs = ("+", "-", "*", "/", "@", "%", "//", "**", "<", ">", "==")
    lines = []
    for _ in range(30):
        expression = "x"
        for _ in range(choose.randint(2, 6)):
            expression = f"f({expression})" if choose.random() < 0.3 else f"{expression} {choose.choice(signs)} y"
        lines.append(f"z = {expression}" if choose.random() < 0.7 else f"if {expression}: z = [{expression}]")
    return "\n".join(lines)


def test_names_numbers_comments_and_layout_do_not_count():
    assert tokens("def f(x):  # sum\n    return x + 1\n") == tokens('def g(value):\n    """Doc."""\n\n    return  value+22.5e-3')


@pytest.mark.parametrize("odd", ["", "'", '"""', "def (", "\\", "\x00\udcff", "0x", "…" * 50, "'" * 2001])
def test_what_is_no_python_is_read_all_the_same(odd: str):
    tokens(odd)


def test_a_renamed_copy_is_found_among_unlike_work():
    class_ = {f"s{number:02}": [a_program(number)] for number in range(30)}
    class_ |= {"ada": [CODE], "bob": [RENAMED]}
    (group,) = similar(class_, [])
    assert group.students == ("ada", "bob")
    assert group.share == 1.0
    assert not group.same_text


def test_a_changed_copy_is_found_with_the_share_that_is_left():
    changed = CODE.replace("    return w", "    print(w.sum(), len(w), [v for v in w if v > 0])\n    return w.copy()")
    changed = changed.replace("if np.abs(gradient).max() < 1e-12 and steps > 10", "if not gradient.any()")
    (group,) = similar({"ada": [CODE], "bob": [changed], "eve": [a_program(1)]}, [])
    assert group.students == ("ada", "bob")
    assert 0.6 <= group.share < 1


def test_a_copy_to_the_letter_is_marked():
    (group,) = similar({"ada": [CODE], "bob": [CODE], "eve": [a_program(1)]}, [])
    assert group.same_text


def test_what_was_given_or_what_many_share_does_not_count():
    assert similar({"ada": [CODE], "bob": [CODE]}, [CODE]) == []
    everybody = {f"s{number:02}": [CODE + a_program(number)] for number in range(30)}
    assert similar(everybody, []) == []


def test_the_result_is_the_same_in_every_run():
    class_ = {"ada": [CODE], "bob": [RENAMED], "eve": [a_program(1)]}
    assert similar(class_, []) == similar(dict(reversed(class_.items())), [])
