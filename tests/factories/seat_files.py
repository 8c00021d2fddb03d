"""The files of a small seat problem, right in every way until a test changes something."""

import csv
import io

PROGRAMMES = (
    "programme,education_group_code,region_code,school_form,area_code,seats_today,min_group,"
    "max_seats,cost_per_seat_sek,lag_years,completion,retention,applicants,placements_per_student,"
    "teachers_per_student\n"
    "Nurse Umeå,55Q,2480,higher_education,west,60,20,120,300000,1,0.8,0.7,90,1,0.1\n"
    "Care Vännäs,37G,2460,upper_secondary,west,12,6,30,250000,1,0.7,0.9,14,1,0.1\n"
    "Care Umeå,37G,2480,adult,west,30,10,80,90000,0,0.7,0.9,60,0.5,0.05\n"
)
LIMITS = (
    "year,budget_sek,placements,teachers\n"
    "2026,24000000,,\n2027,24000000,110,\n2028,24000000,110,14\n"
)
AREAS = "area_code,region_code\nwest,2480\nwest,2460\nwest,2401\n"
SETTINGS = "setting,value\nplanned_on,60\nheld_out,200\nperfect_draws,5\nrisk_weight,0.1\n"


def needs(draws=40, years=(2026, 2027, 2028)):
    """Return needs that grow, spread by draw."""
    lines = ["education_group_code,year,draw,need_persons"]
    for group, level in (("55Q", 40.0), ("37G", 30.0)):
        for n, year in enumerate(years, 1):
            lines += [
                f"{group},{year},{draw},{level * n * (0.5 + draw / draws):.2f}"
                for draw in range(draws)
            ]
    return "\n".join(lines) + "\n"


def tables(**changed):
    """Return every file's text by name; None leaves a file out."""
    found = {
        "programmes": PROGRAMMES,
        "needs": needs(),
        "limits": LIMITS,
        "areas": AREAS,
        "settings": SETTINGS,
    } | changed
    return {name: text for name, text in found.items() if text is not None}


def write_folder(folder, **changed):
    """Write the files to ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables(**changed).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def rows(text):
    """Return the rows of one file, header first."""
    return list(csv.reader(io.StringIO(text)))
