"""Whether translations agree with their sentences in all that no language changes: `python book/_ext/agreement.py [es] [book/l1 …]`.

Formulas, numbers, inline code, targets of roles and links, fields, and the structure of the page have to be the same; code has to run.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from catalogs import LOCALES, ROOT, begun, catalog_of, sources
from page_texts import code_of, page_structure, translated_page, translated_questions

from autograder.catalogs import fields_of, parts, read_catalog, read_texts

CODE = re.compile(r"(?<!\})(`+)(?!`)(.+?)(?<!`)\1(?!`)")
QUOTED = re.compile(r"(?<!`)``(?!`)(.+?)(?<!`)``(?!`)")  # code with a role in it, which is none there
ROLE = re.compile(r"\{([\w:]+)\}`([^`]*)`")
FORMULA = re.compile(r"\$\$.+?\$\$|(?<![\\$])\$[^$]+\$")
LINK = re.compile(r"\]\(([^)\s]*)\)|(https?://[^\s)>`\"]+)")
NUMBER = re.compile(r"(?<![\w\\])\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?(?![\w])")
BLOCK = re.compile(r"(?:[-*+] |\d+[.)] |#+ |> |: |\||```|:::|\([\w-]+\)=$)")
FIELD = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def _spans(pattern: re.Pattern[str], text: str, group: int = 0) -> tuple[Counter[str], str]:
    """What a pattern finds, counted, and the text without it."""
    return Counter(found[group] for found in pattern.finditer(text)), pattern.sub(" ", text)


def _targets(text: str) -> Counter[str]:
    return Counter(f"{{{role}}}`{(re.search('<([^<>]*)>$', body) or [body, body])[1].strip()}`" for role, body in ROLE.findall(text))


def disagreements(english: str, translation: str, *, has_fields: bool = False, words: dict[str, str] | None = None) -> Iterator[str]:
    """What a translation says otherwise than its sentence; `words` are strings of code that are translated on the same page."""
    for name, a, b in _pairs(english, translation, has_fields, words or {}):
        if a != b:
            lacks, has = a - b, b - a
            told = [f"lacks {', '.join(map(repr, lacks))}"] if lacks else []
            told += [f"has {', '.join(map(repr, has))}, which the sentence has not"] if has else []
            yield f"{name}: it {' and '.join(told)}"
    if (english[:1].isspace(), english[-1:].isspace()) != (translation[:1].isspace(), translation[-1:].isspace()):
        yield "spaces or line breaks at its beginning or end are others"
    if BLOCK.match(translation) and not BLOCK.match(english):
        yield "it begins like a list, a heading or a box"
    if "\n" in translation and "\n" not in english:
        yield "it has line breaks"


def _pairs(english: str, translation: str, has_fields: bool, words: dict[str, str]) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    if has_fields:
        try:
            yield "fields", Counter(fields_of(english)), Counter(fields_of(translation))
        except ValueError as error:
            yield "fields", Counter(), Counter([f"a brace without its partner ({error})"])
            return
        english, translation = ("".join(text for text, _ in parts(said)) for said in (english, translation))
    (quoted_a, english), (quoted_b, translation) = (_spans(QUOTED, text, 1) for text in (english, translation))
    if not has_fields:
        yield "fields", *(Counter(FIELD.findall(CODE.sub("", FORMULA.sub("", ROLE.sub("", text))))) for text in (english, translation))
    yield "targets of roles", _targets(english), _targets(translation)
    english, translation = (ROLE.sub(_shown, text) for text in (english, translation))
    (code_a, english), (code_b, translation) = (_spans(CODE, text, 2) for text in (english, translation))
    said = Counter({words.get(code, code): 0 for code in code_a})
    for code, count in code_a.items():
        said[words[code] if code_b[code] < count and code in words else code] += count
    yield "code", +said + quoted_a, code_b + quoted_b
    yield "links", *(Counter(a or b for a, b in LINK.findall(text)) for text in (english, translation))
    english, translation = (LINK.sub(" ", text) for text in (english, translation))
    (formulas_a, english), (formulas_b, translation) = (_spans(FORMULA, _without_words(text)) for text in (english, translation))
    yield "formulas", _decimals(formulas_a), _decimals(formulas_b)
    yield "strong words (**)", Counter({"**": english.count("**")}), Counter({"**": translation.count("**")})
    yield "tags", *(Counter(re.findall(r"</?[a-z]+[^<>]*>", text)) for text in (english, translation))
    yield "numbers", *(Counter(re.sub(r"[.,\s]", "", number) for number in NUMBER.findall(text)) for text in (english, translation))


def _shown(role: re.Match[str]) -> str:
    """The words of a role's text, without those that say where it leads."""
    text = re.fullmatch(r"(.*?)\s*<[^<>]*>", role[2], flags=re.S)
    return text[1] if text else " "


