"""Below the chapters, what the reader has done; below each text, "I have read this chapter" and "Was everything clear?".

The counts are kept by book/assets/progress.js in the reader's browser alone. A chapter is a page with practice questions.
The feedback link opens a new issue in the course's repository: `repository: url:` in _config.yml. Without it there is no link.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any
from urllib.parse import quote, urlencode

import finish
from quiz import quiz_question
from sphinx.locale import get_translation

_ = get_translation("course")


def count_questions(app: Any, doctree: Any) -> None:
    """Remember how many practice questions a page has."""
    counts = app.env.__dict__.setdefault("course_questions", {})
    counts[app.env.docname] = sum(1 for _node in doctree.findall(quiz_question))


def forget(_app: Any, env: Any, name: str) -> None:
    env.__dict__.setdefault("course_questions", {}).pop(name, None)


def merge(_app: Any, env: Any, names: Any, other: Any) -> None:
    counts = env.__dict__.setdefault("course_questions", {})
    counts.update({name: other.course_questions[name] for name in names if name in getattr(other, "course_questions", {})})


def chapters(app: Any) -> dict[str, int]:
    """Pages with questions, in the order of the table of contents, and how many each has."""
    counts = getattr(app.env, "course_questions", {})
    order = [app.config.root_doc, *app.env.toctree_includes.get(app.config.root_doc, [])]
    return {name: counts[name] for name in sorted(counts, key=lambda n: order.index(n) if n in order else len(order)) if counts[name]}


def sidebar(app: Any, _name: str, _context: dict[str, Any]) -> str:
    data = escape(json.dumps(chapters(app)))
    words = escape(
        json.dumps(
            {
                "summary": _("{read} of {chapters} chapters read, {answered} of {questions} questions answered"),
                "read": _("read"),
                "answered": _("{answered} of {questions} questions answered"),
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
<p>{_("Kept in this browser alone. Nothing is sent anywhere.")}</p>
<div class="course-progress-buttons">
<button type="button" data-do="save">{_("Save as a file")}</button>
<button type="button" data-do="load">{_("Load a file")}</button>
<button type="button" data-do="erase">{_("Erase")}</button>
<input type="file" accept=".json,application/json" aria-label="{_("Progress file")}" hidden>
</div>
</details>"""


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
    if name in chapters(app):
        parts.append(
            f'<button type="button" class="course-read" aria-pressed="false" data-page="{name}">{_("I have read this chapter")}</button>'
        )
    repository = (app.config.html_theme_options or {}).get("repository_url") or ""
    if repository.startswith(("https://", "http://")) and name in app.env.found_docs:
        page = context.get("pageurl") or name
        url = escape(issue_url(repository, context.get("pagetitle") or context.get("title") or name, page))
        parts.append(f'<a class="course-feedback" href="{url}">{_("Was everything clear? Tell us")}</a>')
    return f'<div class="course-below d-print-none">{" ".join(parts)}</div>' if parts else ""


def setup(app: Any) -> dict[str, Any]:
    finish.add_to("sidebar", sidebar)
    finish.add_to("article", below_text)
    app.connect("doctree-read", count_questions)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": False}
