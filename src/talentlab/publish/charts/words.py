"""The charts' own words, Swedish first."""

from typing import Final

from talentlab.vocab.text import Language, Text

YEAR: Final = Text(sv="År", en="Year")
AGE: Final = Text(sv="Ålder", en="Age")
CODE: Final = Text(sv="Kod", en="Code")
AREA: Final = Text(sv="Område", en="Area")
COUNTED: Final = Text(sv="Räknat", en="Counted")
MEDIAN: Final = Text(sv="Median", en="Median")
LOW_80: Final = Text(sv="80 %-intervall, nedre", en="80% interval, lower")
HIGH_80: Final = Text(sv="80 %-intervall, övre", en="80% interval, upper")
LOW_95: Final = Text(sv="95 %-intervall, nedre", en="95% interval, lower")
HIGH_95: Final = Text(sv="95 %-intervall, övre", en="95% interval, upper")
EARLIER: Final = Text(sv="Prognos från {year}", en="Forecast from {year}")
EARLIER_NOTE: Final = Text(
    sv="Tunna streckade linjer: vad metoden hade sagt från {years}.",
    en="Thin dashed lines: what the method would have said from {years}.",
)
GAP_NOTE: Final = Text(
    sv="Tunn linje mellan punkter: år som saknas.",
    en="Thin line between dots: years that are missing.",
)
FORECAST_STARTS: Final = Text(sv="prognos →", en="forecast →")
BREAK: Final = Text(sv="brott {year}", en="break {year}")
BREAK_NOTE: Final = Text(
    sv="Tidsserien bryts {year}: {why}", en="The series breaks in {year}: {why}"
)
NOT_FROM_ZERO: Final = Text(
    sv="Den lodräta axeln börjar inte vid noll.", en="The vertical axis does not start at zero."
)
WOMEN: Final = Text(sv="Kvinnor", en="Women")
MEN: Final = Text(sv="Män", en="Men")
WOMEN_IN: Final = Text(sv="Kvinnor {year}", en="Women {year}")
MEN_IN: Final = Text(sv="Män {year}", en="Men {year}")
FAN_SUMMARY: Final = Text(
    sv="{place} hade {base} {unit} {base_year}. Medianen i prognosen för {end_year} är {mid}; "
    "80 %-intervallet går från {low} till {high}.",
    en="{place} had {base} {unit} in {base_year}. The median forecast for {end_year} is {mid}; "
    "the 80% interval runs from {low} to {high}.",
)
LINES_SUMMARY: Final = Text(
    sv="{label}: {first} {first_x}, {last} {last_x}.",
    en="{label}: {first} in {first_x}, {last} in {last_x}.",
)
LINES_SUMMARY_BAND: Final = Text(
    sv="{label}: {first} {first_x}, median {last} {last_x} (80 %-intervall {low} till {high}).",
    en="{label}: {first} in {first_x}, median {last} in {last_x} (80% interval {low} to {high}).",
)
AXIS_SUMMARY: Final = Text(
    sv="{label}: {first} vid {x_label} {first_x}, {last} vid {x_label} {last_x}.",
    en="{label}: {first} at {x_label} {first_x}, {last} at {x_label} {last_x}.",
)
PYRAMID_SUMMARY: Final = Text(
    sv="Befolkningspyramid för {place} {year}: {women} kvinnor och {men} män. "
    "Flest är {largest_age} år gamla, {largest} personer.",
    en="Population pyramid for {place} in {year}: {women} women and {men} men. "
    "The largest age is {largest_age}, with {largest} people.",
)
AGE_PYRAMID_SUMMARY: Final = Text(
    sv="Ålderspyramid för {place} {year}: {women} kvinnor och {men} män. "
    "Flest är i åldern {largest_age} år, {largest} personer.",
    en="Age pyramid for {place} in {year}: {women} women and {men} men. "
    "The largest group is aged {largest_age}, with {largest} people.",
)
MAP_SUMMARY: Final = Text(
    sv="Karta över {count} områden. Högst: {highest} ({highest_value}). "
    "Lägst: {lowest} ({lowest_value}).",
    en="Map of {count} areas. Highest: {highest} ({highest_value}). "
    "Lowest: {lowest} ({lowest_value}).",
)
BARS_SUMMARY: Final = Text(
    sv="Stapeldiagram med {count} rader. Störst: {highest} ({highest_value}). "
    "Minst: {lowest} ({lowest_value}).",
    en="Bar chart with {count} rows. Largest: {highest} ({highest_value}). "
    "Smallest: {lowest} ({lowest_value}).",
)
BARS_SUMMARY_BAND: Final = Text(
    sv="Stapeldiagram med {count} rader och 80 %-intervall. Störst: {highest} ({highest_value}). "
    "Minst: {lowest} ({lowest_value}).",
    en="Bar chart with {count} rows and 80% intervals. Largest: {highest} ({highest_value}). "
    "Smallest: {lowest} ({lowest_value}).",
)
DOTS_SUMMARY: Final = Text(
    sv="{label}: från {low} ({lowest}) till {high} ({highest}).",
    en="{label}: from {low} ({lowest}) to {high} ({highest}).",
)
MULTIPLES_SUMMARY: Final = Text(
    sv="{count} små diagram med samma tidsaxel, {first_year}–{last_year}; "
    "varje diagram har sin egen lodräta skala.",
    en="{count} small charts on the same time axis, {first_year}–{last_year}; "
    "each chart has its own vertical scale.",
)
STACKS_SUMMARY: Final = Text(
    sv="Staplar för {count} rader. {total_name} är störst för {largest}: {total} ({parts}).",
    en="Bars for {count} rows. {total_name}: largest for {largest}, {total} ({parts}).",
)
STACKS_SUMMARY_BAND: Final = Text(
    sv="Staplar för {count} rader med 80 %-intervall. {total_name} är störst för {largest}: "
    "{total}, med 80 %-intervall {low} till {high} ({parts}).",
    en="Bars for {count} rows with 80% intervals. {total_name}: largest for {largest}, {total}, "
    "80% interval {low} to {high} ({parts}).",
)
SIGNED_SUMMARY: Final = Text(
    sv="Staplar för {count} rader, åt båda håll från noll. {total_name} är störst för {largest}: "
    "{change} ({parts}).",
    en="Bars for {count} rows, both ways from zero. {total_name}: largest for {largest}, {change} "
    "({parts}).",
)
SIGNED_SUMMARY_WHOLE: Final = Text(
    sv="Staplar för {count} rader, åt båda håll från noll. {total_name} är störst för {largest}: "
    "{change}.",
    en="Bars for {count} rows, both ways from zero. {total_name}: largest for {largest}, {change}.",
)
RANGES_SUMMARY: Final = Text(
    sv="{label}: {middle_name} {middle} {unit}, {low_name} {low} och {high_name} {high}.",
    en="{label}: {middle_name} {middle} {unit}, {low_name} {low} and {high_name} {high}.",
)
RANGES_SUMMARY_DOT: Final = Text(
    sv="{label}: {middle_name} {middle} {unit}.", en="{label}: {middle_name} {middle} {unit}."
)
TREEMAP_SUMMARY: Final = Text(
    sv="Ytor för {count} grupper. Störst är {largest} inom {group}, {share} av alla. "
    "Förändringen är högst för {highest} ({highest_value}) och lägst för {lowest} "
    "({lowest_value}).",
    en="Areas for {count} groups. The largest is {largest} within {group}, {share} of all. "
    "The change is highest for {highest} ({highest_value}) and lowest for {lowest} "
    "({lowest_value}).",
)
SMALLER_IN_TABLE: Final = Text(
    sv="{count} mindre grupper står i tabellen.", en="{count} smaller groups are in the table."
)
MORE_ROWS_IN_TABLE: Final = Text(
    sv="{count} rader till står i tabellen.", en="{count} more rows are in the table."
)
SANKEY_SUMMARY: Final = Text(
    sv="{stock_label}: {stock}. Till kommer {inflow}, störst {largest_in} ({largest_in_value}). "
    "Bort går {outflow}, störst {largest_out} ({largest_out_value}). {end_label}: {end}.",
    en="{stock_label}: {stock}. {inflow} come, most by {largest_in} ({largest_in_value}). "
    "{outflow} go, most by {largest_out} ({largest_out_value}). {end_label}: {end}.",
)
PEOPLE: Final = Text(sv="personer", en="people")
EMPLOYEES: Final = Text(sv="anställda", en="employees")


def say(words: Text, language: Language, **facts: object) -> str:
    """Return ``words`` in ``language`` with its named places filled in."""
    return words.say(language).format(**facts)
