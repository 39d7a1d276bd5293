"""Rosters from Canvas, Moodle and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.classroom.gradebook import Gradebook
from autograder.classroom.scores import people
from autograder.errors import CourseError
from autograder.platforms.common.contract import RosterEntry
from autograder.platforms.common.roster import Roster, RosterError, apply, load_roster

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Averages (991)
,,,,,Manual Posting
"    Points Possible",,,,,3
"Lovelace, Ada",41,S-1,ada,"A, B",
"Zoë, 李",42,S-2,bob,A,2
"Student, Test",99,,,A,
"""
MOODLE = """"First name","Last name","ID number","Email address","Averages (Real)"
Ada,Lovelace,41,ada@x.example,2.00
Zoë,李,42,bob@x.example,-
"""
WORKSHEET = """Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum grade"
"Participant 7001","Ada Lovelace",41,ada@x.example,"Submitted for grading",,3.00
"""


def load(tmp_path: Path, text: str, encoding: str = "utf-8") -> Roster:
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    return load_roster(path)


def roster(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[RosterEntry]:
    return list(load(tmp_path, text, encoding).entries)


def test_canvas_gradebook_export(tmp_path: Path):
    assert roster(tmp_path, CANVAS) == [
        RosterEntry("ada", "Ada", "Lovelace", lms_id="41", number="S-1"),
        RosterEntry("bob", "李", "Zoë", lms_id="42", number="S-2"),
    ]


def test_moodle_grade_export(tmp_path: Path):
    assert roster(tmp_path, MOODLE)[0] == RosterEntry("41", "Ada", "Lovelace", "ada@x.example", "41", number="41")


def test_moodle_grading_worksheet_holds_the_participants_number(tmp_path: Path):
    assert roster(tmp_path, WORKSHEET) == [RosterEntry("41", "Ada", "Lovelace", "ada@x.example", "41", "7001", "41")]


@pytest.mark.parametrize(
    "text",
    [
        'student_id,first_name\nada,"Ada\nbob,Bob\nzoe,Zoë\n',
        'student_id,first_name\nada,"Ada\nbob,"Bob"\nzoe,Zoë\n',
        'student_id,first_name\n"ada,Ada\nbob,Bob\n',
        'student_id,comment,first_name\nada,"was late,Ada\nbob,,Bob\nzoe,"late, too",Zoë\n',
        'student_id;first_name;note\nada;Ada;"late\nbob;Bob;\n',
    ],
)
def test_a_quotation_mark_without_its_partner_loses_no_student_in_silence(tmp_path: Path, text: str):
    with pytest.raises(RosterError, match=r"line 2: a cell begins with '.*a row may be lost"):
        load(tmp_path, text)


def test_the_line_is_that_of_the_file(tmp_path: Path):
    text = 'sep=,\nstudent_id,comment,first_name\nada,"late, once\nand again",Ada\nbob,,"Bob\nzoe,,Zoë\n'
    with pytest.raises(RosterError, match="line 5: a cell begins with 'Bob'"):
        load(tmp_path, text)


def test_a_comment_may_have_lines(tmp_path: Path):
    text = 'student_id,comment,first_name\nada,"late, once\nand again",Ada\nbob,,Bob\n'
    assert [one.student for one in roster(tmp_path, text)] == ["ada", "bob"]


def test_german_moodle_and_spreadsheets(tmp_path: Path):
    ada = RosterEntry("ada", "Ada", "Lovelace", "ada@x.example", "41", number="41")
    assert roster(tmp_path, "Vorname,Nachname,Anmeldename,ID-Nummer,E-Mail-Adresse\nAda,Lovelace,ada,41,ada@x.example\n") == [ada]
    table = "Matrikelnummer;Nachname;Vorname;E-Mail\r\n4711;Müßig;Jürgen;jm@x.example\r\n"
    assert roster(tmp_path, table, "utf-8-sig") == [RosterEntry("4711", "Jürgen", "Müßig", "jm@x.example", number="4711")]
    worksheet = "ID,Vollständiger Name,E-Mail-Adresse,Status\nTeilnehmer/in7001,Ada Lovelace,ada@x.example,x\n"
    assert roster(tmp_path, worksheet) == [RosterEntry("ada@x.example", "Ada", "Lovelace", "ada@x.example", participant="7001")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_tables_with_any_usual_separator_and_encoding(tmp_path: Path, separator: str, encoding: str):
    text = "student_id,first_name,last_name,email\nada,Ada,Lovelace,ada@x.example\n\n".replace(",", separator)
    assert roster(tmp_path, text, encoding) == [RosterEntry("ada", "Ada", "Lovelace", "ada@x.example")]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("ada,Ada\nada,Adele", "line 3: 'ada' is already in line 2, with other data; keep one of them"),
        ("ada,Ada\nADA,Ada", "line 3: 'ADA' has the same id, but for capitals, as 'ada' in line 2"),
        ("../../etc,Eve", "line 2: the id '../../etc' cannot be used"),
        ("a b,Eve", "line 2: the id 'a b' cannot be used"),
        ("=1+1,Eve", "line 2: the id '=1\\+1' cannot be used"),
        (",Eve", "line 2: no id for 'Eve'; fill it in"),
        (f"ada,{'x' * 200}", "line 2: 'x{40}'… is longer than 128 characters"),
        ("ada,<img src=x onerror=run()>", "line 2: '<img src=x onerror=run\\(\\)>' holds < or >"),
        ("", "there are no students in it"),
    ],
)
def test_each_trouble_is_one_line_that_names_the_place(tmp_path: Path, lines: str, message: str):
    with pytest.raises(RosterError, match=message):
        roster(tmp_path, f"student_id,first_name\n{lines}\n")


