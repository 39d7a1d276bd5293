"""Sentences for whoever runs a command: English words that know what they are made of.

An error or a line of output arises where nobody knows of a terminal, and is said in its language where it is printed. So it travels as a
`Phrase`: a text that remembers its sentence, and what filled the fields of that. The sentences are in the catalog `commands.po`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from autograder.reasons import Reason

Sentence = str | tuple[str, str]  #: one sentence, or its singular and its plural, chosen by the field `n`


class Speech(Protocol):
    """What is said in one language."""

    def sentence(self, sentence: Sentence, number: int | None) -> str:
        """A sentence there, of a pair the form for a number; its fields stay open."""

    def reason(self, why: Reason) -> str:
        """The words of a reason."""


class Phrase(str):
    """The English words. As a part of another text they are no more than that: what is to be translated is a field of a phrase."""

    sentence: Sentence
    fields: Mapping[str, Any]

    def __new__(cls, sentence: Sentence, fields: Mapping[str, Any]) -> Phrase:
        made = super().__new__(cls, _filled(_english(sentence, fields), fields))
        made.sentence, made.fields = sentence, fields
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """What a copy is made of, also in another process: errors go from a worker to whoever asked for the work.

        Of an error in a field its words alone: not every one of them can travel.
        """
        fields = {
            name: str(words) if isinstance(words := _words_of(value), BaseException) else words for name, value in self.fields.items()
        }
        return Phrase, (self.sentence, fields)

    def said(self, speech: Speech) -> str:
        """In another language, with the phrases among its fields; where a translation has other fields, in English."""
        number = None if isinstance(self.sentence, str) else int(self.fields["n"])
        fields = {name: said(value, speech) for name, value in self.fields.items()}
        try:
            return _filled(speech.sentence(self.sentence, number), fields)
        except (LookupError, ValueError):
            return _filled(_english(self.sentence, self.fields), fields)


def phrase(sentence: str, /, **fields: Any) -> Phrase:
    """A sentence with its `{fields}` filled in, as `str.format` does it; without fields it is taken as it stands.

    A field may be another phrase, an error that holds one, or anything that has a text.
    """
    return Phrase(sentence, fields)


def phrases(one: str, many: str, /, *, n: int, **fields: Any) -> Phrase:
    """The same with a singular and a plural, by the number `n`."""
    return Phrase((one, many), {"n": n, **fields})


def verbatim(text: object) -> Phrase:
    """What is the same in every language: a path, a name, or what a program said."""
    return Phrase("{text}", {"text": text})


def joined(separator: str, parts: Iterable[object]) -> Phrase:
    """Phrases, and anything else that has a text, one after another."""
    fields = {f"part{number}": part for number, part in enumerate(parts)}
    return Phrase("{separator}".join(f"{{{name}}}" for name in fields), {"separator": separator, **fields})


def said(value: Any, speech: Speech) -> Any:
    """A phrase, or an error that holds one, in another language; anything else as it is."""
    words = _words_of(value)
    return words.said(speech) if isinstance(words, Phrase) else words


def _words_of(value: Any) -> Any:
    """The phrase that an error holds; anything else as it is."""
    return value.args[0] if isinstance(value, Exception) and value.args and isinstance(value.args[0], Phrase) else value


def _english(sentence: Sentence, fields: Mapping[str, Any]) -> str:
    return sentence if isinstance(sentence, str) else sentence[fields["n"] != 1]


def _filled(sentence: str, fields: Mapping[str, Any]) -> str:
    return sentence.format_map(fields) if fields else sentence
