"""Gettext catalogs as files: read, brought up to date, counted; and the sentences of a course's authors that they translate.

A message with the flag `fields` is the text of an f-string or of a phrase: what stands in its braces is filled in by Python. In any other
message of such a catalog a brace is a brace.
"""

from __future__ import annotations

import io
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import babel
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.phrases import Phrase, phrase

FIELDS = "fields"  #: the flag
SOURCE = "en"  #: the language that everything is written in
OURS = Path(__file__).parent / "locales"  #: the grader's own catalogs


def catalog_path(locales: Path, language: str, name: str) -> Path:
    """Where the catalog of this name lies, in gettext's order of folders. Raises CourseError for what is no language's code."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", language):
        raise CourseError("{language}: this is not a language; write its code, such as es or pt-BR", language=language)
    return locales / language.replace("-", "_") / "LC_MESSAGES" / f"{name}.po"


@dataclass(frozen=True)
class Message:
    """A sentence to translate: where it stands, and what it is for whoever translates it."""

    english: str
    place: str
    about: str
    has_fields: bool = False


@dataclass(frozen=True)
class _Pattern:
    """A sentence with fields: how a filled-in one is recognized, and how its translation is filled in."""

    english: re.Pattern[str]
    fields: tuple[str, ...]
    translation: str

    def translated(self, text: str) -> str | None:
        """The translation of a text that this sentence gave; None of any other."""
        found = self.english.fullmatch(text)
        if found is None:
            return None
        return self.filled(found.groups())

    def filled(self, texts: Iterable[str]) -> str:
        """The translation with these texts in place of the fields of the English sentence, in its order."""
        values = dict(zip(self.fields, texts, strict=True))
        return "".join(literal + ("" if name is None else values[without_width(name)]) for literal, name in parts(self.translation))


def parts(text: str) -> list[tuple[str, str | None]]:
    """The literal pieces of a sentence, each with the field that follows it, as it is written between the braces.

    Raises ValueError where the braces do not match.
    """
    found: list[tuple[str, str | None]] = []
    for literal, name, form, conversion in string.Formatter().parse(text):
        written = None if name is None else name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        found.append((literal, written))
    return found


def without_width(field: str) -> str:
    """A field without how wide it is and how it is aligned, which a language with longer words may change: {name:12} and {name:20}."""
    return re.sub(r":[<>^]?\d*(?=[.,a-z%]|$)", ":", field).rstrip(":")


def fields_of(text: str) -> list[str]:
    """The fields of a sentence without their widths, in alphabetical order. Raises ValueError."""
    return sorted(without_width(name) for _, name in parts(text) if name is not None)


@dataclass(frozen=True)
class Texts:
    """Sentences of a course's authors in another language."""

    sentences: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)  #: those with fields, as the source writes them
    patterns: tuple[_Pattern, ...] = ()

    def translated(self, text: str) -> str | None:
        """The translation of what a person would read, fields filled in; None where there is none."""
        if known := self.sentences.get(text):
            return known
        return next((said for pattern in self.patterns if (said := pattern.translated(text)) is not None), None)

    def of_source(self, message: Message) -> str | None:
        """The translation of a sentence as the source writes it."""
        return (self.templates if message.has_fields else self.sentences).get(message.english)

    def __bool__(self) -> bool:
        return bool(self.sentences or self.templates)

    def __or__(self, others: Texts) -> Texts:
        """Both; where both know a sentence, as the first has it."""
        return Texts({**others.sentences, **self.sentences}, {**others.templates, **self.templates}, self.patterns + others.patterns)


def texts_of(pairs: Iterable[tuple[str, str, bool]]) -> Texts:
    """The texts of (English, translation, whether it has fields)."""
    sentences: dict[str, str] = {}
    templates: dict[str, str] = {}
    patterns: list[_Pattern] = []
    for english, translation, has_fields in pairs:
        if not has_fields:
            sentences[english] = translation
            continue
        templates[english] = translation
        names = tuple(without_width(name) for _, name in parts(english) if name is not None)
        expression = "".join(re.escape(literal) + ("" if name is None else "(.+?)") for literal, name in parts(english))
        patterns.append(_Pattern(re.compile(expression, re.DOTALL), names, translation))
    return Texts(sentences, templates, tuple(patterns))


def read_texts(paths: Iterable[Path], flag: str = FIELDS) -> Texts:
    """The texts of those catalogs that are there, without what is empty or fuzzy; `flag` marks those with fields.

    Raises CourseError, also where a translation has other fields than its sentence.
    """
    pairs: list[tuple[str, str, bool]] = []
    for path in paths:
        for message in read_catalog(path) if path.is_file() else ():
            if isinstance(message.id, str) and message.id and message.string and not message.fuzzy:
                english, translation = message.id, str(message.string)
                if wrong := flag in message.flags and _other_fields(english, translation):
                    raise CourseError("{path}:{line}: {wrong}", path=path, line=message.lineno, wrong=wrong)
                pairs.append((english, translation, flag in message.flags))
    return texts_of(pairs)


