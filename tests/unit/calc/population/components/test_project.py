"""The component projection closes its accounts, finds known rates again, and sees no future."""

from dataclasses import replace

import numpy as np
import pytest

from talentlab.calc.assumptions.students import STUDENTS
from talentlab.calc.population.components.events import event_rates, events_of_draws
from talentlab.calc.population.components.project import ComponentProjector
from talentlab.calc.population.components.students import turnover


def change_of(account):
    return (
        account.births.sum(axis=-1)
        - account.deaths.sum(axis=(-2, -1))
        + (account.moves_in + account.immigration).sum(axis=(-2, -1))
        - (account.moves_out + account.emigration).sum(axis=(-2, -1))
    )


def university_town(history, flows, held=120.0):
    """Return the world with ``held`` students per age 19-25 in its last region, every year."""
    students = np.zeros_like(flows.students)
    students[2, :, :, 19:26] = held
    exchange = turnover(students[:, :1], students[:, :1], STUDENTS)
    moved = {
        "moves_in": flows.regions.moves_in + exchange.moves_in,
        "moves_out": flows.regions.moves_out + exchange.moves_out,
    }
    stocks = history.persons.copy()
    stocks[2, :, :, 19:26] += held
    return (
        replace(history, persons=stocks),
        replace(flows, students=students, regions=replace(flows.regions, **moved)),
    )


def test_a_world_of_constant_rates_goes_on_as_it_was(world):
    history, flows = world
    ahead = ComponentProjector(flows).project(history.until(2015), 5)

    np.testing.assert_allclose(
        ahead.sum(axis=(2, 3)), history.persons[:, -5:].sum(axis=(2, 3)), rtol=0.004
    )


def test_a_longer_count_of_the_country_changes_nothing(world):
    history, flows = world
    earlier = history.national[:1] / 2
    longer = replace(
        history,
        national=np.concatenate([earlier, history.national]),
        national_years=(history.years[0] - 1, *history.years),
    )

    expected = ComponentProjector(flows).project(history, 3)
    np.testing.assert_array_equal(ComponentProjector(flows).project(longer, 3), expected)


def test_years_when_the_country_was_not_counted_cannot_be_projected_from(world):
    history, flows = world
    shorter = replace(history, national=history.national[-1:], national_years=history.years[-1:])

    assert ComponentProjector(flows).can_project(history)
    assert not ComponentProjector(flows).can_project(shorter)


@pytest.mark.parametrize("held", [0.0, 120.0])
def test_every_account_closes(world, held):
    history, flows = university_town(*world, held)
    accounts = ComponentProjector(flows).accounts(history, 20)

    before = history.persons[:, -1].sum(axis=(-2, -1))
    for account in accounts:
        after = account.persons.sum(axis=(-2, -1))
        np.testing.assert_allclose(after - before, change_of(account), atol=1e-6)
        assert account.persons.min() >= 0
        before = after


def test_the_lecture_halls_stay_full_while_the_students_change(world):
    history, flows = world
    town = ComponentProjector(university_town(*world)[1]).project(university_town(*world)[0], 10)
    village = ComponentProjector(flows).project(history, 10)

    more_residents = (town - village)[2, -1, 0]
    moved_here = 120.0 * (1 - STUDENTS.local_share)
    assert more_residents[20:25].mean() == pytest.approx(moved_here, rel=0.2)
    assert more_residents[28:36].mean() < moved_here / 2


def test_what_happens_after_the_origin_moves_nothing(world):
    history, flows = world
    known = ComponentProjector(flows).project(history.until(2015), 5)
    later = replace(
        flows,
        regions=replace(
            flows.regions,
            moves_in=np.concatenate(
                [flows.regions.moves_in[:, :15], flows.regions.moves_in[:, 15:] * 9], axis=1
            ),
        ),
    )

    np.testing.assert_array_equal(ComponentProjector(later).project(history.until(2015), 5), known)


def test_the_order_of_regions_does_not_matter(world):
    history, flows = world
    order = [2, 0, 1]
    turned = replace(
        history,
        persons=history.persons[order],
        region_codes=tuple(history.region_codes[i] for i in order),
    )
    events = flows.regions
    turned_flows = replace(
        flows,
        students=flows.students[order],
        regions=type(events)(
            **{name: getattr(events, name)[order] for name in events.__dataclass_fields__}
        ),
    )

    np.testing.assert_allclose(
        ComponentProjector(turned_flows).project(turned, 5),
        ComponentProjector(flows).project(history, 5)[order],
        rtol=1e-9,
    )


def test_too_few_years_of_events_are_refused(world):
    history, flows = world
    projector = ComponentProjector(flows)

    assert not projector.can_project(history.until(2004))
    with pytest.raises(ValueError, match="2004"):
        projector.project(history.until(2004), 1)


def test_every_draw_closes_its_account(world):
    history, flows = world
    accounts = ComponentProjector(flows).accounts(history, 3)
    rng = np.random.default_rng(1)
    expected = np.stack([account.persons[2] for account in accounts])
    cells = expected * rng.lognormal(0, 0.02, size=(400, 3, 1, 1))
    base = history.persons[2, -1]

    events = events_of_draws(cells, base=base, rates=event_rates(accounts, 2), rng=rng)

    start = np.concatenate([np.full((400, 1), base.sum()), cells.sum(axis=(2, 3))[:, :-1]], axis=1)
    np.testing.assert_allclose(
        start + events.births - events.deaths + events.net_migration,
        cells.sum(axis=(2, 3)),
        atol=1e-6,
    )
    for h, account in enumerate(accounts):
        assert events.births[:, h].mean() == pytest.approx(account.births[2].sum(), rel=0.01)
        assert events.deaths[:, h].mean() == pytest.approx(account.deaths[2].sum(), rel=0.01)
