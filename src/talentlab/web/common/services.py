"""What can happen on the shared pages. Each function is one deed, whole or not at all."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from talentlab.errors import AlreadyAnswered, TooManyReports, UnknownReport
from talentlab.vocab.text import Language
from talentlab.web.common.models import FaultReport

MOST_REPORTS_AN_HOUR: Final = 30
"""For the whole site: counting per sender would mean remembering who they are."""


@transaction.atomic
def report_fault(*, what: str, page: str, language: Language, now: datetime) -> FaultReport:
    """Keep a report of a fault, without knowing who sent it.

    Raises
    ------
    TooManyReports
        The site has received its fill for this hour; somebody may be flooding the form.

    """
    lately = FaultReport.objects.filter(reported_at__gt=now - timedelta(hours=1)).count()
    if lately >= MOST_REPORTS_AN_HOUR:
        raise TooManyReports(most=MOST_REPORTS_AN_HOUR)
    return FaultReport.objects.create(what=what, page=page, language=language, reported_at=now)


@transaction.atomic
def answer_fault(*, reference: str, answer: str, now: datetime) -> FaultReport:
    """Let the person who reported read ``answer`` on the report's own page.

    Raises
    ------
    UnknownReport
        There is no such report.
    AlreadyAnswered
        The first answer stands; it may have been read.

    """
    try:
        report = FaultReport.objects.select_for_update().get(reference=reference)
    except FaultReport.DoesNotExist as error:
        raise UnknownReport(reference=reference) from error
    if report.answer:
        raise AlreadyAnswered(reference=reference)
    report.answer, report.answered_at = answer, now
    report.save(update_fields=["answer", "answered_at"])
    return report
