"""Occupations are found by what people call them, and held against each other, four at most."""

import csv
import html
import io
import re

import pytest
from django.utils.translation import override

from factories.work_numbers import employees
from talentlab.vocab.occupation_search import Hit
from talentlab.web.insight.choices import Choice
from talentlab.web.insight.presenters.figures import show
from talentlab.web.insight.presenters.sentences import Sureness
from talentlab.web.insight.presenters.work_list_pages.search import group_of_the_best, why
from talentlab.web.insight.presenters.work_lists.comparing_figures import age_shares

pytestmark = pytest.mark.usefixtures("work")
FOUR = "yrke=2221&yrke=5321&yrke=2512&yrke=7231"


def chosen_in(page):
    return re.findall(r'<input type="checkbox" name="yrke" value="(\d+)" checked>', page)


@pytest.mark.parametrize(("query", "code"), [("usk", "5321"), ("nurse", "2221"), ("7231", "7231")])
def test_the_best_hit_comes_first_with_its_numbers(main, query, code):
    page = main(f"/sv/yrken/sok/?q={query}")
    best = page[page.index('aria-labelledby="best-heading"') :]
    best = best[: best.index("</section>")]

    assert f'href="/sv/yrken/{code}/"' in best
    assert f"{employees('24', code, 2024)['total']:,.0f}".replace(",", "\u00a0") in best
    assert "till" in best


def hits(*found):
    return [Hit(code, "ord", kind, score) for code, kind, score in found]


def test_a_word_for_several_of_a_group_means_them_together():
    nurses = hits(("5321", "synonym", 1.0), ("5323", "synonym", 0.99), ("532", "title", 0.9))
    several = hits(("2221", "title", 1.0), ("2231", "title", 1.0), ("2222", "title", 0.8))
    partly = hits(("5321", "title", 1.0), ("5323", "related", 1.0))

    assert group_of_the_best(nurses).ssyk_code == "532"
    assert group_of_the_best(several) is None
    assert group_of_the_best(partly) is None
    assert group_of_the_best([]) is None


def test_the_whole_group_comes_before_its_parts(main):
    page = main("/sv/yrken/sok/?q=usk")
    whole = page[page.index('aria-labelledby="whole-heading"') :]
    whole = whole[: whole.index("</section>")]

    assert 'href="/sv/yrken/532/"' in whole
    assert page.index("whole-heading") < page.index("best-heading")


def test_a_hit_says_why_it_was_found(words):
    _, said = words("/sv/yrken/sok/?q=usk")

    assert "Hittades genom ordet ”usk”" in said


@pytest.mark.parametrize("kind", ["title", "synonym", "english", "code", "related"])
@pytest.mark.usefixtures("english")
def test_every_kind_of_hit_has_words_and_its_own_name_needs_none(kind):
    assert "svets" in why(Hit("7212", "svets", kind, 0.9), "Svetsare")
    assert why(Hit("7212", "svetsare", kind, 0.9), "Svetsare") == ""


def test_one_hit_is_still_a_page(client):
    response = client.get("/sv/yrken/sok/?q=8332")

    assert response.status_code == 200


def test_nothing_found_gives_ways_on(words):
    status, said = words("/sv/yrken/sok/?q=xqzxqz")

    assert status == 200
    assert "Inget yrke hittades för ”xqzxqz”" in said
    assert "Prova ett kortare eller vanligare ord" in said


def test_no_question_gives_examples_that_find_something(client, main):
    page = main("/sv/yrken/sok/")
    examples = [html.unescape(a) for a in re.findall(r'href="(/sv/yrken/sok/\?q=[^"]+)"', page)]

    assert len(examples) == 5
    for example in examples:
        assert "best-heading" in client.get(example).content.decode()


def test_an_occupation_without_numbers_here_says_so(words):
    _, said = words("/sv/yrken/sok/?q=soldat")

    assert "Inga tal i Västerbotten." in said


def test_a_question_is_one_line_and_not_endless(main):
    page = main("/sv/yrken/sok/?q=" + "%0A usk " * 100)

    value = re.search(r'name="q" value="([^"]*)"', page)[1]
    assert len(value) <= 100
    assert value.startswith("usk usk")


def test_what_was_asked_is_never_markup(client):
    body = client.get('/sv/yrken/sok/?q="><script>x</script>').content.decode()

    assert "<script>x" not in body


def test_the_search_keeps_the_area(main):
    page = main("/sv/yrken/sok/?q=usk&omrade=2480")

    assert '<input type="hidden" name="omrade" value="2480">' in page
    assert 'href="/sv/yrken/5321/?omrade=2480"' in page


def test_four_occupations_stand_side_by_side(words, main):
    status, said = words(f"/sv/yrken/jamfor/?{FOUR}")
    page = main(f"/sv/yrken/jamfor/?{FOUR}")

    assert status == 200
    assert chosen_in(page) == ["2221", "5321", "2512", "7231"]
    row = re.search(r"<tr><th scope=\"row\">Anställda 2024</th>(.*?)</tr>", page)[1]
    numbers = [int(n) for n in re.sub("\u00a0", "", row).replace("<td>", "").split("</td>")[:-1]]
    assert numbers == [employees("24", code, 2024)["total"] for code in chosen_in(page)]
    assert "Du jämför 4 yrken, vilket är det mesta." in said
    for anchor in ("", "-oppningar", "-aldrar", "-loner"):
        assert f'id="yrken-jamforelse{anchor}"' in page


