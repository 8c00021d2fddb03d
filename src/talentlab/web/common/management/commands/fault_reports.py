"""``fault_reports``: list reports of faults, newest first, and answer them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from talentlab.web.common.models import FaultReport
from talentlab.web.common.services import answer_fault


class Command(BaseCommand):
    """List the reports; with ``--answer`` write what the person who reported can read."""

    help = "List reports of faults; answer one with --answer REFERENCE TEXT."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what may stand on the command line."""
        parser.add_argument("--unanswered", action="store_true", help="Only those without answer.")
        parser.add_argument("--answer", nargs=2, metavar=("REFERENCE", "TEXT"))

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401 -- whatever the command line says
        """Answer one report, or list them."""
        if options["answer"]:
            reference, text = options["answer"]
            answered = answer_fault(reference=reference, answer=text, now=now())
            self.stdout.write(f"Answered. It can be read at {answered.get_absolute_url()}")
            return
        reports = FaultReport.objects.all()
        if options["unanswered"]:
            reports = reports.filter(answer="")
        for report in reports:
            self.stdout.write(_as_text(report))


def _as_text(report: FaultReport) -> str:
    state = "answered" if report.answer else "not answered"
    heading = f"{report.reference}  {report.reported_at:%Y-%m-%d %H:%M}  {report.language}  {state}"
    page = f"\n  page: {report.page}" if report.page else ""
    return f"{heading}{page}\n  {report.what}\n"
