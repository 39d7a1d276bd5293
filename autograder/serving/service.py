"""The service itself: one thread that looks for what is new, hands it to warm workers, and writes what they found."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import queue
import shutil
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

import nbformat
from sqlalchemy.exc import SQLAlchemyError

from autograder.classroom import engine
from autograder.classroom.attempts import Attempt, Attempts, Source, State, attempt_folder, graded_folder, policy_of, repeated
from autograder.classroom.cluster import Cluster, SchedulerGoneError
from autograder.classroom.course import Course
from autograder.classroom.gradebook import Gradebook, explained
from autograder.classroom.lock import locked
from autograder.classroom.scores import assignment_names, class_scores, last_due
from autograder.classroom.settings import IGNORED
from autograder.classroom.submitted import (
    MAX_BESIDE,
    MAX_FILES,
    SubmittedFolder,
    digest,
    files_beside,
    handed_in_at,
    is_left_out,
    read_submitted,
    submitted_folder,
    submitted_folders,
)
from autograder.classroom.times import parse_time
from autograder.errors import CourseError, SubmissionError
from autograder.files import MAX_BYTES, make_private, read_beside, write_whole
from autograder.grading.grader import Grader, needs
from autograder.grading.results import SubmissionResult
from autograder.kernels.confine import Limits
from autograder.kernels.kernel import KernelError, TemplateGone
from autograder.notebooks.assignment import Assignment
from autograder.notebooks.edition import edition_of
from autograder.notebooks.submission import as_file
from autograder.pages.feedback import is_over, show_attempt, write_feedback, write_page
from autograder.reasons import Reason, reason
from autograder.serving.exchange import Exchange, HandedIn, NotTakenError
from autograder.serving.holder import Holder, is_gone
from autograder.serving.intake import Intake, content, is_plain, write_folder

POLL = 1.0  #: seconds between two looks at the folders
LONGEST_PAUSE = 60.0  #: seconds to the next look while looking fails
TRIES = 3  #: an attempt that ends the service so often is given up
_QUEUE, _INTAKE = 0, -1  #: no attempt has these numbers
MOST_AT_A_TIME = 1024  #: on a cluster; each has a thread here that waits
_SET_BACK = 0.5  #: seconds between two looks by which no clock goes back that nobody sets
_PAGES_A_LOOK = 20  #: of those that are written anew when an assignment is over, so that new attempts need not wait for all

log = logging.getLogger("autograder.serve")


@dataclass(frozen=True)
class Graded:
    """What a worker found in one attempt: by notebook its result, or why there is none."""

    results: Mapping[str, SubmissionResult] = field(default_factory=dict)
    refused: Reason | None = None
    known: Mapping[tuple[str, str], Future[SubmissionResult]] = field(default_factory=dict)  #: by assignment and content
    digests: Mapping[str, str] = field(default_factory=dict)  #: by notebook


class _Silent:
    """The engine's progress, of which nobody is told."""

    def start(self, *_: object) -> None: ...

    def done(self, *_: object) -> None: ...


