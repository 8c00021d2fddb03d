"""The matching of titles against a plain twin that goes through them one by one."""

import numpy as np
import pytest

from talentlab.vocab.language.fillers import telling
from talentlab.vocab.occupation_titles import Title
from talentlab.vocab.title_index import build_index
from talentlab.vocab.title_matching import match, occupation_scores
from talentlab.vocab.title_reading import completions, readings


def title(code, text, language="sv"):
    return Title(code, text, language, "synonym", text)


TITLES = [
    title("2221", "sjuksköterska"),
    title("2221", "akutsjuksköterska"),
    title("2221", "nurse", "en"),
    title("2233", "skolsköterska"),
    title("2233", "school nurse", "en"),
    title("5321", "undersköterska"),
    title("5321", "undersköterska äldreboende"),
    title("5323", "undersköterska akutmottagning"),
    title("5323", "undersköterska kirurgi"),
    title("2341", "lärare"),
    title("2341", "skollärare"),
    title("2341", "school teacher", "en"),
    title("9622", "skolvaktmästare"),
    title("7111", "snickare"),
    title("7111", "möbelsnickare"),
    title("7522", "möbelsnickare"),
    title("2231", "OR nurse", "en"),
    title("1412", "!!!"),
]
QUERIES = [
    *("sjuksköterska", "akutsköterska", "undersköterska akuten", "skolsköterskan i skola"),
    *("snick", "möbel", "skolsnikare", "nurse at school", "lärare snickare", "zzz", "zzz lärare"),
    *("", "och", "skol-, sköterska", "akutmottagningssköterska", "möbelsnickare"),
    *("or nurse", "OR NURSE", "school or nurse"),
]


@pytest.fixture(scope="module")
def index():
    return build_index(TITLES)


def parts_of(text, index, language):
    """Return the parts of the telling words of a text, word by word."""
    lexicon = index.lexicon
    words = [said.word for said in telling(text, (language,))]
    return [lexicon.parts(lexicon.lexeme(word) or word) for word in words]


def weight_of(part, index):
    """Return ln(1 + occupations / occupations with the part)."""
    having = {t.code for t in index.titles if part in sum(parts_of_title(t, index), ())}
    return np.log(1 + len(index.codes) / len(having)) if having else 3.0


def parts_of_title(t, index):
    return parts_of(t.phrase, index, t.language)


def plain_match(query, t, index):
    """Return how well one title says a query: (s/q) · (s/w)^0.3, less if it is of another thing."""
    words = telling(query)
    asked = said = weight = 0.0
    mine = parts_of_title(t, index)
    flat = set(sum(mine, ()))
    heads = {word[-1] for word in (mine[-1:] if t.language == "en" else mine)}
    has_head = False
    for place, word in enumerate(words, start=1):
        q, best, abs_best = 0.0, 0.0, 0.0
        for reading in readings(word, index):
            weights = {part: weight_of(part, index) for part in reading.parts}
            got = reading.sure * sum(w for part, w in weights.items() if part in flat)
            q = max(q, sum(weights.values()))
            best, abs_best = max(best, got / sum(weights.values())), max(abs_best, got)
            has_head |= reading.parts[-1] in heads
        if place == len(words):
            for completion in completions(word, index, is_known=q > 0):
                q = max(q, 3.0)
                if completion.word in [s.word for s in telling(t.phrase, (t.language,))]:
                    whole = parts_of(completion.word, index, t.language)[0]
                    got = completion.sure * sum(weight_of(part, index) for part in whole)
                    best, abs_best = max(best, completion.sure), max(abs_best, got)
                    has_head = True
        q = q or 3.0
        asked, said, weight = asked + q, said + q * best, weight + abs_best
    total = sum(weight_of(part, index) for part in flat) or 1.0
    score = said / asked * min(weight / total, 1) ** 0.3 if asked else 0.0
    return score * (1 if has_head else 0.8)


def spelled_first(query, scores, index):
    """Return the scores with the titles that are spelled like the query before all others."""
    for languages in (("sv", "en"), ()):
        asked = [said.word for said in telling(query, languages)]
        own = [[said.word for said in telling(t.phrase, (t.language,))] for t in index.titles]
        if asked and asked in own:
            scores = [1.0 if o == asked else 0.97 * s for o, s in zip(own, scores, strict=True)]
    return scores


@pytest.mark.parametrize("query", QUERIES)
def test_titles_match_as_the_plain_twin_says(index, query):
    scores = [plain_match(query, t, index) for t in index.titles]
    expected = spelled_first(query, scores, index)

    assert match(query, index).title == pytest.approx(expected)


def test_either_of_two_words_may_be_meant(index):
    either = match("skolsköterskan/snickarna", index).title
    apart = [match(query, index).title for query in ("skolsköterskan", "snickarna")]
    whole = match("skolsköterskan snickarna", index).title

    assert either == pytest.approx(np.maximum.reduce([*apart, whole]))
    assert sum(either > 0.99) == 2


def test_other_titles_of_an_occupation_speak_for_it(index):
    scores = dict(
        zip(index.codes, occupation_scores(match("sköterska akut", index), index), strict=True)
    )

    assert scores["2221"] > scores["5323"] > scores["5321"]
    assert scores["2341"] == 0


def test_a_title_without_words_is_never_found(index):
    at = [t.text for t in index.titles].index("!!!")

    assert [query for query in QUERIES if match(query, index).title[at] > 0] == []
