"""The sentences that a person reads, by the code of a reason, in the reader's language.

The English sentences in the source are the originals. A language is one file, `locales/<language>/LC_MESSAGES/autograder.po`, beside this
file or beside a course's `_config.yml`; `autograder translations` extracts what there is to translate.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Any

import babel
from babel.dates import format_date, format_datetime, format_time, get_datetime_format
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal

from autograder.catalogs import OURS, SOURCE, Texts, catalog_path, read_catalog, texts_of
from autograder.phrases import Phrase, Speech, phrase
from autograder.reasons import TEXT, Place, Reason


def N_(text: str) -> str:
    """Marks a sentence for the catalogs; it is translated where it is shown."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:
    """The same, for a sentence with a singular and a plural."""
    return one, many


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
    "rounded": N_("rounded"),
    "for-some": N_("{mistake}, for some inputs"),
    # judging: how wrong values relate to the right ones, where no known mistake explains them
    "described": "{words}",
    "negated": N_("the right values with the opposite sign"),
    "twice": N_("twice the right values"),
    "half": N_("half the right values"),
    "times": N_("{factor} times the right values"),
    "all-zero": N_("0 where something else is right"),
    "constant": N_("the same number, whatever the arguments"),
    "cut-above": N_("the right values, cut off above a constant"),
    "cut-below": N_("the right values, cut off below a constant"),
    "never-negative": N_("never negative, although the right values are"),
    "is-square": N_("the squares of the right values"),
    "is-root": N_("the square roots of the right values"),
    "is-absolute": N_("the right values without their sign"),
    "is-complement": N_("1 minus the right values"),
    "is-inverse": N_("1 divided by the right values"),
    "is-logarithm": N_("the logarithms of the right values"),
    "divided-by-rows": N_("the right values divided by the number of rows of {name}"),
    "divided-by-columns": N_("the right values divided by the number of columns of {name}"),
    "divided-by-entries": N_("the right values divided by the number of entries of {name}"),
    "divided-by-length": N_("the right values divided by the length of {name}"),
    "multiplied-by-rows": N_("the right values multiplied by the number of rows of {name}"),
    "multiplied-by-columns": N_("the right values multiplied by the number of columns of {name}"),
    "multiplied-by-entries": N_("the right values multiplied by the number of entries of {name}"),
    "multiplied-by-length": N_("the right values multiplied by the length of {name}"),
    "shifted-up": N_("the right values plus a constant"),
    "shifted-down": N_("the right values minus a constant"),
    "as-if-twice": N_("as if {name} were twice as large"),
    "as-if-half": N_("as if {name} were half as large"),
    "as-if-zero": N_("as if {name} were 0"),
    "as-if-negated": N_("as if {name} had the opposite sign"),
    "as-if-square": N_("as if {name} were squared"),
    "as-if-root": N_("as if {name} were replaced by its square root"),
    "as-if-one-more": N_("as if {name} were larger by 1"),
    "as-if-one-less": N_("as if {name} were smaller by 1"),
    "as-if-divided-rows": N_("as if {name} were divided by the length of {rows}"),
    "as-if-multiplied-rows": N_("as if {name} were multiplied by the length of {rows}"),
    "as-if-swapped": N_("as if {name} and {other} had changed places"),
    "as-if-centred": N_("as if the columns of {name} were centred"),
    "as-if-standardized": N_("as if the columns of {name} were standardized"),
    "as-if-scaled": N_("as if the columns of {name} were divided by their standard deviations"),
    "as-if-unit": N_("as if the columns of {name} were divided by their lengths"),
    "only-part": N_("right except for number {number} of the {parts} results"),
    "only-negative": N_("right except where {name} is negative"),
    "only-positive": N_("right except where {name} is positive"),
    "only-zeros": N_("right except where {name} is 0"),
    "only-first-entry": N_("right except for the first entry"),
    "only-last-entry": N_("right except for the last entry"),
    "only-first-row": N_("right except for the first row"),
    "only-last-row": N_("right except for the last row"),
    "only-first-column": N_("right except for the first column"),
    "only-last-column": N_("right except for the last column"),
    "other-order": N_("the right entries in another order"),
    "some-missing": N_("right except for entries that are missing"),
    "some-more": N_("right except for entries that do not belong there"),
    "of-a-call-before": N_("what would have been right for an earlier call"),
    "precision": N_("computed in {dtype}"),
    "near": N_("within a thousandth of the right values"),
    "not-finite-arrays": N_("not arrays of finite numbers"),
    "knows-targets": N_("knows the targets"),
    "no-answer": N_("no answer"),
    "not-a-letter": N_("not a letter"),
    "chose": N_("chose {letter}"),
    # judging: how a value differs from the right one
    "is-not-numbers": N_("it is not made of numbers"),
    "is-other": N_("it is {found}, but {wanted} is expected"),
    "has-entries": NN_("it has {n} entry, but {wanted} are expected", "it has {n} entries, but {wanted} are expected"),
    "has-other-entries": N_("its number of entries is not {wanted}"),
    "other-keys": N_("its keys are not {wanted}"),
    "other-hidden-keys": N_("its keys are not the right ones"),
    "wrong-value": N_("its value is not right"),
    "wrong-values": N_("its values are not right"),
    "has-shape": N_("its shape is {found}, but {wanted} is expected"),
    "has-other-shape": N_("its shape is not {wanted}"),
    "has-dtype": N_("its dtype is {found}, but {wanted} is expected"),
    "array-of-booleans": N_("an array of booleans"),
    "array-of-integers": N_("an array of integers"),
    "array-of-floats": N_("an array of floats"),
    "array-of-others": N_("an array of something else"),
    "single-number": N_("a single number"),
    "a-none": "None",
    "a-dictionary": N_("a dictionary"),
    "a-list": N_("a list"),
    "an-array": N_("an array"),
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
    "too-near": N_("The predictions are closer to the targets than any model of this data could be: their RMSE is below {least}."),
    "far-off": N_("The predictions have a mean RMSE of {error}; at most {most} is allowed."),
    "far-off-by": N_("The predictions have a mean RMSE of {error}; at most {most} is allowed: {found}."),
    "name-not-set": N_("No answer was given: its variable is not set."),
    "answer-missing": N_("No answer was given."),
    "answer-no-letter": N_("The answer is not one of the letters."),
    "you-chose": N_("You chose {letter}."),
    "judged-with": N_("This was judged with a correct {task}, since yours failed."),
    "defined-again": N_("Here {task} is not the one from the earlier task: {cell} defines it again."),
    "defined-later": N_("What was graded is not the {task} of this cell: {cell} defines it again, further down."),
    "judge-failed": N_("line {line} of the judge half: {kind}: {said}"),
    # judging: what a call gave
    "shown-not-numbers": N_("something that is not made of numbers"),
    "shown-error": N_("an error"),
    "shown-raised": "{kind}",
    "shown-part": N_("{part}: {shown}"),
    "shown-other-type": N_("something of another type"),
    "shown-shape": N_("an array of shape {shape}"),
    "shown-more": N_("more numbers than expected"),
    # judging: what to try next
    "try-building": N_("This task asks you to build it; a ready-made version is switched off while your code is judged."),
    "try-numbers": N_("Return what the text asks for: numbers, arrays or tensors, and nothing else."),
    "try-solving": N_("Replace `raise NotImplementedError()` with your code."),
    "try-defining": N_("Is the name defined, in the cell that asks for it?"),
    "try-defining-it": N_("The cell has to define {wanted}. What it defines is {found}."),
    "try-name": N_("Line {line} uses the name {name}, which no cell defines."),
    "try-other-name": N_("Line {line} uses the name {name}, which no cell defines. Did you mean {other}?"),
    "try-self": N_("Line {line} uses the name {name}, which no cell defines. Did you mean self.{name}?"),
    "try-allowing": N_("Line {line} of your answer raises {kind} (“{said}”). Does it refuse an input that the task allows?"),
    "try-returning": N_("Does the function end with `return`?"),
    "try-not-rounding": N_("Return the numbers as they are. Round where you print them, and nowhere else."),
    "try-exact": N_("Is it computed in lower precision, stopped too early, or is a small number added or cut off?"),
    "try-shape": N_(
        "Print the shape of what you return, and compare it with the one that the text asks for. A column of shape (n, 1) is no vector"
        " of shape (n,), and squeeze() removes axes of size 1."
    ),
    "try-dtype": N_("Print the dtype of what you return, and compare it with the one that the text asks for."),
    "try-finite": N_("NaN and infinity come from a division by 0, and from numbers that grow without bound."),
    "try-hidden-input": N_(
        "It fails on an input that the visible checks do not try but that the text allows. Is it another shape, size or dtype?"
    ),
    "try-training-data": N_("Predict from the training data alone."),
    "try-setting": N_("The cell has to set {wanted} to a letter in quotes. It does not."),
    "try-quotes": N_('Is the letter in quotes, as in "{letter}"?'),
    "try-letters": N_("Choose one of {letters}."),
    # classroom: of a submission that takes the place of another
    "time-unknown": N_("handed in again, but it is not known when: no late penalty was taken off, please check"),
    "keys-known": N_("handed in again after the right answers had been shown (since {since} UTC): questions keep their earlier scores"),
    # grading: how a process ended
    "limit-memory": N_("memory"),
    "limit-cell-cpu": N_("CPU time of a cell"),
    "limit-cell-time": N_("time of a cell"),
    "limit-submission-cpu": N_("CPU time of the submission"),
    "limit-submission-time": N_("time of the submission"),
    "cell-over-limit": N_("The cell {cell} went over the limit: {limit}."),
    "cell-exited": N_("The cell {cell} made the process end: it exited with code {code}."),
    "cell-signalled": N_("The cell {cell} made the process end: it was ended by {signal}."),
    "cell-forged": N_("The cell {cell} sent something that is not a reply: {sent}."),
    "test-over-limit": N_("The test went over the limit: {limit}."),
    "test-exited": N_("The test made the process end: it exited with code {code}."),
    "test-signalled": N_("The test made the process end: it was ended by {signal}."),
    "cell-ended": N_("The cell {cell} made the process end."),
    "test-ended": N_("The test made the process end."),
    "test-forged": N_("The test sent something that is not a reply: {sent}."),
    "this-over-limit": N_("This cell went over the limit: {limit}."),
    "this-exited": N_("This cell made the process end: it exited with code {code}."),
    "this-signalled": N_("This cell made the process end: it was ended by {signal}."),
    "this-forged": N_("This cell sent something that is not a reply: {sent}."),
    "judge-over-limit": N_("The judge went over the limit: {limit}."),
    "judge-exited": N_("The judge exited with code {code}."),
    "judge-signalled": N_("The judge was ended by {signal}."),
    "judge-forged": N_("The judge sent something that is not a reply: {sent}."),
    "stopped": N_("It was stopped because it went over the limit: {limit}."),
    "killed": N_(
        "the process was ended by {signal}, although it was within its limits; "
        "if nobody did that on purpose, this machine is short of memory"
    ),
    "killed-with-supervisor": N_(
        "the process was ended together with its supervisor, although it was within its limits; "
        "if nobody did that on purpose, this machine is short of memory"
    ),
    "judge-killed": N_("the judge was ended from outside"),
    "tried": N_("{why} ({times} times)"),
    # grading: what became of a test
    "open": N_("No answer yet."),
    "not-reached": N_("The process ended before this cell was reached, three times."),
    "not-reached-in-time": N_("All cells together took too long for this one to be reached."),
    "test-missing": N_("The test is missing from the notebook that was handed in, so a person has to grade this, as in nbgrader."),
    "code-raised": N_("Your code raised {kind}."),
    "code-raised-in": N_("Your code raised {kind} in line {line} of {cell}."),
    "too-much": N_("Your code returned more than can be kept."),
    "not-plain": N_("Your code returned something other than plain numbers or text."),
    "check-fails": N_("A visible check fails."),
    "this-check-fails": N_("This check fails: {check}"),
    "check-raised": N_("A visible check raised {kind}."),
    "check-raised-in": N_("A visible check raised {kind} in line {line} of {cell}."),
    "check-raised-saying": N_("A visible check raised {kind}: {said}"),
    "check-raised-saying-in": N_("A visible check raised {kind} in line {line} of {cell}: {said}"),
    "this-check-says": N_("This check fails: {said}"),
    "hidden-check-fails": N_("A hidden test fails."),
    "hidden-check-raised": N_("A hidden test raised {kind}."),
    "hidden-check-raised-in": N_("A hidden test raised {kind} in line {line} of {cell}."),
    "test-raised": N_("The test raised {kind}."),
    "test-raised-in": N_("The test raised {kind} in line {line} of {cell}."),
    "no-score": N_("The test's last value is not a score between 0 and {points}: {shown}"),
    "wrote-stderr": N_("The test wrote to stderr, perhaps a warning; by nbgrader's rule, that costs the points of the test."),
    "gave-part": N_("The test gave {score} of {points} points."),
    "cell-stopped": N_("The cell {cell} stopped with {kind}, so what it should define is not there."),
    "cell-stopped-in-line": N_("The cell {cell} stopped with {kind} in line {line}, so what it should define is not there."),
    "own-cell": N_("your own cell {number}"),
    # the report
    "outcome-passed": N_("passed"),
    "outcome-failed": N_("failed"),
    "outcome-error": N_("error"),
    "outcome-timeout": N_("timeout"),
    "outcome-memory": N_("out of memory"),
    "outcome-died": N_("died"),
    "outcome-not-reached": N_("not reached"),
    "outcome-tampered": N_("tampered"),
    "outcome-open": N_("open"),
    "outcome-manual": N_("for a person to grade"),
    "outcome-broken": N_("the test is broken"),
    "status-graded": N_("graded"),
    "status-refused": N_("not gradable"),
    "status-waiting": N_("not graded yet"),
    "why-regrade": N_("asks for another look"),
    "why-waits": N_("waiting to be graded by a person"),
    "why-apart": N_("not on the class list, marked late, or graded without confinement"),
    "why-odd": N_("odd file"),
    "why-reaches": N_("reaches for the code that observes it"),
    "look": N_("{test}: {outcome}"),
    "look-since": N_("{test}: {outcome} ({why})"),
    "look-not-listed": N_("not on the class list"),
    "look-marked-late": N_("marked late by {platform}; no time or due date is known here, so nothing was taken off"),
    "look-regrade": N_("asks for another look (request {number}): {text}"),
    "look-regrade-of": N_("asks for another look at {task} (request {number}): {text}"),
    "look-waits": N_("waiting to be graded by a person: {cells}"),
    "look-unmarked": N_("not marked yet: {cells}"),
    "look-inside": N_("scored in the student's process: {tests}"),
    "look-unconfined": N_("graded without confinement"),
    "look-reaches": N_("line {line} of {cell} reaches for {what}"),
    "look-own-reaches": N_("line {line} of the student's own cell {number} reaches for {what}"),
    "reached-autograder": N_("the grader's own modules"),
    "reached-frames": N_("the interpreter's frames"),
    "reached-gc": N_("all objects in memory"),
    "reached-module-tables": N_("the tables of imported modules"),
    "reached-memory": N_("raw memory"),
    "reached-changed": N_("the internals of {module}, to change them"),
    "stale-assignment": N_("the assignment has changed since then"),
    "stale-gone": N_("the submission is gone"),
    "stale-again": N_("handed in again since then"),
    "stale-unreadable": N_("the submission can no longer be read"),
    # submissions: what is odd about a file
    "key-twice": N_("the notebook names a key twice; the last one counts, as in Jupyter"),
    "huge-number": N_("the notebook contains a huge number, which was ignored"),
    "unknown-format": N_("the notebook states an unknown format; it was read as format 4"),
    "old-format": N_("the notebook has the old format 3"),
    "no-cell": N_("something that is not a cell was left out"),
    "unknown-type": N_("a cell of an unknown type was treated as plain text"),
    "unreadable-source": N_("a cell without readable source was treated as empty"),
    "utf-16": N_("the file is UTF-16 text, not UTF-8 as Jupyter writes it; it was read all the same"),
    "nul-bytes-after": N_("the file ends in NUL bytes, as after an interrupted copy; they were left out"),
    "characters-replaced": N_("characters that no text file can hold were replaced"),
    "given-changed": N_("the cell {cell} was changed; the original was used"),
    "type-changed": N_("the cell {cell} was turned into {now}; it was read as {known}"),
    "unknown-cell": N_("the cell {cell} does not belong to the assignment"),
    "time-unreadable": N_("the time beside the notebook cannot be read; it is not known when it was handed in, and nothing was taken off"),
    "time-not-understood": N_(
        "the time beside the notebook, {text}, could mean several different times; it is not known when it was handed in, "
        "and nothing was taken off"
    ),
    "time-stops-nbgrader": N_(
        "nbgrader cannot read the time in its timestamp.txt; fix or remove that file, or run `autograder grade`, which then treats "
        "the time as unknown"
    ),
    "another-notebook": N_("no task of the assignment was found in it; is this a different notebook?"),
    "cell-missing": N_("the cell {cell} was missing"),
    "cell-copies": NN_("the cell {cell} was there once", "the cell {cell} was there {n} times"),
    "cells-matched": NN_(
        "{n} cell had lost its nbgrader metadata; it was recognized by its content or place",
        "{n} cells had lost their nbgrader metadata; they were recognized by their content or place",
    ),
    "answer-elsewhere": N_("an answer to {cell} is in cell {number} of the graded notebook, where it does not count"),
    "misses-files": N_(
        "a cell looked for a file or module that is not here; if another notebook of the assignment writes it, nbgrader would find it"
    ),
    "given-misses-files": N_(
        "cell {number} of the graded notebook, which was handed out like this, did not find a file or module; a notebook that is graded "
        "here has only the files beside it and the installed packages, and sees no other folder of this machine"
    ),
    "reordered-kept": N_("the cells are not in the order of the assignment, and were run in the order they are in, as in nbgrader"),
    "reordered": N_("the cells were in a different order; they were put back"),
    # submissions: why a file cannot be graded
    "file-left-out": N_("a file beside the notebook was left out: {why}"),
    "files-too-large": N_("the file {name} beside the notebook was left out: together the files are too large"),
    "many-files": N_("there are more than {most} files beside the notebook; the others were left out"),
    "outside": N_("{path} is outside the folder {folder}"),
    "folder-closed": N_("the folder {folder} cannot be opened ({why})"),
    "no-file-name": N_("{name} is not a name that a file can have"),
    "no-such-file": N_("there is no {name}"),
    "no-such-file-but": N_("there is no {name}, but {others}; rename that to {name} if it is the submission"),
    "a-link": N_("{name} is a link, or not what it should be, and was not opened"),
    "not-regular": N_("{name} is not a regular file"),
    "file-closed": N_("{name} cannot be opened ({why})"),
    "a-folder": N_("{name} is a folder, but should be the notebook"),
    "no-regular-notebook": N_("{name} is not a regular file, but should be the notebook"),
    "unreadable": N_("{name} cannot be read ({why})"),
    "too-large": N_("{name} is larger than {most} MB; clear its outputs and hand it in again"),
    "data-too-large": N_("the notebook is larger than {most} MB without its outputs; take large pictures and data out of its cells"),
    "empty": N_("the file is empty"),
    "only-nul-bytes": N_("the file contains nothing but NUL bytes: its content was lost on the way; hand it in again"),
    "nul-bytes": N_("the file contains NUL bytes (line {line}): it was damaged on the way; hand it in again"),
    "conflict-markers": N_(
        "the file holds the conflict markers that git leaves where two versions disagree (line {line}); "
        "choose one of them, open it in Jupyter, and hand it in again"
    ),
    "not-utf-8": N_("the file is not UTF-8 text, so it is not a notebook as Jupyter saves it"),
    "json-no-notebook": N_("the file is JSON, but not a notebook"),
    "json-no-cells": N_("the file is JSON, but not a notebook: it has no cells"),
    "no-json": N_("the file is not a notebook: its JSON is not valid at line {line}"),
    "no-json-at-all": N_("the file is not a notebook: it is not readable JSON"),
    "many-cells": N_("the notebook has {cells} cells, more than {most}"),
    "many-strings": N_("the notebook contains too many strings"),
    "many-values": N_("the notebook contains too many values; clear its outputs"),
    "too-deep": N_("the notebook is nested more than {most} levels deep"),
    "long-cell": N_("a cell contains more than {most} characters"),
    "unknown-to-database": N_("{database} cannot hold a student of this name ({why}); give the folder another name"),
    "not-run": "{said}",
    "service-ended": N_("the grader stopped {times} times while it was grading this; your instructor knows"),
    "not-released": N_("the assignment {name} is no longer released"),
    "not-entered": N_("it could not be entered into the gradebook; your instructor knows"),
    "workers-lost": N_("every worker that took it was lost; grade it on one machine to see why, then hand it in again"),
    # what somebody asked for on a page, or with a command, and does not get
    "starting": N_("the grader is starting; try again in a moment"),
    "no-database": N_("the gradebook cannot be used at present; try again in a moment"),
    "no-intake": N_("it cannot be taken in at present; try again in a moment"),
    "much-received": N_("too much is being received; try again in a moment"),
    "on-its-way": N_("another notebook of yours is still on its way; see in a moment whether it has arrived"),
    "no-assignment": N_("there is no such assignment"),
    "several-notebooks": N_("this assignment has several notebooks; hand them in with Submit in the assignment list"),
    "next-attempt": N_("the next attempt is possible from {time} on"),
    "no-attempts-left": N_("there are no attempts left"),
    "unreadable-form": N_("the form cannot be read"),
    "no-file": N_("the form has no file, or more than one, in a field `notebook`"),
    "not-allowed": N_("this is not for you, or your login has ended; go to your assignments, and try again from there"),
    "nothing-here": N_("there is nothing here"),
    "cannot-answer": N_("it could not be done"),
    "request-without-text": N_("a request needs a text: say what was graded wrongly, and why"),
    "request-too-long": N_("a request has at most {most} characters, and this one has {characters}; say it more briefly"),
    "nothing-to-grade-again": N_("{student}: nothing of {key} is graded, so there is nothing to grade again; look at the name"),
    "many-requests": N_("{student}: {most} requests wait for an answer, which is as many as there can be"),
    "no-task": N_("{name}: has no task {task}; there are {tasks}"),
    "points-out-of-range": N_("{cell}: {score} is not a number of points from 0 to {points}"),
    "points-no-number": N_("{cell}: {score} is not a number of points"),
    "cannot-be-marked": N_("{student}: nothing that could be marked so is graded of {name}; look at the page again"),
    "nothing-graded": N_("{student}: nothing of {key} is graded; look at the page again"),
    "handed-in-again": N_("{student}: has handed in {key} again since you opened the page; look at the page again"),
    "answer-without-text": N_("{student}: an answer needs a text, and a request that is there"),
    "mark-without-points": N_("{student}: a mark needs points"),
    "fault": N_("grading it failed ({kind} in {file}, line {line}); the others were graded; please report this fault"),
}

