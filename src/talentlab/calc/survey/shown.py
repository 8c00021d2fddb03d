"""Which numbers are sure and safe enough to show, and which are widened first.

Method: docs/method-guide/needs-assessment.md, section 8.
"""

from collections.abc import Callable, Iterable

from talentlab.calc.assumptions.survey import SURVEY, SurveySettings


def is_showable(
    total: float,
    variance: float,
    workplaces: int,
    largest: float,
    *,
    settings: SurveySettings = SURVEY,
) -> bool:
    """Return if a number is sure enough, and tells of no single employer.

    Its standard error may be 0.3 of it, at least five workplaces stand behind it, and none of them
    for more than 0.8 of it. A zero that five have stated is a zero.

    Parameters
    ----------
    total, variance
        The grossed-up number.
    workplaces
        That stated something of it.
    largest
        The largest workplace's own part of it.

    """
    if workplaces < settings.least_workplaces:
        return False
    sure = variance <= (settings.most_relative_error * total) ** 2
    return sure and largest <= max(settings.most_of_one * total, 0.0)


def widened(codes: Iterable[str], is_shown: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the finest groups of occupations that can be shown, each occupation in one of them.

    A group is told apart only when every one of its parts can be shown; otherwise the parts are
    told as one, so that none can be had by subtraction. What cannot be shown even as a major group
    is left there, for the caller to withhold.

    Parameters
    ----------
    codes
        Occupations, all with equally many digits.
    is_shown
        Told a code, which stands for all that begin with it.

    Examples
    --------
    >>> widened(["2221", "2222", "3111"], lambda code: code not in {"2222"})
    ('222', '3111')

    """
    groups = set(codes)
    for digits in range(max(map(len, groups), default=1), 1, -1):
        narrow = {code for code in groups if len(code) == digits}
        hidden = {code[:-1] for code in narrow if not is_shown(code)}
        groups = {
            next((parent for parent in hidden if code.startswith(parent)), code) for code in groups
        }
    return tuple(sorted(groups))
