"""The pyramid: one year's silhouette, age by age, against other years' outlines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from talentlab.publish.charts import svg, words
from talentlab.publish.charts.figure import Figure, Twin, TwinColumn, Value
from talentlab.publish.charts.frame import Canvas
from talentlab.publish.charts.labels import text_width, thin_out
from talentlab.publish.charts.scale import Scale, nice_ticks
from talentlab.publish.numerals import number
from talentlab.vocab.text import Language, Text

WIDE: Final = Canvas("wide", 640, 540, 14)
NARROW: Final = Canvas("narrow", 336, 430, 12.5)
_AGE_STEP: Final = 10
_BAND_STEP: Final = 2
_MANY: Final = 50  # rows above which they are single ages
_FEW: Final = 12  # rows up to which each has room for its label
_FEW_ROW: Final = 26.0  # pixels for each of them


@dataclass(frozen=True, slots=True)
class Side:
    """One sex, age by age. ``low`` and ``high`` bound the 80 % interval when it is a forecast."""

    persons: tuple[float, ...]
    low: tuple[float, ...] | None = None
    high: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Everybody in one year: women and men by age."""

    year: int
    women: Side
    men: Side


@dataclass(frozen=True, slots=True)
class Pyramid:
    """``main`` is filled; ``references`` (at most two) are outlines. ``ages`` are labels."""

    figure_id: str
    title: str
    place: str
    ages: tuple[str, ...]
    main: Profile
    references: tuple[Profile, ...] = ()
    widest: float | None = None
    """The x axis reaches this many persons, so that years can be compared; else what is needed."""
    summary: Text = words.PYRAMID_SUMMARY
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paper:
    """Where the two halves and the ages are drawn."""

    women: Scale
    men: Scale
    age: Scale


def draw_pyramid(pyramid: Pyramid, language: Language) -> Figure:
    """Return the pyramid in both variants, with its sentence and table."""
    summary = _summary(pyramid, language)
    wide, narrow = (
        svg.drawing(
            f"{pyramid.figure_id}-{canvas.variant}",
            variant=canvas.variant,
            width=canvas.width,
            height=canvas.height,
            title=pyramid.title,
            description=summary,
            parts=_parts(pyramid, canvas, language),
        )
        for canvas in _papers(pyramid)
    )
    return Figure(
        figure_id=pyramid.figure_id,
        title=pyramid.title,
        summary=summary,
        svg_wide=wide,
        svg_narrow=narrow,
        twin=_twin(pyramid, language),
        notes=pyramid.notes,
    )


def _papers(pyramid: Pyramid) -> tuple[Canvas, Canvas]:
    """Return the paper of each variant; a few broad bands need less of it."""
    rows = len(pyramid.ages)
    if rows > _FEW:
        return WIDE, NARROW
    wide, narrow = (
        replace(canvas, height=rows * _FEW_ROW + canvas.size * 7) for canvas in (WIDE, NARROW)
    )
    return wide, narrow


def widest_age(profiles: Sequence[Profile]) -> float:
    """Return the largest number of persons on any side, at any age, bounds included."""
    sides = chain.from_iterable((p.women, p.men) for p in profiles)
    return max(value for side in sides for value in (*side.persons, *(side.high or ())))


def _parts(pyramid: Pyramid, canvas: Canvas, language: Language) -> list[str]:
    widest = pyramid.widest or widest_age([pyramid.main, *pyramid.references])
    ticks = nice_ticks([0, widest], wanted=3 if canvas.variant == WIDE.variant else 2)
    paper = _lay_out(canvas, reach=ticks[-1], ages=pyramid.ages)
    main = pyramid.main
    return [
        *_grid(paper, canvas, ticks, language),
        *_ages(paper, canvas, pyramid.ages),
        svg.element(
            "path", d=_silhouette(paper.women, paper.age, main.women.persons), class_="ch-women"
        ),
        svg.element("path", d=_silhouette(paper.men, paper.age, main.men.persons), class_="ch-men"),
        *_intervals(paper, main),
        *(part for i, ref in enumerate(pyramid.references, 1) for part in _outline(paper, ref, i)),
        *_headings(paper, canvas, pyramid, language),
        *_legend(canvas, pyramid),
        svg.reading_points(
            (i, (canvas.width / 2, paper.age(i + 0.5))) for i in range(len(pyramid.ages))
        ),
    ]


