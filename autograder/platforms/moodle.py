"""Moodle: its lists of grades and participants, the downloads of its assignments, and its import of grades."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from traitlets import Bool

from autograder.classroom.kept import PlatformFile
from autograder.classroom.scores import Person
from autograder.phrases import phrase
from autograder.platforms.common.contract import Columns, FileName, Owner, Platform, Students
from autograder.platforms.common.export import ColumnsExporter, Marks, Table

# Moodle makes a folder NAME_PARTICIPANT_assignsubmission_file (with _ at the end in older versions) for each student, or
# puts the same in front of the file's name. https://github.com/moodle/moodle/blob/main/mod/assign/classes/downloader.php
# A name can hold all of that as well, and so can what a student calls a file: where it stands twice, nobody knows which is Moodle's.
_MARK = "_assignsubmission_"
# What Moodle writes above its columns, a line for each language: `username`, `idnumber`, `email`, `firstname`, `lastname` and `fullname` of
# moodle.php, `recordid` of assign.php. From its language packs of version 4.5, https://github.com/projectestac/moodle-langpacks, and for
# Brazilian Portuguese, which that does not hold, of 3.5 and 4.2. "Nom" is the first name in Catalan and was the last one in French: a row
# is read in this order, so that what the language itself has for the other comes first.
_WORDS = (
    ("Username", "ID number", "Email address", "First name", "Last name", "Full name", "Identifier"),
    ("Anmeldename", "ID-Nummer", "E-Mail-Adresse", "Vorname", "Nachname", "Vollständiger Name", "ID"),
    ("Nombre de usuario", "Número de ID", "Dirección de correo", "Nombre", "Apellido(s)", "Nombre completo", "Identificador"),
    ("Nom d'utilisateur", "Numéro d'identification", "Adresse de courriel", "Prénom", "Nom de famille", "Nom complet", "Identifiant"),
    ("Username", "Codice identificativo", "Indirizzo email", "Nome", "Cognome", "Nome", "Identificativo"),
    ("Gebruikersnaam", "Nummer (ID)", "E-mailadres", "Voornaam", "Achternaam", "Volledige naam", "Identificatie"),
    ("Nome de utilizador", "Número de identificação (ID)", "E-mail", "Nome", "Apelido", "Nome completo", "Identificador"),
    ("Identificação de usuário", "Número de identificação", "Endereço de email", "Nome", "Sobrenome", "Nome completo", "Identificador"),
    ("Nom d'usuari", "Número ID", "Adreça electrònica", "Nom", "Cognoms", "Nom complet", "Identificador"),
    ("Nome de usuario", "Número ID", "Enderezo de correo", "Nome", "Apelidos", "Nome completo", "Identificador"),
    ("Erabiltzaile-izena", "ID zenbakia", "Helbide elektronikoa", "Izena", "Abizena(k)", "Izen osoa", "Identifikatzailea"),
    ("Användarnamn", "ID nummer", "E-postadress", "Förnamn", "Efternamn", "Fullständigt namn", "Identifierare"),
    ("Nume de utilizator", "Număr ID", "Adresa de e-mail", "Prenume", "Nume de familie", "Nume complet", "Identificator"),
    ("Kullanıcı adı", "ID numarası", "E-posta adresi", "Adı", "Soyadı", "Tam adı", "Tanımlayıcı"),
    ("Naudotojo vardas", "ID numeris", "El. pašto adresas", "Vardas", "Pavardė", "Visas pavadinimas", "Identifikatorius"),
    (
        *("Όνομα χρήστη", "Αναγνωριστικός αριθμός", "Διεύθυνση ηλε.ταχυδρομείου"),
        *("Μικρό/Βαπτιστικό όνομα", "Επίθετο", "Πλήρες όνομα", "Αναγνωριστικό"),
    ),
    ("Логин", "Индивидуальный номер", "Адрес электронной почты", "Имя", "Фамилия", "Полное имя", "Идентификатор"),
    ("Ім'я входу", "Індивідуальний номер", "Електронна пошта", "Ім'я", "Прізвище", "Повна назва", "Ідентифікатор"),
    ("ユーザ名", "IDナンバ", "メールアドレス", "名", "姓", "フルネーム", "ID"),
    ("사용자 아이디", "id 번호", "이메일 주소", "이름", "성", "전체 이름", "식별자"),
    ("用户名", "学号", "电子邮件地址", "名", "姓", "全名", "标识符"),
)
_LOGIN, _NUMBER, _EMAIL, _FIRST, _LAST, _NAME, _IDENTIFIER = (
    tuple(dict.fromkeys(word.casefold() for word in words)) for words in zip(*_WORDS, strict=True)
)
_PART = re.compile(rf"(?P<name>.*?)_(?P<participant>\d+){_MARK}(?:file|onlinetext)(?:_(?P<title>.+)?)?", re.DOTALL)


class MoodleExporter(ColumnsExporter):
    """The CSV that Moodle's grade import takes (Grades, Import, CSV file).

    https://docs.moodle.org/en/Grade_import: the columns are mapped to users (Username, ID number or Email address) and to
    grade items by hand after the upload; a column that is mapped to nothing is ignored, so the tasks can stay in the
    file. An empty cell takes away a grade, as in Canvas
    (https://github.com/moodle/moodle/blob/main/grade/import/csv/classes/load_data.php, update_grade_item).
    Feedback is left out, since importing it without a grade would delete grades.
    """

    default_name = "moodle.csv"

    tasks = Bool(True, help="A column for each graded cell, too.").tag(config=True)

    def table(self, marks: Marks) -> Table:
        rows: list[list[object]] = [
            [person.first_name, person.last_name, student, person.lms_id, person.email, *self.scores(marks, student)]
            for student, person in marks.handed_in()
        ]
        return ["First name", "Last name", "Username", "ID number", "Email address", *self.score_columns(marks)], rows


class Moodle(Platform):
    """Class list: Grades, Export; Participants, Download; or an assignment's grading worksheet.

    https://docs.moodle.org/en/Grade_export and https://docs.moodle.org/en/Assignment_settings#Offline_grading_worksheet
    Moodle translates the names of its columns; beside those of today there are some of older versions, and what sites put in their place.
    """

    columns = Columns(
        login=(*_LOGIN, "nutzername", "nome de usuário"),
        number=(*_NUMBER, "matrikelnummer"),
        email=(*_EMAIL, "dirección de correo electrónico"),
        first_name=_FIRST,
        last_name=(*_LAST, "surname", "familienname", "apellidos", "nom"),
        name=_NAME,
        lms_id=_NUMBER,
    )
    marked = True
    exporter = MoodleExporter

    def student_row(self, row: Mapping[str, str]) -> Mapping[str, str] | None:
        """Reads the participant's number: "Participant 123", in German "Teilnehmer/in123" and in Japanese "参加者123" in a column ID."""
        # a column ID alone is anybody's, unless there is a word before the number
        stated = next((row[name] for name in _IDENTIFIER if name in row and name != "id"), "")
        found = re.fullmatch(r"\D*(\d+)", stated) or re.fullmatch(r"\D+(\d+)", row.get("id", ""))
        if not found:
            return row
        if "nome" in row and "cognome" not in row:  # of a worksheet in Italian, which calls the whole name so
            row = {**row, "nome completo": row["nome"], "nome": ""}
        return {**row, "participant": found[1]}

    def file_names(self, path: str) -> Sequence[FileName]:
        parts = PurePosixPath(path).parts
        part = next((part for part in parts if _MARK in part), None)
        if part is None:
            return ()
        match = _PART.fullmatch(part) if part.count(_MARK) == 1 else None
        if match is None:
            return (FileName(path, parts[-1]),)
        return (FileName(path, match["title"] or parts[-1], match["participant"], match["name"]),)

    def feedback_name(self, file: PlatformFile, person: Person, title: str) -> str | None:
        """As Moodle's Upload multiple feedback files in a zip reads it: NAME_PARTICIPANT_assignfeedback_file_TITLE, no line in NAME.

        https://github.com/moodle/moodle/blob/main/mod/assign/feedback/file/importziplib.php (is_valid_filename_for_import)
        """
        name = "".join(letter if letter.isalnum() else " " for letter in person.name or person.student).strip()
        return f"{name or 'student'}_{file.key}_assignfeedback_file_{title}"

    def owner(self, files: Sequence[FileName], students: Students) -> Owner:
        """By the participant's number if there is a worksheet, else by a name that one student alone has."""
        file = files[0]
        if not file.key:
            return Owner(None, file, phrase("its name is not of the form that Moodle gives, so nobody knows whose it is; take it by hand"))
        listed, student = students.participant(file.key)
        if listed and (other := students.other_participant(file.key, file.name)):
            reason = phrase(
                "participant {number} is {other} on the worksheet, and this is called after {name!r}; a group's submission has the "
                "group's number: put it into a folder for each member, called after the member's id, and collect these",
                number=file.key,
                other=other,
                name=file.name,
            )
            return Owner(None, file, reason)
        if listed:
            return Owner(student, file, phrase("participant {number} is on the worksheet, but not on the roster", number=file.key))
        if students.has_worksheet:
            return Owner(
                None, file, phrase("participant {number} is not on the worksheet; is it the worksheet of this assignment?", number=file.key)
            )
        # a download can have the user name in front of the name, without what paths cannot hold, and with a space for each line in it
        found = {students.with_id_and_name(file.name), students.with_name(file.name)} - {None}
        if len(found) == 1:
            return Owner(found.pop(), file)
        reason = phrase(
            "no student, or more than one, is called {name!r}; give the assignment's grading worksheet as well. If Moodle hides who "
            "the participants are, reveal that first; put a group's submission into a folder for each member, called after the member's "
            "id, and collect these",
            name=file.name,
        )
        return Owner(None, file, reason)


PLATFORM = Moodle()
