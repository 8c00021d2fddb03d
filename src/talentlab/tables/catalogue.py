"""Every table we promise to keep, by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from talentlab.tables import (
    balance,
    demand,
    employment,
    flows,
    indicators,
    learning,
    occupations,
    openings,
    outlook,
    people,
    signals,
    supply,
    work,
)
from talentlab.tables.declare import Table

_ALL: Final = (
    people.POPULATION,
    people.BIRTHS,
    people.DEATHS,
    people.MIGRATION,
    people.MIGRATION_BETWEEN,
    people.STUDENTS,
    work.EMPLOYED_BY_OCCUPATION,
    work.EMPLOYED_BY_OCCUPATION_AGE,
    work.EMPLOYED_BY_INDUSTRY,
    work.ADS,
    work.UNEMPLOYED,
    work.WAGES,
    work.COMMUTING,
    work.WORKFORCE_CUBE,
    occupations.BAROMETER,
    occupations.WAGE_SPREAD,
    occupations.UNEMPLOYED_BY_OCCUPATION,
    occupations.OCCUPATION_TITLES,
    occupations.OCCUPATION_RELATIONS,
    flows.OCCUPATION_LEAVERS,
    learning.EDUCATION_LEVEL,
    learning.EDUCATION_GROUPS,
    learning.VOCATIONAL_DECISIONS,
    learning.VOCATIONAL_PLACES,
    learning.GRADUATES,
    learning.SEATS,
    learning.APPLICANTS,
    indicators.INDICATORS,
    outlook.POPULATION_HISTORY,
    outlook.POPULATION_OUTLOOK,
    outlook.POPULATION_BACKTEST,
    outlook.POPULATION_CASES,
    outlook.POPULATION_SHELF_LIFE,
    outlook.POPULATION_ASSUMPTIONS,
    employment.EMPLOYMENT_HISTORY,
    employment.EMPLOYMENT_OUTLOOK,
    employment.EMPLOYMENT_BACKTEST,
    employment.EMPLOYMENT_CASES,
    employment.EMPLOYMENT_SHELF_LIFE,
    employment.EMPLOYMENT_ASSUMPTIONS,
    employment.EMPLOYMENT_AGES,
    openings.OPENINGS_OUTLOOK,
    openings.OPENINGS_LEAVERS,
    openings.OPENINGS_BACKTEST,
    openings.OPENINGS_ASSUMPTIONS,
    demand.INDUSTRY_OUTLOOK,
    demand.DEMAND_OUTLOOK,
    demand.SHORTAGE_NOW,
    balance.BALANCE_BY_EDUCATION,
    balance.BALANCE_BY_OCCUPATION,
    balance.BALANCE_DRAWS,
    balance.BALANCE_BACKTEST,
    balance.BALANCE_SHELF_LIFE,
    balance.BALANCE_ASSUMPTIONS,
    signals.OCCUPATION_SIGNALS,
    signals.RELATED_OCCUPATIONS,
    signals.OCCUPATION_WORDS,
    supply.SUPPLY_HISTORY,
    supply.SUPPLY_OUTLOOK,
    supply.GRADUATES_OUTLOOK,
    supply.RETENTION_ESTIMATES,
    supply.STAY_DRIVERS,
    supply.SUPPLY_BACKTEST,
    supply.SUPPLY_ASSUMPTIONS,
)

TABLES: Final[Mapping[str, Table]] = MappingProxyType({table.name: table for table in _ALL})
TIDY: Final[Mapping[str, Table]] = MappingProxyType(
    {table.name: table for table in _ALL if table.layer == "tidy"}
)
DERIVED: Final[Mapping[str, Table]] = MappingProxyType(
    {table.name: table for table in _ALL if table.layer == "derived"}
)
