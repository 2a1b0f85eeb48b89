"""How the CMS is told that sections are versioned and editable in place."""

from cms.app_base import CMSAppConfig
from django.http import HttpRequest
from djangocms_versioning.datastructures import VersionableItem

from guidance.cms_wizards import section_wizard
from guidance.models import SectionContent
from guidance.models.section import LANGUAGES
from guidance.notes import copy_to_draft, tell_with_text
from guidance.showing import show_section


class InPageLanguage:
    """The bar speaks the language of the page below it; the CMS keeps that of a user's first visit for ever."""

    def init_toolbar(self, request: HttpRequest, request_path: str | None = None) -> None:
        super().init_toolbar(request, request_path=request_path)
        self.toolbar_language = self.request_language


class GuidanceConfig(CMSAppConfig):
    cms_enabled = True
    cms_toolbar_mixin = InPageLanguage
    cms_toolbar_enabled_models = [(SectionContent, show_section, "section")]
    cms_wizards = [section_wizard]
    djangocms_versioning_enabled = True
    versioning = [
        VersionableItem(
            content_model=SectionContent,
            grouper_field_name="section",
            extra_grouping_fields=["language"],
            version_list_filter_lookups={"language": LANGUAGES},
            copy_function=copy_to_draft,
            on_publish=tell_with_text,
            grouper_selector_option_label=lambda section, language: section.key,
        )
    ]
