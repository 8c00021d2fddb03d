"""Sweden 1993 projected five years: the textbook's answer, cell for cell.

Source: Preston, Heuveline & Guillot, Demography: Measuring and Modeling Population Processes
(Blackwell 2001), boxes 6.1 and 6.2 (women; survival S is L(x)/L(x-5), the first is L(0)/5l(0)).
"""

import numpy as np

from talentlab.calc.population.components.cohort import project_step

# age: residents 1993, net migration 1993-98, survival ratio, births per woman and year,
# births 1993-98 by mother's age, residents 1998
BOX = np.array(
    [
        [293395, 6840, 0.994974, 0, 0, 302392],
        [248369, 4150, 0.999298474130982, 0, 0, 298682],
        [240012, 3365, 0.999523271204374, 0, 0, 252007],
        [261346, 5270, 0.999255384875458, 0.012, 15244, 244150],
        [285209, 9240, 0.998733211018043, 0.0908, 126688, 268267],
        [314388, 8230, 0.998519868845054, 0.1499, 229354, 293515],
        [281290, 5470, 0.998071361638878, 0.1125, 170057, 320624],
        [286923, 3155, 0.997059972117285, 0.0441, 63203, 284767],
        [304108, 1770, 0.995306031333712, 0.0074, 10971, 288031],
        [324946, 1115, 0.992182641549444, 3e-04, 472, 303166],
        [247613, 1075, 0.987776734283712, 0, 0, 322062],
        [211351, 845, 0.981527675199983, 0, 0, 243989],
        [215140, 645, 0.970465422882409, 0, 0, 205841],
        [221764, 530, 0.952606955959568, 0, 0, 205516],
        [223506, 465, 0.923471809204568, 0, 0, 205270],
        [183654, 300, 0.86986034386444, 0, 0, 194771],
        [141990, 250, 0.774955902248557, 0, 0, 142565],
        [112424, 175, 0.517928194893993, 0, 0, 131966],
    ]
)
START, MOVES, SURVIVAL, FERTILITY, BIRTHS, END = BOX.T
BOYS_1998 = 317340  # the book's figure for boys aged 0-4 when men start from the women's numbers


def project_sweden():
    return project_step(
        np.stack([START, START]),
        survival=np.stack([SURVIVAL, SURVIVAL]),
        fertility=FERTILITY,
        net_migration=np.stack([MOVES, MOVES]),
        width=5,
        boys_per_girl=1.05,
    )


def test_every_age_group_in_1998_is_the_books():
    np.testing.assert_array_equal(np.round(project_sweden().persons[0]), END)


def test_every_count_of_births_is_the_books():
    np.testing.assert_array_equal(np.round(project_sweden().births), BIRTHS)


def test_boys_are_born_in_the_books_proportion():
    assert round(project_sweden().persons[1, 0]) == BOYS_1998
