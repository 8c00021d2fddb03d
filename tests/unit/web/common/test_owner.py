"""Who answers for the site: said only when somebody has filled it in."""

from dataclasses import replace

import pytest

from talentlab.vocab.region import Region, load_region
from talentlab.vocab.text import Text

REAL = replace(
    load_region("vasterbotten").owner,
    name=Text(sv="Region Exempel", en="Region Example"),
    contact_email="web@region.example",
    is_example=False,
)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("page", ["om", "tillganglighet"])
def test_an_example_site_claims_no_owner(client, page):
    html = client.get(f"/sv/{page}/").content.decode()

    assert "Det här är en exempelwebbplats" in html
    assert load_region("vasterbotten").owner.contact_email not in html


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("page", ["om", "tillganglighet"])
def test_a_real_site_names_its_owner_and_address(client, monkeypatch, page):
    from talentlab.store.release import Release  # noqa: PLC0415 -- only patched here

    region: Region = replace(load_region("vasterbotten"), owner=REAL)
    monkeypatch.setattr(Release, "region", region)

    html = client.get(f"/sv/{page}/").content.decode()

    assert "Region Exempel" in html
    assert '<a href="mailto:web@region.example">' in html
    assert "exempelwebbplats" not in html


@pytest.mark.parametrize("page", ["om", "tillganglighet"])
def test_without_a_region_nothing_is_said_about_an_owner(client, page):
    html = client.get(f"/sv/{page}/").content.decode()

    assert "exempelwebbplats" not in html
    assert "ansvarar för" not in html