def test_an_occupation_is_added_and_removed_by_links(main):
    page = main("/sv/yrken/jamfor/?yrke=2221&yrke=5321&q=städare")
    added = re.search(r'href="([^"]+)"><span aria-hidden="true">\+ </span>', page)[1]
    removed = re.search(r'class="remove" href="([^"]+)"', page)[1]

    assert chosen_in(main(html.unescape(added))) == ["2221", "5321", "9111"]
    assert chosen_in(main(html.unescape(removed))) == ["5321"]


def test_five_occupations_are_one_too_many(words, main):
    five = f"{FOUR}&yrke=9111"
    status, said = words(f"/sv/yrken/jamfor/?{five}")

    assert status == 422
    assert "Välj högst fyra yrken. Du har valt 5; de första fyra visas." in said
    assert chosen_in(main(f"/sv/yrken/jamfor/?{five}")) == ["2221", "5321", "2512", "7231"]


def test_an_unknown_code_is_told_and_the_known_ones_are_shown(words, main):
    status, said = words("/sv/yrken/jamfor/?yrke=2221&yrke=9998")

    assert status == 422
    assert "Det finns inget yrke med koden ”9998” i SSYK 2012." in said
    assert chosen_in(main("/sv/yrken/jamfor/?yrke=2221&yrke=9998")) == ["2221"]


def test_the_same_occupation_twice_is_once(main):
    assert chosen_in(main("/sv/yrken/jamfor/?yrke=2221&yrke=2221")) == ["2221"]


def test_an_occupation_nobody_counts_here_is_said_to_be_so(words):
    status, said = words("/sv/yrken/jamfor/?yrke=0310&yrke=2221")

    assert status == 200
    assert "Inga tal i Västerbotten om: Soldater m.fl." in said


def test_only_occupations_that_nobody_counts_here_leave_no_empty_figures(words, main):
    status, _ = words("/sv/yrken/jamfor/?yrke=0310")

    assert status == 200
    assert 'id="yrken-jamforelse"' not in main("/sv/yrken/jamfor/?yrke=0310")


def test_without_occupations_the_page_offers_the_largest(main):
    page = main("/sv/yrken/jamfor/")

    assert chosen_in(page) == []
    offered = re.findall(r'href="/sv/yrken/jamfor/\?yrke=(\d+)"', page)
    sizes = [employees("24", code, 2024)["total"] for code in offered]
    assert len(offered) == 8
    assert sizes == sorted(sizes, reverse=True)


def test_the_base_year_is_a_hundred_for_each(client):
    answer = client.get("/en/figur/yrken-jamforelse.csv?yrke=2221&yrke=7231&omrade=24&ar=2030")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    base = next(row for row in rows if row[0] == "2024")

    assert [base[1], base[4]] == ["100", "100"]
    assert rows[-1][0] == "2030"


@pytest.mark.parametrize(
    ("codes", "part", "note"),
    [
        (("2221", "5321"), "If it grows", "in those in which it shrinks it is none"),
        (("222", "532"), "Growth of some occupations", "occupation by occupation"),
        (("2221", "532"), "Growth in some of the futures", "occupation by occupation"),
    ],
)
def test_growth_is_called_what_it_means_of_those_compared(work, monkeypatch, codes, part, note):
    monkeypatch.setattr(
        "talentlab.web.insight.presenters.work_lists.members.sureness_of",
        lambda _share: Sureness.UNSURE,
    )
    with override("en"):
        choice = Choice("24", 2030, compared_occupations=codes)
        figure = show("yrken-jamforelse-oppningar", work, choice, "en").figure

    assert part in [column.label for column in figure.twin.columns]
    assert note in " ".join(figure.notes)


def test_ages_add_up_and_need_groups_that_begin_at_the_limits(work, monkeypatch):
    shares = age_shares(work, "24", "2221")
    assert sum(shares) == pytest.approx(1)
    assert shares == pytest.approx((0.32, 0.46, 0.22))

    monkeypatch.setattr(
        "talentlab.web.insight.presenters.work_lists.comparing_figures.AGE_LIMITS", (33, 55)
    )
    assert age_shares(work, "24", "2221") == ()


def test_a_shared_comparison_shows_the_same_after_the_next_release(client, main):
    page = main(f"/sv/yrken/jamfor/?{FOUR}")
    permanent = html.unescape(re.search(r'<a href="(\?[^"]+|/[^"]+)">Permanent', page)[1])

    assert "utgava=2026-11-25" in permanent
    assert client.get(permanent).status_code == 200
    assert chosen_in(main(permanent)) == ["2221", "5321", "2512", "7231"]


@pytest.mark.parametrize("name", ["", "-oppningar", "-aldrar", "-loner"])
def test_every_comparing_figure_leaves_with_its_card(client, name):
    answer = client.get(f"/sv/figur/yrken-jamforelse{name}.json?yrke=2221&yrke=5321&omrade=24")

    assert answer.status_code == 200
    assert answer.json()["cards"] != {}
