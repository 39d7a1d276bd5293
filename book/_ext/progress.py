"""Below the chapters, what the reader can do, where to go on and what to repeat; below each text, "I have read this chapter" and
"Was everything clear?".

It is kept by book/assets/progress.js in the reader's browser alone. A chapter is a page with practice questions.
The feedback link writes to `course_feedback`, or opens a new issue in the course's repository: _config.yml. With neither there is none.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any
from urllib.parse import quote, urlencode

import finish
from quiz import quiz_question
from sphinx.locale import get_translation
from sphinx.util import logging

_ = get_translation("course")
logger = logging.getLogger(__name__)


def count_questions(app: Any, doctree: Any) -> None:
    """Remember the names of a page's practice questions, in their order."""
    counts = app.env.__dict__.setdefault("course_questions", {})
    counts[app.env.docname] = [question["name"] for question in doctree.findall(quiz_question)]


def forget(_app: Any, env: Any, name: str) -> None:
    env.__dict__.setdefault("course_questions", {}).pop(name, None)


def merge(_app: Any, env: Any, names: Any, other: Any) -> None:
    counts = env.__dict__.setdefault("course_questions", {})
    counts.update({name: other.course_questions[name] for name in names if name in getattr(other, "course_questions", {})})


def chapters(app: Any) -> dict[str, list[str]]:
    """Pages with questions, in the order of the table of contents, and the names of their questions."""
    counts = getattr(app.env, "course_questions", {})
    order = [app.config.root_doc, *app.env.toctree_includes.get(app.config.root_doc, [])]
    return {name: counts[name] for name in sorted(counts, key=lambda n: order.index(n) if n in order else len(order)) if counts[name]}


def sidebar(app: Any, _name: str, _context: dict[str, Any]) -> str:
    data = escape(json.dumps(chapters(app)))
    words = escape(
        json.dumps(
            {
                "summary": _("{read} of {chapters} chapters read, {right} of {questions} questions right"),
                "read": _("read"),
                "right": _("{right} of {questions} questions right"),
                "continue": _("Continue here"),
                "repeat": _("Repeat these"),
                "question": _("question {number}"),
                "erase": _("Erase what this browser knows of your progress?"),
                "erased": _("Your progress is erased."),
                "loaded": _("Your progress is loaded."),
                "notLoaded": _("This is not a progress file of this course."),
                "marked": _("Marked as read."),
                "unmarked": _("No longer marked as read."),
                "noStorage": _("This browser keeps nothing; your progress ends with this page."),
            },
            ensure_ascii=False,
            default=str,  # a translation is made when it is read
        )
    )
    return f"""
<details class="course-progress" data-chapters="{data}" data-words="{words}">
<summary>{_("Your progress")}<span class="course-counts"></span></summary>
<div class="course-next"></div>
<p>{_("Kept in this browser alone. Nothing is sent anywhere.")}</p>
<div class="course-progress-buttons">
<button type="button" data-do="save">{_("Save as a file")}</button>
<button type="button" data-do="load">{_("Load a file")}</button>
<button type="button" data-do="erase">{_("Erase")}</button>
<input type="file" accept=".json,application/json" aria-label="{_("Progress file")}" hidden>
</div>
</details>"""


def mail_url(address: str, title: str, page: str) -> str:
    """A mail about a page, begun, for readers who have no account anywhere."""
    subject, body = _("Feedback: {title}").format(title=title), _("Page: {page}\n\nWhat was not clear, or wrong?\n\n").format(page=page)
    return f"mailto:{quote(address, safe='@')}?" + urlencode({"subject": subject, "body": body}, quote_via=quote)


def issue_url(repository: str, title: str, page: str) -> str:
    """Address of a new issue about a page, on GitHub, GitLab or a Gitea, with the text begun."""
    subject = _("Feedback: {title}").format(title=title)
    body = _("Page: {page}\n\nWhat was not clear, or wrong?\n\n").format(page=page)
    repository = repository.rstrip("/").removesuffix(".git")
    if "gitlab" in repository.split("/")[2]:
        return f"{repository}/-/issues/new?" + urlencode({"issue[title]": subject, "issue[description]": body}, quote_via=quote)
    return f"{repository}/issues/new?" + urlencode({"title": subject, "body": body}, quote_via=quote)


def below_text(app: Any, name: str, context: dict[str, Any]) -> str:
    parts = []
    if name == app.config.root_doc:
        parts.append('<div class="course-next"></div>')
    if name in chapters(app):
        parts.append(
            f'<button type="button" class="course-read" aria-pressed="false" data-page="{name}">{_("I have read this chapter")}</button>'
        )
    page, title = context.get("pageurl") or name, context.get("pagetitle") or context.get("title") or name
    repository, address = feedback_places(app)
    if name in app.env.found_docs and (address or repository):
        url = escape(mail_url(address, title, page) if address else issue_url(repository, title, page))
        parts.append(f'<a class="course-feedback" href="{url}">{_("Was everything clear? Tell us")}</a>')
    return f'<div class="course-below d-print-none">{" ".join(parts)}</div>' if parts else ""


def feedback_places(app: Any) -> tuple[str, str]:
    """The repository for issues and the address for mail, "" where there is none; an address that is none is a warning of the build."""
    repository = (app.config.html_theme_options or {}).get("repository_url") or ""
    address = app.config.course_feedback.strip()
    if address and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", address):
        logger.warning("_config.yml: course_feedback: %r is no mail address. Write name@university.edu, or leave it empty.", address)
        address = ""
    return (repository if repository.startswith(("https://", "http://")) else ""), address


def setup(app: Any) -> dict[str, Any]:
    app.add_config_value("course_feedback", "", "html")
    finish.add_to("sidebar", sidebar)
    finish.add_to("article", below_text)
    app.connect("doctree-read", count_questions)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    return {"version": "1", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": False}