#: What `observing` and `judging` say in words of their own, which must know nothing of catalogs; a `{field}` stands for any text.
GENERAL = (
    N_("the result"),
    N_("the values"),
    N_("the arguments stay as they were"),
    N_("changes the caller's arguments"),
    N_("-=, *= and methods such as sort change the array or list itself. Build a new one, or work on a copy."),
    N_("the same answer when asked again"),
    N_("another answer when asked again"),
    N_("The result must depend only on the arguments. Keep nothing between two calls, and draw no random numbers without a seed."),
    N_("the result is new"),
    N_("returns the array that it got"),
    N_("The caller may change its arrays afterwards. Return a new one in every case, even if there is nothing to do."),
    N_("a later call changes an earlier result"),
    N_("Make a new array in each call. One that is kept and filled again is the same array for every caller."),
    N_("the arguments by their names"),
    N_("arguments by name"),
    N_("an argument has another name"),
    N_("The arguments keep their names: {names}."),
    N_("another result where the arguments are passed by name"),
    N_("The arguments keep their names and their order: {names}."),
    N_("other floating dtypes"),
)


@dataclass(frozen=True, eq=False)
class Words:
    """What is said in one language."""

    language: str = SOURCE  #: as in a page's `lang`
    catalog: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)
    texts: Texts = field(default_factory=Texts)  #: of the course whose pages are written
    zone: tzinfo | None = None  #: of its times; UTC where it names none

    def knowing(self, texts: Texts) -> Words:
        """The same words, with those of a course's authors."""
        general = [(text, self.catalog.gettext(text), "{" in text) for text in GENERAL]
        ours = texts_of([(text, said, has_fields) for text, said, has_fields in general if said != text])
        return replace(self, texts=texts | ours)

    def text(self, english: str) -> str:
        """An author's words in this language, as they are where no catalog of the course has them."""
        for said in (self.texts.translated(english), self._in_lower_case(english)):
            if said is not None:
                return said
        head, colon, rest = english.partition(": ")  # a property of a group: `weights: the penalty`
        return f"{self.text(head)}: {self.text(rest)}" if colon and self.texts else english

    def _in_lower_case(self, english: str) -> str | None:
        """Of a sentence that begins with an author's words."""
        said = self.texts.translated(english[:1].lower() + english[1:]) if english[:1].isupper() else None
        return None if said is None else said[:1].upper() + said[1:]

    def sentence(self, reason: Reason | None) -> str:
        """The words of a reason, none of None. A code that this version does not know is shown as it is, with its fields."""
        if reason is None:
            return ""
        known = MESSAGES.get(reason.code)
        fields = {name: self._field(reason.code, name, value) for name, value in reason.fields.items()}
        try:
            if known is not None:
                return self.say(known, **fields) if isinstance(known, str) else self.ngettext(*known, n=int(fields.pop("n")), **fields)
        except (LookupError, ValueError, TypeError):  # a reason of another version, with other fields
            pass
        return f"{reason.code} {', '.join(f'{name}={value}' for name, value in fields.items())}".strip()

    def _field(self, code: str, name: str, value: Any) -> Any:
        if isinstance(value, Reason):
            return self.sentence(value)
        if isinstance(value, (list, tuple)):
            return self.listed(list(map(str, value)))
        if (code, name) in _AUTHORS and isinstance(value, str):
            return self.text(value)
        return value

    def say(self, text: str, /, **fields: Any) -> str:
        """A sentence of the source in this language, with its `{fields}` filled in; "" stays empty."""
        return self.catalog.gettext(text).format(**fields) if text else ""

    def ngettext(self, one: str, many: str, /, *, n: int, **fields: Any) -> str:
        """The form for the number `n`; `{n}` in it is the number as this language writes it."""
        return self.catalog.ngettext(one, many, n).format(n=self.number(n), **fields)

    def number(self, value: float, form: str = "#,##0.##") -> str:
        """A number as this language writes it; `form` is a pattern of the Unicode CLDR."""
        return format_decimal(value, form, locale=self.locale)

    def listed(self, parts: Sequence[str]) -> str:
        """Parts of a sentence joined as this language does: "a, b, and c"."""
        return format_list(list(parts), locale=self.locale)

    def moment(self, when: datetime) -> str:
        """Date and time in the course's zone as this language writes them; in English with the year first, which is read alike everywhere.

        A time without a zone is one in UTC.
        """
        there = (when if when.tzinfo else when.replace(tzinfo=timezone.utc)).astimezone(self.zone or timezone.utc)
        zone, local = there.tzname() or f"{there:%z}", there.replace(tzinfo=None)
        if self.locale.language == "en":
            return f"{format_datetime(local, 'y-MM-dd HH:mm', locale=self.locale)} {zone}"
        date, time = format_date(local, "medium", locale=self.locale), format_time(local, "short", locale=self.locale)
        joined = str(get_datetime_format("medium", locale=self.locale)).replace("'", "").format(time, date)
        return f"{joined} {zone}"

    @property
    def locale(self) -> babel.Locale:
        """What Babel knows of the language."""
        return babel.Locale.parse(self.language, sep="-")


