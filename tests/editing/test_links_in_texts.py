"""What editors type and paste in the page: its links name keys, and keep what they say about languages."""

import pytest
from cms.utils.urlutils import admin_reverse
from djangocms_text.models import Text

from tests.editing.acts_plugins import plugin_url
from tests.editors import make_page

LAW = '<a href="https://lagen.example/1" hreflang="sv" lang="sv">lagen</a>'


@pytest.fixture
def text(client, things):
    """A draft's paragraph with a link to a page in Swedish, open to its writer."""
    client.force_login(things.writer)
    text = things.text(things.draft)
    text.body = f"<p>See {LAW}.</p>"
    text.save()
    return text


def body(text) -> str:
    return Text.objects.get(pk=text.pk).body


def test_only_pages_that_the_guide_shows_are_offered(text, client, things):
    make_page("faq", "cms/text.html", {"en": "Questions"}, things.writer)

    offered = client.get(admin_reverse("djangocms_text_textplugin_get_available_urls"), {"q": ""}).content.decode()

    assert "/go/about" in offered
    assert "/go/faq" not in offered


def test_a_link_may_say_its_language(text):
    assert body(text) == f"<p>See {LAW}.</p>"


def test_a_paragraph_that_is_changed_in_the_page_keeps_the_languages_of_its_links(text, client):
    sent = '<p>Read <a href="https://lagen.example/1" target="_blank" rel="noopener">lagen</a> first.</p>'

    client.post(plugin_url("edit_plugin", text.pk), {"body": sent})

    assert body(text) == f"<p>Read {LAW} first.</p>"


def test_another_link_says_nothing_that_it_did_not_say(text, client):
    client.post(plugin_url("edit_plugin", text.pk), {"body": '<p><a href="https://ki.se">KI</a></p>'})

    assert body(text) == '<p><a href="https://ki.se">KI</a></p>'


@pytest.mark.parametrize("notation", ["cms.page:7", "guidance.sectioncontent:7", "conflict-of-interest"])
def test_the_cms_s_own_notation_of_a_link_is_dropped_and_its_address_counts(text, client, notation):
    sent = f'<p><a data-cms-href="{notation}" href="/en/topics/conflict-of-interest/">a</a></p>'

    client.post(plugin_url("edit_plugin", text.pk), {"body": sent})

    assert body(text) == '<p><a href="/go/conflict-of-interest">a</a></p>'


@pytest.mark.parametrize("pasted", ["/go/step-2", "/go/step-2?as=ki", "/go/step-2/sv", "/en/resources/"])
def test_an_address_of_the_portal_that_was_pasted_names_a_key(text, client, settings, pasted):
    client.post(plugin_url("edit_plugin", text.pk), {"body": f'<p><a href="{settings.SITE_URL}{pasted}">a</a></p>'})

    assert body(text) == '<p><a href="/go/step-2">a</a></p>'


def test_a_section_shown_on_its_step_is_named_itself(text, client):
    client.post(plugin_url("edit_plugin", text.pk), {"body": '<p><a href="/en/resources/#samples-animal">a</a></p>'})

    assert body(text) == '<p><a href="/go/samples-animal">a</a></p>'