def test_all_troubles_are_told_at_once(tmp_path: Path):
    with pytest.raises(RosterError) as caught:
        roster(tmp_path, "student_id,first_name\n../x,A\n,B\nada,Ada\nada,Adele\n")
    assert len(str(caught.value).split("\n")) == 3


def test_a_row_that_stands_twice_counts_once(tmp_path: Path):
    assert len(roster(tmp_path, CANVAS + '"Lovelace, Ada",41,S-1,ada,C,\n')) == 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xff\xfe", "not UTF-8"),
        (b"PK\x03\x04\x00\x00", "not a CSV"),
        (b"", "first line is empty"),
        (b"colour,size\nred,1\n", "no column holds the students' ids .there are: colour, size.; call one of them student_id"),
    ],
)
def test_files_that_are_no_roster(tmp_path: Path, data: bytes, message: str):
    (tmp_path / "odd.csv").write_bytes(data)
    with pytest.raises(RosterError, match=message):
        load_roster(tmp_path / "odd.csv")
    with pytest.raises(RosterError, match="cannot be read"):
        load_roster(tmp_path / "none.csv")


def test_a_roster_is_entered_and_nothing_is_lost(gradebook: Gradebook, tmp_path: Path):
    gradebook.nbgrader.add_student("eve", email="eve@x.example")
    gradebook.nbgrader.add_student("ada", email="ada@x.example", first_name="A")
    applied = apply(gradebook, load(tmp_path, CANVAS))
    assert (applied.added, applied.changed, applied.missing) == (["bob"], ["ada"], ["eve"])
    ada = people(gradebook.nbgrader)["ada"]
    assert (ada.first_name, ada.email, ada.lms_id) == ("Ada", "ada@x.example", "41")
    again = apply(gradebook, load(tmp_path, CANVAS))
    assert (again.added, again.changed, again.unchanged) == ([], [], 2)


FIRST_AND_LAST = (
    CANVAS.replace("Student,ID", "LastName,FirstName,ID", 1).replace(",,,,,Manual", ",,,,,,Manual").replace('Possible",', 'Possible",,')
)
FIRST_AND_LAST = (
    FIRST_AND_LAST.replace('"Lovelace, Ada"', "Lovelace,Ada").replace('"Zoë, 李"', "Zoë,李").replace('"Student, Test"', "Student,Test")
)