def _without_words(text: str) -> str:
    return re.sub(r"\\text\{[^{}]*\}", r"\\text{}", text)


def _decimals(formulas: Counter[str]) -> Counter[str]:
    """Formulas with decimal points, whichever mark a language has."""
    plain = Counter[str]()
    for formula, count in formulas.items():
        plain[re.sub(r"\s+", " ", re.sub(r"(\d)(?:\{,\})(\d)", r"\1.\2", formula))] += count
    return plain


def check(source: Path, language: str) -> Iterator[str]:
    """What is wrong with the translations of a page or a file of questions, each with the sentence."""
    path = catalog_of(source, language)
    if not path.is_file():
        return
    name = path.relative_to(ROOT)
    messages = [message for message in read_catalog(path, language) if message.id and message.string and not message.fuzzy]
    words = {str(message.id): str(message.string) for message in messages}
    broken = False
    for message in messages:
        for wrong in disagreements(str(message.id), str(message.string), has_fields="fields" in message.flags, words=words):
            broken = broken or wrong.startswith("fields")
            yield f"{name}: “{_short(str(message.id))}” => “{_short(str(message.string))}”\n    {wrong}"
    terms = Counter(str(message.string) for message in messages if "a term of the glossary" in message.auto_comments)
    yield from (f"{name}: {count} terms of the glossary are translated as “{term}”" for term, count in terms.items() if count > 1)
    if not broken:
        yield from (f"{name}: {wrong}" for wrong in _page_wrong(source, language))


def _page_wrong(source: Path, language: str) -> Iterator[str]:
    """What is wrong with the translated page as a whole."""
    english, texts = (ROOT / source).read_text(encoding="utf-8"), read_texts([catalog_of(source, language)])
    if source.suffix != ".md":
        translated_questions(english, texts)
        return
    made = translated_page(english, texts)
    for before, after in zip(code_of(english), code_of(made), strict=False):
        try:
            ast.parse(before)
        except SyntaxError:
            continue
        try:
            ast.parse(after)
        except SyntaxError as error:
            yield f"this line of code can no longer be read: {(error.text or '').strip()}"
    for (kind, was), (now, text) in zip(page_structure(english), page_structure(made), strict=False):
        if kind != now:
            yield f"the page changes its structure at “{_short(was)}” => “{_short(text)}”: {kind} becomes {now}"
            return
    if len(page_structure(english)) != len(page_structure(made)):
        yield "the page has more or fewer paragraphs, cells or boxes than the English one"


def _short(text: str) -> str:
    return text if len(text) < 110 else text[:110] + "…"


def main() -> int:
    languages = [name for name in sys.argv[1:] if (LOCALES / name.replace("-", "_")).is_dir()] or begun()
    names = {name.removeprefix("book/") for name in sys.argv[1:]} - set(languages)
    wrong = []
    for language in languages:
        for source in sources():
            if not names or source.with_suffix("").as_posix().removeprefix("book/") in names:
                wrong += check(source, language)
        wrong += [] if names else check_interface(language)
    print("\n".join([*wrong, f"{len(wrong)} disagreements"]))
    return 1 if wrong else 0


def check_interface(language: str) -> Iterator[str]:
    path = LOCALES / language.replace("-", "_") / "LC_MESSAGES" / "course.po"
    for message in read_catalog(path, language) if path.is_file() else ():
        if message.id and message.string and not message.fuzzy:
            for wrong in disagreements(str(message.id), str(message.string)):
                yield f"{path.relative_to(ROOT)}: “{_short(str(message.id))}”\n    {wrong}"


if __name__ == "__main__":
    sys.exit(main())
