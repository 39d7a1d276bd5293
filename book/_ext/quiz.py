"""The {quiz} directive: the practice questions of book/questions/<chapter>.yml as a form in the page.

    ```{quiz} l1
    :only: l1-prints, l1-collinear
    ```

Each question is a fieldset with radio buttons, with boxes to tick where several options are right, or with a field for a
number; book/assets/quiz.js shows the feedback of the answer in a live region. Without JavaScript, the answers open in a
<details>.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from question_file import Question, QuestionError, read_questions
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

_ = get_translation("course")


class quiz_question(nodes.General, nodes.Element):
    """One question: quiz_text, quiz_option… or quiz_number, quiz_answers; attribute kind (one, several, number)."""


class quiz_text(nodes.General, nodes.Element):
    """What is asked."""


class quiz_option(nodes.General, nodes.TextElement):
    """One choice; attributes letter and right."""


class quiz_number(nodes.General, nodes.Element):
    """The field for a number."""


class quiz_answers(nodes.General, nodes.Element):
    """The list of feedback, folded away."""


class quiz_feedback(nodes.General, nodes.Element):
    """Why one choice, or one number, is right or wrong; attributes label (what was answered) and right."""


class Quiz(SphinxDirective):
    """Reads the question file named by the argument; `:only:` picks questions by id."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"only": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        shown_as = f"book/questions/{self.arguments[0]}.yml"
        path = Path(self.env.srcdir, "book", "questions", f"{self.arguments[0]}.yml")
        self.env.note_dependency(str(path))
        try:
            questions = pick(read_questions(path, shown_as), self.options.get("only"), shown_as)
        except QuestionError as error:
            raise self.error(str(error)) from None
        return [self.question_node(question, number, shown_as) for number, question in enumerate(questions, 1)]

    def question_node(self, question: Question, number: int, source: str) -> nodes.Node:
        kind = "number" if question.number else "several" if question.several else "one"
        node = quiz_question("", ids=[f"question-{question.id}"], number=number, name=question.id, kind=kind)
        text = quiz_text("")
        self.parse(question.text, source, text)
        node += text
        answers = quiz_answers("")
        if question.number:
            node += quiz_number("", name=question.id)
            known = question.number
            self.add_feedback(answers, f"{known.number:g}", True, known.feedback, source, value=known.number, tolerance=known.tolerance)
            for slip in known.slips:
                self.add_feedback(answers, f"{slip.number:g}", False, slip.feedback, source, value=slip.number, tolerance=known.tolerance)
            self.add_feedback(answers, _("Another number"), False, known.otherwise, source)
        for letter, option in zip("ABCDEF", question.options, strict=False):
            choice = quiz_option("", letter=letter, right=option.right, name=question.id, kind=kind)
            parsed = nodes.Element()
            self.parse(option.text, source, parsed)
            if len(parsed) != 1 or not isinstance(parsed[0], nodes.paragraph):
                raise self.error(
                    f"{source}, question {question.id}, option {letter}: the text must be one "
                    "paragraph. Move lists and code blocks to 'question'."
                )
            choice.extend(parsed[0].children)
            node += choice
            self.add_feedback(answers, letter, option.right, option.feedback, source)
        node += answers
        return node

    def add_feedback(self, answers: nodes.Element, label: str, right: bool, text: str, source: str, **number: float) -> None:
        feedback = quiz_feedback("", label=label, right=right, **number)
        self.parse(text, source, feedback)
        answers += feedback

    def parse(self, text: str, source: str, into: nodes.Element) -> None:
        self.state.nested_parse(StringList(text.splitlines(), source=source), 0, into)


def pick(questions: list[Question], only: str | None, shown_as: str) -> list[Question]:
    """The questions whose ids are listed, in the order listed; all without a list."""
    if only is None:
        return questions
    by_id = {question.id: question for question in questions}
    names = [name.strip() for name in only.split(",")]
    for name in names:
        if name not in by_id:
            raise QuestionError(f"{shown_as}: there is no question {name!r}. It has {', '.join(by_id)}.")
    return [by_id[name] for name in names]


def visit_question(self: Any, node: Any) -> None:
    name = node["name"]
    self.body.append(
        f'<form class="quiz" id="question-{name}" data-kind="{node["kind"]}"><fieldset aria-describedby="{name}-text">'
        f"<legend>{_('Question')} {node['number']}</legend>\n"
    )


def depart_question(self: Any, node: Any) -> None:
    self.body.append("</fieldset></form>\n")


def visit_text(self: Any, node: Any) -> None:
    self.body.append(f'<div class="quiz-text" id="{node.parent["name"]}-text">')


def depart_text(self: Any, node: Any) -> None:
    self.body.append("</div>\n")


def visit_option(self: Any, node: Any) -> None:
    key = f"{node['name']}-{node['letter'].lower()}"
    control = "checkbox" if node["kind"] == "several" else "radio"
    self.body.append(
        f'<div class="quiz-option"><input type="{control}" name="{node["name"]}" id="{key}" value="{node["letter"]}">'
        f'<label for="{key}"><span class="quiz-letter">{node["letter"]}</span> <span>'
    )


def depart_option(self: Any, node: Any) -> None:
    self.body.append("</span></label></div>\n")


def visit_number(self: Any, node: Any) -> None:
    key = f"{node['name']}-number"
    # without inputmode: the keyboards of numbers on telephones have no minus sign, or no e
    self.body.append(
        f'<div class="quiz-number"><label for="{key}">{_("Your number")}</label> <input type="text" autocomplete="off" id="{key}"></div>\n'
    )
    raise nodes.SkipNode


def visit_answers(self: Any, node: Any) -> None:
    self.body.append(
        f'<p class="quiz-buttons"><button type="submit">{_("Check")}</button> '
        f'<button type="reset">{_("Try again")}</button></p>'
        f'<div class="quiz-result" role="status" aria-live="polite" data-none="{_("Choose an answer first.")}" '
        f'data-no-number="{_("Write a number, such as 0.25.")}" data-right="{_("Right")}" data-wrong="{_("Not right")}" '
        f'data-missing="{_("Not all yet: what you ticked is right, and more is.")}"></div>'
        f'<details class="quiz-answers"><summary>{_("All answers, with reasons")}</summary>\n'
    )


def depart_answers(self: Any, node: Any) -> None:
    self.body.append("</details>\n")


def visit_feedback(self: Any, node: Any) -> None:
    verdict = _("Right") if node["right"] else _("Not right")
    number = f' data-value="{node["value"]}" data-tolerance="{node["tolerance"]}"' if "value" in node else ""
    self.body.append(
        f'<div class="quiz-feedback" data-label="{node["label"]}" data-right="{str(node["right"]).lower()}"{number}>'
        f'<p class="quiz-verdict">{node["label"]}: {verdict}</p>\n'  # what the search shows has no other space there
    )


def depart_feedback(self: Any, node: Any) -> None:
    self.body.append("</div>\n")


HTML = {
    quiz_question: (visit_question, depart_question),
    quiz_text: (visit_text, depart_text),
    quiz_option: (visit_option, depart_option),
    quiz_number: (visit_number, None),
    quiz_answers: (visit_answers, depart_answers),
    quiz_feedback: (visit_feedback, depart_feedback),
}


def setup(app: Any) -> dict[str, Any]:
    app.add_directive("quiz", Quiz)
    for node, functions in HTML.items():
        app.add_node(node, html=functions)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
