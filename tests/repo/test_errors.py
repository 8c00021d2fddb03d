"""Every expected failure has words in both languages, made of facts it really carries."""

import ast
import re
from collections import Counter
from string import Formatter

from repo.repository import PACKAGE, parsed, python_files, short
from talentlab import errors
from talentlab.cli.messages import MESSAGES

RESERVED_STATUSES = {0, 2}  # success, and the shell's "wrong usage"


def family():
    """Return every expected failure but the head of the family."""
    return [
        found
        for found in vars(errors).values()
        if isinstance(found, type)
        and issubclass(found, errors.TalentlabError)
        and found is not errors.TalentlabError
    ]


def placeholders(words):
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in Formatter().parse(words) if name}


def declared_facts(error):
    """Return the names in double backquotes after "Facts:" in the docstring."""
    _, _, facts = (error.__doc__ or "").partition("Facts:")
    return set(re.findall(r"``(\w+)``", facts))


def raised():
    """Return where errors are made: (place, name, names of the facts)."""
    names = {error.__name__ for error in family()}
    return [
        (f"{short(path)}:{call.lineno}", name, call.keywords)
        for path in python_files()
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call)
        and (name := ast.unparse(call.func).rpartition(".")[2]) in names
    ]


def test_every_error_has_words_in_both_languages():
    wordless = {e.code for e in family() if e.code not in MESSAGES}
    half = {code for code, text in MESSAGES.items() if not (text.sv.strip() and text.en.strip())}

    assert wordless | half == set()


def test_the_two_languages_tell_the_same_facts():
    unequal = {
        code for code, text in MESSAGES.items() if placeholders(text.sv) != placeholders(text.en)
    }

    assert unequal == set()


def test_the_words_use_only_facts_that_the_error_declares():
    undeclared = {
        e.code: extra
        for e in family()
        if e.code in MESSAGES and (extra := placeholders(MESSAGES[e.code].sv) - declared_facts(e))
    }

    assert undeclared == {}


def test_every_place_that_raises_gives_the_facts_the_words_need():
    by_name = {e.__name__: e for e in family()}
    missing = {
        f"{place} {name}": sorted(needed - {k.arg for k in keywords})
        for place, name, keywords in raised()
        if not any(k.arg is None for k in keywords)
        and (needed := placeholders(MESSAGES[by_name[name].code].sv)) - {k.arg for k in keywords}
    }

    assert missing == {}


def test_every_error_can_happen():
    made = {name for _, name, _ in raised()}

    assert {e.__name__ for e in family()} - made == set()


def test_no_words_are_left_over():
    codes = {e.code for e in family()}
    written = "\n".join(
        path.read_text(encoding="utf-8")
        for path in python_files()
        if path != PACKAGE / "cli" / "messages.py"
    )

    assert {c for c in MESSAGES if c not in codes and f'"{c}"' not in written} == set()


def test_each_error_has_a_code_and_an_exit_status_of_its_own():
    codes = Counter(e.code for e in family())
    statuses = Counter(e.exit_status for e in family())

    assert [code for code, times in codes.items() if times > 1] == []
    assert [status for status, times in statuses.items() if times > 1] == []
    assert RESERVED_STATUSES & set(statuses) == set()
    assert max(statuses) < 128  # above, the shell says that a signal ended the command


def test_a_message_blames_nobody_and_says_what_to_do_in_its_own_sentence():
    blaming = re.compile(r"\b(invalid|illegal|bad|wrong|ogiltig\w*|felaktig\w*)\b", re.IGNORECASE)
    said = {e.code: MESSAGES[e.code] for e in family() if e.code in MESSAGES}

    assert {c for c, text in said.items() if blaming.search(text.sv + text.en)} == set()
    assert {c for c, text in said.items() if "\n" not in text.en and ". " not in text.en} == set()