@pytest.mark.parametrize(
    "text",
    [
        FIRST_AND_LAST,
        FIRST_AND_LAST.replace("LastName,FirstName", "Student Last Name,Student First Name"),
        "".join(line for line in CANVAS.splitlines(keepends=True) if "Possible" not in line),
        "".join(line for line in CANVAS.splitlines(keepends=True) if "Manual" not in line),
        CANVAS.replace("Manual Posting", "Muted"),
        CANVAS.replace("Manual Posting", '"Manual Posting (scores hidden from students)"'),
        CANVAS.replace("Section,", "Section,Notes,").replace(",,,,,Manual", ",,,,,,Manual"),
        "sep=,\n" + CANVAS,
        CANVAS.replace('"A, B"', "AB")
        .replace(", ", "\0")
        .replace(",", ";")
        .replace("\0", ", ")
        .replace("Averages", '"Averages, e, g, a, b, c, d, e, f')
        .replace("(991)", '(991)"'),
    ],
    ids=[
        "names apart",
        "names apart, in words",
        "no points",
        "no posting",
        "muted",
        "posting in words",
        "notes",
        "Excel's line",
        "semicolons",
    ],
)
def test_canvas_writes_its_export_in_several_ways(tmp_path: Path, text: str):
    """https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb and lib/csv_with_i18n.rb."""
    found = load(tmp_path, text)
    assert [(entry.student, entry.last_name, entry.lms_id) for entry in found.entries] == [("ada", "Lovelace", "41"), ("bob", "Zoë", "42")]
    (title,) = found.columns["canvas"]
    assert title.startswith("Averages")
    assert title.endswith(" (991)")


def test_a_login_may_be_any_usual_email_address(tmp_path: Path):
    text = (
        "Student,ID,SIS User ID,SIS Login ID,Section,L1 (1)\n"
        + '"O\'Brien, Ana",101,,ana+canvas@uni.example,A,\n"X, Y",102,,o\'x@uni.example,A,\n'
    )
    assert [entry.student for entry in roster(tmp_path, text)] == ["ana+canvas@uni.example", "o'x@uni.example"]


def test_an_id_that_cannot_be_used_costs_one_line_and_nobody_else(gradebook: Gradebook, tmp_path: Path):
    found = load(tmp_path, "student_id;first_name\n../x;A\n1,23457E+11;B\nada;Ada\n;C\n")
    assert apply(gradebook, found).added == ["ada"]
    assert [line.partition(":")[0] for line in found.left_out] == ["line 2", "line 3", "line 5"]
    assert "a number that a spreadsheet has shortened" in found.left_out[1]


@pytest.mark.parametrize(("there", "here"), [("0042", "42"), ("42", "0042"), ("ada", "ADA"), ("0042", "42.0"), ("42", "\uff14\uff12")])
def test_an_id_in_another_spelling_is_said_and_enrols_nobody_twice(gradebook: Gradebook, tmp_path: Path, there: str, here: str):
    gradebook.nbgrader.add_student(there, first_name="Zoë", last_name="Müller")
    text = f"student_id,first_name,last_name,email\n{here},Zoë,Müller,new@x.example\nbob,Bob,B,\n"
    applied = apply(gradebook, load(tmp_path, text))
    assert applied.added == ["bob"]
    (line,) = applied.alike
    assert line.startswith(f"{here}: looks like {there} (Zoë Müller), who is in the gradebook")
    assert people(gradebook.nbgrader).keys() == {there, "bob"}
    assert not people(gradebook.nbgrader)[there].email  # nothing is changed until a person decides
    assert apply(gradebook, load(tmp_path, text), new=[here]).added == [here]
    with pytest.raises(CourseError, match="eve: not on this list"):
        apply(gradebook, load(tmp_path, text), new=["eve"])