def _lay_out(canvas: Canvas, *, reach: float, ages: Sequence[str]) -> _Paper:
    """Women to the left and men to the right of a lane that holds the ages."""
    lane = max(text_width(age, canvas.size) for age in ages) / 2 + 5
    middle, edge = canvas.width / 2, canvas.size * 1.2
    bottom = canvas.height - canvas.size * (4.2 if canvas.variant == WIDE.variant else 4.6)
    return _Paper(
        women=Scale((0, reach), (middle - lane, edge)),
        men=Scale((0, reach), (middle + lane, canvas.width - edge)),
        age=Scale((0, len(ages)), (bottom, canvas.size * 2.2)),
    )


def _silhouette(side: Scale, age: Scale, persons: Sequence[float]) -> str:
    """Return the outline of stacked bars, one per age, closed along the lane."""
    start, end = svg.coordinate(side(0)), svg.coordinate(age(0))
    return f"M{start} {end}{_steps(side, age, persons)}H{start}Z"


def _steps(side: Scale, age: Scale, persons: Sequence[float]) -> str:
    """Return path commands from the youngest age up: across to the value, then up one age."""
    return "".join(
        f"H{svg.coordinate(side(value))}V{svg.coordinate(age(i + 1))}"
        for i, value in enumerate(persons)
    )


def _steps_back(side: Scale, age: Scale, persons: Sequence[float]) -> str:
    """Return path commands from the oldest age down to the youngest."""
    return "".join(
        f"H{svg.coordinate(side(persons[i]))}V{svg.coordinate(age(i))}"
        for i in reversed(range(len(persons)))
    )


def _intervals(paper: _Paper, profile: Profile) -> list[str]:
    parts = []
    for scale, side in ((paper.women, profile.women), (paper.men, profile.men)):
        if side.low is None or side.high is None:
            continue
        start = f"M{svg.coordinate(scale(side.low[0]))} {svg.coordinate(paper.age(0))}"
        there = _steps(scale, paper.age, side.high)
        back = _steps_back(scale, paper.age, side.low)
        parts.append(svg.element("path", d=f"{start}{there}{back}Z", class_="ch-range"))
    return parts


def _outline(paper: _Paper, profile: Profile, i: int) -> list[str]:
    parts = []
    for scale, side in ((paper.women, profile.women), (paper.men, profile.men)):
        start = f"M{svg.coordinate(scale(side.persons[0]))} {svg.coordinate(paper.age(0))}"
        path = start + _steps(scale, paper.age, side.persons)
        parts.append(svg.element("path", d=path, class_=f"ch-outline-{i}"))
    return parts


def _grid(paper: _Paper, canvas: Canvas, ticks: Sequence[float], language: Language) -> list[str]:
    parts = []
    bottom, top = paper.age.span
    for side in (paper.women, paper.men):
        for value in ticks:
            x = side(value)
            parts.append(svg.line((x, top), (x, bottom), "ch-grid" if value else "ch-rule"))
        places = [side(value) for value in ticks]
        labels = [number(value, language) for value in ticks]
        ordered = sorted(zip(places, labels, strict=True))
        widths = [text_width(label, canvas.size) for _, label in ordered]
        for i in thin_out([place for place, _ in ordered], widths, gap=6):
            place, label = ordered[i]
            parts.append(svg.text(label, place, bottom + canvas.size + 6, "ch-tick", "middle"))
    return parts


