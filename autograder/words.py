"""The sentences that a person reads, by the code of a reason, in the reader's language.

The English sentences here are the source; a language is a catalog `locales/<language>/LC_MESSAGES/autograder.po` beside this file.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Any

from autograder.reasons import TEXT, Reason


def N_(text: str) -> str:
    """Marks a sentence for the catalogs; it is translated where it is shown."""
    return text


#: The English sentence of each code; a pair is singular and plural, chosen by the field `n`.
MESSAGES: dict[str, str | tuple[str, str]] = {
    TEXT: "{text}",
    # judging: the names of general mistakes
    "borrowed": N_("borrowed instead of built"),
    "not-numbers": N_("not made of numbers"),
    "not-solved": N_("not solved yet"),
    "raised": N_("raised {kind}"),
    "raised-instead": N_("raised {kind} instead of {wanted}"),
    "not-raised": N_("did not raise {wanted}"),
    "nothing": N_("returned nothing"),
    "wrong-shape": N_("wrong shape"),
    "wrong-dtype": N_("wrong dtype"),
    "not-finite": N_("not finite"),
    "not-finite-arrays": N_("not arrays of finite numbers"),
    "knows-targets": N_("knows the targets"),
    "no-answer": N_("no answer"),
    "not-a-letter": N_("not a letter"),
    "chose": N_("chose {letter}"),
    # judging: how a value differs from the right one
    "is-not-numbers": N_("it is not made of numbers"),
    "is-other": N_("it is {found}, where {wanted} is expected"),
    "has-entries": (N_("it has {n} entry, where {wanted} are expected"), N_("it has {n} entries, where {wanted} are expected")),
    "other-keys": N_("its keys are not {wanted}"),
    "wrong-value": N_("its value is not right"),
    "wrong-values": N_("its values are not right"),
    "has-shape": N_("its shape is {found}, where {wanted} is expected"),
    "has-dtype": N_("its dtype is {found}, where {wanted} is expected"),
    "array-of-booleans": N_("an array of booleans"),
    "array-of-integers": N_("an array of integers"),
    "array-of-floats": N_("an array of floats"),
    "array-of-others": N_("an array of something else"),
    "single-number": N_("a single number"),
    "a-none": "None",
    "a-dictionary": N_("a dictionary"),
    "a-list": N_("a list"),
    "a-tuple": N_("a tuple"),
    "a-some-text": N_("text"),
    "a-truth": N_("True or False"),
    "a-integer": N_("an integer"),
    "a-number": N_("a number"),
    "another-object": N_("an object of another kind"),
    # judging: what was seen
    "found": N_("{what}: {found}."),
    "wrong-for-visible": N_("not right for an input that you can see"),
    "predictions": N_("The predictions: {found}."),
    "too-near": N_("The predictions are nearer to the targets than a model of this data can be: an RMSE below {least}."),
    "far-off": N_("The predictions have a mean RMSE of {error}, and may have {most}."),
    "far-off-by": N_("The predictions have a mean RMSE of {error}, and may have {most}: {found}."),
    "name-not-set": N_("No answer was given: its name is not set."),
    "answer-missing": N_("No answer was given."),
    "answer-no-letter": N_("The answer is not one of the letters."),
    "you-chose": N_("You chose {letter}."),
    "judged-with": N_("judged with a correct {task}, since yours failed"),
    "judge-failed": N_("line {line} of the judge half: {kind}: {said}"),
    # judging: what a call gave
    "shown-not-numbers": N_("something that is not made of numbers"),
    "shown-error": N_("an error"),
    "shown-raised": "{kind}",
    "shown-other-type": N_("something of another type"),
    "shown-shape": N_("an array of shape {shape}"),
    "shown-more": N_("more numbers than expected"),
    # judging: what to try next
    "try-building": N_("This task asks you to build it; a ready-made version is switched off while your code is judged."),
    "try-numbers": N_("Return what the text asks for: numbers, arrays or tensors, and nothing beside them."),
    "try-solving": N_("Replace `raise NotImplementedError()` by your code."),
    "try-defining": N_("Is the name defined, in the cell that asks for it?"),
    "try-returning": N_("Does the function end with `return`?"),
    "try-finite": N_("NaN and infinity come from a division by 0, and from numbers that grow without bound."),
    "try-hidden-input": N_("Not for what the visible checks pass: for something else that the text allows. Another shape, size or dtype?"),
    "try-training-data": N_("Predict from the training data alone."),
    "try-quotes": N_('Is the letter in quotes, as in "{letter}"?'),
    "try-letters": N_("Choose one of {letters}."),
}


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    return gettext.translation("autograder", Path(__file__).parent / "locales", [language], fallback=True)


def sentence(reason: Reason, language: str = "en") -> str:
    """The words of a reason. A code that this version does not know is shown as it is, with its fields."""
    known = MESSAGES.get(reason.code)
    fields = {name: sentence(value, language) if isinstance(value, Reason) else value for name, value in reason.fields.items()}
    if known is None:
        return f"{reason.code} {_listed(fields)}".strip()
    catalog = _catalog(language)
    text = catalog.gettext(known) if isinstance(known, str) else catalog.ngettext(*known, int(fields["n"]))
    return text.format(**fields)


def _listed(fields: dict[str, Any]) -> str:
    return ", ".join(f"{name}={value}" for name, value in fields.items())
