"""What the shared pages remember: reports of faults, without personal data."""

import secrets

from django.db import models
from django.urls import reverse

LONGEST_REPORT = 4000
LONGEST_PAGE = 500


def new_reference() -> str:
    """Return an address nobody can guess: whoever has the link may read the answer."""
    return secrets.token_urlsafe(12)


class FaultReport(models.Model):
    """One report of an accessibility problem or another fault, and our answer to it."""

    reference = models.CharField(max_length=32, unique=True, default=new_reference, editable=False)
    what = models.TextField(max_length=LONGEST_REPORT)
    page = models.CharField(max_length=LONGEST_PAGE, blank=True)
    language = models.CharField(max_length=2)
    reported_at = models.DateTimeField(db_index=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; an answer always has a time."""

        ordering = ("-reported_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__isnull=False)),
                name="an_answer_has_a_time",
            ),
        )

    def __str__(self) -> str:
        """Return the reference and the beginning of the report."""
        return f"{self.reference}: {self.what[:60]}"

    def get_absolute_url(self) -> str:
        """Return the page where the person who reported can read the answer."""
        return reverse("common:fault-report", args=[self.reference])
