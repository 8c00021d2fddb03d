"""What the repository keeps: our own work, readable, without secrets or traces of one machine."""

import re

from repo.repository import ROOT, kept_files, short

LARGEST_KB = 400
# Larger than a person reads, and why it is kept all the same.
LARGE = {
    "package-lock.json": "names and hashes of the front-end packages",
    "src/talentlab/vocab/data/occupation_words.tsv": "what people call 429 occupations, row by row",
}
TEXT = {
    "",
    ".cfg",
    ".css",
    ".csv",
    ".html",
    ".in",
    ".js",
    ".json",
    ".md",
    ".po",
    ".px",
    ".py",
    ".sql",
    ".svg",
    ".toml",
    ".tsv",
    ".txt",
    ".xml",
    ".yml",
}
PICTURES = {".png", ".jpg", ".ico", ".webp"}
# Deliveries made for the tests: the formats a producer sends.
DELIVERIES = {".gz", ".xlsx", ".parquet"}

# Each pattern is written so that it does not find itself.
TRACES = {
    "an address of a package index": (
        r"(?<!emit)-index[-]url|--find[-]links [^-]|pypi[.]org|npmjs[.]|registry[.]npm"
    ),
    "a path on somebody's machine": (
        r"(?<![\w./])/(?:root|work|home/\w+|opt|Users)[/]\w|(?<![\w./])/tm[p]/"
    ),
    "a secret": r"-----BEGIN [A-Z ]*PRIVATE|AKIA[0-9A-Z]{16}|ghp_\w{36}|django-insecur[e]",
    "an unfinished place": r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b",
}
FOREIGN = re.compile(
    r"node_modules/|\.min\.(js|css)$|\.(woff2?|ttf|otf|whl|jar|so|exe)$|designsystemet.*\.css$"
    r"|\b(htmx|jquery|bootstrap|tailwind|axe)[\w.-]*\.(js|css)$",
)


def text_files():
    return [p for p in kept_files() if p.suffix in TEXT]


def test_every_kept_file_is_of_a_kind_we_know():
    known = TEXT | PICTURES | DELIVERIES | {".typed"}

    assert {short(p) for p in kept_files() if p.suffix not in known} == set()


def test_nothing_third_party_is_kept():
    assert [short(p) for p in kept_files() if FOREIGN.search(short(p))] == []


def test_no_file_is_larger_than_a_person_would_make_it():
    large = {short(p) for p in kept_files() if p.stat().st_size > LARGEST_KB * 1024}

    assert large - set(LARGE) == set()


def test_every_text_is_utf_8_with_plain_line_ends_and_a_last_line():
    odd = {
        short(p)
        for p in text_files()
        if (raw := p.read_bytes())
        and "tests" not in p.parts  # where a delivery may be as odd as producers make them
        and (b"\r" in raw or not raw.endswith(b"\n") or raw.startswith(b"\xef\xbb\xbf"))
    }

    assert odd == set()


def test_no_file_bears_traces():
    found = {
        f"{short(path)}: {what}: {trace[0]}"
        for path in text_files()
        if path.suffix not in {".csv", ".px", ".tsv"}
        for what, pattern in TRACES.items()
        if (trace := re.search(pattern, path.read_text(encoding="utf-8", errors="replace")))
    }

    assert found == set()


def test_nothing_that_is_made_here_is_kept():
    made = {"build", "data", "dist", "node_modules", "var", ".venv"}

    assert [short(p) for p in kept_files() if p.relative_to(ROOT).parts[0] in made] == []