def test_a_platforms_number_that_lost_its_zeros_is_kept_as_it_was(gradebook: Gradebook, tmp_path: Path):
    text = "Username,ID number,First name,Last name\nada,0041,Ada,Lovelace\n"
    apply(gradebook, load(tmp_path, text))
    applied = apply(gradebook, load(tmp_path, text.replace("0041", "41").replace("Lovelace", "King")))
    assert "the platform's number is 41 here and 0041 in the gradebook, which stays" in applied.alike[0]
    ada = people(gradebook.nbgrader)["ada"]
    assert (ada.lms_id, ada.number, ada.last_name) == ("0041", "0041", "King")


def test_a_name_that_macos_took_apart_is_the_same_name(gradebook: Gradebook, tmp_path: Path):
    text = "student_id,last_name\nzo\u00eb,M\u00fcller\n"
    assert apply(gradebook, load(tmp_path, text)).added == ["zo\u00eb"]
    assert apply(gradebook, load(tmp_path, text.replace("\u00eb", "e\u0308").replace("\u00fc", "u\u0308"))).unchanged == 1


# A worksheet's columns with the word before the participant's number, and those of an export of grades or participants.
LANGUAGES = """
de: ID,Vollständiger Name,E-Mail-Adresse; Teilnehmer/in; Vorname,Nachname,ID-Nummer,E-Mail-Adresse; Anmeldename
es: Identificador,Nombre completo,Dirección de correo; Participante ; Nombre,Apellido(s),Número de ID,Dirección de correo; Nombre de usuario
fr: Identifiant,Nom complet,Adresse de courriel; Participant ; Prénom,Nom de famille,Numéro d’identification,Adresse de courriel; \
Nom d’utilisateur
older fr: Identifiant,Nom complet,Adresse de courriel; Participant ; Prénom,Nom,Numéro d’identification,Adresse de courriel; \
Nom d’utilisateur
it: Identificativo,Nome,Indirizzo email; Partecipante ; Nome,Cognome,Codice identificativo,Indirizzo email; Username
nl: Identificatie,Volledige naam,E-mailadres; Deelnemer ; Voornaam,Achternaam,Nummer (ID),E-mailadres; Gebruikersnaam
pt: Identificador,Nome completo,E-mail; Participante ; Nome,Apelido,Número de identificação (ID),E-mail; Nome de utilizador
pt_br: Identificador,Nome completo,Endereço de email; Participante ; Nome,Sobrenome,Número de identificação,Endereço de email; \
Identificação de usuário
ca: Identificador,Nom complet,Adreça electrònica; Participant ; Nom,Cognoms,Número ID,Adreça electrònica; Nom d'usuari
gl: Identificador,Nome completo,Enderezo de correo; Participante ; Nome,Apelidos,Número ID,Enderezo de correo; Nome de usuario
eu: Identifikatzailea,Izen osoa,Helbide elektronikoa; Partaidea ; Izena,Abizena(k),ID zenbakia,Helbide elektronikoa; Erabiltzaile-izena
sv: Identifierare,Fullständigt namn,E-postadress; Deltagare ; Förnamn,Efternamn,ID nummer,E-postadress; Användarnamn
ro: Identificator,Nume complet,Adresa de e-mail; Participant ; Prenume,Nume de familie,Număr ID,Adresa de e-mail; Nume de utilizator
tr: Tanımlayıcı,Tam adı,E-posta adresi; Katılımcı ; Adı,Soyadı,ID numarası,E-posta adresi; Kullanıcı adı
lt: Identifikatorius,Visas pavadinimas,El. pašto adresas; Dalyvis ; Vardas,Pavardė,ID numeris,El. pašto adresas; Naudotojo vardas
el: Αναγνωριστικό,Πλήρες όνομα,Διεύθυνση ηλε.ταχυδρομείου; Συμμετέχοντας ; \
Μικρό/Βαπτιστικό όνομα,Επίθετο,Αναγνωριστικός αριθμός,Διεύθυνση ηλε.ταχυδρομείου; Όνομα χρήστη
ru: Идентификатор,Полное имя,Адрес электронной почты; Участник ; Имя,Фамилия,Индивидуальный номер,Адрес электронной почты; Логин
uk: Ідентифікатор,Повна назва,Електронна пошта; Учасник ; Ім'я,Прізвище,Індивідуальний номер,Електронна пошта; Ім’я входу
ja: ID,フルネーム,メールアドレス; 参加者; 名,姓,IDナンバ,メールアドレス; ユーザ名
ko: 식별자,전체 이름,이메일 주소; 참가자 ; 이름,성,id 번호,이메일 주소; 사용자 아이디
zh_cn: 标识符,全名,电子邮件地址; 参与人 ; 名,姓,学号,电子邮件地址; 用户名
"""