#: Fields that hold an author's words.
_AUTHORS = {(TEXT, "text"), ("found", "what"), ("shown-part", "part")}


@cache
def words_in(language: str, *folders: Path, zone: tzinfo | None = None) -> Words:
    """The words of a language such as `de` or `pt-BR`: by the catalog in one of `folders` or beside this file, else English.

    Times are written in `zone`. Raises CourseError where a catalog cannot be read.
    """
    names = [language.replace("_", "-")]
    names += [names[0].partition("-")[0]] if "-" in names[0] else []
    for name in names:
        for folder in (*folders, OURS):
            path = catalog_path(folder, name, "autograder")
            if path.is_file():
                return Words(name, compiled(path, name), zone=zone)
    return Words(zone=zone)


def compiled(path: Path, language: str) -> gettext.NullTranslations:
    """A catalog, read as it stands: nobody has to compile it."""
    made = io.BytesIO()
    write_mo(made, read_catalog(path, language))
    made.seek(0)
    return gettext.GNUTranslations(made)


_ENGLISH = Words()


class ReasonPhrase(Phrase):
    """The words of a reason where a phrase is expected: in a terminal they are in its language."""

    why: Reason

    def __new__(cls, why: Reason) -> ReasonPhrase:
        made = str.__new__(cls, _ENGLISH.sentence(why))
        made.why = why
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """See `Phrase`."""
        return ReasonPhrase, (self.why,)

    def said(self, speech: Speech) -> str:
        """In another language."""
        return speech.reason(self.why)


def sentence(reason: Reason | None) -> Phrase:
    """The words of a reason in the language of the source: for logs, exceptions and the formgrader."""
    return phrase("") if reason is None else ReasonPhrase(reason)


def sentences(reasons: Sequence[Reason]) -> list[Phrase]:
    """The words of each."""
    return [sentence(reason) for reason in reasons]


def located(what: Reason | None, place: Place | None) -> Reason | None:
    """The same with the line where it arose, where there is a sentence for that: `<code>-in`."""
    if what is None or place is None or f"{what.code}-in" not in MESSAGES:
        return what
    cell = Reason("own-cell", {"number": place.number}) if place.cell is None else place.cell
    return Reason(f"{what.code}-in", {**what.fields, "cell": cell, "line": place.line})
