"""``talentlab forecast`` and ``backtest``: for a table of one's own, of any place and people."""

import click

from talentlab.cli.employment_outlook import backtest_employment, forecast_employment
from talentlab.cli.population_outlook import backtest_population, forecast_population


@click.group()
def forecast() -> None:
    """Look ahead from a table of your own."""


@click.group()
def backtest() -> None:
    """Try the method on earlier years of a table of your own."""


forecast.add_command(forecast_population)
forecast.add_command(forecast_employment)
backtest.add_command(backtest_population)
backtest.add_command(backtest_employment)