@pytest.mark.parametrize("language", LANGUAGES.strip().splitlines(), ids=lambda line: line.partition(":")[0])
def test_moodle_in_other_languages(tmp_path: Path, language: str):
    """The words of its language packs: moodle.php and assign.php."""
    worksheet, participant, grades, login = language.partition(": ")[2].split("; ")
    (entry,) = roster(tmp_path, f"{worksheet},-,-\n{participant}7001,Ada Lovelace,ada@x.example,,\n", "utf-8-sig")
    assert entry == RosterEntry("ada@x.example", "Ada", "Lovelace", "ada@x.example", participant="7001")
    (entry,) = roster(tmp_path, f"{grades}\nAda,Lovelace,41,ada@x.example\n".replace(",", ";"), "utf-8-sig")
    assert entry == RosterEntry("41", "Ada", "Lovelace", "ada@x.example", lms_id="41", number="41")
    (entry,) = roster(tmp_path, f"{login},{grades}\nada,Ada,Lovelace,41,ada@x.example\n")
    assert entry == RosterEntry("ada", "Ada", "Lovelace", "ada@x.example", lms_id="41", number="41")


def test_a_worksheet_that_hides_who_the_participants_are_is_named_as_one(tmp_path: Path):
    with pytest.raises(RosterError, match="only by numbers, because the assignment hides who they are; reveal that in Moodle"):
        roster(tmp_path, 'Identifier,Status,Grade\n"Participant 7001","Submitted for grading",\n')


def test_a_title_of_canvas_may_go_over_two_lines(tmp_path: Path):
    found = load(tmp_path, 'Student,ID,SIS Login ID,Section,"L1\nweek 2 (991)"\n"Lovelace, Ada",41,ada,A,\n')
    assert found.columns == {"canvas": ("L1\nweek 2 (991)",)}


@pytest.mark.parametrize(
    ("text", "student", "number", "lms_id"),
    [
        ("Student name,Student ID,Student SIS ID,Goal result\nAda Lovelace,41,s1,3\n", "s1", "s1", "41"),
        ("Student Name,Student ID,Student SIS ID,Email,Grade\nAda Lovelace,41,s1,ada@uni.edu,10\n", "s1", "s1", "41"),
        ('name,canvas_user_id,user_id,login_id,sections,group_name\n"Lovelace, Ada",41,s1,ada,A,Team 1\n', "ada", "s1", "41"),
        ("user_id,login_id,first_name,last_name,email,status\ns1,ada,Ada,Lovelace,ada@uni.edu,active\n", "ada", "s1", ""),
        (
            "Note,Student,ID,SIS User ID,SIS Login ID,Section\n"
            ',"Lovelace, Ada",41,s1,ada,A\n,"Estudiante, Prueba",99,,' + "0123456789abcdef0123" * 2 + ",A\n",
            "ada",
            "s1",
            "41",
        ),
    ],
    ids=["outcomes", "analytics", "group set", "SIS import", "test student in another language"],
)
def test_canvas_other_lists_and_whose_number_is_which(tmp_path: Path, text: str, student: str, number: str, lms_id: str):
    """Headers as in Canvas' lib/account_reports and SIS import format; the test student's login as in app/models/course.rb."""
    (entry,) = load(tmp_path, text).entries
    assert (entry.student, entry.number, entry.lms_id) == (student, number, lms_id)
    assert (entry.first_name, entry.last_name) == ("Ada", "Lovelace")


