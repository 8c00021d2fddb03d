"""Laws of the occupation search, for whatever anybody types."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from talentlab.vocab.language.folding import fold, words_of
from talentlab.vocab.load import read_rows
from talentlab.vocab.occupation_search import default_index
from talentlab.vocab.ssyk import ssyk

WORDS = sorted({row["word"] for row in read_rows("occupation_words")[1]})
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_hits_are_known_unique_ordered_and_the_same_again(query):
    found = default_index().find(query)

    assert {hit.ssyk_code for hit in found} <= set(ssyk("scb"))
    assert len({hit.ssyk_code for hit in found}) == len(found) <= 20
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert all(0 < hit.score <= 1 and hit.matched for hit in found)
    assert default_index().find(query) == found


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WORDS))
def test_every_word_of_ours_is_found_however_it_is_spelled(word):
    first = default_index().find(word, 1)[0]

    assert first.score >= 0.9
    assert default_index().find(f"  {word.lower()} ", 1)[0].ssyk_code == first.ssyk_code


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
    assert "".join(words_of(text)) == "".join("".join(words_of(text)).split())


def test_many_may_ask_at_the_same_time():
    asked = WORDS[::150]
    one_by_one = [default_index().find(word) for word in asked]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(default_index().find, asked)) == one_by_one
