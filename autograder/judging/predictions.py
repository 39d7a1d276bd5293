"""`expect_rmse`: are predictions near enough to targets that the student's process never had?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.judging.compare import is_plain, settled
from autograder.judging.expectations import Wrong, _diagnose, as_reason, general
from autograder.judging.notes import note
from autograder.reasons import Reason, reason

Array = npt.NDArray[np.float64]


def rmse(predictions: Any, targets: Any) -> float:
    """The root of the mean squared error of two arrays of one shape."""
    return float(np.sqrt(np.mean((np.asarray(predictions) - np.asarray(targets)) ** 2)))


def expect_rmse(
    observed: object,
    targets: Sequence[Array],
    *,
    at_most: float,
    at_least: float = 0.0,
    unit: str = "",
    mistakes: Mapping[str, object] | None = None,
    with_right: Mapping[str, object] | None = None,
    see: str | None = None,
) -> None:
    """Raise Wrong unless the RMSE of the predictions, averaged over all splits, is at most `at_most`.

    `observed` is a list of float64 arrays of the shapes of `targets`, one for each split, all finite. A target that
    is NaN is not judged. Below `at_least` the predictions are nearer than any model could be: their targets were
    known. `mistakes` maps a diagnosis to a function of the list of predictions, and `with_right` the name of an
    earlier task's function to the predictions with a correct one in its place, as in `expect`.
    """
    right = [np.asarray(part, dtype=np.float64) for part in targets]
    seen: Any = settled(observed)
    for name, predictions in (with_right or {}).items():
        other = settled(predictions)
        if not _good(seen, right, at_least, at_most):
            if _good(other, right, at_least, at_most):
                note(reason("judged-with", task=[name]))
                return
            seen = other  # the earlier task's mistake must not hide this one's
    diagnosis: str | Reason | None
    if not _arrays(seen, right):
        diagnosis, mistake = _diagnose(seen, right, mistakes or {}, 0.0, 0.0)
        if diagnosis is None:
            diagnosis, mistake = general(seen, right)
        raise Wrong(
            reason("predictions", found=as_reason(diagnosis or reason("not-finite-arrays"))), diagnosis, mistake.hint, mistake.see or see
        )
    error = _error(seen, right)
    if at_least <= error <= at_most:
        return
    if error < at_least:
        raise Wrong(reason("too-near", least=f"{at_least:g}"), reason("knows-targets"), reason("try-training-data"), see)
    diagnosis, mistake = _diagnose(seen, right, mistakes or {}, 0.0, 0.0)
    fields = {"error": f"{_said(error, at_most)}{unit and ' ' + unit}", "most": f"{at_most:g}"}
    said = Reason("far-off-by", fields | {"found": as_reason(diagnosis)}) if diagnosis else Reason("far-off", fields)
    raise Wrong(said, diagnosis, mistake.hint, mistake.see or see)


def _said(error: float, at_most: float) -> str:
    """In two digits: more could spell something hidden. An error that these would turn into one that is allowed is more than the bound."""
    if error >= 999.5:
        return "> 999"
    said = f"{error:.1f}" if error < 9.95 else f"{float(f'{error:.2g}'):g}"
    return f"> {at_most:g}" if float(said) <= at_most else said


def _good(seen: Any, right: list[Array], at_least: float, at_most: float) -> bool:
    return _arrays(seen, right) and at_least <= _error(seen, right) <= at_most


def _arrays(seen: Any, right: list[Array]) -> bool:
    """Whether there is one finite float64 array of the right shape for each split."""
    return (
        is_plain(seen)
        and type(seen) is list
        and len(seen) == len(right)
        and all(type(one) is np.ndarray and one.dtype == np.float64 for one in seen)
        and all(one.shape == other.shape and bool(np.isfinite(one).all()) for one, other in zip(seen, right, strict=True))
    )


def _error(seen: list[Array], right: list[Array]) -> float:
    """The RMSE of the targets that are known, averaged over the splits."""
    return float(np.mean([rmse(one[~np.isnan(other)], other[~np.isnan(other)]) for one, other in zip(seen, right, strict=True)]))
