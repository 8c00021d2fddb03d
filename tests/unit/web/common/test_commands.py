import stat
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command

from talentlab.errors import FrontEndNotBuilt, SettingsDoNotFit
from talentlab.web.common.installation import (
    keep_private_folder,
    keep_secret_key,
    require_front_end,
)
from talentlab.web.common.models import FaultReport
from talentlab.web.common.services import report_fault


def test_the_secret_key_is_written_once_and_only_for_the_owner(tmp_path):
    path = tmp_path / "var" / "secret-key"

    keep_secret_key(path)
    first = path.read_text()
    keep_secret_key(path)

    assert path.read_text() == first
    assert len(first) > 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_people_reported_lies_where_nobody_else_on_the_machine_can_look(tmp_path):
    folder = tmp_path / "store" / "var"

    keep_private_folder(folder)
    keep_private_folder(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_site_without_its_styles_is_told_before_it_starts(tmp_path):
    with pytest.raises(FrontEndNotBuilt) as told:
        require_front_end(tmp_path)
    (tmp_path / "staticfiles.json").write_text("{}")

    require_front_end(tmp_path)

    assert told.value.facts == {"folder": str(tmp_path)}


@pytest.mark.django_db
def test_reports_are_listed_and_answered_from_the_command_line():
    from datetime import UTC, datetime  # noqa: PLC0415 -- only here

    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    kept = report_fault(what="Kartan saknas", page="/sv/", language="sv", now=at)

    assert "Kartan saknas" in said("fault_reports", "--unanswered")
    said("fault_reports", "--answer", kept.reference, "Den är tillbaka.")

    assert FaultReport.objects.get().answer == "Den är tillbaka."
    assert said("fault_reports", "--unanswered") == ""
    assert "answered" in said("fault_reports")


def said(*command):
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_database_is_described_whole_by_its_migrations():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_public_site_passes_every_check_of_the_framework(tmp_path):
    surroundings = {
        "PATH": "/usr/bin:/bin",
        "TALENTLAB_HTTPS": "1",
        "TALENTLAB_DATA": str(tmp_path),
    }
    keep_secret_key(tmp_path / "var" / "secret-key")

    done = subprocess.run(
        [sys.executable, "-m", "talentlab.web", "check", "--deploy", "--fail-level", "WARNING"],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_settings_that_cannot_be_used_are_told_in_words(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "talentlab.web", "check"],
        env={"TALENTLAB_HTTPS": "perhaps", "TALENTLAB_DATA": str(tmp_path), "LANG": "sv_SE.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == SettingsDoNotFit.exit_status
    assert "TALENTLAB_HTTPS: ska vara 1 eller 0" in done.stderr
    assert "Traceback" not in done.stderr
