import pytest

from talentlab.errors import SettingsDoNotFit
from talentlab.web.config.environment import LAPTOP_HOSTS, read_environment


def test_nothing_set_means_a_laptop_without_https_or_debug(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    environment = read_environment({})

    assert environment.store == tmp_path / "data"
    assert environment.var == tmp_path / "data" / "var"
    assert environment.hosts == LAPTOP_HOSTS
    assert (environment.debug, environment.https, environment.secret_key_file) == (
        False,
        False,
        None,
    )


def test_everything_can_be_set(tmp_path):
    key = tmp_path / "key"
    key.write_text("k" * 50)

    environment = read_environment(
        {
            "TALENTLAB_DATA": str(tmp_path),
            "TALENTLAB_SECRET_KEY_FILE": str(key),
            "TALENTLAB_DEBUG": "1",
            "TALENTLAB_HTTPS": "yes",
            "TALENTLAB_ALLOWED_HOSTS": "talentlab.example.se, www.example.se",
        }
    )

    assert environment.store == tmp_path
    assert environment.secret_key_file == key
    assert environment.hosts == ("talentlab.example.se", "www.example.se")
    assert environment.debug
    assert environment.https


def test_every_fault_is_told_at_once(tmp_path):
    short, file = tmp_path / "short", tmp_path / "file"
    short.write_text("abc")
    file.write_text("")

    with pytest.raises(SettingsDoNotFit) as told:
        read_environment(
            {
                "TALENTLAB_DATA": str(file),
                "TALENTLAB_SECRET_KEY_FILE": str(short),
                "TALENTLAB_DEBUG": "perhaps",
                "TALENTLAB_HTTPS": "maybe",
                "TALENTLAB_ALLOWED_HOSTS": "https://example.se/",
            }
        )

    assert sorted(told.value.facts["faults"]) == [
        "TALENTLAB_ALLOWED_HOSTS",
        "TALENTLAB_DATA",
        "TALENTLAB_DEBUG",
        "TALENTLAB_HTTPS",
        "TALENTLAB_SECRET_KEY_FILE",
    ]


def test_a_missing_key_file_is_a_fault(tmp_path):
    with pytest.raises(SettingsDoNotFit) as told:
        read_environment({"TALENTLAB_SECRET_KEY_FILE": str(tmp_path / "gone")})

    assert list(told.value.facts["faults"]) == ["TALENTLAB_SECRET_KEY_FILE"]