BLACKBOARD = '"Last Name","First Name","Username","Student ID","Last Access","Availability","L1 [Total Pts: 13 Score] |1234"\n'


@pytest.mark.parametrize(
    ("text", "student", "number"),
    [
        (BLACKBOARD + '"Lovelace","Ada","ada","0042","2026-10-01 10:00:00","Yes","10"\n', "ada", "0042"),
        (BLACKBOARD + '"Lovelace","Ada","ada","","","Yes",""\n"me_PreviewUser","me_PreviewUser","me_previewuser","","","",""\n', "ada", ""),
        (BLACKBOARD.replace('","', '"\t"') + '"Lovelace"\t"Ada"\t"ada"\t"0042"\t""\t"Yes"\t""\n', "ada", "0042"),
        (
            "OrgDefinedId,Username,Last Name,First Name,L1 Points Grade <Numeric MaxPoints:13>,End-of-Line Indicator\n"
            "#0042,#ada,Lovelace,Ada,10,#\n",
            "ada",
            "0042",
        ),
        ("OrgDefinedId,Last Name,First Name,L1 Points Grade,End-of-Line Indicator\n#0042,Lovelace,Ada,10,#\n", "0042", "0042"),
        ('Image,"Last Name , First Name",Username,Org Defined ID,Role\n,"Lovelace, Ada",ada,0042,Student\n', "ada", "0042"),
        ('"Student ID","Student Name","L1 [13]"\n"ada","Lovelace, Ada","10"\n', "ada", ""),
        ("First Name,Last Name,SID,Email,Sections,Total Score,Status\nAda,Lovelace,0042,ada@x.edu,A,5,Graded\n", "ada@x.edu", "0042"),
        ("Name,SID,Email,Total Score,Max Points,Status\nAda Lovelace,,ada@x.edu,,5,Missing\n", "ada@x.edu", ""),
    ],
    ids=[
        *("Blackboard", "Blackboard's preview user", "Blackboard, tabs", "D2L", "D2L, one key", "D2L, class list", "Sakai"),
        *("Gradescope", "Gradescope, one name, no number"),
    ],
)
def test_lists_of_platforms_that_have_no_file_of_their_own(tmp_path: Path, text: str, student: str, number: str):
    found = load(tmp_path, text)
    (entry,) = found.entries
    assert (entry.student, entry.number, entry.first_name, entry.last_name) == (student, number, "Ada", "Lovelace")
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        (
            "First Name,Last Name,SID,Email,Role,Section\nAda,Lovelace,42,ada,Student,A\nDon,Knuth,,don,Instructor,\nTea,Cher,7,tea,TA,\n",
            [
                "line 3: 'don' is not entered, because the list says 'Instructor'",
                "line 4: 'tea' is not entered, because the list says 'TA'",
            ],
        ),
        (
            'Username,Last name,Roles\nada,Lovelace,"Student, Teaching assistant"\ndon,Knuth,"Teacher, Course creator"\n',
            ["line 3: 'don' is not entered, because the list says 'Teacher, Course creator'"],
        ),
        ("student_id,role\nada,Estudiante\n", []),
        ("student_id,role\nada,\n", []),
    ],
    ids=["Gradescope", "several roles", "another language", "no role"],
)
def test_whoever_teaches_is_not_entered_as_a_student(tmp_path: Path, text: str, left_out: list[str]):
    found = load(tmp_path, text)
    assert [entry.student for entry in found.entries] == ["ada"]
    assert list(found.left_out) == left_out
