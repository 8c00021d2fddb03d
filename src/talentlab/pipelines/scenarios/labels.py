"""What levers and shocks are called, in words that name the place, the group and the amount."""

from typing import Final

from talentlab.calc.assumptions.levers import LEVERS
from talentlab.calc.scenarios.scenario import Lever, LeverKind, Shock, ShockKind
from talentlab.errors import UnknownCode
from talentlab.vocab.education_pools import education_name
from talentlab.vocab.region import Region
from talentlab.vocab.text import Text

KIND_NAMES: Final = {
    LeverKind.SEATS: Text(sv="Platser", en="Seats"),
    LeverKind.COMPLETION: Text(sv="Genomströmning", en="Completion"),
    LeverKind.RETENTION: Text(sv="Andel som stannar", en="Retention"),
    LeverKind.RESKILLING: Text(sv="Omställning", en="Reskilling"),
    LeverKind.PARTICIPATION: Text(sv="Fler äldre i arbete", en="More older people at work"),
    LeverKind.HOURS: Text(sv="Arbetstid", en="Hours"),
    LeverKind.COMMUTING: Text(sv="Inpendling", en="Commuting"),
    LeverKind.IN_MIGRATION: Text(sv="Inflyttning", en="In-migration"),
    LeverKind.STAFFING: Text(sv="Bemanning", en="Staffing"),
    LeverKind.TECHNOLOGY: Text(sv="Teknik", en="Technology"),
}
_ALL: Final = Text(sv="alla utbildningar", en="all educations")


def lever_label(lever: Lever, region: Region) -> Text:
    """Return what a lever is called: "Platser: 20 nybörjarplatser per år, Umeå, Sjuksköterska"."""
    kind, unit = KIND_NAMES[lever.kind], LEVERS[lever.kind].unit
    place, group = region.place_name(lever.region_code), group_name(lever.education_group_code)
    amount = f"{lever.amount:g}"
    return Text(
        sv=f"{kind.sv}: {amount.replace('.', ',')} {unit.sv}, {place.sv}, {group.sv}",
        en=f"{kind.en}: {amount} {unit.en}, {place.en}, {group.en}",
    )


def shock_label(shock: Shock, region: Region) -> Text:
    """Return what a shock is called: "Bilfabriken läggs ned, Umeå: 1 800 jobb"."""
    place = region.place_name(shock.region_code)
    if shock.kind is ShockKind.ARRIVES:
        return Text(
            sv=f"{shock.name} etablerar sig, {place.sv}: {shock.jobs:g} jobb",
            en=f"{shock.name} arrives, {place.en}: {shock.jobs:g} jobs",
        )
    return Text(
        sv=f"{shock.name} läggs ned, {place.sv}: {shock.jobs:g} jobb",
        en=f"{shock.name} closes, {place.en}: {shock.jobs:g} jobs",
    )


def group_name(code: str) -> Text:
    """Return the name of an education group or a wider one; the code where it has none."""
    if code == "total":
        return _ALL
    try:
        return education_name(code)
    except UnknownCode:
        return Text(sv=code, en=code)
