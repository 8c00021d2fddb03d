from factories.signals import relations, titles
from talentlab.calc.signals.relations import related, words


def pairs(frame):
    return related(frame).select("ssyk_code", "related_code", "relation", "rank").rows()


def test_a_relation_from_a_merged_group_holds_for_each_of_its_parts():
    assert pairs(relations([("1210", "2411", "moves", 1)])) == [
        ("1211", "2411", "moves", 1), ("1212", "2411", "moves", 1),
    ]  # fmt: skip


def test_a_relation_to_a_merged_group_leads_to_each_of_its_parts_without_ties():
    assert pairs(relations([("2411", "1210", "moves", 1), ("2411", "2412", "moves", 2)])) == [
        ("2411", "1211", "moves", 1), ("2411", "1212", "moves", 2), ("2411", "2412", "moves", 3),
    ]  # fmt: skip


def test_a_pair_that_comes_twice_keeps_its_best_place_and_the_places_close_up():
    rows = [
        ("2221", "2222", "moves", 3),
        ("2221", "2222", "moves", 5),
        ("2221", "2223", "moves", 4),
    ]

    assert pairs(relations(rows)) == [
        ("2221", "2222", "moves", 1), ("2221", "2223", "moves", 2),
    ]  # fmt: skip


def test_moves_and_likeness_are_ranked_apart_and_editions_meet():
    af = relations([("2221", "2222", "moves", 1)])
    scb = relations([("1211", "1212", "moves", 1), ("2221", "2223", "similar", 1)], edition="scb")

    assert pairs(af.vstack(scb)) == [
        ("1211", "1212", "moves", 1), ("2221", "2222", "moves", 1), ("2221", "2223", "similar", 1),
    ]  # fmt: skip


def test_a_word_for_a_merged_group_finds_each_of_its_parts():
    found = words(
        titles([("5321", "af", " Hemvårdare ", "title"), ("5321", "scb", "USK", "title")])
    )

    assert found.select("ssyk_code", "word").rows() == [
        ("5321", "Hemvårdare"), ("5321", "USK"), ("5322", "Hemvårdare"),
    ]  # fmt: skip


def test_a_word_comes_once_and_as_a_title_if_anybody_says_so():
    rows = [("2221", "scb", "Syster", "synonym"), ("2221", "af", "Syster", "title")]

    assert words(titles(rows)).select("word", "kind", "language").rows() == [
        ("Syster", "title", "sv"),
    ]  # fmt: skip