def _ages(paper: _Paper, canvas: Canvas, ages: Sequence[str]) -> list[str]:
    middle = (paper.women(0) + paper.men(0)) / 2
    step = _AGE_STEP if len(ages) > _MANY else _BAND_STEP if len(ages) > _FEW else 1
    return [
        svg.text(ages[i], middle, paper.age(i + 0.5) + canvas.size * 0.35, "ch-tick", "middle")
        for i in range(0, len(ages), step)
    ]


def _headings(paper: _Paper, canvas: Canvas, pyramid: Pyramid, language: Language) -> list[str]:
    """Name each side once, with its number of people."""
    women, men = (sum(side.persons) for side in (pyramid.main.women, pyramid.main.men))
    y = canvas.size * 1.2
    return [
        svg.text(
            f"{words.WOMEN.say(language)} {number(women, language)}",
            paper.women.span[1],
            y,
            "ch-end ch-ink-1",
        ),
        svg.text(
            f"{words.MEN.say(language)} {number(men, language)}",
            paper.men.span[1],
            y,
            "ch-end ch-ink-2",
            "end",
        ),
    ]


def _legend(canvas: Canvas, pyramid: Pyramid) -> list[str]:
    """Return a row under the plot: the filled year, then each outline, drawn as it looks."""
    y = canvas.height - canvas.size * 0.9
    x = canvas.size * 1.2
    mark = canvas.size * 0.9
    parts = [
        svg.element("rect", x=x, y=y - mark + 2, width=mark, height=mark, class_="ch-women"),
        svg.element("rect", x=x + mark, y=y - mark + 2, width=mark, height=mark, class_="ch-men"),
        svg.text(str(pyramid.main.year), x + 2 * mark + 6, y, "ch-label ch-strong"),
    ]
    for i, reference in enumerate(pyramid.references, 1):
        x += 2 * mark + 6 + text_width("0000", canvas.size) + canvas.size * 1.6
        middle = y - mark / 2 + 2
        parts.append(svg.line((x, middle), (x + 2 * mark, middle), f"ch-outline-{i}"))
        parts.append(
            svg.text(
                str(reference.year),
                x + 2 * mark + 6,
                y,
                "ch-label ch-name-2" if i > 1 else "ch-label",
            )
        )
    return parts


def _summary(pyramid: Pyramid, language: Language) -> str:
    women, men = pyramid.main.women.persons, pyramid.main.men.persons
    both = [w + m for w, m in zip(women, men, strict=True)]
    largest = max(both)
    return words.say(
        pyramid.summary,
        language,
        place=pyramid.place,
        year=pyramid.main.year,
        women=number(sum(women), language),
        men=number(sum(men), language),
        largest_age=pyramid.ages[both.index(largest)],
        largest=number(largest, language),
    )


def _twin(pyramid: Pyramid, language: Language) -> Twin:
    unit = words.PEOPLE.say(language)
    columns = [TwinColumn("age", words.AGE.say(language))]
    sides: list[Callable[[int], Value]] = []
    for profile in (pyramid.main, *pyramid.references):
        for sex, text, side in (
            ("women", words.WOMEN_IN, profile.women),
            ("men", words.MEN_IN, profile.men),
        ):
            label = words.say(text, language, year=profile.year)
            columns.append(TwinColumn(f"{sex}_{profile.year}", label, unit, 0))
            sides.append(side.persons.__getitem__)
            for key, bound, name in (
                ("p10", side.low, words.LOW_80),
                ("p90", side.high, words.HIGH_80),
            ):
                if bound is not None:
                    heading = f"{label}, {name.say(language)}"
                    columns.append(TwinColumn(f"{sex}_{profile.year}_{key}", heading, unit, 0))
                    sides.append(bound.__getitem__)
    rows = [(age, *(side(i) for side in sides)) for i, age in enumerate(pyramid.ages)]
    return Twin(tuple(columns), tuple(rows))
