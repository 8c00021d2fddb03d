"""A small announced event, certain unless told otherwise."""

from factories.tidy_demand import BASE_YEAR
from talentlab.vocab.announced import Announced
from talentlab.vocab.text import Text


def event(**told):
    """Return 200 nurses in manufacturing in Umeå, half in the second year ahead and then all."""
    usual = {
        "name": Text(sv="Kabelfabriken", en="The cable works"),
        "source": Text(sv="Press.", en="The press."),
        "announced_on": "2021-03-01",
        "kind": "arrives",
        "municipality_code": "2480",
        "industry": "C",
        "occupations": (("222", 1.0),),
        "jobs_low": 200.0,
        "jobs_best": 200.0,
        "jobs_high": 200.0,
        "first_year": BASE_YEAR + 2,
        "ramp_years": 2,
        "probability": 1.0,
        "multiplier_low": 0.0,
        "multiplier_high": 0.0,
        "reversal_probability": 0.0,
        "reversal_after": 5,
    }
    return Announced(**usual | told)
