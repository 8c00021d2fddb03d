"""Fields of work in few words, and the qualification that each asks for.

SSYK 2012 divides occupations into ten major groups (one digit) and 46 sub-major groups (two). Their
official names repeat the qualification ("Yrken med krav på fördjupad högskolekompetens inom ...");
these are our shorter ones for drawings and lists, and the official name stands beside the code
wherever there is room. The level of qualification follows the first digit, as SCB describes it in
"SSYK 2012: Standard för svensk yrkesklassificering" (MIS 2012:1).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from talentlab.vocab.ssyk import SUB_MAJOR_GROUP, ssyk
from talentlab.vocab.text import Text


class Qualification(StrEnum):
    """What occupations ask for, from SSYK's skill levels. The values stand in addresses."""

    MANAGERS = "chefer"
    LONG_HIGHER = "lang-hogskola"
    HIGHER = "hogskola"
    UPPER_SECONDARY = "gymnasium"
    SHORT = "kort"
    MILITARY = "militara"


QUALIFICATIONS: Final[Mapping[Qualification, Text]] = MappingProxyType(
    {
        Qualification.MANAGERS: Text(sv="Chefsyrken", en="Managers"),
        Qualification.LONG_HIGHER: Text(sv="Lång högskoleutbildning", en="Long higher education"),
        Qualification.HIGHER: Text(
            sv="Högskoleutbildning eller motsvarande", en="Higher education or equivalent"
        ),
        Qualification.UPPER_SECONDARY: Text(
            sv="Gymnasial eller kort eftergymnasial utbildning",
            en="Upper secondary or short post-secondary education",
        ),
        Qualification.SHORT: Text(
            sv="Kort utbildning eller introduktion", en="Short training or introduction"
        ),
        Qualification.MILITARY: Text(sv="Militära yrken", en="Armed forces"),
    }
)
"""Level -> its name, in the order they are offered. Managers and the military have no one level."""

_BY_FIRST_DIGIT: Final[Mapping[str, Qualification]] = MappingProxyType(
    {
        "0": Qualification.MILITARY,
        "1": Qualification.MANAGERS,
        "2": Qualification.LONG_HIGHER,
        "3": Qualification.HIGHER,
        **dict.fromkeys("45678", Qualification.UPPER_SECONDARY),
        "9": Qualification.SHORT,
    }
)

_SHORT: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "0": Text(sv="Militär", en="Armed forces"),
        "1": Text(sv="Chefer", en="Managers"),
        "2": Text(sv="Lång högskoleutbildning", en="Long higher education"),
        "3": Text(sv="Högskola eller motsvarande", en="Higher education or equivalent"),
        "4": Text(sv="Administration och kundtjänst", en="Administration and customer service"),
        "5": Text(sv="Service, omsorg och försäljning", en="Service, care and sales"),
        "6": Text(sv="Lantbruk, skog och fiske", en="Farming, forestry and fishery"),
        "7": Text(sv="Bygg och hantverk", en="Building and crafts"),
        "8": Text(sv="Maskiner och transport", en="Machines and transport"),
        "9": Text(sv="Kort utbildning", en="Short training"),
        "11": Text(sv="Politiker och högre chefer", en="Politicians and top managers"),
        "12": Text(sv="Ekonomi- och personalchefer", en="Finance and HR managers"),
        "13": Text(sv="Teknik- och driftchefer", en="Technical and production managers"),
        "14": Text(sv="Skolchefer", en="Education managers"),
        "15": Text(sv="Vård- och omsorgschefer", en="Health and care managers"),
        "16": Text(sv="Bankchefer", en="Bank managers"),
        "17": Text(sv="Chefer inom service", en="Service managers"),
        "21": Text(sv="Civilingenjörer och naturvetare", en="Engineers and scientists"),
        "22": Text(sv="Läkare, sjuksköterskor m.fl.", en="Doctors, nurses etc."),
        "23": Text(sv="Lärare", en="Teachers"),
        "24": Text(sv="Ekonomer och utredare", en="Economists and administrators"),
        "25": Text(sv="IT-specialister", en="IT specialists"),
        "26": Text(sv="Jurister, kultur och socialt arbete", en="Law, culture and social work"),
        "31": Text(sv="Ingenjörer och tekniker", en="Technicians"),
        "32": Text(sv="Laboratorium och vård", en="Laboratory and health technicians"),
        "33": Text(sv="Handläggare, säljare och bank", en="Casework, sales and banking"),
        "34": Text(sv="Behandling, friskvård och kultur", en="Treatment, wellness and culture"),
        "35": Text(sv="IT-drift, ljud och ljus", en="IT operations, sound and light"),
        "41": Text(sv="Kontor", en="Offices"),
        "42": Text(sv="Kundservice", en="Customer service"),
        "43": Text(sv="Lager och transportledning", en="Stock and transport clerks"),
        "44": Text(sv="Annat kontorsarbete", en="Other office work"),
        "51": Text(sv="Kök, servering och fastighet", en="Kitchens, serving and property"),
        "52": Text(sv="Butik", en="Shops"),
        "53": Text(sv="Vård och omsorg", en="Care"),
        "54": Text(sv="Bevakning och säkerhet", en="Security and fire fighting"),
        "61": Text(sv="Lantbruk och trädgård", en="Farming and gardening"),
        "62": Text(sv="Skog och fiske", en="Forestry and fishery"),
        "71": Text(sv="Bygg och anläggning", en="Building and construction"),
        "72": Text(sv="Metall och reparation", en="Metal and repair"),
        "73": Text(sv="Finmekanik och grafik", en="Precision work and printing"),
        "74": Text(sv="El och elektronik", en="Electricity and electronics"),
        "75": Text(sv="Trä och textil", en="Wood and textile"),
        "76": Text(sv="Livsmedel", en="Food processing"),
        "81": Text(sv="Process och maskiner", en="Plants and machines"),
        "82": Text(sv="Montering", en="Assembly"),
        "83": Text(sv="Transport", en="Transport"),
        "91": Text(sv="Städning", en="Cleaning"),
        "92": Text(sv="Plantering och bärplockning", en="Planting and berry picking"),
        "93": Text(sv="Grovarbete i bygg och industri", en="Labourers"),
        "94": Text(sv="Köks- och restaurangbiträden", en="Kitchen assistants"),
        "95": Text(sv="Torghandel", en="Market sales"),
        "96": Text(sv="Återvinning och distribution", en="Recycling and delivery"),
    }
)
"""Major or sub-major group -> our short name; where there is none, the official one is short."""


def field_name(code: str) -> Text:
    """Return the short name of a field of one or two digits, official where it is short enough.

    Raises
    ------
    UnknownCode
        With the nearest codes there are.

    """
    official = ssyk("scb").entry(code).name
    return _SHORT.get(code, official)


def qualification_of(code: str) -> Qualification:
    """Return what an occupation of any number of digits asks for."""
    return _BY_FIRST_DIGIT[code[0]]


def fields() -> tuple[str, ...]:
    """Return the codes of every major and sub-major group, each major one before its own."""
    return tuple(c for c, entry in ssyk("scb").entries.items() if entry.level <= SUB_MAJOR_GROUP)
