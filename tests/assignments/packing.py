"""Whole submissions made from a bank: one answer to every task in each, so that a few submissions hold the whole bank."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping

import nbformat

from autograder.checking.bank import BankAnswer
from autograder.notebooks.assignment import cell_grade_id


def packed(answers: Iterable[BankAnswer]) -> list[dict[str, BankAnswer]]:
    """By task: submission i has the i-th answer to every task, and begins anew where a task has fewer."""
    by_task: dict[str, list[BankAnswer]] = {}
    for answer in answers:
        by_task.setdefault(answer.task, []).append(answer)
    count = max(map(len, by_task.values()))
    return [{task: group[number % len(group)] for task, group in by_task.items()} for number in range(count)]


def handed_in(notebook: nbformat.NotebookNode, cells: Mapping[str, tuple[str, ...]]) -> str:
    """The file of a student whose solution cells hold these sources; all but the last of a task are cells of their own before it."""
    filled = copy.deepcopy(notebook)
    filled.cells = []
    for cell in copy.deepcopy(notebook.cells):
        if (sources := cells.get(cell_grade_id(cell) or "")) is not None:
            filled.cells += [nbformat.v4.new_code_cell(source) for source in sources[:-1]]
            cell.source = sources[-1]
        filled.cells.append(cell)
    text: str = nbformat.writes(filled)
    return text
