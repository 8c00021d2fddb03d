"""What scenarios rest on: how a lever works in a place, with how sure that is."""

from typing import ClassVar, Final

import pandera.polars as pa

from talentlab.tables import fields
from talentlab.tables.declare import Table, column
from talentlab.tables.supply import BASES
from talentlab.vocab.text import Text

PARAMETERS: Final = (
    "seats",
    "applicants",
    "completion",
    "study_years",
    "seat_cost_sek",
    "retention",
    "stay_effect",
    "participation",
    "yearly_exit",
    "older_residents",
    "older_participation",
    "public_share",
    "occupation_jobs",
)
"""What is estimated. Shares are 0-1, ``yearly_exit`` per year, persons and seats per year."""
_DETAIL: Final = r"^[a-z0-9_]*$"


class LeverEvidence(pa.DataFrameModel):
    """One estimate that levers and shocks are calculated from."""

    region_code: str = fields.region_code()
    education_group_code: str = fields.education_group_code()
    parameter: str = column(
        sv="Uppgift (seats = platser, applicants = sökande per år, completion = andel av "
        "nybörjarna som tar examen, study_years = studietid, seat_cost_sek = kronor per plats och "
        "år, retention = andel som bor kvar, stay_effect = andel fler som stannar av ett skäl, "
        "participation = andel i arbetskraften, yearly_exit = andel som lämnar gruppen per år, "
        "older_residents = boende 60–74 år, older_participation = deras andel i arbetskraften, "
        "public_share = offentlig andel av jobben, occupation_jobs = gruppens jobb i ett yrke)",
        en="Parameter (applicants per year, completion = share of starters who graduate, "
        "study_years, seat_cost_sek per seat and year, retention = share who stay, stay_effect = "
        "share who stay more for a reason, participation = share in the labour force, "
        "yearly_exit = share leaving the group in a year, older_residents = residents aged 60–74, "
        "older_participation = their share in the labour force, public_share of the jobs, "
        "occupation_jobs = the group's jobs in an occupation)",
        isin=PARAMETERS,
    )
    detail: str = column(
        sv="Närmare bestämt (skolform, skäl att stanna eller yrke; annars tomt)",
        en="In detail (school form, reason to stay or occupation; else empty)",
        str_matches=_DETAIL,
    )
    mean: float = column(sv="Medelvärde", en="Mean", unit="as the parameter says", ge=0)
    p10: float = column(sv="10 %-percentil", en="10th percentile", unit="as the parameter says")
    p90: float = column(sv="90 %-percentil", en="90th percentile", unit="as the parameter says")
    basis: str = column(
        sv="Grund (measured = mätt eller beräknat ur utgåvan, pooled = lånat, assumed = antaget)",
        en="Basis (measured = measured or calculated in the release, pooled = borrowed, assumed)",
        isin=BASES,
    )

    class Config:
        """Refuse surplus columns and repeated keys."""

        strict = True
        unique: ClassVar = ["region_code", "education_group_code", "parameter", "detail"]


LEVER_EVIDENCE: Final = Table(
    name="lever_evidence",
    layer="derived",
    title=Text(sv="Underlag för scenarier", en="What scenarios rest on"),
    about=Text(
        sv="Det som åtgärder och chocker räknas ur: platser, sökande, genomströmning, andel som "
        "stannar, arbetskraftsdeltagande och vilka yrken de utbildade arbetar i.",
        en="What levers and shocks are calculated from: seats, applicants, completion, retention, "
        "participation, and which occupations the educated work in.",
    ),
    rows=LeverEvidence,
    key=("region_code", "education_group_code", "parameter", "detail"),
)
