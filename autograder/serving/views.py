"""What students and graders see of attempts and assignments, as plain values for pages and for JSON."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from typing import Any

from autograder.classroom import regrades
from autograder.classroom.attempts import Attempt, State, now, policy_of, taken
from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import ClassScores, class_scores
from autograder.pages.answers import titles
from autograder.pages.feedback import AttemptShown, show_attempt
from autograder.serving.site import Site
from autograder.words import sentence


def show(site: Site, gradebook: Gradebook, attempt: Attempt) -> list[tuple[str, AttemptShown]]:
    """What may be seen of an attempt, by notebook; nothing until it is done."""
    if attempt.state not in (State.GRADED, State.REFUSED):
        return []
    results = site.service.attempts.results(attempt.id)
    books = site.service.books(attempt.assignment)
    return [(book.book, show_attempt(site.service.course, gradebook, book, attempt, results.get(book.book))) for book in books]


def plain(book: str, seen: AttemptShown) -> dict[str, object]:
    """No more than the page says."""
    return {
        "notebook": book,
        "score": seen.score,
        "points": seen.points,
        "refused": seen.refused or None,
        "answers": [
            {
                "answer": item.anchor,
                "title": item.title,
                "verdict": item.verdict,
                "score": item.score,
                "points": item.points,
                "mistakes": [finding.named for finding in item.findings if finding.named],
            }
            for item in seen.items
        ],
    }


def about(site: Site, attempt: Attempt, scores: ClassScores | None = None) -> dict[str, Any]:
    """An attempt as its student may know it; with `scores`, as its page says it: of the one that counts what a person has marked, too."""
    score, points = attempt.final, attempt.points
    if scores and attempt.state is State.GRADED:
        points = scores.total
        if attempt.counts and (mine := scores.by_student.get(attempt.student)):
            score = mine.final
    return {
        "id": attempt.id,
        "assignment": attempt.assignment,
        "state": attempt.state.value,
        "received_at": _time(attempt.received_at),
        "not_before": _time(attempt.not_before),
        "done_at": _time(attempt.done_at),
        "score": score if attempt.state is State.GRADED else None,
        "points": points,
        "counts": attempt.counts,
        "page": f"{site.base}attempts/{attempt.id}",
    }


def assignments(site: Site, gradebook: Gradebook, student: str) -> list[dict[str, Any]]:
    found = []
    asked = regrades.of_student(gradebook.nbgrader, student)
    for name in site.service.assignments:
        books = site.service.books(name)
        graded = [book for book in books if gradebook.records(book.key, [student])]
        several = len(books) > 1
        named = {book.key: titles(book) for book in books}
        scores = class_scores(gradebook.nbgrader, name, students=[student])
        mine = scores.by_student.get(student)
        attempts = site.service.attempts.of_student(student, name)
        ration = policy_of(site.service.course, name).attempts
        due = mine.due if mine and mine.due else scores.due
        possible = ration.next(taken(attempts), now()) if ration else now()
        found.append(
            {
                "name": name,
                "title": books[0].title if len(books) == 1 else name,
                "notebooks": [book.book for book in books],
                "due": _time(due.replace(tzinfo=timezone.utc)) if due else None,
                "ration": {"number": ration.number, "span": ration.unit} if ration else None,
                "left": ration.left(taken(attempts), now()) if ration else None,
                "next_attempt": _time(possible),
                "must_wait": possible is None or possible > now(),
                "by_http": len(books) == 1,
                "counts": policy_of(site.service.course, name).counts,
                "attempts": [about(site, attempt, scores) for attempt in attempts],
                "may_ask": bool(graded),
                "tasks": [
                    {"task": f"{book.book}/{task}" if several else task, "title": title}
                    for book in graded
                    for task, title in named[book.key].items()
                ],
                "regrades": [
                    {field: getattr(request, field) for field in ("id", "text", "asked_at", "answer", "answered_at")}
                    | {"title": named[request.assignment].get(request.task, request.task)}
                    for request in asked
                    if request.assignment in named
                ],
            }
        )
    return found


def queue(site: Site) -> dict[str, Any]:
    """For graders."""
    service = site.service
    load = os.getloadavg()
    return {
        "workers": service.workers,
        "busy": service.busy,
        "load": [round(each, 2) for each in load],
        "trouble": service.trouble or None,
        "counts": {state.value: number for state, number in service.attempts.counted().items()},
        "unfinished": [about(site, each) | {"student": each.student, "tries": each.tries} for each in service.attempts.unfinished()[:500]],
        "failures": [about(site, each) | {"student": each.student, "why": sentence(each.why)} for each in service.attempts.failures(50)],
        "not_taken": [{"folder": ascii(folder)[1:-1], "why": why} for folder, why in list(service.remarks.items())[-50:]],
    }


def _time(time: datetime | None) -> str | None:
    return None if time is None else time.astimezone(timezone.utc).isoformat(timespec="seconds")