def _other_fields(english: str, translation: str) -> Phrase | None:
    """What is wrong with the fields of a translation; None where nothing is."""
    try:
        if fields_of(english) == fields_of(translation):
            return None
        needed = ", ".join(f"{{{name}}}" for name in fields_of(english))
        return phrase("the translation of {english!r} must hold the fields {needed}, each as it is there", english=english, needed=needed)
    except ValueError as error:
        return phrase(
            "the translation of {english!r} has a brace without its partner ({error}); double a brace that is meant literally",
            english=english,
            error=error,
        )


def read_catalog(path: Path, language: str | None = None) -> Catalog:
    """A catalog as it stands. Raises CourseError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return read_po(file, locale=language and language.replace("-", "_"), abort_invalid=True)
    except (OSError, ValueError, babel.UnknownLocaleError, PoFileError) as error:
        raise CourseError(
            "{path}: is not a catalog that can be read ({error}); check it with `msgfmt --check` and run again", path=path, error=error
        ) from None


@dataclass(frozen=True)
class State:
    """How far a catalog is."""

    path: Path
    messages: int
    words: int  #: of the English sentences
    missing: tuple[str, ...]
    fuzzy: tuple[str, ...]  #: the English sentence changed since

    @property
    def words_left(self) -> int:
        """How many words there are to translate or to look at."""
        return sum(len(english.split()) for english in {*self.missing, *self.fuzzy})


def update(path: Path, messages: Iterable[Message], language: str) -> State:
    """Brings the catalog at `path` up to date with the source, or makes it.

    A sentence that is new but like an old one takes the translation over, as fuzzy; one that is gone goes. Raises CourseError.
    """
    template = Catalog(charset="utf-8")
    for message in messages:
        flags = [FIELDS] if message.has_fields else []
        template.add(message.english, locations=[(message.place, 0)], auto_comments=[message.about], flags=flags)
    return update_from(path, template, language, formats=False)


def update_from(path: Path, template: Catalog, language: str, *, formats: bool = True) -> State:
    """The same from a catalog without translations; `formats` says whether braces and per cent signs are Python's fields."""
    try:
        babel.Locale.parse(language, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        raise CourseError("{language}: there is no such language; write its code, such as es or pt-BR", language=language) from None
    if path.is_file():
        catalog = read_catalog(path, language)
        with_fields = {message.id for message in template if FIELDS in message.flags}
        catalog.update(template, update_header_comment=False)
        for message in catalog:  # the flags of an old sentence are kept with its translation
            if message.id not in with_fields:
                message.flags.discard(FIELDS)
        # what fits so badly that it begins anew is quicker to translate than to mend
        for message in catalog:
            if message.id and message.fuzzy and not message.string:
                message.flags.discard("fuzzy")
    else:
        catalog = template
        catalog.locale = language.replace("-", "_")
        catalog.header_comment = ""
    write(path, catalog, formats=formats)
    return state(path, language)


def write(path: Path, catalog: Catalog, *, formats: bool = False) -> None:
    """Writes a catalog: no line numbers and no dates, so that it changes where a sentence does."""
    for message in catalog:
        if not formats:
            message.flags -= {"python-format", "python-brace-format"}
    catalog.fuzzy = False
    out = io.BytesIO()
    write_po(out, catalog, width=120, include_lineno=False, ignore_obsolete=True, omit_header=True)
    plural = f'"Plural-Forms: {catalog.plural_forms}\\n"\n' if catalog.locale else ""
    head = f'msgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n{plural}\n'
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, head + out.getvalue().decode())
    except OSError as error:
        raise CourseError(
            "{path}: cannot be written ({problem}); make room or set permissions, and run again", path=path, problem=error.strerror
        ) from None


def state(path: Path, language: str) -> State:
    """Counts. Raises CourseError where the catalog cannot be read."""
    messages = [message for message in read_catalog(path, language) if message.id]

    def english(message: Any) -> str:
        return message.id if isinstance(message.id, str) else str(message.id[0])

    def is_missing(message: Any) -> bool:
        return not all([message.string] if isinstance(message.string, str) else message.string)

    return State(
        path,
        len(messages),
        sum(len(english(message).split()) for message in messages),
        tuple(english(message) for message in messages if is_missing(message)),
        tuple(english(message) for message in messages if message.fuzzy),
    )
