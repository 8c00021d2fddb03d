def choose(client, theme, back="/sv/om/", **headers):
    return client.post("/sv/utseende/", {"theme": theme, "next": back}, headers=headers)


def test_a_choice_is_remembered_and_leads_back_to_the_page(client):
    answer = choose(client, "dark", back="/sv/om/?a=1")

    assert (answer.status_code, answer["Location"]) == (302, "/sv/om/?a=1")
    assert 'data-color-scheme="dark"' in client.get("/sv/om/").content.decode()


def test_as_the_device_forgets_the_choice(client):
    choose(client, "dark")

    answer = choose(client, "auto")

    assert answer.cookies["theme"].value == ""
    assert 'data-color-scheme="auto"' in client.get("/sv/om/").content.decode()


def test_an_unknown_theme_changes_nothing(client):
    assert choose(client, "neon").cookies == {}


def test_another_site_cannot_choose_for_the_reader(client):
    answer = choose(client, "dark", **{"sec-fetch-site": "cross-site"})

    assert answer.cookies == {}


def test_the_way_back_never_leaves_the_site(client):
    assert choose(client, "dark", back="https://example.org/")["Location"] == "/sv/"
    assert choose(client, "dark", back="//example.org/")["Location"] == "/sv/"


def test_a_planted_cookie_cannot_write_in_the_page(client):
    client.cookies["theme"] = '"><script>'

    assert 'data-color-scheme="auto"' in client.get("/sv/om/").content.decode()
