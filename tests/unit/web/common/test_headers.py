import logging

import pytest


@pytest.mark.parametrize("path", ["/sv/om/", "/sv/finns-inte/", "/"])
def test_every_answer_carries_our_promises(client, path):
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_the_content_policy_lets_nothing_in_from_elsewhere(client):
    policy = client.get("/sv/om/").headers["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_https_is_demanded_for_a_year_where_it_is_used(client, settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000

    answer = client.get("/sv/om/", secure=True)

    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.usefixtures("published")
def test_reading_sets_no_cookie(client):
    assert client.get("/sv/om/").cookies == {}


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("host", ["evil.example", "a b", "", "[::1]:x", "testserver@evil"])
@pytest.mark.parametrize("path", ["/sv/", "/en/finns-inte/", "/static/nothing"])
def test_a_host_that_is_not_ours_gets_a_friendly_refusal(client, host, path):
    client.raise_request_exception = False

    answer = client.get(path, headers={"host": host})

    assert answer.status_code == 400
    assert "/static/talentlab/bad-day.css" in answer.text
    assert "evil" not in answer.text


def test_a_host_that_is_not_ours_cannot_fill_the_log():
    assert not logging.getLogger("django.security.DisallowedHost").isEnabledFor(logging.ERROR)
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
