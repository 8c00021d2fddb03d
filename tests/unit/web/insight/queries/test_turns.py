import pytest

from talentlab.errors import CalculationsBusy
from talentlab.web.insight.queries.kept_answers import KeptAnswers
from talentlab.web.insight.queries.turns import turn


def test_no_more_calculate_at_once_than_there_are_places(tmp_path):
    with (
        turn(tmp_path, places=2),
        turn(tmp_path, places=2),
        pytest.raises(CalculationsBusy) as busy,
        turn(tmp_path, places=2, patience=0.05),
    ):
        pass  # nobody gets here

    assert busy.value.facts == {"seconds": 0.05}


def test_a_turn_is_given_back_also_after_a_fault(tmp_path):
    with pytest.raises(ZeroDivisionError), turn(tmp_path, places=1):
        1 / 0  # noqa: B018 -- any fault

    with turn(tmp_path, places=1, patience=0.0):
        pass


def test_an_answer_is_made_once_and_the_oldest_asked_for_is_forgotten():
    kept, made = KeptAnswers(most=2), []

    def ask(question):
        return kept.get(question, lambda: made.append(question) or question.upper())

    assert [ask(q) for q in ("a", "b", "a", "c", "a", "b")] == ["A", "B", "A", "C", "A", "B"]
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2


def test_a_question_that_fails_is_asked_again():
    kept = KeptAnswers(most=2)
    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)

    assert kept.get("a", lambda: 1) == 1
