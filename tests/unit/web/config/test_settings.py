"""Settings that only show in another environment are read in another process."""

import json
import subprocess
import sys

ASK = """
import json, os, sys
from talentlab.web.config import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))
"""


def settings_in(tmp_path, *names, **variables):
    environment = {"PATH": "/usr/bin:/bin", "TALENTLAB_DATA": str(tmp_path), **variables}
    said = subprocess.run(
        [sys.executable, "-c", ASK, *names], env=environment, capture_output=True, check=True
    )
    return json.loads(said.stdout)


def test_https_turns_on_everything_that_needs_it(tmp_path):
    names = ("SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT", "CSRF_COOKIE_SECURE")

    assert settings_in(tmp_path, *names, TALENTLAB_HTTPS="1") == {
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_SSL_REDIRECT": True,
        "CSRF_COOKIE_SECURE": True,
    }
    assert settings_in(tmp_path, *names) == {
        "SECURE_HSTS_SECONDS": 0,
        "SECURE_SSL_REDIRECT": False,
        "CSRF_COOKIE_SECURE": False,
    }


def test_the_key_of_the_installation_is_used_and_never_invented_twice(tmp_path):
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "secret-key").write_text("a" * 50)

    assert settings_in(tmp_path, "SECRET_KEY") == {"SECRET_KEY": "a" * 50}


def test_reading_the_settings_leaves_the_disk_alone(tmp_path):
    store = tmp_path / "nothing-here"

    first, second = settings_in(store, "SECRET_KEY"), settings_in(store, "SECRET_KEY")

    assert first != second
    assert not store.exists()
