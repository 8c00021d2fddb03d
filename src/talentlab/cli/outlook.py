"""``talentlab forecast`` and ``backtest``: for a table of one's own, of any place and people."""

from typing import Final

import click

from talentlab.cli.employment_outlook import backtest_employment, forecast_employment
from talentlab.cli.population_outlook import backtest_population, forecast_population

forecast: Final = click.Group(
    "forecast",
    commands=[forecast_population, forecast_employment],
    help="Look ahead from a table of your own.",
)
backtest: Final = click.Group(
    "backtest",
    commands=[backtest_population, backtest_employment],
    help="Try the method on earlier years of a table of your own.",
)