class Service:
    """Grades what is handed in as long as it runs."""

    def __init__(
        self,
        course: Course,
        *,
        exchange: Exchange | None = None,
        workers: int = 1,
        scheduler: str | None = None,
        limits: Limits | None = None,
        confined: bool = True,
        preload: Sequence[str] = (),
        private: Sequence[Path] = (),
        on_done: Callable[[Attempt], None] = lambda attempt: None,
        poll: float = POLL,
    ) -> None:
        """With `scheduler`, its Dask cluster grades, as many at a time as it has threads, else `workers` here.

        `on_done` is called from the service's thread after each attempt. Raises CourseError.
        """
        self.course, self.exchange, self._scheduler = course, exchange, scheduler
        self.workers = 0 if scheduler else workers  #: how many are graded at a time, at present
        with Gradebook(course):
            pass  # it says clearly what is wrong with a gradebook, and makes none
        self.attempts = Attempts(course)
        self.intake = Intake(course, self.attempts)
        self._troubles: dict[
            int | None, str
        ] = {}  #: by the attempt that cannot be written, or _QUEUE or _INTAKE; None: of looking for new ones
        self.remarks: dict[str, str] = {}  #: what lies in the exchange and is not taken, and why
        self.assignments: tuple[str, ...] = ()  #: that are released
        self._limits, self._confined, self._preload, self._private = limits or Limits(), confined, tuple(preload), tuple(private)
        self.on_done, self._poll = on_done, poll
        self._holder = Holder(course)
        self._pool = ThreadPoolExecutor(MOST_AT_A_TIME if scheduler else workers)
        self._finished: queue.SimpleQueue[tuple[Attempt, Future[Graded]]] = queue.SimpleQueue()
        self._unwritten: list[tuple[Attempt, Graded]] = []
        self._ungraded: list[tuple[Attempt, bool]] = []  #: that wait again as soon as that can be written, and whether it was a try
        self._running = 0
        self._wake, self._stopping, self.ready = threading.Event(), threading.Event(), threading.Event()
        self._known = self.attempts.origins(Source.EXCHANGE)
        self._seen: dict[Path, tuple[object, bool]] = {}
        self._clock = float("inf")  #: the machine's clock less a count of seconds that nobody sets
        self._released: object = None
        self._shelf: dict[str, list[list[Assignment]]] = {}
        self._terms: dict[str, object] = {}  #: due date and extensions by which late attempts were weighed last, by assignment
        self._grader: Grader | Cluster | None = None
        self._thread = threading.Thread(target=self._run, name="autograder-serve")
        self._failed: BaseException | None = None
        self._closed = False

    # for others

    def start(self) -> None:
        """Returns when everything is warm. Raises what keeps it from grading."""
        self._thread.start()
        self.ready.wait()
        if self._failed is not None:
            self.close()
            raise self._failed

    def books(self, name: str) -> list[Assignment]:
        """The notebooks of an assignment that is released, none of another."""
        return [editions[0] for editions in self._shelf.get(name, [])]

    @property
    def trouble(self) -> str:
        """What keeps attempts from being graded or results from being written at present; "" where nothing does."""
        return next(iter(list(self._troubles.values())), self._nobody_there)

    @property
    def _nobody_there(self) -> str:
        no_workers = self._scheduler is not None and self.alive and not self.workers
        return f"{self._scheduler}: the scheduler has no workers; start some with `dask worker {self._scheduler}`" if no_workers else ""

    @property
    def busy(self) -> int:
        """How many workers grade."""
        return self._running

    def wake(self) -> None:
        """Something was handed in."""
        self._wake.set()

    def taken_in(self, trouble: str = "") -> None:
        """What kept a hand-in from being taken in, of which its student was told; "" where nothing did. Called by any thread."""
        if trouble and trouble != self._troubles.get(_INTAKE):
            log.error("%s; a hand-in was refused", trouble)
        if trouble:
            self._troubles[_INTAKE] = trouble
        else:
            self._troubles.pop(_INTAKE, None)

    def wait(self) -> None:
        """Returns when it has ended. Raises what ended it."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed

    @property
    def alive(self) -> bool:
        """Whether it is warm and at work."""
        return self.ready.is_set() and self._thread.is_alive()

    def close(self) -> None:
        """Ends; what is not graded yet waits for the next service. Once is enough."""
        if self._closed:
            return
        self._closed = True
        self._stopping.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.attempts.give_back(self._holder.name, counted=False)
        self._holder.close()
        self.attempts.close()

    # the thread

    def _run(self) -> None:
        try:
            with Gradebook(self.course) as gradebook:
                try:
                    self._renew(gradebook)
                    self._look_into_submitted(gradebook, at_once=True)  # what was there before any attempt is its first
                    self.ready.set()
                    next_look, pause = 0.0, self._poll
                    while not self._stopping.is_set():
                        if time.monotonic() >= next_look:
                            looked = self._guarded(gradebook, lambda: self._look(gradebook))
                            # where the course itself is gone, a look is the start of templates in vain
                            pause = self._poll if looked else min(2 * pause, LONGEST_PAUSE)
                            next_look = time.monotonic() + pause
                        self._write_finished(gradebook)
                        self._guarded(gradebook, self._begin_waiting, _QUEUE)
                        self._wake.wait(self._poll)
                        self._wake.clear()
                    self._write_finished(gradebook)
                finally:
                    if self._grader is not None:
                        self._grader.close()
        except CourseError as error:  # which whoever started it tells in a line
            self._failed = error
        except BaseException as error:
            log.exception("the service ends")
            self._failed = error
        finally:
            self.ready.set()

    def _guarded(self, gradebook: Gradebook, do: Callable[[], object], number: int | None = None) -> bool:
        """What fails today, because a disk is full or the gradebook is gone, is tried again at the next look."""
        try:
            with explained(gradebook.name):
                do()
        except (CourseError, OSError, SQLAlchemyError) as error:
            with contextlib.suppress(SQLAlchemyError):
                gradebook.nbgrader.db.rollback()  # else a connection that was lost once stays lost
            said = f"{gradebook.name}: {type(error).__name__}" if isinstance(error, SQLAlchemyError) else " ".join(str(error).split())
            if self._troubles.get(number) != said:
                log.error("%s; will be tried again", said)
            self._troubles[number] = said
            return False
        self._troubles.pop(number, None)
        return True

    def _look(self, gradebook: Gradebook) -> None:
        for holder in self.attempts.holders() - {self._holder.name}:
            if is_gone(self.course, holder):
                log.info("%d attempts of a service that is gone are waiting again", self.attempts.give_back(holder))
        clock = time.time() - time.monotonic()
        if clock < self._clock - _SET_BACK and (number := self.attempts.set_back()):
            log.warning("the clock was set back: %d attempts that would be later than now are as if they came now", number)
        self._clock = clock
        self._renew(gradebook)
        if _INTAKE in self._troubles:
            self._guarded(gradebook, self.intake.try_out, _INTAKE)
        if self.exchange is not None:
            self._look_into_exchange(self.exchange)
        self._look_into_submitted(gradebook)
        self._weigh_again(gradebook)
        self._tell_what_is_over(gradebook)
        self._count_workers()

    def _renew(self, gradebook: Gradebook) -> None:
        """Reads the assignments, and starts the templates, where what is released has changed; while nothing is graded."""
        released = self._state_of_release()
        if released == self._released:
            return
        self._released = None  # nothing is begun until this is done
        if self._running:
            return
        known = assignment_names(gradebook.nbgrader)
        shelf = {}
        for name in self.course.names():
            if name not in known:
                continue
            try:
                shelf[name] = [self.course.editions(gradebook.as_released(each)) for each in self.course.assignments(name)]
            except CourseError as error:
                log.warning("%s", error)
        if self._grader is not None:
            self._grader.close()
            self._grader = None
        every = [edition for books in shelf.values() for editions in books for edition in editions]
        private = [*self.course.private(), *self._private]
        if self._scheduler:
            imported, _ = needs(every, self._preload)  # of all assignments, so that a worker has one template for them
            self._grader = Cluster(self._scheduler, self._confined, imported, tuple(private))
            self._count_workers()
        else:
            self._grader = Grader(self._confined, self._preload, every, private=private)
            self._grader.wait()
        self._shelf, self._released, self.assignments = shelf, released, tuple(shelf)

    def _count_workers(self) -> None:
        """Machines of a cluster come and go."""
        if isinstance(self._grader, Cluster):
            try:
                before, self.workers = self.workers, min(self._grader.width(), MOST_AT_A_TIME)
            except SchedulerGoneError:
                self._released = None  # it is looked for again
                raise
            if before and not self.workers:
                log.error("%s; attempts wait", self._nobody_there)

    def _state_of_release(self) -> object:
        """Changes when something is released. A release writes the source notebooks, the gradebook, and the released ones last."""
        folders = [*self.course.edition(self.course.language), *sorted(self.course.folder.glob("source-*"))]
        paths = [path for folder in folders for path in sorted(folder.glob("*/*.ipynb"))]
        return [(path, stat.st_mtime_ns, stat.st_size, stat.st_ino) for path in paths for stat in [path.stat()]]

    # what is new

    def _look_into_exchange(self, exchange: Exchange) -> None:
        for found in exchange.new(self._known, set(self._shelf)):
            if isinstance(found, tuple):
                self._not_taken(*found)
                continue
            if not is_plain(found.student):
                self._not_taken(found.folder, "the student's name cannot be a folder's")
                continue
            self._known.add(found.folder)
            if self._is_collected(found):
                continue
            try:
                try:
                    files = exchange.read(found)
                except OSError:  # it is gone, or was closed: whoever made it can do that again and again, and others must not wait
                    self._known.discard(found.folder)
                    continue
                self.intake.from_exchange(found.student, found.assignment, found.folder, files, found.received_at)
            except NotTakenError as error:
                self._not_taken(found.folder, str(error))
            except BaseException:
                self._known.discard(found.folder)
                raise

    def _is_collected(self, found: HandedIn) -> bool:
        """Whether this or a later one lies in `submitted/` already, which `nbgrader collect` would leave there, too."""
        (first, *_), *_ = self._shelf[found.assignment]
        timestamp, _ = handed_in_at(self.course, submitted_folder(self.course, first, found.student))
        there = parse_time(timestamp) if timestamp else None
        return there is not None and found.time is not None and found.time <= there

    def _not_taken(self, folder: str, why: str) -> None:
        self.remarks[folder] = why
        self._known.add(folder)
        log.warning("%s: %s", ascii(folder), why)

    def _look_into_submitted(self, gradebook: Gradebook, *, at_once: bool = False) -> None:
        """What a person, or `nbgrader collect`, has put there, once it lies still."""
        for name, books in self._shelf.items():
            digests: set[tuple[str, str]] | None = None
            for submitted in submitted_folders(self.course, books[0][0]):
                folder = submitted.path.parent
                sign = _signature(folder)
                before, looked_at = self._seen.get(folder, (sign if at_once else None, False))
                if sign != before:
                    self._seen[folder] = sign, False
                    continue
                if looked_at:
                    continue
                digests = self.attempts.digests(name) if digests is None else digests
                self._take_submitted(gradebook, name, submitted, digests)
                self._seen[folder] = sign, True

    def _take_submitted(self, gradebook: Gradebook, name: str, submitted: SubmittedFolder, digests: set[tuple[str, str]]) -> None:
        student, folder = submitted.student, submitted.path.parent
        if not is_plain(student) or folder.name != name:
            return
        files, _ = read_beside(folder, below=submitted.below, skip=IGNORED, limit=MAX_BYTES + MAX_BESIDE, count=MAX_FILES)
        if (student, content(files)) in digests:
            return
        graded = self._graded_before(gradebook, name, student)
        attempt = self.intake.from_submitted(student, name, files)
        if attempt is not None and graded is not None:
            final = class_scores(gradebook.nbgrader, name, students=[student]).by_student[student].final
            self.attempts.finish(attempt, State.GRADED, results=graded, final=final, counts=True)

    def _graded_before(self, gradebook: Gradebook, name: str, student: str) -> dict[str, SubmissionResult] | None:
        """The results of what lies in `submitted/`, if `autograder grade` has graded exactly this."""
        results = {}
        for editions in self._shelf[name]:
            record = gradebook.records(editions[0].key, [student]).get(student)
            submitted = submitted_folder(self.course, editions[0], student)
            try:
                data = read_submitted(self.course, submitted)
                files, _ = files_beside(self.course, editions[0], submitted)
            except SubmissionError:
                return None
            if record is None or record.result is None or record.submission_digest != digest(data, files):
                return None
            results[editions[0].book] = record.result
        return results

    # grading

    def _begin_waiting(self) -> None:
        while self._running < self.workers and self._released is not None and not self._stopping.is_set():
            attempt = self.attempts.claim(self._holder.name)
            if attempt is None:
                return
            if attempt.tries > TRIES:
                self.attempts.finish(attempt, State.REFUSED, why=reason("service-ended", times=TRIES))
                continue
            self._running += 1
            future = self._pool.submit(self._grade, attempt)
            future.add_done_callback(lambda done, attempt=attempt: self._report(attempt, done))  # type: ignore[misc]

    def _report(self, attempt: Attempt, done: Future[Graded]) -> None:
        self._finished.put((attempt, done))
        self._wake.set()

    def _grade(self, attempt: Attempt) -> Graded:
        """In a worker. Nothing is written but by the service's own thread."""
        results: dict[str, SubmissionResult] = {}
        known: dict[tuple[str, str], Future[SubmissionResult]] = {}
        digests: dict[str, str] = {}
        refused: Reason | None = None
        grader = self._grader
        assert grader is not None
        before = self._results_of_the_same(attempt)
        for editions in self._shelf.get(attempt.assignment, []):
            submitted = self._submitted(attempt, editions[0])
            if is_left_out(self.course, submitted):
                continue
            future: Future[SubmissionResult] = Future()
            try:
                data = read_submitted(self.course, submitted)
                files, _ = files_beside(self.course, editions[0], submitted)
                assignment = edition_of(editions, data)
                assignment = replace(assignment, files={**files, **assignment.files}) if files else assignment
                known[assignment.key, digest(data, assignment.files)] = future
                digests[assignment.book] = digest(data, files)
                result = before.get(assignment.book) or grader.grade(assignment, data, self._limits)
                results[assignment.book] = result
                future.set_result(result)
            except SubmissionError as error:
                refused = refused or error.why
                future.set_exception(error)
        if attempt.assignment not in self._shelf:
            refused = reason("not-released", name=attempt.assignment)
        return Graded(results, refused, known, digests)

    def _results_of_the_same(self, attempt: Attempt) -> dict[str, SubmissionResult]:
        """By notebook the results of the attempt before, where this one has the same content, and so costs none of a ration.

        To run it again would be a free attempt for code that guesses, or that does something else each minute. It is graded again where the
        assignment was released anew meanwhile.
        """
        if policy_of(self.course, attempt.assignment).attempts is None:
            return {}
        others = [each for each in self.attempts.of_student(attempt.student, attempt.assignment) if each.id != attempt.id]
        same = repeated(others, attempt)
        released = [changed for path, changed, *_ in self._released or () if path.parent.name == attempt.assignment]  # type: ignore[attr-defined]
        if same is None or same.started_at is None or same.started_at.timestamp() * 1e9 < max(released, default=0):
            return {}
        results = {}
        for book, result in self.attempts.results(same.id).items():
            with contextlib.suppress(OSError, ValueError, nbformat.ValidationError):  # of a disk; then it is graded again
                text = (graded_folder(self.course, same) / f"{book}.ipynb").read_text(encoding="utf-8")
                results[book] = replace(result, notebook=nbformat.reads(text, as_version=4))
        return results

    def _submitted(self, attempt: Attempt, assignment: Assignment) -> SubmittedFolder:
        return SubmittedFolder(attempt.student, attempt.assignment, attempt_folder(self.course, attempt) / f"{assignment.book}.ipynb")

    # writing

    def _write_finished(self, gradebook: Gradebook) -> None:
        while not self._finished.empty():
            attempt, done = self._finished.get()
            self._running -= 1
            try:
                self._unwritten.append((attempt, done.result()))
            except (KernelError, SchedulerGoneError) as error:  # of a machine, not of the attempt; with new templates it is tried again
                if self._troubles.get(None) != str(error):
                    log.error("%s; will be tried again", error)
                self._troubles[None], self._released = str(error), None
                self._ungraded.append((attempt, isinstance(error, TemplateGone)))  # which the attempt may have done
            except Exception as error:  # a fault of ours, which one attempt has found and no other shall notice
                log.exception("%s of %s", attempt.assignment, ascii(attempt.student))
                self._unwritten.append((attempt, Graded(refused=engine.fault(error))))
        self._ungraded = [
            (attempt, counted)
            for attempt, counted in self._ungraded
            if not self._guarded(
                gradebook, functools.partial(self.attempts.give_back, self._holder.name, attempt, counted=counted), attempt.id
            )
        ]
        later = []
        for attempt, graded in self._unwritten:
            try:
                if not self._guarded(gradebook, functools.partial(self._write, gradebook, attempt, graded), attempt.id):
                    later.append((attempt, graded))
            except Exception as error:  # a fault of ours, which one attempt has found and no other shall notice
                log.exception("%s of %s", attempt.assignment, ascii(attempt.student))
                finish = functools.partial(self.attempts.finish, attempt, State.REFUSED, why=engine.fault(error))
                if not self._guarded(gradebook, finish, attempt.id):
                    later.append((attempt, graded))
        self._unwritten = later

    def _write(self, gradebook: Gradebook, attempt: Attempt, graded: Graded) -> None:
        """All that follows from one attempt; done again from the start where it was cut off."""
        course, name, student = self.course, attempt.assignment, attempt.student
        books = self._shelf.get(name, [])
        with locked(course.folder, briefly=True):
            refused = graded.refused
            final = None
            if refused is None and graded.results:
                timestamp, _ = handed_in_at(course, self._submitted(attempt, books[0][0]))
                by_book = {editions[0].book: editions[0] for editions in books}
                final = sum(
                    gradebook.worth(by_book[book], student, graded.digests[book], result, timestamp)
                    for book, result in graded.results.items()
                )
            counts = bool(books) and self._counts(attempt, final)
            # before any page is written: of one that was written a moment too early, the look after this one writes another
            told = bool(books) and is_over(last_due(gradebook.nbgrader, name), datetime.now(timezone.utc))
            for book, result in graded.results.items():
                place = graded_folder(course, attempt) / f"{book}.ipynb"
                place.parent.mkdir(exist_ok=True)
                assert result.notebook is not None  # of a record alone
                write_whole(place, as_file(result.notebook))
            if counts:
                if attempt.source is not Source.SUBMITTED:
                    self._put(attempt)
                done = engine.grade(
                    course, [name], lambda: (self._again(graded), 1), gradebook, self._limits, _Silent(), students=[student]
                )
                said = [said for _, who, said in done.refused if who == student]
                if said and refused is None:  # a name that the gradebook spells otherwise, or cannot hold
                    log.warning("%s", said[0])
                    refused, final = reason("not-entered"), None
                counts = any(gradebook.records(each[0].key, [student]) for each in books)
                if counts:
                    write_feedback(course, gradebook, name, [student])
            state = State.GRADED if refused is None else State.REFUSED
            done_attempt = replace(
                attempt, state=state, counts=counts, final=final, why=refused, done_at=datetime.now(timezone.utc),
                score=sum(result.score for result in graded.results.values()) if refused is None else None,
            )  # fmt: skip
            self._release(gradebook, done_attempt, graded.results)
            results = graded.results if refused is None else None
            self.attempts.finish(attempt, state, results=results, final=final, counts=counts, told=told, why=refused)
        self.on_done(done_attempt)

    def _counts(self, attempt: Attempt, final: float | None) -> bool:
        """Whether this attempt is the submission from now on."""
        others = [other for other in self.attempts.of_student(attempt.student, attempt.assignment) if other.id != attempt.id]
        graded = [other for other in others if other.state is State.GRADED]
        if attempt.source is Source.SUBMITTED:  # a person has said so
            return True
        if final is None:
            return not any(other.counts for other in others)
        policy = policy_of(self.course, attempt.assignment).counts
        return all(_comes_before(policy, replace(attempt, final=final), other) for other in graded)

    def _weigh_again(self, gradebook: Gradebook) -> None:
        """After another due date or extension: what late attempts are worth, and which attempt counts by that.

        That one is graded again, so that penalty, feedback and all the rest follow from it as they did before.
        """
        for name, books in self._shelf.items():
            terms = gradebook.due(name), tuple(sorted(gradebook.extensions(name).items()))
            if self._terms.get(name) == terms:
                continue
            by_book = {editions[0].book: editions[0] for editions in books}
            for mine in self.attempts.graded_late(name, terms[0]):
                try:
                    self._weigh(gradebook, mine, by_book)
                except (CourseError, OSError, SQLAlchemyError):
                    raise
                except Exception:  # a fault of ours, which one student's attempts have found and nobody else shall notice
                    log.exception("%s of %s: late attempts stay worth what they were", name, ascii(mine[0].student))
            self._terms[name] = terms

    def _weigh(self, gradebook: Gradebook, mine: Sequence[Attempt], by_book: Mapping[str, Assignment]) -> None:
        finals: dict[int, float] = {}
        for attempt in mine:
            final = self._worth(gradebook, attempt, by_book)
            if final is not None and final != attempt.final:
                finals[attempt.id] = final
        if not finals:
            return
        every = self.attempts.of_student(mine[0].student, mine[0].assignment)
        again = self._chosen_again([replace(attempt, final=finals.get(attempt.id, attempt.final)) for attempt in every])
        self.attempts.weigh(finals, again)
        if again is not None:
            log.info("attempt %d is now worth a different number of points, and is graded again", again.id)

    def _chosen_again(self, attempts: Sequence[Attempt]) -> Attempt | None:
        """The one that counts by what they are worth now; None where there is no choice."""
        if any(attempt.counts and attempt.source is Source.SUBMITTED for attempt in attempts):
            return None  # a person has said so
        policy = policy_of(self.course, attempts[0].assignment).counts
        best: Attempt | None = None
        for attempt in attempts:
            if attempt.state is State.GRADED and (best is None or _comes_before(policy, attempt, best)):
                best = attempt
        return best

    def _worth(self, gradebook: Gradebook, attempt: Attempt, by_book: Mapping[str, Assignment]) -> float | None:
        """The points that an attempt leaves by the present due date, None where it cannot be known."""
        results = {book: result for book, result in self.attempts.results(attempt.id).items() if book in by_book}
        if not results:
            return None
        timestamp, _ = handed_in_at(self.course, self._submitted(attempt, next(iter(by_book.values()))))
        return sum(gradebook.worth(by_book[book], attempt.student, attempt.digest, result, timestamp) for book, result in results.items())

    def _put(self, attempt: Attempt) -> None:
        """Into `submitted/`; what lay there and is no attempt is kept beside the attempts."""
        course, folder = self.course, attempt_folder(self.course, attempt)
        files, _ = read_beside(folder, below=course.attempts, skip=IGNORED, limit=MAX_BYTES + MAX_BESIDE, count=MAX_FILES)
        there = course.submitted / attempt.student / attempt.assignment
        make_private(course.submitted, shared=course.settings.groupshared)
        if there.is_symlink() or there.parent.is_symlink():
            raise CourseError("{there}: is a link, or is inside one; replace it with a folder", there=there)
        there.parent.mkdir(exist_ok=True)
        aside = course.submitted / f".{attempt.folder}"
        shutil.rmtree(aside, ignore_errors=True)
        write_folder(aside, files)
        if there.is_dir():
            before, _ = read_beside(there, below=course.submitted, skip=IGNORED, limit=MAX_BYTES + MAX_BESIDE, count=MAX_FILES)
            if (attempt.student, content(before)) in self.attempts.digests(attempt.assignment):
                shutil.rmtree(there)
            else:
                os.rename(there, folder.with_name(f"before-{attempt.folder}"))
        os.rename(aside, there)

    def _again(self, graded: Graded) -> engine.Submit:
        """What the engine asks for is graded already, unless somebody has released the assignment anew meanwhile."""

        def submit(assignment: Assignment, data: bytes, limits: Limits) -> Future[SubmissionResult]:
            if self._grader is None:
                raise CourseError("{assignment}: was released anew, and nothing can be graded at present", assignment=assignment.name)
            known = graded.known.get((assignment.key, digest(data, assignment.files)))
            return known or self._pool.submit(self._grader.grade, assignment, data, limits)

        return submit

    def _release(self, gradebook: Gradebook, attempt: Attempt, results: Mapping[str, SubmissionResult]) -> None:
        """Its pages, to where nbgrader's fetch_feedback finds them."""
        if self.exchange is None or attempt.source is not Source.EXCHANGE:
            return
        if attempt.counts:
            self.exchange.release(attempt.student, attempt.assignment, self.course.feedback)
            return
        pages = attempt_folder(self.course, attempt) / "feedback"
        for editions in self._shelf.get(attempt.assignment, []):
            page = show_attempt(self.course, gradebook, editions[0], attempt, results.get(editions[0].book)).page
            write_page(pages, self._submitted(attempt, editions[0]), editions[0].book, page, exchange=True)
        self.exchange.release(attempt.student, attempt.assignment, pages)

    def _tell_what_is_over(self, gradebook: Gradebook) -> None:
        """Pages that said less before an assignment was due."""
        if self.exchange is None:
            return
        for name in self._shelf:
            if not is_over(last_due(gradebook.nbgrader, name), datetime.now(timezone.utc)):
                continue
            for attempt in self.attempts.untold(name, _PAGES_A_LOOK, self._troubles):
                with locked(self.course.folder, briefly=True):
                    try:
                        self._guarded(gradebook, functools.partial(self._tell, gradebook, attempt), attempt.id)
                    except Exception:  # a fault of ours, which one attempt has found and no other shall notice
                        log.exception("%s of %s: the page stays as it is", attempt.assignment, ascii(attempt.student))
                        self.attempts.tell(attempt)

    def _tell(self, gradebook: Gradebook, attempt: Attempt) -> None:
        if attempt.counts:
            write_feedback(self.course, gradebook, attempt.assignment, [attempt.student])
        self._release(gradebook, attempt, self.attempts.results(attempt.id))
        self.attempts.tell(attempt)


def _comes_before(policy: str, attempt: Attempt, other: Attempt) -> bool:
    """Which of two graded attempts counts, whichever was graded first: the best (of equals the first), the last or the first."""
    if policy == "best" and attempt.final != other.final:
        return (attempt.final or 0.0) > (other.final or 0.0)
    return attempt.id > other.id if policy == "last" else attempt.id < other.id


def _signature(folder: Path) -> object:
    """Changes with what lies in a folder."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    except OSError:
        return None
    return sorted((name, stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in found)
